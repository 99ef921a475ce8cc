package policy

import (
	"slices"
	"strconv"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/timeline"
	"casedocs/generator/tree"
)

// soon is how many days ahead a milestone counts as due.
const soon = 14

// Timeline works out the milestones of a case and of each of its orders as they
// stand on a day, and reports what is wrong with the dates of the case. It is a
// function of its arguments and never fails: a date that cannot be worked out
// is undecidable, with the reason in How.
func (p *Policy) Timeline(t *tree.Tree, cal civil.Calendar, asOf civil.Date) (timeline.Timeline, diag.List) {
	terms, _ := Terms(t, asOf)
	_, found := Terms(t, civil.Date{})
	if t == nil || t.Root == nil {
		return nil, found
	}
	cal = cal.WithClosures(p.Closures...)
	found = append(found, p.overdue(asOf)...)
	found = append(found, daysOff(t.Root, cal)...)
	var out timeline.Timeline
	var unknown *schedule
	for _, s := range p.schedules(t.Root, terms, cal, asOf) {
		s.run()
		found = append(append(found, s.found...), s.bookedLate()...)
		for _, sl := range s.all() {
			out = append(out, s.milestone(sl))
		}
		out = append(out, s.further()...)
		if unknown == nil && !s.unknown.IsZero() {
			unknown = s
		}
	}
	if unknown != nil {
		found = append(found, unknown.tableEnds())
	}
	out.Sort()
	return out, found
}

// schedules returns the schedules of a case: one for each order, and one for
// what hangs on none.
func (p *Policy) schedules(root *tree.Node, terms []Term, cal civil.Calendar, asOf civil.Date) []*schedule {
	var out []*schedule
	for i, term := range terms {
		if !p.alreadyPlanned(root, terms[:i], term) {
			out = append(out, &schedule{policy: p, term: term, later: i > 0, cal: cal, asOf: asOf, root: root})
		}
	}
	return append(out, p.caseSchedule(root, cal, asOf))
}

// caseSchedule returns the schedule of what hangs on no order.
func (p *Policy) caseSchedule(root *tree.Node, cal civil.Calendar, asOf civil.Date) *schedule {
	return &schedule{policy: p, ofCase: true, cal: cal, asOf: asOf, root: root}
}

// alreadyPlanned reports whether an order for another child has the very same
// dates and the same records: their milestones are the same meetings.
func (p *Policy) alreadyPlanned(root *tree.Node, before []Term, t Term) bool {
	for _, b := range before {
		if b.Kind == t.Kind && b.Made == t.Made && b.LastDay == t.LastDay && !t.Made.IsZero() && p.together(root, b, t) {
			return true
		}
	}
	return false
}

// milestone returns an occurrence as the timeline holds it. Those of a second
// and later order carry its number, so that no id comes twice.
func (s *schedule) milestone(sl *slot) timeline.Milestone {
	m := timeline.Milestone{
		ID:       sl.of.ID,
		Rule:     sl.of.rule(),
		Order:    s.term.OrderID,
		Kind:     sl.of.Kind,
		Title:    sl.title,
		Topic:    sl.of.Topic,
		Due:      sl.due,
		Clock:    sl.clock,
		Trigger:  sl.trigger,
		From:     sl.since,
		Reading:  sl.of.Reading,
		How:      sl.how,
		Rolled:   sl.rolled,
		Duty:     sl.of.Duty,
		Decides:  sl.of.Decides,
		Family:   titled(sl.of.Family, sl.number),
		Source:   sl.of.Source,
		Pointers: sl.pointers,
		Proposed: sl.fills != nil,
	}
	if sl.number > 0 {
		m.ID += "/" + strconv.Itoa(sl.number)
	}
	if s.later {
		m.ID += "@" + s.term.OrderID
	}
	if sl.chair != nil {
		m.Chair, m.ChairWhy = sl.chair.Role, sl.chair.Why
	}
	if !sl.preferred.IsZero() || !sl.earliest.IsZero() {
		m.Window = timeline.Window{Earliest: sl.earliest, Preferred: sl.preferred, Latest: sl.due}
	}
	s.meet(&m, sl.record)
	m.Status = s.status(m, (sl.of.MetBy != nil || s.shown(sl.of)) && !sl.waits && !sl.unfiled)
	return m
}

// meet notes the record that met or plans a milestone.
func (s *schedule) meet(m *timeline.Milestone, r *record) {
	if r == nil {
		return
	}
	m.MetBy = r.node.Pointer
	if r.plan {
		m.PlannedFor = r.date
	} else {
		m.MetOn = r.date
	}
}

// status says where a milestone stands. Once its day has passed, one that no
// record of the case could show as done is undecidable and never late, and so
// are the papers of a meeting that has not been held.
func (s *schedule) status(m timeline.Milestone, recorded bool) timeline.Status {
	switch {
	case !m.MetOn.IsZero():
		return timeline.Done
	case m.Due.IsZero():
		return timeline.Undecidable
	case m.Due.Before(s.asOf) && !recorded:
		return timeline.Undecidable
	case m.Due.Before(s.asOf):
		return timeline.Late
	case s.asOf.DaysUntil(m.Due) <= soon:
		return timeline.Due
	}
	return timeline.Upcoming
}

// tableEnds reports that a date needed the calendar beyond its years.
func (s *schedule) tableEnds() diag.Diagnostic {
	_, last := s.cal.Years()
	at := s.term.node.Field("made")
	for _, sl := range s.all() {
		if at == nil && len(sl.pointers) > 0 {
			at = s.root.At(sl.pointers[0])
		}
	}
	return calendar16.finding(at,
		"the bank holidays are known up to "+strconv.Itoa(last)+", so {day} could not be told from a working day and was not moved",
		"check this date and later ones by hand, and bring the table of bank holidays up to date",
		diag.Arg{Name: "day", Value: s.unknown.WeekdayLong(), Hidden: "a date after that"})
}

// overdue reports policies, with the layers below them, that nobody has looked
// at again in time, or that do not hold yet.
func (p *Policy) overdue(asOf civil.Date) diag.List {
	var found diag.List
	for _, of := range append(slices.Clone(p.below), p.Own()) {
		if !of.NextReview.IsZero() && of.NextReview.Before(asOf) {
			found = append(found, diag.Diagnostic{
				Rule: ruleOverdue, Severity: diag.Should, Span: of.reread,
				Message: "the policy that the dates follow should have been looked at again by {day}",
				Args:    []diag.Arg{{Name: "day", Value: of.NextReview.Long(), Hidden: "a day that has passed"}},
				Hints:   []string{"ask " + of.ApprovedBy + " to confirm it, and move next_review on"},
			})
		}
		if !asOf.IsZero() && of.ValidFrom.After(asOf) && of.Layer == Authority {
			found = append(found, diag.Diagnostic{
				Rule: ruleEarly, Severity: diag.Should, Span: of.begins,
				Message: "the policy that the dates follow holds from {day} on, and not yet",
				Args:    []diag.Arg{{Name: "day", Value: of.ValidFrom.Long(), Hidden: "a day to come"}},
				Hints:   []string{"ask " + of.ApprovedBy + " which procedure holds until then"},
			})
		}
	}
	return found
}

// daysOff reports orders and reviews that are dated on a day off: it happens,
// but it is usually a slip of the pen.
func daysOff(root *tree.Node, cal civil.Calendar) diag.List {
	var found diag.List
	for _, n := range list(root, "/orders") {
		found = append(found, dayOff(n.Field("made"), cal, "the order was made on {day off}; {date} is not a working day",
			"check the date on the sealed order; a court may sit then, but rarely does")...)
	}
	for _, n := range list(root, "/reviews") {
		found = append(found, dayOff(n.Field("date"), cal, "the review is dated on {day off}; {date} is not a working day",
			"check the date")...)
	}
	for _, n := range list(root, "/plan/planned_reviews") {
		found = append(found, dayOff(n.Field("date"), cal, "the review is booked for {day off}; {date} is not a working day",
			"check the date")...)
	}
	return found
}

// bookedLate reports meetings that are booked for a day on which they are not
// in time any more.
func (s *schedule) bookedLate() (found diag.List) {
	for _, sl := range s.all() {
		if sl.record == nil || !sl.record.plan || sl.due.IsZero() || !sl.record.date.After(sl.due) {
			continue
		}
		r, hint := sl.of.asked(), "book it for {due day} or earlier"
		if sl.due.Before(s.asOf) {
			hint = "book it for the earliest day there is, and write down why it is late"
		}
		found = append(found, r.finding(sl.record.dateNode,
			inSentence(sl.title)+" is booked for {day}, but it is due by {last day}", hint,
			diag.Arg{Name: "day", Value: sl.record.date.WeekdayLong(), Hidden: "this day"},
			diag.Arg{Name: "last day", Value: sl.due.WeekdayLong(), Hidden: "an earlier day"},
			diag.Arg{Name: "due day", Value: sl.due.WeekdayLong(), Hidden: "the day by which it is due"}))
	}
	return found
}

func dayOff(n *tree.Node, cal civil.Calendar, message, hint string) diag.List {
	d := date(n)
	off, err := cal.DayOff(d)
	if d.IsZero() || err != nil || off == "" {
		return nil
	}
	return diag.List{dayOff22.finding(n, message, hint,
		diag.Arg{Name: "date", Value: d.Long(), Hidden: "that day"}, diag.Arg{Name: "day off", Value: off, Hidden: "a weekend or bank holiday"})}
}
