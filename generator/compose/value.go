package compose

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// Value is what flows through a template: a value of the case or one computed
// from it, with the pointers of the facts that it comes from. It belongs to one
// run and never changes, so it may be handed on as it is.
//
// What raw holds says what it is: nil (not recorded), withheld, failed, bool,
// string (also dates, ISO), json.Number, Markup, list, phrase, *dict, or
// *tree.Node for a group of fields of the case.
type Value struct {
	raw   any
	node  *tree.Node  // where it stands in the case, nil when it stands nowhere
	shape *tree.Shape // what the schema declares, nil when not known
	gap   string      // words for the gap, where those of the shape are not meant
	from  []string    // JSON pointers, each once, in the order of use
	via   []string    // pointers that led here, such as that of an id

	fields []*Value // of a group of the case: those that were asked for, by their places in it
}

// Markup is text that is already markup: it is printed as it is.
type Markup string

type (
	withheld struct { // the reader may not see it
		here   bool // in this copy alone: templates are written for those who see it
		answer bool // whether something is so, which nobody can tell: neither is what hangs on it
	}
	failed struct{} // a mistake was reported; say no more about it
	list   []*Value
	phrase []*Value // parts that are printed one after the other
)

// dict is a group of fields made by a template.
type dict struct {
	names  []string // sorted
	values map[string]*Value
}

// isoDate is the shape of the dates that functions give.
var isoDate = &tree.Shape{Kind: tree.String, Title: "date", Format: "date"}

// ofNode returns the value of a node of the case; shape is what the templates
// were checked with, and bars what they may not draw on; where it is not known,
// that of the node itself is used. Via is what led to the node. A text with
// nothing to see is not recorded: printed as it is, it would be a silent blank.
func ofNode(n *tree.Node, shape *tree.Shape, via []string) *Value {
	if shape == nil {
		shape = n.Shape
	}
	v := &Value{node: n, shape: shape, via: via}
	v.from = append(slices.Clip(via), n.Pointer)
	switch n.Kind {
	case tree.Bool:
		v.raw = n.Text == "true"
	case tree.Number:
		v.raw = json.Number(n.Text)
	case tree.String:
		if visible(n.Text) {
			v.raw = n.Text
		}
	case tree.Map:
		v.raw = n
	case tree.Withheld:
		v.raw = withheld{here: n.Hidden}
	case tree.List:
		all := make(list, len(n.Items))
		for i, item := range n.Items {
			all[i] = ofNode(item, items(v.shape), via)
		}
		v.raw = all
	}
	return v
}

// visible reports whether a text has anything to see. Spaces say nothing, and
// neither do joiners, direction marks and other characters without a shape.
func visible(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.In(r, unicode.White_Space, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
	})
}

// absent returns the value of a place of the case where nothing is recorded.
func absent(shape *tree.Shape, from ...string) *Value { return &Value{shape: shape, from: from} }

var failure = &Value{raw: failed{}}

// wrap returns what a template hands to a function as a Value: literals of
// the template come as plain Go values.
func wrap(x any) *Value {
	switch x := x.(type) {
	case *Value:
		if x == nil {
			return &Value{}
		}
		return x
	case nil:
		return &Value{}
	case civil.Date:
		if x.IsZero() {
			return absent(isoDate)
		}
		return &Value{raw: x.String(), shape: isoDate}
	case int:
		return &Value{raw: json.Number(strconv.Itoa(x))}
	case float64:
		return &Value{raw: json.Number(strconv.FormatFloat(x, 'f', -1, 64))}
	}
	return &Value{raw: x}
}

func (v *Value) isAbsent() bool { return v.raw == nil }

func (v *Value) isWithheld() bool {
	_, is := v.raw.(withheld)
	return is
}

// isHidden reports whether a value is kept from the reader of this copy alone: a
// value, or an entry of which no more than its place can be seen.
func (v *Value) isHidden() bool {
	switch x := v.raw.(type) {
	case withheld:
		return x.here
	case *tree.Node:
		return x.Hidden
	}
	return false
}

func (v *Value) isFailed() bool { return v.raw == failed{} }

// truth is what if, with, and, or and not go by. A withheld value is true: it
// is there, and its mark must be printed. An answer that is withheld is not.
func (v *Value) truth() bool {
	switch x := v.raw.(type) {
	case nil, failed:
		return false
	case withheld:
		return !x.answer
	case bool:
		return x
	case string:
		return x != ""
	case Markup:
		return x != ""
	case json.Number:
		r, ok := rational(string(x))
		return !ok || r.Sign() != 0
	case list:
		return len(x) > 0
	case phrase:
		return len(x) > 0
	case *dict:
		return len(x.names) > 0
	case *tree.Node:
		return len(x.Fields) > 0
	}
	return true
}

// kind is the word for what a value is, as messages say it.
func (v *Value) kind() string {
	switch v.raw.(type) {
	case nil:
		return "nothing"
	case bool:
		return "true or false"
	case json.Number:
		return "a number"
	case list:
		return "a list"
	case *dict, *tree.Node:
		return "a group of fields"
	case Markup:
		return "paragraphs"
	}
	return "text"
}

// union returns the pointers of all values, each once.
func union(values []*Value) []string {
	var all []string
	seen := map[string]bool{}
	for _, v := range values {
		for _, p := range v.from {
			if !seen[p] {
				seen[p] = true
				all = append(all, p)
			}
		}
	}
	return all
}

// items returns the shape of the items of a list, or nil.
func items(s *tree.Shape) *tree.Shape {
	if s == nil {
		return nil
	}
	return s.Items
}
