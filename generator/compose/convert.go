package compose

import (
	"encoding/json"
	"math/big"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
)

// number is an exact decimal number.
type number struct{ *big.Rat }

// String writes the number as a decimal, with as many places as it needs and
// at most ten.
func (n number) String() string {
	s := n.FloatString(10)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// maxDigits keeps arithmetic on hostile numbers short.
const maxDigits = 40

// rational reads a decimal number exactly.
func rational(s string) (*big.Rat, bool) {
	if len(s) > maxDigits || strings.ContainsAny(s, "/_xXoObBpP") || strings.ContainsAny(s, "eE") {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

// number reads numbers, and texts that are written as one.
func (v *Value) number(of string) (number, error) {
	text := ""
	switch x := v.raw.(type) {
	case json.Number:
		text = string(x)
	case string:
		text = x
	default:
		return number{}, wants(of, "a number", v)
	}
	if r, ok := rational(text); ok {
		return number{r}, nil
	}
	return number{}, wrong("{function} needs a number, and {value} is none", diag.Word("function", of), v.fact("value", text))
}

// integer reads whole numbers of a sensible size.
func (v *Value) integer(of string) (int, error) {
	n, err := v.number(of)
	if err != nil {
		return 0, err
	}
	if !n.IsInt() || n.Num().BitLen() > 31 {
		p := wrong("{function} needs a whole number, and {value} is none", diag.Word("function", of), v.fact("value", n.String()))
		p.hint = "write a whole number of a sensible size"
		return 0, p
	}
	return int(n.Num().Int64()), nil
}

func (v *Value) boolean(of string) (bool, error) {
	if b, ok := v.raw.(bool); ok {
		return b, nil
	}
	return false, wants(of, "true or false", v)
}

// date reads ISO dates.
func (v *Value) date(of string) (civil.Date, error) {
	s, ok := v.raw.(string)
	if !ok {
		return civil.Date{}, wants(of, "a date", v)
	}
	d, err := civil.Parse(s)
	if err != nil {
		p := wrong("{function} needs a date, and {value} is none", diag.Word("function", of), v.fact("value", s))
		p.hint = "write dates like 2026-03-10"
		return d, p
	}
	return d, nil
}

func (v *Value) list(of string) (list, error) {
	if l, ok := v.raw.(list); ok {
		return l, nil
	}
	return nil, wants(of, "a list", v)
}

// wants says that a function was given a value of another kind.
func wants(of, kind string, v *Value) *problem {
	return wrong("{function} needs "+kind+", and this is "+v.kind(), diag.Word("function", of))
}

// fact returns a value as an argument of a message; words of the template
// itself hide nothing.
func (v *Value) fact(name, text string) diag.Arg {
	if len(v.from) == 0 {
		return diag.Word(name, text)
	}
	return fact(name, text)
}

// quantity is how many there are: a whole number, or the length of a list.
type quantity int

func (v *Value) quantity(of string) (quantity, error) {
	if l, ok := v.raw.(list); ok {
		return quantity(len(l)), nil
	}
	n, err := v.integer(of)
	return quantity(n), err
}
