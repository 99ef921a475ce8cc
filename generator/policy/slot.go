package policy

import (
	"slices"

	"casedocs/generator/civil"
)

// slot is one occurrence of a milestone.
type slot struct {
	of        *Milestone
	number    int // 1-based; 0 for a milestone that does not repeat
	title     string
	nominal   civil.Date // before it was moved off a day off
	since     civil.Date // the day that it is counted from
	due       civil.Date
	clock     string // time of the due day, "" for its end
	preferred civil.Date
	earliest  civil.Date
	trigger   string
	how       string
	rolled    bool
	chair     *Chair
	pointers  []string
	record    *record  // nil while none is matched
	waits     bool     // for a meeting that has not been held, so that it cannot be late yet
	unfiled   bool     // it lies before the first record of a file that begins later, so nothing says whether it was done
	fills     *TakenAt // for a proposed meeting: the hole in the schedule that it fills
}

// expand returns the occurrences of a milestone: its own repetitions, or one
// for each occurrence of a repeated milestone that it follows.
func (s *schedule) expand(m *Milestone) []*slot {
	if m.Repeat != nil {
		return s.repeat(m)
	}
	leaders := s.leaders(m)
	slots := make([]*slot, len(leaders))
	for i, number := range leaders {
		slots[i] = s.single(m, i)
		slots[i].number, slots[i].title = number, titled(m.Title, number)
	}
	return slots
}

// leaders returns the numbers of the occurrences that a milestone follows: a
// single 0 when nothing it follows repeats, none when nothing it follows comes
// up in this case.
func (s *schedule) leaders(m *Milestone) []int {
	var longest []int
	for _, o := range m.Due {
		if numbers := s.numbers(o); len(numbers) > len(longest) {
			longest = numbers
		}
	}
	return longest
}

// single returns the ith occurrence of a milestone that does not repeat by
// itself. It is due on the earliest of its offsets.
func (s *schedule) single(m *Milestone, i int) *slot {
	sl := &slot{of: m, chair: m.Chair}
	var days []moment
	for _, o := range m.Due {
		if a, ok := s.anchor(o, i); ok {
			days = append(days, s.moment(o, a))
		}
	}
	s.settle(sl, earliest(days))
	if len(days) > 1 && !sl.nominal.IsZero() {
		sl.how = "the earliest of " + both(days) + ": " + sl.how
	}
	s.window(sl, i)
	return sl
}

// repeat returns the occurrences of a repeated milestone up to its end.
func (s *schedule) repeat(m *Milestone) []*slot {
	if len(m.Due) != 1 {
		return nil
	}
	o, r := m.Due[0], m.Repeat
	a, ok := s.anchor(o, 0)
	if !ok {
		return nil
	}
	end := s.end(r)
	if !a.date.IsZero() && end.date.IsZero() {
		a = anchor{missing: end.missing, words: a.words, name: a.name}
	}
	var slots []*slot
	for k := 0; (r.Times == 0 || k < r.Times) && k < most; k++ {
		sl := &slot{of: m, number: r.First + k, title: titled(m.Title, r.First+k), chair: m.Chair}
		s.settle(sl, s.moment(o.again(r, k), a))
		slots = append(slots, sl)
		if sl.nominal.IsZero() {
			sl.title += " and those after it"
			break
		}
		if r.Times == 0 && sl.nominal.After(end.date) {
			slots = slots[:k]
			break
		}
	}
	s.chairLast(slots, r, end.date)
	return slots
}

// end returns the day after which a milestone does not come again.
func (s *schedule) end(r *Repeat) anchor {
	if r.Until == LastDay {
		return s.lastDay()
	}
	return s.happened(s.policy.event(r.Until))
}

// chairLast gives the last occurrence before the order ends its own chair.
func (s *schedule) chairLast(slots []*slot, r *Repeat, end civil.Date) {
	for _, sl := range slices.Backward(slots) {
		if r.LastChair != nil && !sl.nominal.IsZero() && !sl.nominal.After(end) {
			sl.chair = r.LastChair
			return
		}
	}
}

// again returns the offset of the kth repetition. Counting all of it from the
// event keeps the day of the month: 31 January, 28 February, 31 March.
func (o Offset) again(r *Repeat, k int) Offset {
	if o.Unit == r.Unit && !o.Before {
		o.Count += k * r.Every
		return o
	}
	o.then = append(slices.Clone(o.then), step{k * r.Every, r.Unit})
	return o
}

// window works out the preferred and the earliest day of an occurrence.
func (s *schedule) window(sl *slot, i int) {
	day := func(o *Offset) civil.Date {
		if o == nil {
			return civil.Date{}
		}
		a, _ := s.anchor(*o, i)
		return s.moment(*o, a).date
	}
	sl.preferred, _ = s.roll(day(sl.of.Preferred), sl.of.Roll)
	sl.earliest = day(sl.of.Earliest)
}

// settle gives an occurrence its day: moved off a day off as the policy says.
func (s *schedule) settle(sl *slot, m moment) {
	sl.nominal, sl.since, sl.trigger, sl.pointers = m.date, m.since, m.name, m.pointers
	sl.how, sl.clock = m.words, m.clock
	if m.date.IsZero() {
		return
	}
	var why string
	sl.due, why = s.roll(m.date, sl.of.Roll)
	sl.rolled = sl.due != sl.nominal
	if why != "" {
		sl.how += "; " + why
	}
}

// roll moves a date off a day off, and says so in words. A date outside the
// calendar stays where it is.
func (s *schedule) roll(d civil.Date, way Roll) (civil.Date, string) {
	if d.IsZero() || way == None {
		return d, ""
	}
	off, err := s.cal.DayOff(d)
	if err == nil && off == "" {
		return d, ""
	}
	to := d
	if err == nil && way == Forward {
		to, err = s.cal.WorkingDayOnOrAfter(d)
	} else if err == nil {
		to, err = s.cal.WorkingDayOnOrBefore(d)
	}
	if err != nil {
		s.notKnown(d)
		return d, unknownWords(err)
	}
	return to, movedWords(d, to, off)
}

// notKnown remembers the first day that the calendar could not tell.
func (s *schedule) notKnown(d civil.Date) {
	if s.unknown.IsZero() || d.Before(s.unknown) {
		s.unknown = d
	}
}
