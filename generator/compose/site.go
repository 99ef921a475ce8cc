package compose

import (
	"bytes"
	"text/template/parse"

	"casedocs/generator/doc"
	"casedocs/generator/source"
)

// site is one place of a template where the rewritten tree calls us. Trees
// hold its number.
type site struct {
	span source.Span
	text string        // template text
	mute string        // the same with its words withheld
	attr string        // attribute that a value is printed into, "" in text
	path []string      // names of a field access
	at   []source.Span // their places
	fn   *function     // function that is called
	name string        // template that is called
	ways ways          // branches of an if, with or range
}

// sites is the table of them.
type sites []*site

// add appends a site and returns its number as a node of a tree.
func (s *sites) add(x *site) parse.Node {
	*s = append(*s, x)
	n := int64(len(*s) - 1)
	return &parse.NumberNode{NodeType: parse.NodeNumber, IsInt: true, Int64: n, Text: "0"}
}

// origin returns a new origin for what a site prints.
func (s *site) origin(data, control []string) *doc.Origin {
	return &doc.Origin{Template: s.span, Data: data, Control: control}
}

// textSpan returns the place of a text node.
func textSpan(f *source.File, n *parse.TextNode) source.Span {
	at := int(n.Pos)
	return f.Span(at, at+len(n.Text))
}

// nodeSpan returns the place of an expression.
func nodeSpan(f *source.File, n parse.Node) source.Span {
	switch n := n.(type) {
	case *parse.FieldNode:
		return joined(fieldSpans(f, n))
	case *parse.VariableNode:
		return joined(variableSpans(f, n))
	case *parse.IdentifierNode:
		return f.Span(int(n.Pos), int(n.Pos)+len(n.Ident))
	case *parse.PipeNode:
		if len(n.Cmds) > 0 {
			return nodeSpan(f, n.Cmds[0])
		}
	case *parse.CommandNode:
		if len(n.Args) > 0 {
			return nodeSpan(f, n.Args[0])
		}
	case *parse.ChainNode:
		return nodeSpan(f, n.Node)
	}
	at := int(n.Position())
	return f.Span(at, at+len(n.String()))
}

func joined(spans []source.Span) source.Span {
	first, last := spans[0], spans[len(spans)-1]
	return first.File.Span(first.Start, last.End)
}

// fieldSpans returns the places of the names of .a.b.c with their points. The
// parser places a field of several names at its second one.
func fieldSpans(f *source.File, n *parse.FieldNode) []source.Span {
	at := int(n.Pos)
	if len(n.Ident) > 1 {
		at -= len(n.Ident[0]) + 1
	}
	return nameSpans(f, at, n.Ident)
}

// variableSpans returns the places of $x and of the names that follow it.
func variableSpans(f *source.File, n *parse.VariableNode) []source.Span {
	at, size := int(n.Pos), len(n.Ident[0])
	if len(n.Ident) > 1 {
		at -= size
	}
	return append([]source.Span{f.Span(at, at+size)}, nameSpans(f, at+size, n.Ident[1:])...)
}

func nameSpans(f *source.File, at int, names []string) []source.Span {
	spans := make([]source.Span, len(names))
	for i, name := range names {
		spans[i] = f.Span(at, at+1+len(name))
		at += 1 + len(name)
	}
	return spans
}

// actionSpan returns the place of a whole action, from {{ to }}, of which pos
// lies inside.
func actionSpan(f *source.File, pos parse.Pos) source.Span {
	text := f.Data()
	at := min(int(pos), len(text))
	start := bytes.LastIndex(text[:at], []byte("{{"))
	end := bytes.Index(text[at:], []byte("}}"))
	if start < 0 || end < 0 {
		return f.Span(at, at)
	}
	return f.Span(start, at+end+len("}}"))
}
