package policy

import (
	"slices"
	"strconv"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// A case is checked against its schema before dates are worked out, but a
// draft is made of what is there: a value of the wrong kind counts as absent
// here, because the schema has already said so.

// date returns the date that a node holds, or the zero Date.
func date(n *tree.Node) civil.Date {
	if n == nil || n.Kind != tree.String {
		return civil.Date{}
	}
	d, err := civil.Parse(n.Text)
	if err != nil {
		return civil.Date{}
	}
	return d
}

// whole returns the whole number that a node holds, or 0.
func whole(n *tree.Node) int {
	if n == nil || n.Kind != tree.Number {
		return 0
	}
	v, err := strconv.Atoi(n.Text)
	if err != nil {
		return 0
	}
	return v
}

// list returns the items of the list at a JSON pointer.
func list(n *tree.Node, pointer string) []*tree.Node {
	l := n.At(pointer)
	if l == nil || l.Kind != tree.List {
		return nil
	}
	return l.Items
}

// field returns the value at a path of field names.
func field(n *tree.Node, path []string) *tree.Node {
	for _, name := range path {
		n = n.Field(name)
	}
	return n
}

// holds reports whether a record has one of the values of a condition, alone
// or in a list.
func (c Condition) holds(record *tree.Node) bool {
	n := field(record, c.Path)
	return slices.ContainsFunc(values(n), func(v *tree.Node) bool { return slices.Contains(c.Values, v.Text) })
}

func holds(record *tree.Node) func(Condition) bool {
	return func(c Condition) bool { return c.holds(record) }
}
