package compose

import (
	"slices"
	"strings"
	"text/template/parse"

	"casedocs/generator/diag"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// check walks through the templates as a run would, but with what the schema
// declares instead of values. So a field that nobody declares is found
// without any case, also in a branch that no case has reached yet. Where the
// shape of a value is not known, nothing is said.
//
// Templates of the entry's own folder that it never comes to are walked too:
// the template of a section with the root, which is what it would be called
// with, others with a value of which nothing is known.
func check(set map[string]part, entry string, root *tree.Shape) diag.List {
	c := &checker{set: set, root: root, seen: map[visit]bool{}, told: map[source.Span]bool{}, dicts: map[*parse.CommandNode]*tree.Shape{}, lists: map[*tree.Shape]*tree.Shape{}}
	c.template(entry, root)
	reached := reach(set, entry)
	for _, name := range sortedNames(set) {
		switch {
		case reached[name] || !set[name].isOwn(entry):
		case strings.HasPrefix(name, sectionPrefix):
			c.template(name, root)
		default:
			c.template(name, nil)
		}
	}
	return c.diags
}

type checker struct {
	set      map[string]part
	root     *tree.Shape
	file     *source.File // of the template being walked
	seen     map[visit]bool
	told     map[source.Span]bool
	dicts    map[*parse.CommandNode]*tree.Shape // of groups made in templates
	lists    map[*tree.Shape]*tree.Shape        // of lists made in templates, by that of an item
	somebody *tree.Shape                        // of a person or child
	diags    diag.List
}

// visit is one template called with one shape.
type visit struct {
	name  string
	shape *tree.Shape
}

// env is what names mean at a place of a template.
type env struct {
	dot  *tree.Shape
	vars []*binding
}

type binding struct {
	name  string
	shape *tree.Shape
}

func (e env) with(name string, s *tree.Shape) env {
	e.vars = append(slices.Clip(e.vars), &binding{name, s})
	return e
}

func (e env) lookup(name string) *binding {
	for i := len(e.vars) - 1; i >= 0; i-- {
		if e.vars[i].name == name {
			return e.vars[i]
		}
	}
	return &binding{}
}

// template walks a template called with a value of a shape, once.
func (c *checker) template(name string, s *tree.Shape) {
	p, ok := c.set[name]
	if v := (visit{name, s}); ok && !c.seen[v] {
		c.seen[v] = true
		file := c.file
		c.file = p.file
		c.list(p.tree.Root, env{dot: s}.with("$", s))
		c.file = file
	}
}

func (c *checker) list(l *parse.ListNode, e env) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			e = c.declare(n.Pipe, e, c.pipe(n.Pipe, e))
		case *parse.IfNode:
			inner := c.declare(n.Pipe, e, c.pipe(n.Pipe, e))
			c.list(n.List, inner)
			c.list(n.ElseList, inner)
		case *parse.WithNode:
			s := c.pipe(n.Pipe, e)
			inner := c.declare(n.Pipe, e, s)
			c.list(n.ElseList, inner)
			inner.dot = s
			c.list(n.List, inner)
		case *parse.RangeNode:
			c.rangeOver(n, e)
		case *parse.TemplateNode:
			c.template(n.Name, c.pipe(n.Pipe, e))
		}
	}
}

// rangeOver walks a range body with the shape of one item.
func (c *checker) rangeOver(n *parse.RangeNode, e env) {
	item := items(c.pipe(n.Pipe, e))
	inner := e
	switch d := n.Pipe.Decl; len(d) {
	case 1:
		inner = e.with(d[0].Ident[0], item)
	case 2:
		inner = e.with(d[0].Ident[0], nil).with(d[1].Ident[0], item)
	}
	c.list(n.ElseList, e)
	inner.dot = item
	c.list(n.List, inner)
}

// declare adds the variable of {{$x := …}}. A variable that is set to
// something else later has no known shape.
func (c *checker) declare(p *parse.PipeNode, e env, s *tree.Shape) env {
	if len(p.Decl) == 0 {
		return e
	}
	name := p.Decl[0].Ident[0]
	if !p.IsAssign {
		return e.with(name, s)
	}
	if b := e.lookup(name); b.shape != s {
		b.shape = nil
	}
	return e
}

// tell reports a mistake once for its place.
func (c *checker) tell(at source.Span, p *problem) {
	if !c.told[at] {
		c.told[at] = true
		c.diags = append(c.diags, p.diagnostic(at))
	}
}

// title is what a person calls a group of fields, "" when it has no name.
func (c *checker) title(s *tree.Shape) string {
	if s == c.root {
		return "the case"
	}
	return s.Title
}
