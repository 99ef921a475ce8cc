package compose

import (
	"text/template/parse"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// rewriter changes the tree of one template so that everything it does goes
// through the functions of a run (run.go), and checks on the way that actions
// print only where markup can take a value.
type rewriter struct {
	file  *source.File
	names map[string]bool // templates that can be called
	sites *sites
	lex   lexer
	diags diag.List

	tally   *tally // where branches are noted, nil where they are not counted
	reached bool   // the entry comes to the template
}

func newRewriter(p part, names map[string]bool, s *sites) *rewriter {
	w := &rewriter{file: p.file, names: names, sites: s}
	w.lex = lexer{file: p.file, diags: &w.diags, outer: &outermost{}, context: context{each: -1}}
	return w
}

// rewrite changes p in place, and says what p makes for its callers.
func (w *rewriter) rewrite(p part) *outermost {
	w.list(p.tree.Root)
	switch c := w.lex.context; {
	case c.mode != inText && c.mode != inComment:
		w.report(c.tag.at, ruleContext, "the tag {tag} is not closed with “>”", diag.Word("tag", "<"+c.tag.name))
	case len(c.open) > 0:
		t := c.open[len(c.open)-1]
		w.report(t.at, ruleContext, "the tag {tag} is not closed in the template that opens it", diag.Word("tag", "<"+t.name+">"))
	}
	return w.lex.outer
}

func (w *rewriter) report(at source.Span, rule, message string, args ...diag.Arg) {
	w.diags = append(w.diags, mistake(at, rule, message, args...))
}

// list rewrites the nodes of a list. Scopes that a branch or a call opens are
// closed by a node behind it.
func (w *rewriter) list(l *parse.ListNode) {
	var nodes []parse.Node
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			nodes = append(nodes, w.text(n))
		case *parse.ActionNode:
			w.action(n)
			nodes = append(nodes, n)
		case *parse.IfNode:
			w.branch(&n.BranchNode, "_when")
			nodes = append(nodes, n, do("_end"))
		case *parse.WithNode:
			w.branch(&n.BranchNode, "_when")
			nodes = append(nodes, n, do("_end"))
		case *parse.RangeNode:
			w.branch(&n.BranchNode, "_each")
			nodes = append(nodes, n, do("_end"))
		case *parse.TemplateNode:
			w.template(n)
			nodes = append(nodes, n, do("_leave"))
		case *parse.BreakNode, *parse.ContinueNode:
			w.report(actionSpan(w.file, n.Position()), ruleContext, "break and continue are not allowed; put what is repeated inside an if")
		}
	}
	l.Nodes = nodes
}

// text lets the markup go on and has the text printed with its place.
func (w *rewriter) text(n *parse.TextNode) parse.Node {
	from := w.lex.mode
	w.lex.run(int(n.Pos), string(n.Text))
	return do("_text", w.sites.add(&site{span: textSpan(w.file, n), text: string(n.Text), mute: muted(string(n.Text), from)}))
}

// action rewrites {{…}}: a declaration as it is, anything else as printed.
func (w *rewriter) action(n *parse.ActionNode) {
	value := w.pipe(n.Pipe)
	if len(n.Pipe.Decl) == 0 {
		w.printable(n.Pos)
		s := &site{span: actionSpan(w.file, n.Pos)}
		if w.lex.mode == inValue {
			s.attr = w.lex.attr
		}
		value = call("_print", w.sites.add(s), value)
	}
	n.Pipe.Cmds = command(value)
}

// printable reports an action where markup cannot take a value.
func (w *rewriter) printable(pos parse.Pos) {
	if w.lex.mode != inText && w.lex.mode != inValue {
		w.report(actionSpan(w.file, pos), ruleContext, "a value can be printed only in text and in an attribute's double quotes")
	}
}

// branch rewrites if, with and range. Both ways through must leave the markup
// in the same state, or what follows could not be checked.
func (w *rewriter) branch(n *parse.BranchNode, test string) {
	at := actionSpan(w.file, n.Pos)
	s := &site{span: nodeSpan(w.file, n.Pipe), ways: w.branches(n)}
	n.Pipe.Cmds = command(call(test, w.sites.add(s), w.pipe(n.Pipe)))
	before := w.lex.context
	if test == "_each" {
		w.lex.each = len(before.open)
	}
	w.list(n.List)
	if test == "_each" {
		n.List.Nodes = append([]parse.Node{do("_turn", &parse.DotNode{NodeType: parse.NodeDot, Pos: n.Pos})}, n.List.Nodes...)
	}
	after := w.lex.context
	w.lex.context = before
	if n.ElseList != nil {
		w.list(n.ElseList)
		if test == "_when" {
			restore(n)
		}
	}
	if !after.same(w.lex.context) {
		w.report(at, ruleContext, "both ways through this must open and close the same tags")
	}
}

// restore makes the variable of {{if $x := …}} hold the value that was tested
// in the else branch as well.
func restore(n *parse.BranchNode) {
	if len(n.Pipe.Decl) == 0 {
		return
	}
	back := do("_tested")
	back.Pipe.Decl, back.Pipe.IsAssign = n.Pipe.Decl, true
	n.ElseList.Nodes = append([]parse.Node{back}, n.ElseList.Nodes...)
}

// template rewrites {{template "name" …}}.
func (w *rewriter) template(n *parse.TemplateNode) {
	at := actionSpan(w.file, n.Pos)
	if !w.names[n.Name] {
		d := mistake(at, ruleName, "there is no template {template}", diag.Word("template", n.Name))
		d.Hints = didYouMean(n.Name, sortedKeys(w.names))
		w.diags = append(w.diags, d)
	}
	if w.lex.mode != inText {
		w.report(at, ruleContext, "a template can be called only in text, not inside a tag")
	}
	w.lex.called(n.Name)
	args := []parse.Node{w.sites.add(&site{span: at, name: n.Name})}
	if n.Pipe == nil {
		n.Pipe = &parse.PipeNode{NodeType: parse.NodePipe, Pos: n.Pos}
	} else {
		args = append(args, w.pipe(n.Pipe))
	}
	n.Pipe.Cmds = command(call("_enter", args...))
}

// call returns (name args…).
func call(name string, args ...parse.Node) *parse.PipeNode {
	c := &parse.CommandNode{NodeType: parse.NodeCommand, Args: append([]parse.Node{parse.NewIdentifier(name)}, args...)}
	return &parse.PipeNode{NodeType: parse.NodePipe, Cmds: []*parse.CommandNode{c}}
}

// command returns the commands of a pipe that is one value.
func command(value parse.Node) []*parse.CommandNode {
	return []*parse.CommandNode{{NodeType: parse.NodeCommand, Args: []parse.Node{value}}}
}

// do returns {{name args…}}.
func do(name string, args ...parse.Node) *parse.ActionNode {
	return &parse.ActionNode{NodeType: parse.NodeAction, Pipe: call(name, args...)}
}
