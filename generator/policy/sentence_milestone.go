package policy

import (
	"slices"
	"strconv"
	"strings"

	"casedocs/generator/tree"
)

// explainMilestone says what a milestone asks for.
func (p *Policy) explainMilestone(m *Milestone) Explanation {
	out := Explanation{
		ID: m.ID, Title: headline(m.Title), Reading: m.Reading, Note: m.Note, Source: m.Source, Span: m.span,
		Says: paragraphs(
			paragraph(m.askedOf(), m.inForceWords()),
			p.dueWords(m),
			paragraph(m.dutyWords(), m.chairWords(true)),
			p.meetingWords(m),
			paragraph(doneWords(m, p.rolling(m)), m.MetBy.recordWords()),
		),
	}
	if m.Family != "" {
		first := 1
		if m.Repeat != nil {
			first = m.Repeat.First
		}
		out.Says = append(out.Says, "To a family it is said like this: “"+titled(m.Family, first)+"”.")
	}
	return out
}

// askedOf says to which cases or orders a milestone applies.
func (m *Milestone) askedOf() string {
	if m.ofCase {
		return "It is asked for in every case" + whereWords(m.When.Facts, nil) + "."
	}
	kinds := make([]string, len(m.When.Orders))
	for i, k := range m.When.Orders {
		kinds[i] = spaced(k)
	}
	length := m.When.lengthWords()
	if length == "" && len(m.When.Facts) == 0 {
		return "It is asked for with every " + or(kinds) + "."
	}
	return "It is asked for with each " + or(kinds) + length + whereWords(m.When.Facts, nil) + "."
}

func (w When) lengthWords() string {
	months := func(n int) string { return count(n, Months) }
	words := ""
	switch {
	case w.AtLeast > 0 && w.Below > 0:
		words = months(w.AtLeast) + " or longer, but less than " + months(w.Below)
	case w.AtLeast > 0:
		words = months(w.AtLeast) + " or longer"
	case w.Below > 0:
		words = "less than " + months(w.Below)
	default:
		return ""
	}
	return " that lasts " + words + ", extensions included"
}

// inForceWords says since and until when a milestone is asked for.
func (m *Milestone) inForceWords() string {
	var when []string
	if !m.Since.IsZero() {
		when = append(when, "on "+m.Since.Long()+" or later")
	}
	if !m.Until.IsZero() {
		when = append(when, "on "+m.Until.Long()+" or earlier")
	}
	if when == nil {
		return ""
	}
	return "It is asked for only where the day that it is counted from lies " + strings.Join(when, " and ") + "."
}

// dueWords says by when it is due, how often it comes, and what becomes of days
// off.
func (p *Policy) dueWords(m *Milestone) string {
	return paragraph(p.dueOn(m), p.counting(m.Due), p.windowWords(m), p.repeatWords(m), m.rollWords())
}

func (p *Policy) dueOn(m *Milestone) string {
	if len(m.Due) == 1 {
		return "It is due " + p.within(m.Due[0]) + "."
	}
	days := make([]string, len(m.Due))
	for i, o := range m.Due {
		days[i] = p.fromEvent(o, "")
	}
	return "It is due on the earliest of these days: " + strings.Join(days, "; ") + "."
}

func (p *Policy) windowWords(m *Milestone) string {
	var out []string
	if o := m.Preferred; o != nil {
		out = append(out, "It is better done "+p.within(*o)+".")
	}
	switch o := m.Earliest; {
	case o == nil:
	case o.Count == 0:
		out = append(out, "It is not to be done before "+p.dayOf(*o)+".")
	default:
		out = append(out, "It is not to be done earlier than "+p.fromEvent(*o, "")+".")
	}
	return paragraph(out...)
}

func (p *Policy) repeatWords(m *Milestone) string {
	r := m.Repeat
	if r == nil {
		return ""
	}
	end := p.eventName(r.Until)
	words := "It comes again " + Interval{r.Every, r.Unit}.String()
	if r.Times > 0 {
		words += ", " + strconv.Itoa(r.Times) + " times in all, but not after " + end + "."
	} else {
		words += " until " + end + "."
	}
	if r.First > 1 {
		words += " The first of these is the " + ordinal(r.First) + " of the row."
	}
	return words
}

// rollWords says what becomes of a day off. What is counted in working days
// never falls on one.
func (m *Milestone) rollWords() string {
	if !slices.ContainsFunc(m.Due, func(o Offset) bool { return o.Unit != WorkingDays || o.Count == 0 }) {
		return ""
	}
	switch m.Roll {
	case Forward:
		return "On a day off it moves to the next working day."
	case None:
		return "A day off is left as it is."
	}
	return "On a day off it moves to the working day before."
}

func (m *Milestone) dutyWords() string { return capital(theRole(m.Duty)) + " sees to it." }

// theRole returns a role with its article.
func theRole(role string) string {
	for _, article := range []string{"the ", "a ", "an "} {
		if strings.HasPrefix(strings.ToLower(role), article) {
			return role
		}
	}
	return "the " + role
}

// chairWords says who chairs, and why if that is asked for.
func (m *Milestone) chairWords(why bool) string {
	var out []string
	if m.Chair != nil {
		out = append(out, "It is chaired by "+m.Chair.inWords(why)+".")
	}
	if m.Repeat != nil && m.Repeat.LastChair != nil {
		out = append(out, "The last one before the order ends is chaired by "+m.Repeat.LastChair.inWords(why)+".")
	}
	return paragraph(out...)
}

func (c *Chair) inWords(why bool) string {
	if !why {
		return theRole(c.Role)
	}
	return theRole(c.Role) + ", because " + strings.TrimSuffix(c.Why, ".")
}

// meetingWords says what a meeting settles, and which meetings can take a
// decision.
func (p *Policy) meetingWords(m *Milestone) string {
	var out []string
	if m.Decides != "" {
		out = append(out, "It settles "+strings.TrimSuffix(m.Decides, ".")+".")
	}
	if t := m.TakenAt; t != nil {
		var among []string
		for _, id := range t.Among {
			among = append(among, p.eventName(id)+" ("+id+")")
		}
		out = append(out, "It is taken at "+or(among)+", held between the better and the last day. If none of these falls there, "+
			theRole(tree.InSentence(t.Propose.Title))+" ("+t.Propose.ID+") is proposed.")
	}
	return paragraph(out...)
}

// explainProposal says when the extra meeting of a decision is proposed.
func (p *Policy) explainProposal(m *Milestone) Explanation {
	x := &m.TakenAt.Propose
	when := "It is proposed when " + general(m.Title) + " (" + m.ID + ") is due and none of its meetings (" + and(m.TakenAt.Among) +
		") falls between the better day and the last day for it."
	if len(m.TakenAt.Booked) > 0 {
		when += " What is booked there (" + and(pointersDotted(m.TakenAt.Booked)) + ") takes its place."
	}
	return Explanation{
		ID: x.ID, Title: x.Title, Reading: x.Reading, Source: x.Source, Span: m.span,
		Says: paragraphs(
			paragraph(when, p.dueWords(&Milestone{Due: m.Due, Preferred: m.Preferred, Roll: m.Roll})),
			paragraph(x.dutyWords(), x.chairWords(true)),
			p.meetingWords(x),
			paragraph(doneWords(x, false), x.MetBy.recordWords()),
		),
	}
}

func pointersDotted(pointers []string) []string {
	out := make([]string, len(pointers))
	for i, p := range pointers {
		out[i] = dotted(p)
	}
	return out
}
