// Package policy reads an authority's timescales from data and works out, for
// one case, what is due when, who must see to it, and whether it was done; and
// what is required without a date of its own, such as how often. It knows the
// arithmetic of orders and schedules, and no authority: a number, a role or a
// chair that differs between councils stands in policy.yaml.
//
// A Policy is read once by Load and is safe for concurrent use afterwards.
package policy

import (
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/source"
)

// Policy is the local procedure of one authority.
type Policy struct {
	ID           string
	Title        string
	Authority    string
	WrittenBy    string            // who wrote the file down, and from what
	ApprovedBy   string            // role that approves it
	ValidFrom    civil.Date        //
	NextReview   civil.Date        // day by which the policy itself is looked at again
	Layer        Layer             // whose rules these are
	Kinds        []string          // kinds of case that it is for; nil while it does not say
	Includes     []string          // ids of the layers below it, in the order in which they are laid
	Terms        map[string]string // the authority's word for a thing, by our word
	Closures     []civil.Holiday   // days on which its offices are closed
	Chairs       []Chair
	Events       []Event
	Milestones   []Milestone   // in the order of the file
	Requirements []Requirement // in the order of the file
	Numbers      []Number      // that rules compare with, those of the layers below first
	Words        []WordList    // that rules look for, likewise
	Rules        []Rule        // in the order of the files, those of the layers below first
	Softened     []Softening   // rules of the practice layer that count for less here

	order  []*Milestone // each after those it is counted from
	reread source.Span  // where NextReview is written
	begins source.Span  // where ValidFrom is written
	below  []*Policy    // the layers that lie below it, from the lowest
	own    *Policy      // what its own folder says, nil for a policy without layers below it
}

// Layer says whose rules a policy holds.
type Layer string

// The layers, from the lowest.
const (
	Court     Layer = "court"     // law and the practice of courts: nobody can soften it
	Practice  Layer = "practice"  // common practice: an authority can soften it with a reason
	Authority Layer = "authority" // of one council; cases name these alone
)

// Chair is a role that may chair a meeting, and when it does.
type Chair struct {
	ID, Role, Why, Source string
}

// Milestone is one duty of a policy that has a date.
type Milestone struct {
	ID        string // rule id, such as "CAM-08"; "LAM-07/month-3" where a rule asks for several
	Kind      string // "review", "decision", "meeting", "notice" or "record"
	Title     string // "{Ordinal} review" for a repeated one
	Duty      string // role
	Decides   string // what a meeting is for
	Reading   string // how an unclear text is read
	Source    string // citation
	When      When
	Due       []Offset // it is due on the earliest of these
	Preferred *Offset  // better done by then
	Earliest  *Offset  // not to be done before
	Roll      Roll
	Chair     *Chair // nil for anything but a meeting
	Repeat    *Repeat
	MetBy     *MetBy
	TakenAt   *TakenAt
	Topic     string     // word by which rules of the practice layer find it: "minutes", "first-review"
	Family    string     // how it is said to a family
	Since     civil.Date // first day of what it is counted from on which it is asked for, zero for always
	Until     civil.Date // last such day, zero for without end
	Note      string     // where the local text and the statute differ, and which is followed

	ofCase bool // belongs to the case itself, not to an order
	span   source.Span
}

// When says to which orders, or to which cases, a milestone applies.
type When struct {
	Orders  []string    // kinds of order
	AtLeast int         // months that the order lasts, extensions included; 0 for any
	Below   int         // it lasts less than so many months; 0 for any
	Facts   []Condition // about the case itself; all must hold
}

// Unit is what an Offset counts.
type Unit string

// The units. Months and years are counted after an event, by the
// corresponding-date rule; no unit counts "beginning with" a day, because only
// the statute does, for the length of an order.
const (
	Hours       Unit = "hours"
	Days        Unit = "days"
	WorkingDays Unit = "working-days"
	Weeks       Unit = "weeks"
	Months      Unit = "months"
	Years       Unit = "years"
)

// What an Offset can be counted from, beside the id of another milestone.
const (
	OrderMade = "order-made"
	LastDay   = "last-day"
)

// Offset is a distance from an event.
type Offset struct {
	Count  int
	Unit   Unit
	Before bool     // counted back from the event
	From   []string // OrderMade, LastDay, events, or milestones, of which the first that applies counts
	ByPlan bool     // counted from the day the milestone was due, even if it was met on another
	At     string   // time of day by which it is due, such as "11:00"; "" for the end of the day
	Agreed string   // JSON pointer of the count that was agreed in the case; Count is then the most it can be

	then []step // further steps of a repetition in another unit
	span source.Span
}

// Roll says what becomes of a date that is not a working day.
type Roll string

// The ways to roll. Local deadlines are not court periods, so the cautious
// day, the working day before, is the default.
const (
	Back    Roll = "back"
	Forward Roll = "forward"
	None    Roll = "none"
)

// Repeat says how a milestone comes again.
type Repeat struct {
	Every     int
	Unit      Unit
	Until     string // LastDay, or the id of an event after which it does not come again
	Times     int    // how often in all; 0 for no limit but the end
	First     int    // number of the first occurrence
	LastChair *Chair // chairs the last occurrence, nil for the same as the others
}

// MetBy says which record of the case shows that a milestone was met.
type MetBy struct {
	List         string      // JSON pointer of the list of records
	Date         []string    // path of the date within a record
	Number       []string    // path of the number of a record in the row of all, nil for none
	About        *About      // nil if a record counts for every order
	Where        []Condition // all of which must hold
	WherePlanned []Condition // all of which must hold for a plan or booking
	Unless       []Condition // none of which may hold
	Planned      []Condition // it is a plan, not a record, if one of these holds
	Booked       []string    // JSON pointers of lists of bookings, for occurrences without a record
	Match        string      // "in-order", "any" or "same"
	Or           []MetBy     // other records that show the same; they match as the first does
}

// About says which records count for which orders: those that name one of the
// same things, such as children. One that names none is about all of them.
type About struct {
	Record, Order []string // paths of the names within a record and within an order
}

// Condition holds for a record whose field has one of some values, or lists
// one of them.
type Condition struct {
	Path   []string
	Values []string
}

// TakenAt says that a milestone needs a meeting, from among those of other
// milestones, between its preferred and its latest day; and what extra
// meeting is proposed when none of them falls there.
type TakenAt struct {
	Among   []string // milestones
	Booked  []string // JSON pointers of lists whose records may show that it is booked already
	Propose Milestone
}

// rule returns the id of the rule that a milestone belongs to.
func (m *Milestone) rule() string {
	rule, _, _ := strings.Cut(m.ID, "/")
	return rule
}

func (p *Policy) milestone(id string) *Milestone {
	for i := range p.Milestones {
		if p.Milestones[i].ID == id {
			return &p.Milestones[i]
		}
	}
	return nil
}

func (p *Policy) chair(id string) *Chair {
	for i := range p.Chairs {
		if p.Chairs[i].ID == id {
			return &p.Chairs[i]
		}
	}
	return nil
}
