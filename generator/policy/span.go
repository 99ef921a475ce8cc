package policy

import "casedocs/generator/source"

// Span returns where the milestone is written.
func (m *Milestone) Span() source.Span { return m.span }

// Span returns where the requirement is written.
func (q *Requirement) Span() source.Span { return q.span }

// Span returns where the number is written.
func (n *Number) Span() source.Span { return n.span }

// PlaceOf returns where a milestone or a requirement is written.
func (p *Policy) PlaceOf(id string) source.Span {
	if m := p.milestone(id); m != nil {
		return m.span
	}
	for i := range p.Requirements {
		if p.Requirements[i].ID == id {
			return p.Requirements[i].span
		}
	}
	return source.Span{}
}
