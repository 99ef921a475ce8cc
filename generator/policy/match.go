package policy

import (
	"slices"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// How records are matched to occurrences.
const (
	matchInOrder = "in-order" // one to one, in date order
	matchAny     = "any"      // the first that qualifies
	matchSame    = "same"     // the record that met the occurrence it is counted from
)

// record is one thing that a case says was done, or is booked.
type record struct {
	node     *tree.Node
	dateNode *tree.Node
	date     civil.Date
	plan     bool // booked, or dated after the as-of date
}

// records returns the records of the case that can meet a milestone, in date
// order: those dated while the order lasts, and for papers that follow a
// meeting also later ones.
func (s *schedule) records(by *MetBy) []*record {
	if out, ok := s.read[by]; ok {
		return out
	}
	var out []*record
	for _, pointer := range by.lists() {
		for _, n := range list(s.root, pointer) {
			if r := s.record(n, by); r != nil {
				out = append(out, r)
			}
		}
	}
	slices.SortStableFunc(out, byDate)
	s.read[by] = out
	return out
}

func byDate(a, b *record) int { return a.date.Compare(b.date) }

// lists returns the lists of the case in which records may stand, each once.
func (by *MetBy) lists() []string {
	out := []string{by.List}
	for _, o := range by.Or {
		if !slices.Contains(out, o.List) {
			out = append(out, o.List)
		}
	}
	return out
}

// record returns an entry of a list as what can meet a milestone, or nil.
func (s *schedule) record(n *tree.Node, by *MetBy) *record {
	if by.holdsIn(n) {
		if r := s.recordBy(n, by); r != nil {
			return r
		}
	}
	for i := range by.Or {
		if o := &by.Or[i]; o.holdsIn(n) {
			if r := s.recordBy(n, o); r != nil {
				return r
			}
		}
	}
	return nil
}

// holdsIn reports whether an entry stands in the list of the records, or in one
// of the lists of bookings.
func (by *MetBy) holdsIn(n *tree.Node) bool {
	in := func(pointer string) bool { return strings.HasPrefix(n.Pointer, pointer+"/") }
	return in(by.List) || slices.ContainsFunc(by.Booked, in)
}

func (s *schedule) recordBy(n *tree.Node, by *MetBy) *record {
	dateNode := field(n, by.Date)
	d := date(dateNode)
	switch {
	case d.IsZero(), d.Before(s.term.Made):
		return nil
	case by.Match != matchSame && !s.term.LastDay.IsZero() && d.After(s.term.LastDay):
		return nil
	case !by.About.holds(n, s.term.node), slices.ContainsFunc(by.Unless, holds(n)):
		return nil
	}
	plan := d.After(s.asOf) || slices.ContainsFunc(by.Planned, holds(n))
	where := by.Where
	if plan {
		where = by.WherePlanned
	}
	if !all(where, n) {
		return nil
	}
	return &record{node: n, dateNode: dateNode, date: d, plan: plan}
}

// match gives records to occurrences that take them one to one: proposed
// meetings first, because their records lie in a window of their own, then the
// others in date order. What hangs on no order is met by nothing that lies
// before the day it is counted from: that was about the agreement before.
func (s *schedule) match() {
	used := map[*tree.Node]bool{}
	for _, x := range s.extra {
		s.take(x, used, func(r *record) bool { return !r.date.Before(x.earliest) && !r.date.After(x.due) })
	}
	s.passOver(used)
	for _, sl := range s.row() {
		s.take(sl, used, func(r *record) bool { return !s.ofCase || !r.date.Before(sl.since) })
	}
	s.book(used)
}

// row returns the occurrences that take records one to one, in date order.
func (s *schedule) row() []*slot {
	return slices.DeleteFunc(s.all(), func(sl *slot) bool {
		by := sl.of.MetBy
		return sl.fills != nil || by == nil || by.Match != matchInOrder || sl.nominal.IsZero() || sl.unfiled
	})
}

// take gives an occurrence the first record of what was held or done that fits
// and is not used yet.
func (s *schedule) take(sl *slot, used map[*tree.Node]bool, fits func(*record) bool) {
	if sl.of.MetBy == nil || sl.nominal.IsZero() {
		return
	}
	for _, r := range s.records(sl.of.MetBy) {
		if !r.plan && !used[r.node] && fits(r) {
			used[r.node] = true
			sl.record = r
			return
		}
	}
}

// matchAlone finds the record that meets a milestone by itself, whatever else
// that record meets.
func (s *schedule) matchAlone(m *Milestone) {
	if m.MetBy == nil || m.MetBy.Match == matchInOrder {
		return
	}
	for i, sl := range s.slots[m.ID] {
		if m.MetBy.Match == matchAny {
			sl.record = s.first(sl)
			continue
		}
		meeting := s.followed(m, i)
		sl.waits = (meeting == nil || meeting.plan) && !m.comesBefore()
		if meeting != nil {
			sl.record = s.record(meeting.node, m.MetBy)
		}
	}
}

// comesBefore reports whether a milestone is due before what it hangs on: a
// report for a meeting can be late while the meeting is still to come.
func (m *Milestone) comesBefore() bool {
	return slices.ContainsFunc(m.Due, func(o Offset) bool { return o.Before })
}

// first returns the first record that meets an occurrence and does not lie
// before its earliest day: of what was held, else of what is planned or booked,
// else the meeting that was proposed for it, once that is booked. What is
// counted back from the last day of an extended order is not met by what was
// done before the extension was granted: that was about the end before.
func (s *schedule) first(sl *slot) *record {
	since := sl.earliest
	if n := len(s.term.Extensions); n > 0 && sl.of.countsFromEnd() {
		if granted := s.term.Extensions[n-1].Granted; granted.After(since) {
			since = granted.AddDays(1)
		}
	}
	for _, r := range s.records(sl.of.MetBy) {
		if !r.plan && !r.date.Before(since) {
			return r
		}
	}
	if plans := s.planned(sl.of.MetBy, since, nil); len(plans) > 0 {
		return plans[0]
	}
	for _, x := range s.extra {
		if x.fills == sl.of.TakenAt && x.record != nil && x.record.plan {
			return x.record
		}
	}
	return nil
}

// followed returns the record of the meeting that the ith occurrence follows or
// comes before.
func (s *schedule) followed(m *Milestone, i int) *record {
	for _, o := range m.Due {
		for _, from := range o.From {
			if e := s.policy.event(from); e != nil && e.List != "" {
				return s.picked(e)
			}
			if slots := s.slots[from]; i < len(slots) {
				return slots[i].record
			}
		}
	}
	return nil
}
