package compose

import (
	"cmp"
	"encoding/json"
	"errors"

	"casedocs/generator/tree"
)

// compareFunctions decide. A withheld value decides nothing, or a reader
// could tell from what is printed what it was.
var compareFunctions = []function{
	{name: "and", origin: builtin, impl: neverCalled, gives: lastShape,
		example: `and true "both"`, wants: "both"},
	{name: "eq", origin: builtin, impl: eq,
		example: `if eq "mother" "father" "mother"}}one of them{{end`, wants: "one of them"},
	{name: "ge", origin: builtin, impl: func(a, b *Value) (bool, error) { return ordered(a, b, func(c int) bool { return c >= 0 }) },
		example: `if ge 2 2}}yes{{end`, wants: "yes"},
	{name: "gt", origin: builtin, impl: func(a, b *Value) (bool, error) { return ordered(a, b, func(c int) bool { return c > 0 }) },
		example: `if gt 10 9}}yes{{end`, wants: "yes"},
	{name: "le", origin: builtin, impl: func(a, b *Value) (bool, error) { return ordered(a, b, func(c int) bool { return c <= 0 }) },
		example: `if le "2026-03-10" "2026-03-10"}}yes{{end`, wants: "yes"},
	{name: "lt", origin: builtin, impl: func(a, b *Value) (bool, error) { return ordered(a, b, func(c int) bool { return c < 0 }) },
		example: `if lt "2026-03-10" "2026-11-01"}}yes{{end`, wants: "yes"},
	{name: "ne", origin: builtin, impl: ne,
		example: `if ne 1 2}}different{{end`, wants: "different"},
	{name: "not", origin: builtin, impl: not,
		example: `if not .absent}}nothing recorded{{end`, wants: "nothing recorded"},
	{name: "or", origin: builtin, impl: neverCalled, gives: anyShape,
		example: `or .absent "else"`, wants: "else"},
}

// neverCalled stands for and and or, which text/template evaluates itself.
func neverCalled(v *Value, _ ...*Value) *Value { return v }

func not(v *Value) (bool, error) {
	if v.isHidden() {
		return false, errHidden
	}
	return !v.truth(), nil
}

func eq(a, b *Value, more ...*Value) (bool, error) {
	for _, other := range append([]*Value{b}, more...) {
		if same, err := equal(a, other); same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func ne(a, b *Value) (bool, error) {
	same, err := equal(a, b)
	return !same, err
}

// equal compares two values of one kind. What is not recorded is equal only
// to nothing. Different kinds are a mistake: they are never equal, and the
// template means something else.
func equal(a, b *Value) (bool, error) {
	if err := comparable(a, b); err != nil {
		return false, err
	}
	if a.isAbsent() || b.isAbsent() {
		return a.isAbsent() && b.isAbsent(), nil
	}
	switch x := a.raw.(type) {
	case bool:
		if y, ok := b.raw.(bool); ok {
			return x == y, nil
		}
	case *tree.Node:
		if y, ok := b.raw.(*tree.Node); ok {
			return x == y, nil
		}
	default:
		if c, ok := order(a, b); ok {
			return c == 0, nil
		}
	}
	return false, wrong(a.kind() + " is compared with " + b.kind())
}

// ordered compares two numbers or two texts. Nothing comes before or after
// what is not recorded.
func ordered(a, b *Value, holds func(int) bool) (bool, error) {
	if err := comparable(a, b); err != nil {
		return false, err
	}
	if a.isAbsent() || b.isAbsent() {
		return false, nil
	}
	c, ok := order(a, b)
	if !ok {
		return false, wrong(a.kind() + " is compared with " + b.kind())
	}
	return holds(c), nil
}

// order compares numbers by size and texts by characters, which puts ISO
// dates in the order of time.
func order(a, b *Value) (int, bool) {
	_, first := a.raw.(json.Number)
	_, second := b.raw.(json.Number)
	if first != second {
		return 0, false
	}
	if first {
		x, err := a.number("")
		y, err2 := b.number("")
		if err != nil || err2 != nil {
			return 0, false
		}
		return x.Cmp(y.Rat), true
	}
	x, err := a.text()
	y, err2 := b.text()
	return cmp.Compare(x, y), err == nil && err2 == nil
}

// errHidden is the result of a comparison with a value that is kept from the
// reader of this copy alone: it is withheld too.
var errHidden = errors.New("a hidden value is compared")

// comparable refuses withheld values.
func comparable(values ...*Value) error {
	for _, v := range values {
		switch h := v.hole(); {
		case h != nil && h.isHidden():
			return errHidden
		case h != nil && h.isWithheld():
			return &problem{rule: ruleCompare, message: "a withheld value is compared, which would let its reader guess it",
				hint: "test it with present, or print it as it is"}
		}
	}
	return nil
}
