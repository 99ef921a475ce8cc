package policy

import (
	"cmp"
	"slices"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// schedule works out the milestones of one order. It goes over them twice:
// first as if everything happened on the day it was due, so that records can
// be matched to what they belong to; then counting from the days on which
// things really happened.
type schedule struct {
	policy *Policy
	term   Term
	cal    civil.Calendar
	asOf   civil.Date
	root   *tree.Node

	slots   map[string][]*slot // by id of the milestone
	read    map[*MetBy][]*record
	extra   []*slot // proposed meetings
	settled bool    // records are matched: count from the days of meetings
	found   diag.List
	unknown civil.Date // first day outside the calendar that was needed
}

// slot is one occurrence of a milestone.
type slot struct {
	of        *Milestone
	number    int // 1-based; 0 for a milestone that does not repeat
	title     string
	nominal   civil.Date // before it was moved off a day off
	due       civil.Date
	preferred civil.Date
	earliest  civil.Date
	trigger   string
	how       string
	rolled    bool
	chair     *Chair
	pointers  []string
	record    *record // nil while none is matched
	waits     bool    // for a meeting that has not been held, so that it cannot be late yet
	proposed  bool
}

// dropped says why an occurrence was left out of the schedule.
type dropped struct {
	slot  *slot
	early bool // it would be due before the order was made, not after its end
}

func (s *schedule) run() {
	s.slots, s.read = map[string][]*slot{}, map[*MetBy][]*record{}
	s.plan()
	s.propose()
	s.match()
	s.settled = true
	s.found = nil
	s.plan()
	s.proposals()
}

// plan fills the slots of every milestone that applies, keeping the records
// that were matched before.
func (s *schedule) plan() {
	for _, m := range s.policy.order {
		if !s.applies(m) {
			continue
		}
		kept, lost := s.keep(s.expand(m))
		s.reportLost(m, lost)
		for i, old := range s.slots[m.ID] {
			if i < len(kept) {
				kept[i].record = old.record
			}
		}
		s.slots[m.ID] = kept
		if s.settled {
			s.matchAlone(m)
		}
	}
}

// applies reports whether a milestone belongs to orders such as this one. How
// long an order lasts counts from the day it was first made to its last day,
// extensions included; while that is not known, length rules nothing out.
func (s *schedule) applies(m *Milestone) bool {
	w, t := m.When, s.term
	if !slices.Contains(w.Orders, t.Kind) || (m.countsFromEnd() && t.hasNoEnd()) {
		return false
	}
	if t.Made.IsZero() || t.LastDay.IsZero() {
		return w.Below == 0 // of two branches, the longer stands for both
	}
	if w.AtLeast > 0 && t.LastDay.Before(t.Made.PeriodEnd(w.AtLeast)) {
		return false
	}
	return w.Below == 0 || t.LastDay.Before(t.Made.PeriodEnd(w.Below))
}

func (m *Milestone) countsFromEnd() bool {
	return slices.ContainsFunc(m.Due, func(o Offset) bool { return slices.Contains(o.From, LastDay) })
}

// hasNoEnd reports whether nothing is due before the last day of the order:
// it was over before its time, or is an interim order that ends with the case.
func (t Term) hasNoEnd() bool {
	return t.ranShort || (t.Kind == interimOrder && t.LastDay.IsZero())
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

// repeat returns the occurrences of a repeated milestone up to the last day
// of the order.
func (s *schedule) repeat(m *Milestone) []*slot {
	if len(m.Due) != 1 {
		return nil
	}
	o, r := m.Due[0], m.Repeat
	a, ok := s.anchor(o, 0)
	if !ok {
		return nil
	}
	if !a.date.IsZero() && s.term.LastDay.IsZero() {
		a = anchor{missing: "the last day of the order is not known", words: a.words, name: a.name}
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
		if r.Times == 0 && sl.nominal.After(s.term.LastDay) {
			slots = slots[:k]
			break
		}
	}
	s.chairLast(slots, r)
	return slots
}

// chairLast gives the last occurrence before the order ends its own chair.
func (s *schedule) chairLast(slots []*slot, r *Repeat) {
	for _, sl := range slices.Backward(slots) {
		if r.LastChair != nil && !sl.nominal.IsZero() && !sl.nominal.After(s.term.LastDay) {
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

// keep leaves out occurrences that the order does not last long enough for: a
// meeting or decision after its last day, a duty before it was made.
func (s *schedule) keep(slots []*slot) (kept []*slot, lost []dropped) {
	t := s.term
	for _, sl := range slots {
		switch {
		case sl.nominal.IsZero() || t.Made.IsZero():
			kept = append(kept, sl)
		case sl.of.needsOrder() && !t.LastDay.IsZero() && sl.nominal.After(t.LastDay):
			lost = append(lost, dropped{sl, false})
		case sl.nominal.Before(t.Made):
			lost = append(lost, dropped{sl, true})
		default:
			kept = append(kept, sl)
		}
	}
	return kept, lost
}

// needsOrder reports whether a milestone makes no sense once the order has
// ended. Notices and records may follow it.
func (m *Milestone) needsOrder() bool { return m.Kind != "notice" && m.Kind != "record" }

func (s *schedule) reportLost(m *Milestone, lost []dropped) {
	if len(lost) == 0 || s.term.ranShort {
		return
	}
	l := lost[0]
	r := rule{m.ID, diag.Should, m.Source}
	made := s.term.node.Field("made")
	if l.early {
		s.found = append(s.found, r.finding(made, "the order is too short for this to be in time: {duty} would have been due before the order was made",
			"do it at the first review, and record why it could not be earlier",
			diag.Arg{Name: "duty", Value: l.slot.title, Hidden: "a duty"}))
		return
	}
	s.found = append(s.found, r.finding(made, "{meeting} would be due on {day}, after the last day of the order, so it is left out",
		"hold the last one while the order lasts, or record that the work goes on as child in need",
		diag.Arg{Name: "meeting", Value: l.slot.title, Hidden: "a meeting"}, diag.Arg{Name: "day", Value: l.slot.nominal.Long(), Hidden: "a day"}))
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
	sl.nominal, sl.trigger, sl.pointers = m.date, m.name, m.pointers
	sl.how = m.words
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

// all returns every occurrence in date order, those without a date last.
func (s *schedule) all() []*slot {
	var out []*slot
	for _, m := range s.policy.order {
		out = append(out, s.slots[m.ID]...)
	}
	out = append(out, s.extra...)
	slices.SortStableFunc(out, func(a, b *slot) int {
		if a.nominal.IsZero() != b.nominal.IsZero() {
			return cmp.Compare(b.nominal.Year, a.nominal.Year)
		}
		return a.nominal.Compare(b.nominal)
	})
	return out
}
