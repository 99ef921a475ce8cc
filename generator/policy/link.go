package policy

import (
	"slices"
	"strings"

	"casedocs/generator/diag"
)

// link checks that milestones count from things that exist, each only once,
// and puts them in an order in which every date is known when it is needed.
func (r *reader) link(p *Policy) {
	for i := range p.Milestones {
		m := &p.Milestones[i]
		if first := p.milestone(m.ID); first != m && m.ID != "" {
			r.twice(m, first)
		}
		for _, o := range m.offsets() {
			r.linkOffset(p, o)
		}
		r.linkTakenAt(p, m)
	}
	r.linkEvents(p)
	r.arrange(p)
	r.linkRequirements(p)
	r.linkRules(p)
}

func (r *reader) twice(m, first *Milestone) {
	r.report(ruleReference, m.span, "", "two milestones are called {id}", "give this one an id of its own", diag.Arg{Name: "id", Value: m.ID})
	last := &r.found[len(r.found)-1]
	last.Related = append(last.Related, diag.Note{Span: first.span, Message: "the first one is here"})
}

func (r *reader) linkOffset(p *Policy, o Offset) {
	for _, from := range o.From {
		if from == OrderMade || from == LastDay || p.event(from) != nil {
			continue
		}
		r.linkMilestone(p, from, o)
	}
}

func (r *reader) linkMilestone(p *Policy, id string, o Offset) {
	if p.milestone(id) != nil {
		return
	}
	r.report(ruleReference, o.span, "", "{event} is not an event to count from",
		"write "+OrderMade+", "+LastDay+" or the id of an event or a milestone of this file", diag.Arg{Name: "event", Value: id})
}

func (r *reader) linkTakenAt(p *Policy, m *Milestone) {
	if m.TakenAt == nil {
		return
	}
	if m.Preferred == nil {
		r.report(ruleShape, m.span, "", "taken_at needs a preferred day, from which the meeting may be held", "add preferred:")
		m.TakenAt = nil
		return
	}
	for _, id := range m.TakenAt.Among {
		r.linkMilestone(p, id, *m.Preferred)
	}
}

// offsets returns all the offsets of a milestone.
func (m *Milestone) offsets() []Offset {
	out := slices.Clone(m.Due)
	for _, o := range []*Offset{m.Preferred, m.Earliest} {
		if o != nil {
			out = append(out, *o)
		}
	}
	return out
}

// arrange sorts the milestones so that each comes after those it is counted
// from, and reports those that wait for each other.
func (r *reader) arrange(p *Policy) {
	const waiting, done = 1, 2
	state := map[*Milestone]int{}
	var trail []string
	var visit func(m *Milestone)
	visit = func(m *Milestone) {
		switch state[m] {
		case done:
			return
		case waiting:
			r.cycle(m, trail)
			return
		}
		state[m], trail = waiting, append(trail, m.ID)
		for _, o := range m.offsets() {
			for _, from := range o.From {
				if before := p.milestone(from); before != nil {
					visit(before)
				}
			}
		}
		state[m], trail = done, trail[:len(trail)-1]
		m.ofCase = p.ofCase(m)
		r.refuseRepeat(p, m)
		p.order = append(p.order, m)
	}
	for i := range p.Milestones {
		visit(&p.Milestones[i])
	}
}

// refuseRepeat reports a milestone that should come again until the last day
// of an order although it belongs to none, or until something that is no day.
func (r *reader) refuseRepeat(p *Policy, m *Milestone) {
	if m.Repeat == nil {
		return
	}
	if m.ofCase && m.Repeat.Until == LastDay {
		r.report(ruleShape, m.span, "", "a milestone that counts from an event of the case cannot repeat until the last day of an order",
			"write one milestone for each time, or until: and the event that ends it")
	}
	if e := p.event(m.Repeat.Until); m.Repeat.Until != LastDay && (e == nil || e.List != "") {
		r.reportArg(m.span, "{event} is not an event at which a milestone can end", "write "+LastDay+" or the id of an event with a field", "event", m.Repeat.Until)
		m.Repeat.Until = LastDay
	}
}

func (r *reader) cycle(m *Milestone, trail []string) {
	ring := append(slices.Clone(trail[slices.Index(trail, m.ID):]), m.ID)
	r.report(ruleCycle, m.span, "", "{milestones} wait for each other, so none of them ever gets a date",
		"count one of them from "+OrderMade+" or "+LastDay,
		diag.Arg{Name: "milestones", Value: strings.Join(ring, " → "), Hidden: "these milestones"})
}
