// Package tree holds case values with their places: what a case file says,
// where it says it, and what the schema declares about it. A View is what one
// reader may see of it.
package tree

import (
	"encoding/json"
	"strings"

	"casedocs/generator/source"
)

// Kind is what sort of value a Node is.
type Kind uint8

// The kinds. Withheld stands where a reader may not see a value: the value
// itself is gone.
const (
	Null Kind = iota
	Bool
	Number
	String
	Map
	List
	Withheld
)

// String returns the word for the kind that messages use.
func (k Kind) String() string {
	return [...]string{"nothing", "true or false", "number", "text", "group of fields", "list", "withheld value"}[k]
}

// Node is one value of a case. Numbers and dates are kept as written.
type Node struct {
	Kind    Kind
	Text    string      // scalars, as written
	Fields  []Field     // Map, in the order of the file
	Items   []*Node     // List
	Span    source.Span // the value; zero for computed values
	Pointer string      // JSON pointer (RFC 6901) from the root
	Shape   *Shape      // what the schema declares here, nil where nothing
	Refused bool        // a finding already refuses the value: later checks say no more about it
	Hidden  bool        // in a view: kept from this reader, though others see it; of a Map, all of its fields that are not there
}

// Field is one entry of a Map.
type Field struct {
	Name  string
	Span  source.Span // the key
	Value *Node
}

// Field returns the value of a map entry, or nil.
func (n *Node) Field(name string) *Node {
	if n == nil {
		return nil
	}
	for i := range n.Fields {
		if n.Fields[i].Name == name {
			return n.Fields[i].Value
		}
	}
	return nil
}

// All returns the entries of a list, none of anything else.
func (n *Node) All() []*Node {
	if n == nil || n.Kind != List {
		return nil
	}
	return n.Items
}

// Words returns the entries of a list, or the one value that stands for it.
func (n *Node) Words() []*Node {
	if n == nil || n.Kind == List {
		return n.All()
	}
	return []*Node{n}
}

// Texts returns the texts of the entries of a list, nil for none.
func (n *Node) Texts() []string {
	var out []string
	for _, v := range n.All() {
		out = append(out, v.Text)
	}
	return out
}

// At returns the node that a JSON pointer names, seen from n, or nil.
func (n *Node) At(pointer string) *Node {
	if pointer == "" {
		return n
	}
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if n = n.step(Unescape(part)); n == nil {
			return nil
		}
	}
	return n
}

func (n *Node) step(name string) *Node {
	if n.Kind != List {
		return n.Field(name)
	}
	i := 0
	for _, c := range name {
		if c < '0' || c > '9' || i > len(n.Items) {
			return nil
		}
		i = i*10 + int(c-'0')
	}
	if name == "" || i >= len(n.Items) {
		return nil
	}
	return n.Items[i]
}

// String returns the text of a scalar child, or "" when it is absent.
func (n *Node) String(name string) string {
	if f := n.Field(name); f != nil && f.Kind != Map && f.Kind != List {
		return f.Text
	}
	return ""
}

// Walk calls visit for n and everything below it, parents first.
func (n *Node) Walk(visit func(*Node)) {
	if n == nil {
		return
	}
	visit(n)
	for _, f := range n.Fields {
		f.Value.Walk(visit)
	}
	for _, i := range n.Items {
		i.Walk(visit)
	}
}

// Any returns the value as encoding/json would decode it, with numbers as
// json.Number. Withheld values are null.
func (n *Node) Any() any {
	if n == nil {
		return nil
	}
	switch n.Kind {
	case Bool:
		return n.Text == "true"
	case Number:
		return json.Number(n.Text)
	case String:
		return n.Text
	case Map:
		m := make(map[string]any, len(n.Fields))
		for _, f := range n.Fields {
			m[f.Name] = f.Value.Any()
		}
		return m
	case List:
		s := make([]any, len(n.Items))
		for i, v := range n.Items {
			s[i] = v.Any()
		}
		return s
	}
	return nil
}

var (
	escaper   = strings.NewReplacer("~", "~0", "/", "~1")
	unescaper = strings.NewReplacer("~1", "/", "~0", "~")
)

// Escape returns a map key as a part of a JSON pointer (RFC 6901, section 3).
func Escape(key string) string { return escaper.Replace(key) }

// Unescape returns the map key of a part of a JSON pointer.
func Unescape(part string) string { return unescaper.Replace(part) }

// Tree is one case: its root value and the files it was read from.
type Tree struct {
	Root  *Node
	Files []*source.File
}
