package tree

import (
	"strconv"
	"strings"
)

// Clone returns a copy of a value and all below it; places stay those of the
// original.
func (n *Node) Clone() *Node {
	if n == nil {
		return nil
	}
	out := *n
	out.Fields = make([]Field, len(n.Fields))
	for i, f := range n.Fields {
		out.Fields[i] = Field{Name: f.Name, Span: f.Span, Value: f.Value.Clone()}
	}
	out.Items = make([]*Node, len(n.Items))
	for i, v := range n.Items {
		out.Items[i] = v.Clone()
	}
	return &out
}

// Put puts a value at a JSON pointer, in place of what stands there; groups on
// the way that are not there are made, and "-" or the number behind the last
// entry adds an entry to a list. It reports whether the pointer leads anywhere.
func (n *Node) Put(pointer string, v *Node) bool {
	parent, last, ok := n.walkTo(pointer, true)
	switch {
	case !ok:
		return false
	case parent.Kind == Map:
		for i := range parent.Fields {
			if parent.Fields[i].Name == last {
				parent.Fields[i].Value = v
				return true
			}
		}
		parent.Fields = append(parent.Fields, Field{Name: last, Span: v.Span, Value: v})
		return true
	case parent.Kind == List:
		i, err := strconv.Atoi(last)
		switch {
		case last == "-", err == nil && i == len(parent.Items):
			parent.Items = append(parent.Items, v)
		case err == nil && i >= 0 && i < len(parent.Items):
			parent.Items[i] = v
		default:
			return false
		}
		return true
	}
	return false
}

// Remove takes away what stands at a JSON pointer, and reports whether anything
// stood there.
func (n *Node) Remove(pointer string) bool {
	parent, last, ok := n.walkTo(pointer, false)
	if !ok {
		return false
	}
	for i := range parent.Fields {
		if parent.Kind == Map && parent.Fields[i].Name == last {
			parent.Fields = append(parent.Fields[:i:i], parent.Fields[i+1:]...)
			return true
		}
	}
	i, err := strconv.Atoi(last)
	if parent.Kind != List || err != nil || i < 0 || i >= len(parent.Items) {
		return false
	}
	parent.Items = append(parent.Items[:i:i], parent.Items[i+1:]...)
	return true
}

// walkTo returns what holds the value at a pointer, and the last part of the
// pointer.
func (n *Node) walkTo(pointer string, add bool) (parent *Node, last string, ok bool) {
	parts := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for _, part := range parts[:len(parts)-1] {
		name := Unescape(part)
		next := n.step(name)
		if next == nil && add && n.Kind == Map {
			next = &Node{Kind: Map, Span: n.Span}
			n.Fields = append(n.Fields, Field{Name: name, Span: n.Span, Value: next})
		}
		if next == nil {
			return nil, "", false
		}
		n = next
	}
	return n, Unescape(parts[len(parts)-1]), true
}

// Repoint gives a value and all below it the JSON pointers of where they stand.
func (n *Node) Repoint(pointer string) {
	n.Pointer = pointer
	for _, f := range n.Fields {
		f.Value.Repoint(pointer + "/" + Escape(f.Name))
	}
	for i, v := range n.Items {
		v.Repoint(pointer + "/" + strconv.Itoa(i))
	}
}
