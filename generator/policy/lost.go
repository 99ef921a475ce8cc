package policy

import "casedocs/generator/diag"

// dropped says why an occurrence was left out of the schedule.
type dropped struct {
	slot  *slot
	early bool // it would be due before the order was made, not after its end
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
		case s.policy.rolling(sl.of) && !t.LastDay.IsZero() && t.LastDay.Before(s.asOf):
			// the order is over, and so is what came again while it lasted
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
	if len(lost) == 0 || s.term.ranShort || s.policy.rolling(m) {
		return
	}
	l := lost[0]
	r := m.asked()
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
