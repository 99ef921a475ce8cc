package policy

import (
	"slices"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// Fit finds where a policy file asks for records, fields or words that no case
// of a shape can have. A mistyped name there would make duties that were done
// look late, and say nothing. Fit is for files that Load accepts.
func Fit(file *tree.Node, cases *tree.Shape) diag.List {
	f := fit{cases: cases}
	file.Walk(func(n *tree.Node) {
		for _, by := range n.Field("met_by").Words() {
			f.metBy(by)
		}
		f.bookings(n.Field("taken_at").Field("booked"))
		f.facts(n.Field("when").Field("facts"))
	})
	for _, n := range list(file, "/events") {
		f.event(n)
	}
	for _, n := range list(file, "/requirements") {
		f.facts(n.Field("when"))
	}
	return f.found
}

// fit compares a policy with the shape of cases.
type fit struct {
	reader
	cases *tree.Shape
}

func (f *fit) metBy(n *tree.Node) {
	record := f.record(n.Field("list"))
	if record == nil {
		return
	}
	f.date(n.Field("date"), record)
	f.number(n.Field("number"), record)
	f.about(n.Field("about"), record)
	for _, conditions := range []string{"where", "where_planned", "unless", "planned"} {
		if c := n.Field(conditions); c != nil {
			f.conditions(c, record)
		}
	}
	f.bookings(n.Field("booked"))
}

// date wants the date of a record to be one.
func (f *fit) date(n *tree.Node, record *tree.Shape) {
	if n == nil {
		return
	}
	if s := under(record, n.Text); s == nil || s.Format != "date" {
		f.unknown(n, "{name} is no date of such a record", dates(record))
	}
}

// number wants the number of a record to be one.
func (f *fit) number(n *tree.Node, record *tree.Shape) {
	if n == nil {
		return
	}
	if s := under(record, n.Text); s == nil || s.Kind != tree.Number {
		f.unknown(n, "{name} is no number of such a record", "the fields are "+strings.Join(record.Names, ", "))
	}
}

// about wants the names that records and orders share to be fields of both.
func (f *fit) about(n *tree.Node, record *tree.Shape) {
	if n == nil {
		return
	}
	if r := n.Field("record"); under(record, r.Text) == nil {
		f.unknown(r, "{name} is no field of such a record", "the fields are "+strings.Join(record.Names, ", "))
	}
	orders := under(f.cases, "orders")
	if o := n.Field("order"); orders == nil || under(orders.Items, o.Text) == nil {
		f.unknown(o, "{name} is no field of an order", "name the field of an order that lists the same things, such as children")
	}
}

// record returns the shape of the records of a list that n names.
func (f *fit) record(n *tree.Node) *tree.Shape {
	if n == nil {
		return nil
	}
	list := under(f.cases, dots(n.Text))
	if list == nil || list.Items == nil {
		f.unknown(n, "{name} is no list of a case", "write the pointer of a list of the case, such as /reviews")
		return nil
	}
	return list.Items
}

func (f *fit) conditions(n *tree.Node, record *tree.Shape) {
	for _, c := range n.Fields {
		field := under(record, c.Name)
		if field == nil {
			f.report(ruleReference, c.Span, c.Value.Pointer, "{name} is no field of such a record", "the fields are "+strings.Join(record.Names, ", "),
				diag.Arg{Name: "name", Value: c.Name})
			continue
		}
		f.words(c, field)
	}
}

// facts wants conditions about the case to look at fields that cases have.
func (f *fit) facts(n *tree.Node) {
	if n == nil {
		return
	}
	for _, c := range n.Fields {
		field := under(f.cases, dots(c.Name))
		if field == nil {
			f.report(ruleReference, c.Span, c.Value.Pointer, "{name} is no field of a case", "the first names of fields are "+strings.Join(f.cases.Names, ", "),
				diag.Arg{Name: "name", Value: c.Name})
			continue
		}
		if field.Items != nil {
			field = field.Items
		}
		f.words(c, field)
	}
}

// words wants the values of a condition to be words that its field may have.
func (f *fit) words(c tree.Field, field *tree.Shape) {
	for _, v := range values(c.Value) {
		if field.Labels != nil && field.Labels[v.Text] == "" {
			f.unknown(v, "{name} is not a word that can stand in "+c.Name, "the words are "+strings.Join(wordsOf(field), ", "))
		}
	}
}

// event wants the field of an event to be a date, or its list to hold records
// that have such a date.
func (f *fit) event(n *tree.Node) {
	if field := n.Field("field"); field != nil {
		if s := under(f.cases, dots(field.Text)); s == nil || s.Format != "date" {
			f.unknown(field, "{name} is no date of a case", "write the pointer of a date, such as /supervisee/started")
		}
		return
	}
	record := f.record(n.Field("list"))
	if record == nil {
		return
	}
	f.date(n.Field("date"), record)
	for _, conditions := range []string{"where", "unless"} {
		if c := n.Field(conditions); c != nil {
			f.conditions(c, record)
		}
	}
}

// bookings wants lists whose records have a date.
func (f *fit) bookings(n *tree.Node) {
	for _, v := range values(n) {
		if record := f.record(v); record != nil && record.Property("date") == nil {
			f.unknown(v, "{name} is a list of records without a date", "name a list whose records do")
		}
	}
}

func (f *fit) unknown(n *tree.Node, message, hint string) {
	f.report(ruleReference, n.Span, n.Pointer, message, hint, diag.Arg{Name: "name", Value: n.Text})
}

// dots returns a JSON pointer as a path with dots.
func dots(pointer string) string {
	return strings.ReplaceAll(strings.TrimPrefix(pointer, "/"), "/", ".")
}

// under returns what a shape has below a path such as "ended.date", or nil.
func under(s *tree.Shape, path string) *tree.Shape {
	for name := range strings.SplitSeq(path, ".") {
		s = s.Property(name)
	}
	return s
}

// values returns the members of a list, or the one value that stands for it.
func values(n *tree.Node) []*tree.Node {
	switch {
	case n == nil:
		return nil
	case n.Kind == tree.List:
		return n.Items
	}
	return []*tree.Node{n}
}

// dates says which fields of a record are dates.
func dates(record *tree.Shape) string {
	var names []string
	for _, name := range record.Names {
		if record.Property(name).Format == "date" {
			names = append(names, name)
		}
	}
	return "its dates are: " + strings.Join(names, ", ")
}

// wordsOf returns the words that may stand in a field, sorted.
func wordsOf(field *tree.Shape) []string {
	var all []string
	for w := range field.Labels {
		all = append(all, w)
	}
	slices.Sort(all)
	return all
}
