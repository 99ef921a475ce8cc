package compose

import (
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"casedocs/generator/diag"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// unknown is the shape of a field of which nothing is known but that it is
// there.
var unknown = &tree.Shape{}

// pipe returns the shape of a pipeline's value, nil when it is not known.
func (c *checker) pipe(p *parse.PipeNode, e env) *tree.Shape {
	if p == nil {
		return nil
	}
	var s *tree.Shape
	for i, cmd := range p.Cmds {
		s = c.command(cmd, e, s, i > 0)
	}
	return s
}

// command returns the shape of one command; final is that of the value that
// the pipe hands to it.
func (c *checker) command(cmd *parse.CommandNode, e env, final *tree.Shape, piped bool) *tree.Shape {
	id, ok := cmd.Args[0].(*parse.IdentifierNode)
	if !ok {
		return c.operand(cmd.Args[0], e)
	}
	var shapes []*tree.Shape
	for _, a := range cmd.Args[1:] {
		shapes = append(shapes, c.operand(a, e))
	}
	if piped {
		shapes = append(shapes, final)
	}
	fn := functions.byName(id.Ident)
	switch {
	case fn == nil || !fn.takes(len(shapes)):
		return nil // the rewriter says so
	case fn.name == "dict":
		return c.dict(cmd, shapes)
	case fn.names:
		return c.named(fn, cmd, shapes)
	case fn.name == "eq" || fn.name == "ne":
		for _, s := range shapes {
			c.members(s, cmd.Args[1:])
		}
		return nil
	case fn.gives == nil:
		return nil
	}
	return fn.gives(c, shapes)
}

func (c *checker) operand(n parse.Node, e env) *tree.Shape {
	switch n := n.(type) {
	case *parse.DotNode:
		return e.dot
	case *parse.FieldNode:
		return c.path(e.dot, n.Ident, fieldSpans(c.file, n))
	case *parse.VariableNode:
		return c.path(e.lookup(n.Ident[0]).shape, n.Ident[1:], variableSpans(c.file, n)[1:])
	case *parse.ChainNode:
		return c.path(c.operand(n.Node, e), n.Field, nameSpans(c.file, int(n.Pos), n.Field))
	case *parse.PipeNode:
		return c.pipe(n, e)
	case *parse.IdentifierNode:
		return c.command(&parse.CommandNode{Args: []parse.Node{n}}, e, nil, false)
	}
	return nil
}

// path returns the shape of .a.b.c of a value.
func (c *checker) path(s *tree.Shape, names []string, at []source.Span) *tree.Shape {
	for i, name := range names {
		if s == nil {
			return nil
		}
		next, p := c.property(s, name)
		if p != nil {
			c.tell(at[i], p)
		}
		s = next
	}
	return s
}

// property returns the shape of one field, or what is wrong with its name.
func (c *checker) property(s *tree.Shape, name string) (*tree.Shape, *problem) {
	if next := s.Property(name); next != nil {
		return next, nil
	}
	switch {
	case slices.Contains(s.Barred, name):
		return nil, barred(name)
	case len(s.Properties) > 0:
		return nil, noField(name, c.title(s), s.Names)
	case s.Kind == tree.List:
		p := wrong("this is a list, and only its items have a field {field}", diag.Word("field", name))
		p.hint = "use range, index or first"
		return nil, p
	case s.Kind == tree.String || s.Kind == tree.Number || s.Kind == tree.Bool:
		return nil, noField(name, c.title(s), nil)
	}
	return nil, nil
}

// named is a function whose second argument names a field of the items of its
// first: where, sortBy, pluck and whereHas.
func (c *checker) named(fn *function, cmd *parse.CommandNode, shapes []*tree.Shape) *tree.Shape {
	item := items(shapes[0])
	name, ok := cmd.Args[min(2, len(cmd.Args)-1)].(*parse.StringNode)
	if item == nil || !ok || len(cmd.Args) < 3 {
		return nil
	}
	field, p := c.property(item, name.Text)
	if p != nil {
		c.tell(nodeSpan(c.file, name), p)
	}
	if fn.name == "pluck" {
		return c.listOf(field)
	}
	c.members(field, cmd.Args[3:])
	return shapes[0]
}

// listOf returns the shape of a list of what a template has picked out. Each
// shape has one, so that a template that calls itself comes to an end.
func (c *checker) listOf(item *tree.Shape) *tree.Shape {
	if c.lists[item] == nil {
		c.lists[item] = &tree.Shape{Kind: tree.List, Items: item}
	}
	return c.lists[item]
}

// members checks the words that a value is compared with: where the schema
// lists the values that it can have, another one would never be equal.
func (c *checker) members(s *tree.Shape, args []parse.Node) {
	if s == nil || len(s.Labels) == 0 {
		return
	}
	for _, a := range args {
		n, ok := a.(*parse.StringNode)
		if !ok || s.Labels[n.Text] != "" {
			continue
		}
		known := slices.Sorted(maps.Keys(s.Labels))
		p := &problem{rule: ruleValue, message: "{field} is never {word}",
			args: []diag.Arg{diag.Word("field", c.title(s)), diag.Word("word", n.Text)}}
		p.hint = "it is one of: " + strings.Join(known, ", ")
		if near := diag.Closest(n.Text, known); near != "" {
			p.hint = "did you mean “" + near + "”?"
		}
		c.tell(nodeSpan(c.file, n), p)
	}
}

// dict returns the shape of a group made in the template. Each place has one,
// so that a template that calls itself comes to an end; where a field has not
// always the same shape, its shape is not known.
func (c *checker) dict(cmd *parse.CommandNode, shapes []*tree.Shape) *tree.Shape {
	s := c.dicts[cmd]
	if s == nil {
		s = &tree.Shape{Kind: tree.Map, Properties: map[string]*tree.Shape{}}
		c.dicts[cmd] = s
	}
	for i := 0; i+1 < len(shapes); i += 2 {
		name, ok := cmd.Args[1+i].(*parse.StringNode)
		if !ok {
			return nil
		}
		field := shapes[i+1]
		if field == nil {
			field = unknown
		}
		switch old := s.Properties[name.Text]; {
		case old == nil:
			s.Names = append(s.Names, name.Text)
			s.Properties[name.Text] = field
		case old != field:
			s.Properties[name.Text] = unknown
		}
	}
	return s
}

// either is the shape of a group of fields that is one of two kinds: it has the
// fields of both. What a field of that name is in one kind says nothing about
// the other, so nothing is known of a field that both have. A kind of which
// nothing is known may have any field.
func either(a, b *tree.Shape) *tree.Shape {
	if a == nil || b == nil {
		return nil
	}
	s := &tree.Shape{Kind: tree.Map, Names: slices.Clone(a.Names), Properties: maps.Clone(a.Properties)}
	if a.Title != "" && b.Title != "" {
		s.Title = a.Title + " or " + tree.InSentence(b.Title)
	}
	for _, name := range b.Names {
		switch old := s.Properties[name]; {
		case old == nil:
			s.Names = append(s.Names, name)
			s.Properties[name] = b.Properties[name]
		case old != b.Properties[name]:
			s.Properties[name] = unknown
		}
	}
	for _, name := range slices.Concat(a.Barred, b.Barred) {
		if s.Properties[name] == nil {
			s.Barred = append(s.Barred, name)
		}
	}
	return s
}

// oneShape is the shape that all values have of which one is known.
func oneShape(shapes []*tree.Shape) *tree.Shape {
	var one *tree.Shape
	for _, s := range shapes {
		if s == nil || one != nil && s != one {
			return nil
		}
		one = s
	}
	return one
}
