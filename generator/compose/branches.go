package compose

import (
	"regexp"
	"text/template/parse"

	"casedocs/generator/source"
)

// ways are the numbers of the two branches of an action in the tally: where
// its test holds, and otherwise. Where a chain goes on with another test, or
// the list of a range is written out, the second way is none.
type ways [2]int

const none = -1

// branches notes the two ways of an if, with or range, which is not yet
// rewritten.
func (w *rewriter) branches(n *parse.BranchNode) ways {
	if w.tally == nil {
		return ways{none, none}
	}
	at := actionSpan(w.file, n.Pos)
	b := Branch{Span: at, Kind: kind(n, at), Test: n.Pipe.String(), Reachable: w.reached}
	holds := w.count(b)
	if goesOn(w.file, n.ElseList) || b.Kind == Range && isWrittenOut(n.Pipe) {
		return ways{holds, none}
	}
	b.Otherwise = true
	if n.ElseList != nil {
		b.Else, b.Span = true, elseSpan(w.file, n)
	}
	return ways{holds, w.count(b)}
}

// count adds a branch to the tally and returns its number.
func (w *rewriter) count(b Branch) int {
	w.tally.branches = append(w.tally.branches, b)
	return len(w.tally.branches) - 1
}

var (
	beginsWithElse = regexp.MustCompile(`^\{\{-?\s*else\s`)
	elseAction     = regexp.MustCompile(`\{\{-?\s*else\s*-?\}\}`)
)

func kind(n *parse.BranchNode, at source.Span) Kind {
	chained := beginsWithElse.MatchString(at.Text())
	switch {
	case n.NodeType == parse.NodeRange:
		return Range
	case n.NodeType == parse.NodeWith && chained:
		return ElseWith
	case n.NodeType == parse.NodeWith:
		return With
	case chained:
		return ElseIf
	}
	return If
}

// goesOn reports whether an else is another test: {{else if …}}. The parser
// makes the same tree of {{else}}{{if …}}, so the text decides.
func goesOn(f *source.File, l *parse.ListNode) bool {
	if l == nil || len(l.Nodes) != 1 {
		return false
	}
	switch n := l.Nodes[0]; n.(type) {
	case *parse.IfNode, *parse.WithNode:
		return beginsWithElse.MatchString(actionSpan(f, n.Position()).Text())
	}
	return false
}

// isWrittenOut reports whether a pipe is a list that the template itself
// writes out, which is never empty.
func isWrittenOut(p *parse.PipeNode) bool {
	args := p.Cmds[0].Args
	id, ok := args[0].(*parse.IdentifierNode)
	return ok && id.Ident == "list" && len(args) > 1 && len(p.Cmds) == 1
}

// elseSpan returns the place of the {{else}} of an action: the last one before
// what it holds.
func elseSpan(f *source.File, n *parse.BranchNode) source.Span {
	from := int(n.Pos)
	all := elseAction.FindAllIndex(f.Data()[from:n.ElseList.Pos], -1)
	if len(all) == 0 {
		return actionSpan(f, n.Pos)
	}
	last := all[len(all)-1]
	return f.Span(from+last[0], from+last[1])
}

// count counts a way that the run takes at a site.
func (r *run) count(s *site, holds bool) {
	if r.counts == nil {
		return
	}
	way := s.ways[1]
	if holds {
		way = s.ways[0]
	}
	if way != none {
		r.counts[way]++
	}
}
