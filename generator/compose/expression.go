package compose

import (
	"slices"
	"text/template/parse"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// pipe returns a pipeline as one nested value: a | f b is f b a.
func (w *rewriter) pipe(p *parse.PipeNode) parse.Node {
	for _, v := range p.Decl {
		if v.Ident[0] == "$" {
			w.report(actionSpan(w.file, v.Pos), ruleContext, "the variable $ is what the template was called with and cannot be set")
		}
	}
	value := w.command(p.Cmds[0], nil)
	for _, c := range p.Cmds[1:] {
		value = w.command(c, value)
	}
	return value
}

// command returns one command; final is what the pipe hands to it, or nil.
func (w *rewriter) command(c *parse.CommandNode, final parse.Node) parse.Node {
	args := c.Args[1:]
	if id, ok := c.Args[0].(*parse.IdentifierNode); ok {
		operands := make([]parse.Node, 0, len(args)+1)
		for _, a := range args {
			operands = append(operands, w.operand(a))
		}
		if final != nil {
			operands = append(operands, final)
		}
		return w.function(id, operands)
	}
	if len(args) > 0 || final != nil {
		w.report(nodeSpan(w.file, c.Args[0]), ruleFunction, "{word} is not a function and takes nothing", diag.Word("word", c.Args[0].String()))
	}
	return w.operand(c.Args[0])
}

// operand returns one argument.
func (w *rewriter) operand(n parse.Node) parse.Node {
	switch n := n.(type) {
	case *parse.FieldNode:
		return w.field(&parse.DotNode{NodeType: parse.NodeDot, Pos: n.Pos}, n.Ident, fieldSpans(w.file, n))
	case *parse.VariableNode:
		first := &parse.VariableNode{NodeType: parse.NodeVariable, Pos: n.Pos, Ident: n.Ident[:1]}
		if len(n.Ident) == 1 {
			return first
		}
		return w.field(first, n.Ident[1:], variableSpans(w.file, n)[1:])
	case *parse.ChainNode:
		return w.field(w.operand(n.Node), n.Field, nameSpans(w.file, int(n.Pos), n.Field))
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			w.report(nodeSpan(w.file, n), ruleContext, "a variable cannot be set inside brackets")
		}
		return w.pipe(n)
	case *parse.IdentifierNode:
		return w.function(n, nil)
	case *parse.NumberNode:
		if !n.IsInt && !n.IsFloat || n.Text[0] == '\'' {
			w.report(nodeSpan(w.file, n), ruleFunction, "{number} is not a number that can be used here", diag.Word("number", n.Text))
			return &parse.NumberNode{NodeType: parse.NodeNumber, IsInt: true, Text: "0"}
		}
	}
	return n
}

// field returns an access to a.b.c of a value.
func (w *rewriter) field(of parse.Node, path []string, at []source.Span) parse.Node {
	return call("_field", w.sites.add(&site{span: joined(at), path: path, at: at}), of)
}

// function returns a call of one of the allowed functions. The functions and
// and or stay text/template's own, which look no further than they must; what
// they look at is tested by our truth, and the result is made whole again.
func (w *rewriter) function(id *parse.IdentifierNode, args []parse.Node) parse.Node {
	fn := functions.byName(id.Ident)
	at := nodeSpan(w.file, id)
	switch {
	case fn == nil:
		w.diags = append(w.diags, unknownFunction(at, id.Ident))
		return call("_fail")
	case !fn.takes(len(args)):
		d := mistake(at, ruleFunction, "{function} cannot be called with so many values", diag.Word("function", fn.name))
		d.Hints = []string{"write it like " + fn.usage()}
		w.diags = append(w.diags, d)
		return call("_fail")
	case fn.name == "and" || fn.name == "or":
		for i, a := range args {
			args[i] = call("_test", a)
		}
		return call("_settle", call(fn.name, args...))
	}
	return call("_call", append([]parse.Node{w.sites.add(&site{span: at, fn: fn})}, args...)...)
}

func unknownFunction(at source.Span, name string) diag.Diagnostic {
	d := mistake(at, ruleFunction, "there is no function {function}", diag.Word("function", name))
	if name == headingWord {
		d.Message, d.Args = "there is no heading here", nil
		d.Hints = []string{"only a template whose name begins with " + sectionPrefix + " has the heading of its section; write the words of this one out"}
		return d
	}
	if why, ok := refused[name]; ok {
		d.Message = "the function {function} is not allowed"
		d.Hints = []string{why}
		return d
	}
	d.Hints = didYouMean(name, append(functions.names(), headingWord))
	return d
}

// didYouMean returns the hint that names the closest option, if one is close.
func didYouMean(name string, options []string) []string {
	if near := diag.Closest(name, options); near != "" {
		return []string{"did you mean “" + near + "”?"}
	}
	return nil
}

func sortedKeys(m map[string]bool) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
