package tree

import (
	"strings"

	"casedocs/generator/source"
)

// Place returns the place of the value at a JSON pointer, or, when it is not
// there, of the nearest thing around it that is: of a group or a list its key,
// of an entry its id, because a span over many lines points at nothing.
func (n *Node) Place(pointer string) source.Span {
	for {
		if v := n.At(pointer); v != nil && !v.Span.IsZero() {
			return n.Smallest(pointer, v)
		}
		i := strings.LastIndexByte(pointer, '/')
		if i < 0 {
			return source.Span{}
		}
		pointer = pointer[:i]
	}
}

// Smallest returns the place of a value that stands at a pointer: the key of a
// group or list rather than all of it.
func (n *Node) Smallest(pointer string, v *Node) source.Span {
	i := strings.LastIndexByte(pointer, '/')
	if i < 0 || v.Kind != Map && v.Kind != List {
		return v.Span
	}
	parent, name := n.At(pointer[:i]), Unescape(pointer[i+1:])
	for _, f := range parent.Fields {
		if f.Name == name {
			return f.Span
		}
	}
	if id := v.Field("id"); id != nil {
		return id.Span
	}
	return v.Span
}
