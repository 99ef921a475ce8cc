package policy

import (
	"strings"

	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// Event is a dated fact of a case that does not hang on an order: the day a
// worker started, the day an agreement was talked through. Milestones and
// requirements count from it by its id.
type Event struct {
	ID    string
	Field string // JSON pointer of the date
	Title string // as it stands in a sentence: "the start of the job"

	span source.Span
}

func (p *Policy) event(id string) *Event {
	for i := range p.Events {
		if p.Events[i].ID == id {
			return &p.Events[i]
		}
	}
	return nil
}

func (r *reader) event(n *tree.Node) Event {
	g := r.group(n, "an event", "id", "field", "title")
	return Event{ID: g.text("id"), Field: r.pointer(g.need("field")), Title: g.text("title"), span: n.Span}
}

// linkEvents wants each event to have a name of its own.
func (r *reader) linkEvents(p *Policy) {
	for i := range p.Events {
		e := &p.Events[i]
		if e.ID != "" && (p.event(e.ID) != e || e.ID == OrderMade || e.ID == LastDay) {
			r.reportArg(e.span, "{event} is the name of another event", "give this one an id of its own", "event", e.ID)
		}
	}
}

// happened returns an event of the case as something to count from.
func (s *schedule) happened(e *Event) anchor {
	n := s.root.At(e.Field)
	a := anchor{name: e.Title, date: date(n)}
	if a.date.IsZero() {
		a.missing = "the day of " + e.Title + " is not recorded"
		return a
	}
	a.words = a.name + " on " + a.date.WeekdayLong()
	a.pointers = []string{n.Pointer}
	return a
}

// facts reads conditions about the case itself: pointers, and the words of
// which one must stand there.
func (r *reader) facts(n *tree.Node) []Condition {
	out := r.conditions(n, "when")
	for i, c := range out {
		name := strings.Join(c.Path, ".")
		if !strings.HasPrefix(name, "/") {
			v := n.Field(name)
			r.reportArg(v.Span, "{name} does not name a field of the case", "write it like /supervisee/group", "name", name)
			continue
		}
		out[i].Path = strings.Split(name[1:], "/")
	}
	return out
}

// all reports whether every condition holds for a case.
func all(conditions []Condition, root *tree.Node) bool {
	for _, c := range conditions {
		if !c.holds(root) {
			return false
		}
	}
	return true
}

// ofCase reports whether a milestone belongs to the case itself and not to one
// of its orders: it counts from an event, or from a milestone that does.
func (p *Policy) ofCase(m *Milestone) bool {
	for _, o := range m.offsets() {
		for _, from := range o.From {
			if p.event(from) != nil {
				return true
			}
			if before := p.milestone(from); before != nil && before.ofCase {
				return true
			}
		}
	}
	return false
}
