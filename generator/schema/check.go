package schema

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"casedocs/generator/diag"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// The rules of data quality that this package speaks for.
const (
	ruleForm = "DQ-01" // the fields that the schema knows, with values of their kind
	ruleIDs  = "DQ-05" // ids are unique, and lead somewhere
	ruleDate = "DAT-02"
	ruleSpan = "DAT-23" // what begins ends on the same day or later
)

// Check gives every node of the case its Shape and returns what does not fit
// the schema, in the order of the files, each mistake once. A field without a
// value counts as left out. Nothing is said about values that are already
// refused.
func (s *Schema) Check(t *tree.Tree) diag.List {
	s.attach(t.Root, s.shape)
	var found diag.List
	var invalid *jsonschema.ValidationError
	if errors.As(s.compiled.Validate(value(t.Root)), &invalid) {
		for _, leaf := range leaves(invalid) {
			if k, ok := leaf.ErrorKind.(*kind.PropertyNames); ok {
				found = append(found, s.misnamed(t, leaf.SchemaURL, k.Property)...)
				continue
			}
			if n := reach(t.Root, leaf.InstanceLocation); n != nil {
				c := mistake{schema: s, tree: t, node: n, error: leaf}
				found = append(found, c.explain()...)
			}
		}
	}
	found = append(found, farYears(t.Root)...)
	found = append(found, s.backward(t.Root)...)
	found = append(found, s.ids(t)...)
	found.Sort()
	return slices.CompactFunc(found, func(a, b diag.Diagnostic) bool {
		return a.Span == b.Span && a.Rule == b.Rule && a.Message == b.Message && a.Text(true) == b.Text(true)
	})
}

// misnamed reports the fields called name wherever the naming rule holds that
// forbids it. The validator's own place for such a mistake cannot be relied on:
// it shares memory with places that are visited later.
func (s *Schema) misnamed(t *tree.Tree, rule, name string) (found diag.List) {
	sound(t.Root, func(n *tree.Node) {
		if !slices.Contains(s.about(n).naming, rule) {
			return
		}
		for _, f := range n.Fields {
			if f.Name == name {
				d := refuse(ruleForm, f.Span, n, "{field} cannot be the name of a field here", "use small letters and figures, without spaces")
				d.Args = []diag.Arg{{Name: "field", Value: name, Hidden: "this"}}
				found = append(found, d)
			}
		}
	})
	return found
}

// attach sets the Shape of n and of everything below it.
func (s *Schema) attach(n *tree.Node, shape *tree.Shape) {
	n.Shape = shape
	for _, f := range n.Fields {
		inner := shape.Property(f.Name)
		if inner == nil && shape != nil {
			inner = s.notes[shape].others
		}
		s.attach(f.Value, inner)
	}
	var items *tree.Shape
	if shape != nil {
		items = shape.Items
	}
	for _, item := range n.Items {
		s.attach(item, items)
	}
}

// about returns what messages need to know about a value; never nil.
func (s *Schema) about(n *tree.Node) *note {
	if note := s.notes[n.Shape]; note != nil {
		return note
	}
	return &note{}
}

// value returns a case as the validator wants it, without the known fields
// that have no value yet. An unknown one stays: it may be the end of a text
// that a comma cut off.
func value(n *tree.Node) any {
	switch n.Kind {
	case tree.Map:
		m := make(map[string]any, len(n.Fields))
		for _, f := range n.Fields {
			known := n.Shape == nil || n.Shape.Property(f.Name) != nil
			if f.Value.Kind != tree.Null || f.Value.Refused || !known {
				m[f.Name] = value(f.Value)
			}
		}
		return m
	case tree.List:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = value(item)
		}
		return list
	case tree.Bool:
		return n.Text == "true"
	case tree.Number:
		return json.Number(n.Text)
	case tree.Null, tree.Withheld:
		return nil
	}
	return n.Text
}

// reach returns the node at a location, or nil when it, or something that it
// stands in, is already refused.
func reach(n *tree.Node, location []string) *tree.Node {
	for _, part := range location {
		if n == nil || n.Refused {
			return nil
		}
		n = n.At("/" + tree.Escape(part))
	}
	if n == nil || n.Refused {
		return nil
	}
	return n
}

// leaves returns the mistakes at the ends of a tree of validation errors. Where
// one of several forms was possible, only the form that was most likely meant
// is followed.
func leaves(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	switch e.ErrorKind.(type) {
	case *kind.OneOf, *kind.AnyOf:
		return likeliest(e)
	case *kind.PropertyNames, *kind.Contains, *kind.Not:
		return []*jsonschema.ValidationError{e}
	}
	if len(e.Causes) == 0 {
		return []*jsonschema.ValidationError{e}
	}
	var out []*jsonschema.ValidationError
	for _, c := range e.Causes {
		out = append(out, leaves(c)...)
	}
	return out
}

// likeliest follows the form with the right kind of value and the fewest
// mistakes. When the kind of value is wrong for all forms, the result is one
// mistake that names all the kinds.
func likeliest(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	var best []*jsonschema.ValidationError
	var wants []string
	var got string
	for _, c := range e.Causes {
		l := leaves(c)
		if t, ok := l[0].ErrorKind.(*kind.Type); ok && len(l) == 1 && slices.Equal(l[0].InstanceLocation, e.InstanceLocation) {
			wants, got = append(wants, t.Want...), t.Got
			continue
		}
		if best == nil || cost(l) < cost(best) {
			best = l
		}
	}
	switch {
	case best != nil:
		return best
	case wants == nil:
		return []*jsonschema.ValidationError{e}
	}
	one := *e
	one.Causes, one.ErrorKind = nil, &kind.Type{Got: got, Want: wants}
	return []*jsonschema.ValidationError{&one}
}

// cost counts mistakes; a fixed word that differs counts most, since such words
// tell forms apart.
func cost(l []*jsonschema.ValidationError) int {
	sum := len(l)
	for _, e := range l {
		if _, ok := e.ErrorKind.(*kind.Const); ok {
			sum += 100
		}
	}
	return sum
}

// refuse returns a finding that keeps documents from being written.
func refuse(rule string, at source.Span, n *tree.Node, message string, hints ...string) diag.Diagnostic {
	return diag.Diagnostic{
		Rule:    rule,
		Blocks:  diag.Write,
		Span:    at,
		Path:    n.Pointer,
		Message: message,
		Hints:   slices.DeleteFunc(hints, func(h string) bool { return h == "" }),
	}
}

// keySpan returns where a value is named: its key, or, for an entry of a list,
// its first key.
func keySpan(t *tree.Tree, n *tree.Node) source.Span {
	up, name := split(n.Pointer)
	if parent := t.Root.At(up); n.Pointer != "" && parent != nil {
		for _, f := range parent.Fields {
			if f.Name == name {
				return f.Span
			}
		}
	}
	if len(n.Fields) > 0 {
		return n.Fields[0].Span
	}
	return n.Span
}

// split parts a JSON pointer from its last name.
func split(pointer string) (up, name string) {
	i := strings.LastIndexByte(pointer, '/')
	if i < 0 {
		return "", ""
	}
	return pointer[:i], tree.Unescape(pointer[i+1:])
}

// scalarText returns the text of a JSON value that is no list and no object.
func scalarText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		if v {
			return "true"
		}
		return "false"
	}
	return ""
}
