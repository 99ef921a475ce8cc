package policy

import (
	"slices"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// Requirement is one thing that an authority asks for without a date of its
// own: how often, by whom, how it is written down. Nobody can agree less.
type Requirement struct {
	ID     string // rule id, with a word of its own where a rule asks for several things: "LAM-02/case"
	Topic  string // what it is about, a word of the authority's own choice
	Text   string
	Every  *Interval // at least so often, nil where it is not about frequency
	By     []string  // roles of whom one does it
	Until  string    // until when, in words, where no date says it
	When   []Condition
	Since  *Offset // first day on which it is asked for, nil for from the beginning
	Before *Offset // first day on which it is not any more, nil for without end
	Source string

	span source.Span
}

// Interval is the longest time from one occurrence to the next.
type Interval struct {
	Count int
	Unit  Unit
}

// String returns the interval as it stands in a sentence: "every 4 weeks".
func (i Interval) String() string {
	if i.Count == 1 {
		return "every " + string(i.Unit[:len(i.Unit)-1])
	}
	return "every " + count(i.Count, i.Unit)
}

// Days returns the most days that lie between two occurrences, of the longest
// months and years there are.
func (i Interval) Days() int {
	switch i.Unit {
	case Weeks:
		return 7 * i.Count
	case Months:
		return 31 * i.Count
	case Years:
		return 366 * i.Count
	}
	return i.Count
}

// Required is a requirement as it holds for one case.
type Required struct {
	Requirement
	From civil.Date // first day, zero for from the beginning or not known
	To   civil.Date // last day, zero for without end or not known
	How  string     // how the days were worked out, in words; "" for neither
}

// Required returns what the policy asks for in a case on a day and later, in
// the order of the file. It does not say whether the case has it.
func (p *Policy) Required(t *tree.Tree, cal civil.Calendar, asOf civil.Date) []Required {
	if t == nil || t.Root == nil {
		return nil
	}
	s := p.caseSchedule(t.Root, cal.WithClosures(p.Closures...), asOf)
	s.run()
	var out []Required
	for _, r := range p.Requirements {
		if !all(r.When, t.Root) {
			continue
		}
		if q := s.required(r); q.To.IsZero() || !q.To.Before(asOf) {
			out = append(out, q)
		}
	}
	return out
}

func (s *schedule) required(r Requirement) Required {
	q := Required{Requirement: r}
	var how []string
	if r.Since != nil {
		first := s.day(r.Since)
		q.From, how = first.date, append(how, first.said("begins ", first.words))
	}
	if r.Before != nil {
		end := s.day(r.Before)
		if !end.date.IsZero() {
			q.To = end.date.AddDays(-1)
		}
		how = append(how, end.said("ends the day before ", strings.TrimPrefix(end.words, "on ")))
	}
	q.How = strings.Join(how, "; ")
	return q
}

// said returns how a day was worked out after a verb, or why it was not.
func (m moment) said(verb, words string) string {
	if m.date.IsZero() {
		return m.words
	}
	return verb + words
}

func (s *schedule) day(o *Offset) moment {
	a, _ := s.anchor(*o, 0)
	return s.moment(*o, a)
}

func (r *reader) requirement(n *tree.Node) Requirement {
	g := r.group(n, "a requirement", "id", "topic", "text", "every", "by", "until", "when", "from", "before", "source")
	q := Requirement{
		ID:     g.text("id"),
		Topic:  g.text("topic"),
		Text:   g.text("text"),
		By:     g.words("by"),
		Until:  g.optional("until"),
		When:   r.facts(n.Field("when")),
		Since:  r.optionalOffset(n.Field("from")),
		Before: r.optionalOffset(n.Field("before")),
		Source: g.text("source"),
		span:   n.Span,
	}
	if every := n.Field("every"); every != nil {
		i := r.group(every, "every", "count", "unit")
		q.Every = &Interval{i.neededNumber("count", 1), i.unit()}
	}
	return q
}

// linkRequirements checks that each has a name of its own and counts from
// things of the case that exist.
func (r *reader) linkRequirements(p *Policy) {
	for i, q := range p.Requirements {
		same := func(o Requirement) bool { return o.ID == q.ID }
		if q.ID != "" && slices.IndexFunc(p.Requirements, same) != i {
			r.reportArg(q.span, "two requirements are called {id}", "give this one an id of its own, such as LAM-02/case", "id", q.ID)
		}
		for _, o := range []*Offset{q.Since, q.Before} {
			if o != nil {
				r.linkPhase(p, *o)
			}
		}
	}
}

func (r *reader) linkPhase(p *Policy, o Offset) {
	for _, from := range o.From {
		m := p.milestone(from)
		if p.event(from) == nil && (m == nil || !m.ofCase) {
			r.reportArg(o.span, "{event} is not something that a requirement can begin or end with",
				"write the id of an event, or of a milestone that counts from one", "event", from)
		}
	}
}
