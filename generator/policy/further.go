package policy

import (
	"strconv"

	"casedocs/generator/timeline"
	"casedocs/generator/tree"
)

// further returns the meetings that were held beside the schedule: records of
// the right kind that meet no occurrence. They are listed, so that nothing that
// was done is lost, and have no day by which they were due.
func (s *schedule) further() timeline.Timeline {
	used := map[*tree.Node]bool{}
	for _, sl := range s.all() {
		if sl.record != nil {
			used[sl.record.node] = true
		}
	}
	var out timeline.Timeline
	for _, m := range s.policy.order {
		if m.MetBy == nil || m.MetBy.Match != matchInOrder || len(s.slots[m.ID]) == 0 {
			continue
		}
		for _, r := range s.records(m.MetBy) {
			if r.plan || used[r.node] {
				continue
			}
			used[r.node] = true
			out = append(out, s.beside(m, r, len(out)+1))
		}
	}
	return out
}

// beside returns one meeting that was held beside the schedule.
func (s *schedule) beside(m *Milestone, r *record, n int) timeline.Milestone {
	id := m.rule() + "+" + strconv.Itoa(n)
	if s.later {
		id += "@" + s.term.OrderID
	}
	return timeline.Milestone{
		ID: id, Rule: m.rule(), Order: s.term.OrderID, Kind: m.Kind, Title: "Further " + m.Kind,
		How: "held beside the schedule", Duty: m.Duty, Source: m.Source, Further: true,
		MetOn: r.date, MetBy: r.node.Pointer, Pointers: []string{r.dateNode.Pointer}, Status: timeline.Done,
	}
}
