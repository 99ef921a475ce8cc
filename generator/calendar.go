package generator

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/ics"
	"casedocs/generator/timeline"
)

// Words of a calendar for a family. It lies open in a kitchen and on a phone,
// so it says nothing of an order, a child or a council's rule.
const (
	familyEntry    = "Meeting with family help"
	familyNote     = "Ask your social worker if you are not sure."
	familyCalendar = "Meetings with family help"
)

// Calendar returns what lies ahead in cases, and what is overdue, as the bytes
// of a calendar file, and how many entries it has: each on the day for which it
// is booked, or else on the last day on which it is in time. One for a family
// has only what lies ahead of the meetings that the family comes to, at the time at
// which they begin where that is recorded, and says of none what it is about.
func Calendar(cases []Deadlines, asOf civil.Date, family bool) ([]byte, int, error) {
	c := ics.Calendar{Name: "Deadlines", Made: asOf}
	if family {
		c.Name = familyCalendar
	}
	for i := range cases {
		if family {
			c.Entries = append(c.Entries, cases[i].familyEntries()...)
		} else {
			c.Entries = append(c.Entries, cases[i].entries()...)
		}
	}
	data, err := ics.Write(c)
	return data, len(c.Entries), err
}

// Day returns the day on which the deadline stands in a calendar: that for which
// it is booked, or else the last on which it is in time.
func (d Deadline) Day() civil.Date { return cmp.Or(d.PlannedFor, d.Due) }

// meets reports whether a deadline is a meeting.
func (d Deadline) meets() bool { return d.Kind == "review" || d.Kind == "meeting" }

// familyTopics are those of the meetings to which the family comes, beside
// reviews. Others, such as a legal planning meeting, are the council's own.
var familyTopics = []string{"family-conference", "planning-meeting", "mid-point", "move"}

// forFamily reports whether a deadline lies ahead and is a meeting to which the
// family comes. One that is only proposed is not a meeting yet.
func (d *Deadlines) forFamily(m Deadline) bool {
	booked := !m.PlannedFor.IsZero()
	return d.family && m.Open() && m.meets() && (m.Kind == "review" || slices.Contains(familyTopics, m.Topic)) &&
		(booked || !m.Proposed) && !m.Day().Before(d.AsOf)
}

// familyEntries returns the entries for a family. Two deadlines that are booked
// for one day are one meeting, unless they begin at different times.
func (d *Deadlines) familyEntries() []ics.Entry {
	var out []ics.Entry
	for _, m := range d.Milestones {
		if !d.forFamily(m) {
			continue
		}
		e := ics.Entry{
			UID: d.uid(m), Day: m.Day(), Begins: m.begins, Summary: familyEntry, Note: familyNote, Tentative: m.PlannedFor.IsZero(),
		}
		same := func(o ics.Entry) bool {
			return o.Day == e.Day && (o.Begins == e.Begins || o.Begins == "" || e.Begins == "")
		}
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i].Begins = cmp.Or(out[i].Begins, e.Begins)
		} else {
			out = append(out, e)
		}
	}
	return out
}

func (d *Deadlines) entries() []ics.Entry {
	var out []ics.Entry
	for _, m := range d.Milestones {
		if m.Open() {
			out = append(out, d.entry(m))
		}
	}
	return out
}

func (d *Deadlines) entry(m Deadline) ics.Entry {
	return ics.Entry{
		UID: d.uid(m), Day: m.Day(), Summary: d.Reference + ": " + m.Title, Note: d.note(m),
		Tentative: m.meets() && m.PlannedFor.IsZero(),
	}
}

// note says of a deadline what its day does not: until when it is in time, who
// must see to it, and by which rule.
func (d *Deadlines) note(m Deadline) string {
	due := "Due by " + m.Due.WeekdayLong()
	if m.Clock != "" {
		due += ", " + m.Clock
	}
	if m.Status == timeline.Late {
		due = fmt.Sprintf("%s; not done on %s", due, d.AsOf.Long())
	}
	parts := []string{due}
	if m.Duty != "" {
		parts = append(parts, "Duty: "+m.Duty)
	}
	return strings.Join(append(parts, "Rule: "+m.Rule), ". ") + "."
}

// uid names a deadline for calendar programs: the same however its day moves,
// and nothing can be read from it.
func (d *Deadlines) uid(m Deadline) string {
	sum := sha256.Sum256([]byte(d.Reference + "\n" + m.ID))
	return hex.EncodeToString(sum[:16]) + "@casedocs"
}
