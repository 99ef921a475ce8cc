package policy

import (
	"slices"
	"strings"
)

// doneWords says which record shows that a milestone was met. What comes due
// again after each record cannot be met, and says so elsewhere.
func doneWords(m *Milestone, rolling bool) string {
	by := m.MetBy
	switch {
	case by == nil && rolling:
		return ""
	case by == nil:
		return "Nothing in a case file can show that it was done, so it is never called late."
	}
	entries := []string{by.entryWords()}
	for i := range by.Or {
		entries = append(entries, by.Or[i].entryWords())
	}
	return "It is shown to be done by " + strings.Join(entries, "; or by ") + "."
}

// recordWords says how records, plans and bookings are told apart and given to
// milestones.
func (by *MetBy) recordWords() string {
	if by == nil {
		return ""
	}
	about := ""
	if a := by.About; a != nil {
		about = "One that names " + spaced(strings.Join(a.Record, ".")) + " counts only for an order about one of the same."
	}
	return paragraph(about, by.planWords(), by.matchWords())
}

// entryWords names the records of a list: "an entry of reviews with a day
// under date, where kind is not extra".
func (by *MetBy) entryWords() string {
	return "an entry of " + dotted(by.List) + " with a day under " + strings.Join(by.Date, ".") + whereWords(by.Where, by.Unless)
}

// whereWords lists conditions: " where kind is extra or decision and status is
// not cancelled"; "" for none.
func whereWords(where, unless []Condition) string {
	var out []string
	for _, c := range where {
		out = append(out, strings.Join(c.Path, ".")+" is "+or(c.Values))
	}
	for _, c := range unless {
		out = append(out, strings.Join(c.Path, ".")+" is not "+or(c.Values))
	}
	if out == nil {
		return ""
	}
	return ", where " + and(out)
}

// planWords says what counts as a plan or a booking.
func (by *MetBy) planWords() string {
	var out []string
	if len(by.Planned) > 0 {
		out = append(out, "An entry"+strings.TrimPrefix(whereWords(by.Planned, nil), ",")+", or whose day is still to come, is a plan.")
	}
	if len(by.Booked) > 0 {
		out = append(out, "What stands under "+and(pointersDotted(by.Booked))+" is booked.")
	}
	if !slices.EqualFunc(by.Where, by.WherePlanned, sameCondition) {
		out = append(out, "Of plans and bookings those count"+strings.TrimPrefix(whereWords(by.WherePlanned, nil), ",")+".")
	}
	return paragraph(out...)
}

func sameCondition(a, b Condition) bool {
	return slices.Equal(a.Path, b.Path) && slices.Equal(a.Values, b.Values)
}

// matchWords says how entries are given to what they show.
func (by *MetBy) matchWords() string {
	switch by.Match {
	case matchSame:
		return "It is the entry of the very meeting that it follows."
	case matchAny:
		return "One entry may show several things done."
	}
	return "Entries are taken one by one, in the order of their dates."
}
