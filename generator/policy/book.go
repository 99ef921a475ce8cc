package policy

import (
	"slices"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// book gives the occurrences that no record meets the days for which they are
// planned or booked: proposed meetings those in their window, the others one to
// one, in date order, later than the records before them, each to the day it is
// nearest to.
func (s *schedule) book(used map[*tree.Node]bool) {
	for _, x := range s.extra {
		if x.of.MetBy != nil {
			s.bookFor(x, x.earliest, used, func(r *record) bool { return !r.date.After(x.due) })
		}
	}
	row := s.row()
	for i, sl := range row {
		s.bookFor(sl, s.free(row[:i], sl), used, func(r *record) bool { return !s.nearerLater(row[i:], r) })
	}
}

// bookFor gives an occurrence without a record the first plan, else the first
// booking, on a day or later that fits.
func (s *schedule) bookFor(sl *slot, since civil.Date, used map[*tree.Node]bool, fits func(*record) bool) {
	if sl.record != nil {
		return
	}
	for _, r := range s.planned(sl.of.MetBy, since, used) {
		if fits(r) {
			used[r.node] = true
			sl.record = r
			return
		}
	}
}

// nearerLater reports whether a plan lies nearer to a later occurrence of a
// row than to its first, which then is not booked yet. What was held late is
// another matter: it was held in place of the first.
func (s *schedule) nearerLater(row []*slot, r *record) bool {
	return slices.ContainsFunc(row[1:], func(sl *slot) bool {
		return apart(sl, r) < apart(row[0], r) && s.record(r.node, sl.of.MetBy) != nil
	})
}

// apart returns how many days lie between a record and the day on which an
// occurrence is due.
func apart(sl *slot, r *record) int {
	days := sl.due.DaysUntil(r.date)
	return max(days, -days)
}

// free returns the first day after the records of the occurrences before one,
// as far as they could have met it too.
func (s *schedule) free(before []*slot, sl *slot) (since civil.Date) {
	if s.ofCase {
		since = sl.since
	}
	for _, b := range before {
		if b.record != nil && !b.record.date.Before(since) && s.record(b.record.node, sl.of.MetBy) != nil {
			since = b.record.date.AddDays(1)
		}
	}
	return since
}

// planned returns the first plan and the first booking on a day or later that
// are not used yet. A plan comes first: it was written down after the booking.
// A booking whose day has passed says nothing.
func (s *schedule) planned(by *MetBy, since civil.Date, used map[*tree.Node]bool) []*record {
	var plans, bookings []*record
	for _, r := range s.records(by) {
		if r.plan {
			plans = append(plans, r)
		}
	}
	for _, pointer := range by.Booked {
		for _, n := range list(s.root, pointer) {
			if r := s.record(n, by); r != nil && r.date.After(s.asOf) {
				bookings = append(bookings, r)
			}
		}
	}
	slices.SortStableFunc(bookings, byDate)
	var out []*record
	for _, rs := range [][]*record{plans, bookings} {
		free := func(r *record) bool { return !used[r.node] && !r.date.Before(since) }
		if i := slices.IndexFunc(rs, free); i >= 0 {
			out = append(out, rs[i])
		}
	}
	return out
}
