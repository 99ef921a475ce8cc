package compose

import (
	"cmp"
	"encoding/json"
	"strings"

	"casedocs/generator/tree"
)

// valueFunctions choose between values, whatever they are.
var valueFunctions = []function{
	{name: "all", origin: sprig, impl: func(all ...*Value) bool { return countTrue(all) == len(all) },
		example: `if all 1 "a" true}}all{{end`, wants: "all"},
	{name: "any", origin: sprig, impl: func(all ...*Value) bool { return countTrue(all) > 0 },
		example: `if any 0 "" true}}one{{end`, wants: "one"},
	{name: "coalesce", origin: sprig, impl: coalesce, gives: anyShape,
		example: `coalesce .absent "" "third"`, wants: "third"},
	{name: "default", origin: sprig, impl: func(other, v *Value) *Value { return coalesce(v, other) }, gives: anyShape,
		example: `.absent | default "none"`, wants: "none"},
	{name: "empty", origin: sprig, impl: func(v *Value) bool { return !v.truth() },
		example: `if empty .absent}}empty{{end`, wants: "empty"},
	{name: "fail", origin: sprig, impl: fail,
		example: `if false}}{{fail "this cannot be"}}{{end`, wants: ""},
	{name: "label", impl: label,
		example: `label .threshold.status`, wants: "found by the court"},
	{name: "present", impl: present,
		example: `if present .absent}}there{{else}}not recorded{{end`, wants: "not recorded"},
	{name: "shown", impl: shown,
		example: `if shown .budget}}to be seen{{end`, wants: "to be seen"},
	{name: "ternary", origin: sprig, impl: ternary, gives: choiceShape,
		example: `ternary "yes" "no" true`, wants: "yes"},
}

func firstShape(_ *checker, args []*tree.Shape) *tree.Shape { return args[0] }
func lastShape(_ *checker, args []*tree.Shape) *tree.Shape  { return args[len(args)-1] }

func anyShape(_ *checker, args []*tree.Shape) *tree.Shape    { return oneShape(args) }
func choiceShape(_ *checker, args []*tree.Shape) *tree.Shape { return oneShape(args[:2]) }

func countTrue(all []*Value) int {
	n := 0
	for _, v := range all {
		if v.truth() {
			n++
		}
	}
	return n
}

// coalesce gives the first value that is true, or else the last.
func coalesce(v *Value, more ...*Value) *Value {
	for _, next := range more {
		if v.truth() {
			break
		}
		v = next
	}
	return v
}

// fail stops with words of the template. What it prints of the case is shown
// only where values are.
func fail(words *Value) (*Value, error) {
	text, err := words.text()
	if err != nil {
		return nil, err
	}
	says := words.fact("words", text)
	says.Hidden = cmp.Or(says.Hidden, "(not shown)")
	return nil, wrong("the template stops here: {words}", says)
}

// shown reports whether a value is recorded and the reader sees it: whatever needs
// the value itself, such as a key of a row, asks this before.
func shown(v *Value) bool { return v.hole() == nil && !v.isHidden() }

// present reports whether a value is recorded, even when it may not be seen.
// Texts with nothing to see and empty lists say nothing and are not present.
func present(v *Value) bool {
	switch x := v.raw.(type) {
	case bool, json.Number:
		return true
	case string:
		return visible(x)
	}
	return v.truth()
}

// label gives the words of an enum value, as the schema has them; without
// words there, the value with spaces for its hyphens.
func label(v *Value) (*Value, error) {
	if h := v.hole(); h != nil {
		return v, nil
	}
	text, err := v.text()
	if err != nil {
		return nil, err
	}
	words := strings.ReplaceAll(text, "-", " ")
	if v.shape != nil && v.shape.Labels[text] != "" {
		words = v.shape.Labels[text]
	}
	return &Value{raw: words, from: v.from}, nil
}

func ternary(yes, no, test *Value) (*Value, error) {
	if test.isWithheld() {
		return nil, comparable(test)
	}
	v := *no
	if test.truth() {
		v = *yes
	}
	v.from = union([]*Value{&v, test})
	return &v, nil
}
