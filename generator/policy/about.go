package policy

import (
	"slices"

	"casedocs/generator/tree"
)

// holds reports whether a record counts for an order: the two name one of the
// same things, or one of them names none and so is about all.
func (a *About) holds(record, order *tree.Node) bool {
	if a == nil {
		return true
	}
	named, about := values(field(record, a.Record)), values(field(order, a.Order))
	if len(named) == 0 || len(about) == 0 {
		return true
	}
	return slices.ContainsFunc(named, func(n *tree.Node) bool {
		return slices.ContainsFunc(about, func(o *tree.Node) bool { return o.Text == n.Text })
	})
}

// together reports whether every record of a case counts for both of two
// orders or for neither. A review of one child only tells them apart.
func (p *Policy) together(root *tree.Node, one, other Term) bool {
	for _, m := range p.Milestones {
		if m.MetBy == nil {
			continue
		}
		for _, n := range list(root, m.MetBy.List) {
			if m.MetBy.About.holds(n, one.node) != m.MetBy.About.holds(n, other.node) {
				return false
			}
		}
	}
	return true
}
