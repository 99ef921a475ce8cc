package policy

import (
	"slices"
	"strconv"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// Kinds of order that the arithmetic knows; the case schema has more.
const (
	supervisionOrder = "supervision-order"
	interimOrder     = "interim-supervision-order"
)

// longestOrder is how many months a court may give a supervision order at
// first (T v Wakefield MDC [2008] EWCA Civ 199).
const longestOrder = 12

// Term is how long one order lasts. A date that cannot be worked out is zero.
type Term struct {
	OrderID         string
	Kind            string
	Made            civil.Date
	LastDay         civil.Date   // extensions, an 18th birthday and an early end counted in
	LastPossibleDay civil.Date   // of the three years; supervision orders only
	Extensions      []civil.Link // as the court granted them
	ExtendedTo      civil.Date   // zero while no extension is recorded
	EndedOn         civil.Date   // zero while no end is recorded
	Pointers        []string     // facts from which LastDay follows

	node     *tree.Node
	ranShort bool // it ended before the last day that was foreseen
}

// Terms returns the term of every order of a case, in the order of the file,
// and what is wrong with their dates, as known on the day asAt: extensions
// granted and ends recorded after it count for nothing, because a paper is a
// photograph. With the zero Date all counts. Where a case contradicts itself,
// the earlier day is planned for.
func Terms(t *tree.Tree, asAt civil.Date) ([]Term, diag.List) {
	if t == nil || t.Root == nil {
		return nil, nil
	}
	c := &orderCheck{children: list(t.Root, "/children"), asAt: asAt}
	var terms []Term
	for _, n := range list(t.Root, "/orders") {
		if n.Kind == tree.Map {
			terms = append(terms, c.term(n))
		}
	}
	return terms, c.found
}

// orderCheck works out terms and collects findings about them.
type orderCheck struct {
	children []*tree.Node
	asAt     civil.Date // zero when everything counts
	found    diag.List
}

// later reports whether a day lies after the one as at which terms are told.
func (c *orderCheck) later(d civil.Date) bool { return !c.asAt.IsZero() && d.After(c.asAt) }

func (c *orderCheck) term(n *tree.Node) Term {
	t := Term{OrderID: n.String("id"), Kind: n.String("kind"), Made: date(n.Field("made")), node: n}
	if t.Kind == supervisionOrder && !t.Made.IsZero() {
		t.LastPossibleDay = t.Made.LastPossibleDay()
	}
	switch t.Kind {
	case supervisionOrder:
		t.LastDay = c.firstLastDay(&t)
		c.extend(&t)
		c.growUp(&t)
	case interimOrder:
		// It ends with the case unless the court said a day (section 38(4)).
		t.LastDay = c.statedEnd(&t)
	}
	if ended := date(n.At("/ended/date")); !c.later(ended) {
		t.EndedOn = ended
	}
	if !t.EndedOn.IsZero() && (t.LastDay.IsZero() || t.EndedOn.Before(t.LastDay)) {
		t.ranShort = !t.LastDay.IsZero()
		t.LastDay = t.EndedOn
		t.uses(n.At("/ended/date"))
	}
	return t
}

// uses records that a value of the case decides LastDay.
func (t *Term) uses(n *tree.Node) {
	if n != nil {
		t.Pointers = append(t.Pointers, n.Pointer)
	}
}

// statedEnd returns the end that the order itself states. One before the
// order was made is a finding and counts for nothing.
func (c *orderCheck) statedEnd(t *Term) civil.Date {
	n := t.node.Field("ends")
	end := date(n)
	if !end.IsZero() && end.Before(t.Made) {
		c.report(end4, n, "the stated end {stated day} lies before the day the order was made", "correct the day it was made or the day it ends",
			stated(end))
		return civil.Date{}
	}
	if !end.IsZero() {
		t.uses(n)
	}
	return end
}

// firstLastDay returns the last day of the order as it was first made: the
// end of so many months beginning with the day it was made (Children Act 1989,
// Schedule 3, paragraph 6(1)), or an earlier end that the order states.
func (c *orderCheck) firstLastDay(t *Term) civil.Date {
	end := c.statedEnd(t)
	if t.Made.IsZero() {
		return end
	}
	n := t.node.Field("months")
	months := whole(n)
	switch {
	case months == 0 && end.IsZero():
		return civil.Date{}
	case months == 0:
		t.uses(t.node.Field("made"))
		return c.checkStatedAlone(t, end)
	}
	t.uses(t.node.Field("made"))
	t.uses(n)
	if months < 1 || months > longestOrder {
		c.report(length3, n, "a court cannot at first make a supervision order for {months} months: 1 to 12 are possible",
			"write the length on the sealed order, and anything longer under extensions:",
			diag.Arg{Name: "months", Value: strconv.Itoa(months), Hidden: "so many"})
		months = min(max(months, 1), longestOrder)
	}
	return c.checkStated(t, end, months)
}

// checkStated compares a stated end with the length of the order.
func (c *orderCheck) checkStated(t *Term, end civil.Date, months int) civil.Date {
	last := t.Made.PeriodEnd(months)
	n := t.node.Field("ends")
	switch {
	case end.IsZero() || end == last:
		return last
	case end == last.AddDays(1):
		c.oneDayOver(n, end, last)
		return last
	case end.After(last):
		c.report(end4, n, "the stated end {stated day} is later than the length of the order allows: its last day is {last day}",
			"check both on the sealed order; dates are worked out from the earlier day", stated(end), lastDay(last))
		return last
	}
	c.report(end4.softly(), n, "the stated end {stated day} is earlier than the length of the order gives: {last day}",
		"check both on the sealed order; dates are worked out from the earlier day", stated(end), diag.Arg{Name: "last day", Value: last.Long(), Hidden: "a later day"})
	return end
}

// checkStatedAlone checks an end when no length is given: it must lie within
// twelve months, and must not be the anniversary of a whole number of months.
func (c *orderCheck) checkStatedAlone(t *Term, end civil.Date) civil.Date {
	n := t.node.Field("ends")
	for months := 1; months <= longestOrder; months++ {
		if last := t.Made.PeriodEnd(months); end == last.AddDays(1) && end.Day == t.Made.Day {
			c.oneDayOver(n, end, last)
			return last
		}
	}
	longest := t.Made.PeriodEnd(longestOrder)
	if end.After(longest) {
		c.report(length3, n, "the stated end {stated day} is later than a supervision order can last at first: its last day is {last day}",
			"write the end on the sealed order, and anything later under extensions:", stated(end), lastDay(longest))
		return longest
	}
	return end
}

func (c *orderCheck) oneDayOver(n *tree.Node, end, last civil.Date) {
	c.report(anniversary5, n, "the stated end {stated day} is one day later than the period allows: the day the order was made counts, so the last day is {last day}",
		"plan to the earlier day, and ask the court to correct the order if it says otherwise", stated(end), lastDay(last))
}

// extend carries the last day on through the extensions.
func (c *orderCheck) extend(t *Term) {
	if t.Made.IsZero() || t.LastDay.IsZero() {
		return
	}
	var nodes []*tree.Node
	var extensions []civil.Extension
	for _, n := range list(t.node, "/extensions") {
		if to := date(n.Field("to")); !to.IsZero() && !c.later(date(n.Field("granted"))) {
			nodes = append(nodes, n)
			extensions = append(extensions, civil.Extension{Granted: date(n.Field("granted")), To: to})
		}
	}
	t.Extensions = civil.Chain(t.Made, t.LastDay, extensions)
	for i, l := range t.Extensions {
		c.checkExtension(t, nodes[i], l)
		to := l.To
		if to.After(t.LastPossibleDay) {
			to = t.LastPossibleDay
		}
		if to.After(t.LastDay) {
			t.LastDay, t.ExtendedTo = to, to
			t.uses(nodes[i].Field("to"))
		}
	}
}

func (c *orderCheck) checkExtension(t *Term, n *tree.Node, l civil.Link) {
	to := n.Field("to")
	if l.Beyond > 0 {
		c.report(cap6, to, "the extension to {new last day} goes beyond three years from the day the order was first made: {last day} is the last possible day",
			"check the dates on the sealed orders; dates are worked out from the earlier day",
			diag.Arg{Name: "new last day", Value: l.To.Long()}, lastDay(t.LastPossibleDay))
	}
	if l.Backward {
		c.report(chain7, to, "the extension to {new last day} ends before the order would have ended without it",
			"check the dates on the sealed orders", diag.Arg{Name: "new last day", Value: l.To.Long()})
	}
	if l.Lapsed > 0 {
		c.report(chain7, n.Field("granted"), "the extension was granted {days} after the order had ended: the order had lapsed",
			"a court may do this (A Local Authority v D [2016] EWHC 1438 (Fam)); tell legal services, and record what protected the children meanwhile",
			diag.Arg{Name: "days", Value: count(l.Lapsed, Days), Hidden: "some days"})
	}
}

// growUp checks the ages of the children of the order. The order ends for a
// child who reaches 18; it ends altogether when all of them have. Both are
// facts that nobody can mend, so they block nothing.
func (c *orderCheck) growUp(t *Term) {
	if t.Made.IsZero() {
		return
	}
	var end civil.Date
	var births []*tree.Node
	everyone := true
	for _, child := range c.childrenOf(t) {
		born := child.Field("born")
		d := date(born)
		if d.IsZero() {
			everyone = false
			continue
		}
		births = append(births, born)
		c.checkAge(t, born, d)
		if last := d.LastDayBeforeAge(18); last.After(end) {
			end = last
		}
	}
	if everyone && !end.IsZero() && !end.Before(t.Made) && end.Before(t.LastDay) {
		t.LastDay = end
		for _, b := range births {
			t.uses(b)
		}
	}
}

func (c *orderCheck) checkAge(t *Term, born *tree.Node, d civil.Date) {
	seventeen, last := d.Birthday(17), d.LastDayBeforeAge(18)
	within := func(day civil.Date) bool { return day.After(t.Made) && !day.After(t.LastDay) }
	if !t.Made.Before(seventeen) {
		c.report(age8, born, "a court cannot make a supervision order about a child who has reached 17, and this one reached it on {17th birthday}",
			"check the date of birth and the day the order was made", diag.Arg{Name: "17th birthday", Value: seventeen.Long(), Hidden: "a day"})
	}
	if within(seventeen) {
		c.report(age9, born, "this child turns 17 on {17th birthday}, while the order lasts: it goes on, but after an end no new one could be made",
			"ask in good time whether the order should be extended", diag.Arg{Name: "17th birthday", Value: seventeen.Long(), Hidden: "a day"})
	}
	if within(last.AddDays(1)) {
		c.report(age9, born, "this child turns 18 while the order lasts, and for this child it then ends: {last day} is the last full day",
			"plan this child's dates to that day", lastDay(last))
	}
}

// childrenOf returns the children an order is about; all, if it names none.
func (c *orderCheck) childrenOf(t *Term) []*tree.Node {
	named := list(t.node, "/children")
	if len(named) == 0 {
		return c.children
	}
	var out []*tree.Node
	for _, child := range c.children {
		if slices.ContainsFunc(named, func(n *tree.Node) bool { return n.Text == child.String("id") }) {
			out = append(out, child)
		}
	}
	return out
}

func stated(d civil.Date) diag.Arg {
	return diag.Arg{Name: "stated day", Value: d.Long(), Hidden: "of the order"}
}
func lastDay(d civil.Date) diag.Arg {
	return diag.Arg{Name: "last day", Value: d.Long(), Hidden: "an earlier day"}
}
