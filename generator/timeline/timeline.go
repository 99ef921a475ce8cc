// Package timeline holds computed milestones: what is due when, how the date
// was worked out, and whether it was met. It computes nothing itself.
package timeline

import "casedocs/generator/civil"

// Status says where a milestone stands on the as-of date.
type Status string

// The statuses.
const (
	Done        Status = "done"
	Late        Status = "late"        // past its date and no record that it was met
	Due         Status = "due"         // within the next 14 days
	Upcoming    Status = "upcoming"    //
	Undecidable Status = "undecidable" // a date it hangs on is not recorded
)

// Window is the span of days on which a milestone may be met. A zero date
// means that side is open.
type Window struct {
	Earliest, Preferred, Latest civil.Date
}

// Milestone is one dated duty of a case.
type Milestone struct {
	ID       string     // rule id with its occurrence, such as "CAM-09/2"
	Rule     string     // rule id, such as "CAM-09"
	Title    string     // "Second review"
	Due      civil.Date // last day on which it is in time; zero when undecidable
	Window   Window     //
	Trigger  string     // what it is counted from, in words
	Reading  string     // how an unclear text was read
	How      string     // how the date was worked out, in words
	Rolled   bool       // moved off a day that is not a working day
	Duty     string     // role that must see to it
	Source   string     // citation
	MetOn    civil.Date // when it was done, zero when it was not
	MetBy    string     // JSON pointer of the record that met it
	Pointers []string   // JSON pointers of the facts that were used
	Status   Status     //
}

// Timeline is the milestones of one case in date order, undecidable ones
// last.
type Timeline []Milestone
