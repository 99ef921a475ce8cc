package compose

import (
	"maps"
	"slices"
	"text/template/parse"
)

// inspect calls visit for a node and then for all below it, in the order of
// the template. What visit puts into a list or a command is visited too.
func inspect(n parse.Node, visit func(parse.Node)) {
	visit(n)
	switch n := n.(type) {
	case *parse.ListNode:
		for _, x := range n.Nodes {
			inspect(x, visit)
		}
	case *parse.ActionNode:
		inspect(n.Pipe, visit)
	case *parse.IfNode:
		inspectBranch(&n.BranchNode, visit)
	case *parse.WithNode:
		inspectBranch(&n.BranchNode, visit)
	case *parse.RangeNode:
		inspectBranch(&n.BranchNode, visit)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			inspect(n.Pipe, visit)
		}
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			inspect(c, visit)
		}
	case *parse.CommandNode:
		for _, a := range n.Args {
			inspect(a, visit)
		}
	case *parse.ChainNode:
		inspect(n.Node, visit)
	}
}

func inspectBranch(n *parse.BranchNode, visit func(parse.Node)) {
	inspect(n.Pipe, visit)
	inspect(n.List, visit)
	if n.ElseList != nil {
		inspect(n.ElseList, visit)
	}
}

// sortedNames returns the names of a set of templates in a fixed order.
func sortedNames(set map[string]part) []string {
	return slices.Sorted(maps.Keys(set))
}

// reach returns the names of the templates that a run can come to from some
// of them: these, what they call, and what that calls.
func reach(set map[string]part, names ...string) map[string]bool {
	reached := map[string]bool{}
	for _, name := range names {
		reached[name] = true
	}
	for ; len(names) > 0; names = names[1:] {
		p, ok := set[names[0]]
		if !ok {
			continue
		}
		inspect(p.tree.Root, func(n parse.Node) {
			if call, ok := n.(*parse.TemplateNode); ok && !reached[call.Name] {
				reached[call.Name] = true
				names = append(names, call.Name)
			}
		})
	}
	return reached
}
