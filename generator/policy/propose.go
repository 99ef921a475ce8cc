package policy

import (
	"slices"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
)

// propose adds an extra meeting wherever the schedule leaves the window of a
// decision empty: Camden's reviews 1, 4, 7 and 10 months after an order leave
// none between the preferred and the latest day.
func (s *schedule) propose() {
	for _, m := range s.policy.order {
		if m.TakenAt == nil {
			continue
		}
		for _, sl := range s.slots[m.ID] {
			if sl.due.IsZero() || sl.preferred.IsZero() || s.scheduled(m.TakenAt, sl) {
				continue
			}
			s.extra = append(s.extra, s.extraFor(m, sl))
		}
	}
}

// scheduled reports whether a meeting of the schedule falls in the window.
func (s *schedule) scheduled(t *TakenAt, window *slot) bool {
	for _, id := range t.Among {
		for _, sl := range s.slots[id] {
			if within(sl.due, window) {
				return true
			}
		}
	}
	return false
}

func within(d civil.Date, window *slot) bool {
	return !d.IsZero() && !d.Before(window.preferred) && !d.After(window.due)
}

func (s *schedule) extraFor(m *Milestone, window *slot) *slot {
	x := &m.TakenAt.Propose
	return &slot{
		of:        x,
		title:     x.Title,
		nominal:   window.due,
		since:     window.since,
		due:       window.due,
		preferred: window.preferred,
		earliest:  window.preferred,
		trigger:   window.trigger,
		how: "no review of the schedule falls between " + window.preferred.WeekdayLong() + " and " +
			window.due.WeekdayLong() + ", the preferred and the latest day for " + inSentence(window.title),
		chair:    x.Chair,
		pointers: window.pointers,
		fills:    m.TakenAt,
	}
}

// proposals settles the proposed meetings once records are matched. One is
// not needed when another meeting was moved into its window or the decision is
// taken; one that is neither held nor booked is reported while there is time to
// hold it.
func (s *schedule) proposals() {
	s.extra = slices.DeleteFunc(s.extra, s.filled)
	for _, x := range s.extra {
		if x.record == nil && !s.asOf.After(x.due) && !s.booked(x) {
			s.found = append(s.found, s.proposal(x))
		}
	}
}

// filled reports whether a proposed meeting is not needed: it is neither held
// nor booked, and the decision was taken without it, or a meeting of the
// schedule was held in its window, or is booked for it, though it was due
// outside.
func (s *schedule) filled(x *slot) bool {
	if x.record != nil {
		return false
	}
	for _, id := range x.fills.Among {
		for _, sl := range s.slots[id] {
			if sl.record != nil && within(sl.record.date, x) {
				return true
			}
		}
	}
	return s.decided(x.fills)
}

// decided reports whether a decision that needs a meeting has been taken.
func (s *schedule) decided(t *TakenAt) bool {
	for _, m := range s.policy.order {
		if m.TakenAt == t {
			return slices.ContainsFunc(s.slots[m.ID], func(sl *slot) bool { return sl.record != nil && !sl.record.plan })
		}
	}
	return false
}

// booked reports whether one of the lists of bookings has a date in the
// window.
func (s *schedule) booked(window *slot) bool {
	for _, pointer := range window.fills.Booked {
		for _, n := range list(s.root, pointer) {
			if within(date(n.Field("date")), window) {
				return true
			}
		}
	}
	return false
}

func (s *schedule) proposal(x *slot) diag.Diagnostic {
	r := x.of.asked()
	return r.finding(s.term.node.Field("made"),
		"no review falls between {preferred day} and {latest day}, when it must be decided what follows the order",
		"book an extra review, best on {preferred day} and no later than {latest day}",
		diag.Arg{Name: "preferred day", Value: x.preferred.WeekdayLong(), Hidden: "the preferred day"},
		diag.Arg{Name: "latest day", Value: x.due.WeekdayLong(), Hidden: "the latest day"})
}
