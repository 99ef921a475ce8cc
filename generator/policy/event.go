package policy

import (
	"slices"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// Event is a dated fact of a case that does not hang on an order: the day a
// worker started, the day an agreement was talked through. Milestones and
// requirements count from it by its id.
//
// An event may also be one record of a list. The last one up to today, such as
// the last visit: what is counted from it comes due again after each record. The
// first one. Or the next one, today or later, such as the next hearing: what is
// counted from it comes up while there is one to come.
type Event struct {
	ID     string
	Field  string      // JSON pointer of the date
	Clock  string      // JSON pointer of the time of that day, "" where no case has one
	List   string      // JSON pointer of a list of records, instead of Field
	Date   []string    // path of the date within a record
	Where  []Condition // all of which must hold for a record
	Unless []Condition // none of which may hold
	First  bool        // it is the first of the records up to today, not the last
	Next   bool        // it is the first of the records that are not past
	Else   string      // what counts while there is no such record: OrderMade or an event
	Title  string      // as it stands in a sentence: "the start of the job"

	span source.Span
}

// ofOrder reports whether the event is looked for anew in each order.
func (e *Event) ofOrder() bool { return e.Else == OrderMade }

func (p *Policy) event(id string) *Event {
	for i := range p.Events {
		if p.Events[i].ID == id {
			return &p.Events[i]
		}
	}
	return nil
}

func (r *reader) event(n *tree.Node) Event {
	g := r.group(n, "an event", "id", "field", "time", "list", "date", "where", "unless", "pick", "else", "title")
	pick := g.word("pick", "last", "first", "next")
	e := Event{
		ID:     g.text("id"),
		Title:  g.text("title"),
		Where:  r.conditions(n.Field("where"), "where"),
		Unless: r.conditions(n.Field("unless"), "unless"),
		First:  pick == "first",
		Next:   pick == "next",
		Else:   g.optional("else"),
		span:   n.Span,
	}
	if list := n.Field("list"); list != nil {
		e.List, e.Date = r.pointer(list), strings.Split(g.text("date"), ".")
		return e
	}
	e.Field = r.pointer(g.need("field"))
	if clock := n.Field("time"); clock != nil {
		e.Clock = r.pointer(clock)
	}
	return e
}

// linkEvents wants each event to have a name of its own, and what counts in
// its place to be there.
func (r *reader) linkEvents(p *Policy) {
	for i := range p.Events {
		e := &p.Events[i]
		if e.ID != "" && (p.event(e.ID) != e || e.ID == OrderMade || e.ID == LastDay) {
			r.reportArg(e.span, "{event} is the name of another event", "give this one an id of its own", "event", e.ID)
		}
		if other := p.event(e.Else); e.Else != "" && e.Else != OrderMade && (other == nil || other.List != "") {
			r.reportArg(e.span, "{event} cannot stand in for a record", "write "+OrderMade+" or the id of an event with a field", "event", e.Else)
		}
	}
}

// happened returns an event of the case as something to count from.
func (s *schedule) happened(e *Event) anchor {
	if e.List != "" {
		return s.recorded(e)
	}
	n := s.root.At(e.Field)
	a := anchor{name: e.Title, date: date(n)}
	if a.date.IsZero() {
		a.missing = "the day of " + e.Title + " is not recorded"
		return a
	}
	a.words = a.name + " on " + a.date.WeekdayLong()
	a.pointers = []string{n.Pointer}
	if clock := s.root.At(e.Clock); e.Clock != "" && clock != nil {
		a.clock = clock.Text
		a.words += " at " + clock.Text
	}
	return a
}

// recorded returns a record of a list as something to count from.
func (s *schedule) recorded(e *Event) anchor {
	best := s.picked(e)
	switch {
	case best != nil:
		return anchor{name: e.Title, date: best.date, words: e.Title + " on " + best.date.WeekdayLong(), pointers: []string{best.dateNode.Pointer}}
	case e.Else == OrderMade:
		return s.made()
	case e.Else != "":
		return s.happened(s.policy.event(e.Else))
	}
	return anchor{name: e.Title, missing: e.Title + " is not recorded"}
}

// picked returns the record that an event is: the first or the last one up to
// today, or the next one. It is nil while there is none.
func (s *schedule) picked(e *Event) *record {
	var best *record
	for _, n := range list(s.root, e.List) {
		dateNode := field(n, e.Date)
		r := &record{node: n, dateNode: dateNode, date: date(dateNode)}
		switch {
		case r.date.IsZero(), !e.inTime(r.date, s.asOf), !all(e.Where, n), slices.ContainsFunc(e.Unless, holds(n)):
		case e.ofOrder() && r.date.Before(s.term.Made):
		case best == nil, (e.First || e.Next) == r.date.Before(best.date):
			best = r
		}
	}
	return best
}

// inTime reports whether a record of a day can be the event when it is asked
// today.
func (e *Event) inTime(d, today civil.Date) bool {
	if e.Next {
		return !d.Before(today)
	}
	return !d.After(today)
}

// comesUp reports whether there is anything to count from: the next record of
// a list may not be known, or there may be none to come.
func (s *schedule) comesUp(e *Event) bool {
	return !e.Next || e.Else != "" || s.picked(e) != nil
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
			if e := p.event(from); e != nil {
				return !e.ofOrder()
			}
			if before := p.milestone(from); before != nil && before.ofCase {
				return true
			}
		}
	}
	return false
}
