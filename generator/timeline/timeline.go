// Package timeline holds computed milestones: what is due when, how the date
// was worked out, and whether it was met. It computes nothing itself.
package timeline

import (
	"cmp"
	"slices"

	"casedocs/generator/civil"
)

// Status says where a milestone stands on the as-of date.
type Status string

// The statuses.
const (
	Done        Status = "done"
	Late        Status = "late"        // past its date and no record that it was met
	Due         Status = "due"         // within the next 14 days
	Upcoming    Status = "upcoming"    //
	Undecidable Status = "undecidable" // a date it hangs on is not recorded, or nothing in the case could show that it was done
)

// Window is the span of days on which a milestone may be met. A zero date
// means that side is open.
type Window struct {
	Earliest, Preferred, Latest civil.Date
}

// Milestone is one dated duty of a case.
type Milestone struct {
	ID         string     // rule id with its occurrence, such as "CAM-09/2"
	Rule       string     // rule id, such as "CAM-09"
	Order      string     // id of the order that it belongs to
	Kind       string     // sort of duty, such as "review"
	Title      string     // "Second review"
	Topic      string     // word by which rules find it, such as "minutes"; "" for none
	Due        civil.Date // last day on which it is in time; zero when undecidable
	Clock      string     // time of that day by which it is due, such as "11:00"; "" for its end
	Window     Window     //
	Trigger    string     // what it is counted from, in words
	From       civil.Date // the day of that, zero while it is not known
	Reading    string     // how an unclear text was read
	How        string     // how the date was worked out, in words
	Rolled     bool       // moved off a day that is not a working day
	Duty       string     // role that must see to it
	Chair      string     // role that chairs the meeting, if it is one
	ChairWhy   string     // why that role
	Decides    string     // what the meeting is for
	Family     string     // how it is said to a family, "" where the policy does not say
	Source     string     // citation
	Proposed   bool       // not in the schedule of the policy: proposed because the schedule leaves a hole
	Further    bool       // a record that meets nothing of the schedule: it was held beside it
	PlannedFor civil.Date // when it is booked for, zero when it is not, or was held
	MetOn      civil.Date // when it was done, zero when it was not
	MetBy      string     // JSON pointer of the record that met it, or that plans it
	Pointers   []string   // JSON pointers of the facts that were used
	Status     Status     //
}

// At returns the JSON pointer of the value of the case that says most about the
// milestone: the record that met it or plans it, else the last of the facts
// that its date was worked out from.
func (m Milestone) At() string {
	if m.MetBy != "" || len(m.Pointers) == 0 {
		return m.MetBy
	}
	return m.Pointers[len(m.Pointers)-1]
}

// Timeline is the milestones of one case in date order, undecidable ones
// last.
type Timeline []Milestone

// Sort puts the milestones in date order, undecidable ones last; those of one
// day stay in the order in which they were given.
func (t Timeline) Sort() {
	slices.SortStableFunc(t, func(a, b Milestone) int {
		if a.Due.IsZero() != b.Due.IsZero() {
			return cmp.Compare(b.Due.Year, a.Due.Year)
		}
		return a.Due.Compare(b.Due)
	})
}
