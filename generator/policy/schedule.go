package policy

import (
	"cmp"
	"slices"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// schedule works out the milestones of one order, or those of the case itself. It goes over them twice:
// first as if everything happened on the day it was due, so that records can
// be matched to what they belong to; then counting from the days on which
// things really happened.
type schedule struct {
	policy *Policy
	ofCase bool // of the case itself: term says nothing
	term   Term
	later  bool // not the first order of the case
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

// run works the schedule out; afterwards slots, extra and found are complete.
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
		kept, lost := s.keep(m.inForce(s.expand(m)))
		s.reportLost(m, lost)
		for i, old := range s.slots[m.ID] {
			if i < len(kept) {
				kept[i].record, kept[i].unfiled = old.record, old.unfiled
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
	if m.ofCase != s.ofCase || !all(w.Facts, s.root) {
		return false
	}
	if s.ofCase {
		return true
	}
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

// inForce leaves out what is counted from a day on which the duty was not asked
// for yet, or no longer.
func (m *Milestone) inForce(slots []*slot) []*slot {
	return slices.DeleteFunc(slots, func(sl *slot) bool {
		return !sl.since.IsZero() && (sl.since.Before(m.Since) || !m.Until.IsZero() && sl.since.After(m.Until))
	})
}

// rolling reports whether a milestone is due so long after the last record of
// a list: each record moves it on, so that no record can meet it.
func (p *Policy) rolling(m *Milestone) bool {
	return slices.ContainsFunc(m.Due, func(o Offset) bool {
		return slices.ContainsFunc(o.From, func(from string) bool { e := p.event(from); return e != nil && e.List != "" && !e.First && !e.Next })
	})
}

// shown reports whether the case could show that a rolling milestone was met: it
// keeps records of that sort at all.
func (s *schedule) shown(m *Milestone) bool {
	for _, o := range m.Due {
		for _, from := range o.From {
			if e := s.policy.event(from); e != nil && e.List != "" && len(list(s.root, e.List)) > 0 {
				return s.policy.rolling(m)
			}
		}
	}
	return false
}

func (m *Milestone) countsFromEnd() bool {
	return slices.ContainsFunc(m.Due, func(o Offset) bool { return slices.Contains(o.From, LastDay) })
}

// hasNoEnd reports whether nothing is due before the last day of the order:
// it was over before its time, or is an interim order that ends with the case.
func (t Term) hasNoEnd() bool {
	return t.ranShort || (t.Kind == interimOrder && t.LastDay.IsZero())
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
