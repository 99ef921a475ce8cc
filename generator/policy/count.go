package policy

import (
	"errors"
	"strings"
	"time"

	"casedocs/generator/civil"
)

// anchor is an event that dates are counted from.
type anchor struct {
	date     civil.Date
	name     string // "the order was made", "the first review"
	words    string // with its day: "the order was made on Tuesday 10 March 2026"
	clock    string // time of that day, such as "14:30"; "" while it is not recorded
	pointers []string
	missing  string // why there is no date
}

// moment is a day that was counted out, and how.
type moment struct {
	date     civil.Date // zero when it cannot be worked out
	clock    string     // time of that day by which it is due, "" for the end of the day
	since    civil.Date // the day of the anchor
	name     string     // of the anchor
	words    string     // how, in words
	pointers []string
}

// step is one more distance on the way.
type step struct {
	count int
	unit  Unit
}

// anchor returns the ith event that an offset is counted from; an event that
// comes once serves them all. It is not ok when none comes up in this case.
func (s *schedule) anchor(o Offset, i int) (a anchor, ok bool) {
	for _, from := range o.From {
		switch from {
		case OrderMade:
			return s.made(), true
		case LastDay:
			return s.lastDay(), true
		}
		if e := s.policy.event(from); e != nil {
			if s.comesUp(e) {
				return s.happened(e), true
			}
			continue
		}
		if slots := s.slots[from]; len(slots) > 0 {
			return s.meeting(slots[min(i, len(slots)-1)], o.ByPlan), true
		}
	}
	return anchor{missing: "what it is counted from does not come up in this case"}, false
}

// numbers returns the numbers of the occurrences that an offset follows, a
// single 0 for what comes once.
func (s *schedule) numbers(o Offset) []int {
	for _, from := range o.From {
		e := s.policy.event(from)
		if from == OrderMade || from == LastDay || e != nil && s.comesUp(e) {
			return []int{0}
		}
		if slots := s.slots[from]; len(slots) > 0 {
			out := make([]int, len(slots))
			for i, sl := range slots {
				out[i] = sl.number
			}
			return out
		}
	}
	return nil
}

func (s *schedule) made() anchor {
	a := anchor{name: "the order was made", date: s.term.Made}
	if a.date.IsZero() {
		a.missing = "the day on which the order was made is not recorded"
		return a
	}
	a.words = a.name + " on " + a.date.WeekdayLong()
	a.pointers = []string{s.term.node.Field("made").Pointer}
	return a
}

func (s *schedule) lastDay() anchor {
	a := anchor{name: "the last day of the order", date: s.term.LastDay, pointers: s.term.Pointers}
	if a.date.IsZero() {
		a.missing = "the last day of the order is not known"
		return a
	}
	if s.term.ExtendedTo == s.term.LastDay {
		a.name = "the last day of the order as extended"
	}
	a.words = a.name + ", " + a.date.WeekdayLong()
	return a
}

// meeting returns an occurrence of another milestone as an event: the day it
// was held or is booked for once that is known, else the day it is due.
func (s *schedule) meeting(sl *slot, byPlan bool) anchor {
	a := anchor{name: inSentence(sl.title), date: sl.nominal, pointers: sl.pointers}
	switch {
	case sl.nominal.IsZero():
		a.missing = a.name + " has no date yet"
	case byPlan && sl.rolled:
		a.words = a.name + ", due on " + sl.due.WeekdayLong() + " (" + a.date.WeekdayLong() + " before it was moved)"
	case byPlan:
		a.words = a.name + ", due on " + a.date.WeekdayLong()
	case s.settled && sl.record != nil:
		a.date = sl.record.date
		a.pointers = []string{sl.record.dateNode.Pointer}
		a.words = a.name + ", " + sl.verb() + " " + a.date.WeekdayLong()
	default:
		a.date = sl.due
		a.words = a.name + ", due on " + a.date.WeekdayLong()
	}
	return a
}

// verb says what the record of an occurrence tells of its day.
func (sl *slot) verb() string {
	switch {
	case sl.record.plan:
		return "booked for"
	case sl.of.Kind == "review" || sl.of.Kind == "meeting":
		return "held on"
	}
	return "of"
}

// moment counts an offset out from an event.
func (s *schedule) moment(o Offset, a anchor) moment {
	m := moment{since: a.date, name: a.name, pointers: a.pointers}
	if a.date.IsZero() {
		m.words = "cannot be worked out: " + a.missing
		return m
	}
	o, agreed := s.agreed(o)
	m.words = o.words(a) + agreed
	if o.Unit == Hours {
		return m.hours(o, a)
	}
	n := o.Count
	if o.Before {
		n = -n
	}
	d, err := s.add(a.date, n, o.Unit)
	for _, st := range o.then {
		if err == nil {
			d, err = s.add(d, st.count, st.unit)
		}
	}
	if err != nil {
		var unknown *civil.NotKnownError
		if errors.As(err, &unknown) {
			s.notKnown(unknown.Date)
		}
		m.words = "cannot be worked out: " + unknownWords(err)
		return m
	}
	m.date, m.clock = d, o.At
	return m
}

// agreed returns an offset with the count that was agreed in the case, and says
// so. More than the policy allows counts for nothing.
func (s *schedule) agreed(o Offset) (Offset, string) {
	if o.Agreed == "" {
		return o, ""
	}
	switch n := whole(s.root.At(o.Agreed)); {
	case n <= 0:
		return o, ", the longest time allowed, as none was agreed"
	case n > o.Count:
		return o, ", the longest time allowed, though " + count(n, o.Unit) + " were agreed"
	default:
		o.Count = n
		return o, ", as agreed"
	}
}

// hours counts hours out. Where the time of the event is not recorded they
// count from the beginning of its day, which is the cautious reading: the last
// of 24 hours is then that same day.
func (m moment) hours(o Offset, a anchor) moment {
	clock, err := time.Parse("15:04", a.clock)
	if err != nil {
		days := max(o.Count-1, 0) / 24
		if o.Before {
			days = -(o.Count + 23) / 24
		}
		m.date = a.date.AddDays(days)
		m.words += "; the time is not recorded, so they are counted from the beginning of that day"
		return m
	}
	n := o.Count
	if o.Before {
		n = -n
	}
	at := clock.AddDate(1, 0, 0).Add(time.Duration(n) * time.Hour) // year 0 is the first that time knows
	start := clock.AddDate(1, 0, 0).Truncate(24 * time.Hour)
	m.date = a.date.AddDays(int(at.Truncate(24*time.Hour).Sub(start) / (24 * time.Hour)))
	m.clock = at.Format("15:04")
	return m
}

func (o Offset) words(a anchor) string {
	w := o.phrase() + " " + a.words
	if o.At != "" {
		w = "by " + o.At + ", " + w
	}
	for _, st := range o.then {
		if st.count > 0 {
			w += ", and " + count(st.count, st.unit) + " more"
		}
	}
	return w
}

func (s *schedule) add(d civil.Date, n int, u Unit) (civil.Date, error) {
	switch u {
	case WorkingDays:
		return s.cal.AddWorkingDays(d, n)
	case Weeks:
		return d.AddDays(7 * n), nil
	case Months:
		return d.AddMonths(n), nil
	case Years:
		return d.AddYears(n), nil
	}
	return d.AddDays(n), nil
}

// earliest returns the earliest of several days; without one of them it is
// not known which, and the first that is missing says why.
func earliest(days []moment) moment {
	var best moment
	for i, m := range days {
		if m.date.IsZero() {
			return m
		}
		if i == 0 || m.date.Before(best.date) {
			best = m
		}
	}
	return best
}

// both lists days that are compared: "10 June 2026 and 9 April 2026".
func both(days []moment) string {
	var words []string
	for _, m := range days {
		if !m.date.IsZero() {
			words = append(words, m.date.Long())
		}
	}
	return strings.Join(words, " and ")
}
