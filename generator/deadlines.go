package generator

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/policy"
	"casedocs/generator/source"
	"casedocs/generator/timeline"
	"casedocs/generator/tree"
)

// Deadlines are the milestones of one case as they stand on a day, with what a
// list of many cases says of the case. No name of a person is in them.
type Deadlines struct {
	Name          string // of the case, as messages call it
	Kind          string // of case, "" when it could not be read
	Reference     string
	ReferenceSpan source.Span
	Policy        string // id of the authority's policy, "" while the case names none
	AsOf          civil.Date
	Orders        []Order
	Milestones    []Deadline // in date order, those that cannot be decided last
	People        []string   // ids of the people of the case

	closures []civil.Holiday // of the authority's offices
	family   bool            // it is about a family, and not about staff
}

// Order is an order of a case as lists of deadlines show it.
type Order struct {
	ID              string
	Kind            string // in words, such as "supervision order"
	Made            civil.Date
	LastDay         civil.Date // zero while it is not known
	LastPossibleDay civil.Date // of the three years; zero for other orders
	Initials        []string   // of its children, such as "J.F."
}

// Deadline is a milestone with what follows from its dates.
type Deadline struct {
	timeline.Milestone
	DaysLate int      // after its last day: of the day it was done, or of the as-of day while it was not
	People   []string // ids of those whose deadline it is
	Initials []string // of the children whom it is about

	begins string // when a booked meeting begins, as "09:30"; "" when that is not known
}

// Decided reports whether it is known where the deadline stands.
func (d Deadline) Decided() bool { return d.Status != timeline.Undecidable }

// Open reports whether the deadline is known, and nothing shows that it was met.
func (d Deadline) Open() bool { return d.Decided() && d.Status != timeline.Done }

// Deadlines reads a case and returns its milestones as they stand on a day. The
// list says what is wrong with the case and its dates; with a finding that
// blocks writing there are no milestones.
func (e *Engine) Deadlines(in Input, asOf civil.Date) (Deadlines, diag.List) {
	var at Defect
	defer at.raise()
	d := Deadlines{Name: in.Name, AsOf: asOf}
	c, found := e.read(in)
	if c != nil {
		root := c.tree.Root
		d.Kind, d.Reference, d.ReferenceSpan = root.String("kind"), reference(c), place(root, "/reference")
		at.Reference = d.Reference
	}
	if c == nil || found.Blocks() == diag.Write {
		found.Sort()
		return d, found
	}
	if p := c.policy; p != nil {
		d.Policy, d.closures = p.ID, p.Closures
	}
	d.family = c.kind.schema.Shape().Property("children") != nil
	dates, more := e.dated(c, asOf)
	d.Orders = c.orders(dates, asOf)
	d.People = ids(c.tree.Root.Field("people"))
	roles := c.rolesOn(asOf)
	for _, m := range dates {
		d.Milestones = append(d.Milestones, Deadline{
			Milestone: m, DaysLate: daysLate(m, asOf), People: c.peopleOf(m, roles), Initials: d.initialsOf(m, c), begins: c.begins(m),
		})
	}
	slices.SortStableFunc(d.Milestones, inOrder)
	found = append(found, more...)
	found.Sort()
	return d, found
}

// begins returns when a meeting that is booked begins.
func (c *caseFile) begins(m timeline.Milestone) string {
	if m.PlannedFor.IsZero() {
		return ""
	}
	return clock(text(c.tree.Root, m.MetBy+"/time"))
}

// daysLate returns by how many days a milestone was or is late, 0 for one that
// is not, or of which that is not known.
func daysLate(m timeline.Milestone, asOf civil.Date) int {
	switch {
	case m.Due.IsZero():
		return 0
	case m.Status == timeline.Done:
		return max(0, m.Due.DaysUntil(m.MetOn))
	case m.Status == timeline.Late:
		return m.Due.DaysUntil(asOf)
	}
	return 0
}

// inOrder puts deadlines in the order of their dates, what was held beside the
// schedule at its own day, and what cannot be decided last.
func inOrder(a, b Deadline) int {
	if a.Decided() != b.Decided() {
		if a.Decided() {
			return -1
		}
		return 1
	}
	x, y := cmp.Or(a.Due, a.MetOn), cmp.Or(b.Due, b.MetOn)
	if x.IsZero() || y.IsZero() {
		return y.Compare(x)
	}
	return x.Compare(y)
}

// orders returns the orders of a case with the initials of their children. The
// milestones of two orders that differ in nothing but the child stand under the
// first of them, and so do the children.
func (c *caseFile) orders(dates timeline.Timeline, asOf civil.Date) []Order {
	terms, _ := policy.Terms(c.tree, asOf)
	has := map[string]bool{}
	for _, m := range dates {
		has[m.Order] = true
	}
	var out []Order
	for _, t := range terms {
		o := Order{ID: t.OrderID, Made: t.Made, LastDay: t.LastDay, LastPossibleDay: t.LastPossibleDay, Kind: c.orderKind(t)}
		children := c.childrenOf(t.OrderID)
		for _, other := range terms {
			if has[t.OrderID] && !has[other.OrderID] && other.Kind == t.Kind && other.Made == t.Made && other.LastDay == t.LastDay {
				children = append(children, c.childrenOf(other.OrderID)...)
			}
		}
		o.Initials = c.initials(children)
		out = append(out, o)
	}
	return out
}

// orderKind returns what the schema calls a kind of order.
func (c *caseFile) orderKind(t policy.Term) string {
	for _, n := range c.tree.Root.Field("orders").All() {
		if kind := n.Field("kind"); n.String("id") == t.OrderID && kind != nil && kind.Shape != nil {
			return cmp.Or(kind.Shape.Labels[kind.Text], kind.Text)
		}
	}
	return t.Kind
}

// childrenOf returns the ids of the children of an order; one that names none is
// about all.
func (c *caseFile) childrenOf(order string) []string {
	for _, n := range c.tree.Root.Field("orders").All() {
		if named := n.Field("children").Words(); n.String("id") == order && len(named) > 0 {
			var out []string
			for _, w := range named {
				out = append(out, w.Text)
			}
			return out
		}
	}
	return ids(c.tree.Root.Field("children"))
}

// initials returns the initials of children, in the order of the case.
func (c *caseFile) initials(children []string) []string {
	var out []string
	for _, n := range c.tree.Root.Field("children").All() {
		name := cmp.Or(n.String("name"), n.String("known_as"))
		if in := initials(name); in != "" && slices.Contains(children, n.String("id")) {
			out = append(out, in)
		}
	}
	return out
}

// initials returns the first letters of the words of a name: "J.F." for Juniper
// Fennimore-Slate.
func initials(name string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(name) {
		if i := strings.IndexFunc(word, unicode.IsLetter); i >= 0 {
			first := []rune(word[i:])[0]
			b.WriteRune(unicode.ToUpper(first))
			b.WriteByte('.')
		}
	}
	return b.String()
}

// initialsOf returns the initials of the children whom a milestone is about.
func (d *Deadlines) initialsOf(m timeline.Milestone, c *caseFile) []string {
	for _, o := range d.Orders {
		if o.ID == m.Order {
			return o.Initials
		}
	}
	return c.initials(ids(c.tree.Root.Field("children")))
}

// ids returns the ids of the entries of a list.
func ids(list *tree.Node) []string {
	var out []string
	for _, n := range list.All() {
		if id := n.String(idField); id != "" {
			out = append(out, id)
		}
	}
	return out
}
