package compose

import (
	"math/big"
	"strings"
)

// numberFunctions reckon exactly, in decimals.
var numberFunctions = []function{
	{name: "add", origin: sprig, impl: sum, example: `add 1 2 3`, wants: "6"},
	{name: "add1", origin: sprig, impl: func(a number) number { return sum(a, whole(1)) }, example: `add1 2`, wants: "3"},
	{name: "addf", origin: sprig, impl: sum, example: `addf 0.1 0.2`, wants: "0.3"},
	{name: "atoi", origin: sprig, impl: func(n int) int { return n }, example: `atoi "12" | add1`, wants: "13"},
	{name: "ceil", origin: sprig, impl: ceil, example: `ceil 1.2`, wants: "2"},
	{name: "div", origin: sprig, impl: func(a, b int) (int, error) { return divide(a, b, func() int { return a / b }) }, example: `div 7 2`, wants: "3"},
	{name: "divf", origin: sprig, impl: quotient, example: `divf 7 2`, wants: "3.5"},
	{name: "float64", origin: sprig, impl: func(n number) number { return n }, example: `float64 "1.50"`, wants: "1.5"},
	{name: "floor", origin: sprig, impl: floor, example: `floor 1.8`, wants: "1"},
	{name: "int", origin: sprig, impl: func(n int) int { return n }, example: `int "12"`, wants: "12"},
	{name: "max", origin: sprig, impl: func(a number, more ...number) number { return extreme(1, a, more) }, example: `max 1 3 2`, wants: "3"},
	{name: "min", origin: sprig, impl: func(a number, more ...number) number { return extreme(-1, a, more) }, example: `min 2 1 3`, wants: "1"},
	{name: "mod", origin: sprig, impl: func(a, b int) (int, error) { return divide(a, b, func() int { return a % b }) }, example: `mod 7 2`, wants: "1"},
	{name: "money", impl: money, example: `money 1250`, wants: "£1,250"},
	{name: "mul", origin: sprig, impl: product, example: `mul 2 3 4`, wants: "24"},
	{name: "mulf", origin: sprig, impl: product, example: `mulf 1.5 2`, wants: "3"},
	{name: "percent", impl: func(n number) string { return n.String() + "%" }, example: `percent 87.5`, wants: "87.5%"},
	{name: "round", origin: sprig, impl: round, example: `round 2.345 2`, wants: "2.35"},
	{name: "sub", origin: sprig, impl: func(a, b number) number { return number{new(big.Rat).Sub(a.Rat, b.Rat)} }, example: `sub 5 7`, wants: "-2"},
	{name: "subf", origin: sprig, impl: func(a, b number) number { return number{new(big.Rat).Sub(a.Rat, b.Rat)} }, example: `subf 0.3 0.1`, wants: "0.2"},
}

func whole(n int64) number { return number{new(big.Rat).SetInt64(n)} }

func sum(all ...number) number {
	total := new(big.Rat)
	for _, n := range all {
		total.Add(total, n.Rat)
	}
	return number{total}
}

func product(all ...number) number {
	total := new(big.Rat).SetInt64(1)
	for _, n := range all {
		total.Mul(total, n.Rat)
	}
	return number{total}
}

var errZero = wrong("a number is divided by zero")

func divide(_, b int, result func() int) (int, error) {
	if b == 0 {
		return 0, errZero
	}
	return result(), nil
}

func quotient(a, b number) (number, error) {
	if b.Sign() == 0 {
		return number{}, errZero
	}
	return number{new(big.Rat).Quo(a.Rat, b.Rat)}, nil
}

func extreme(sign int, best number, more []number) number {
	for _, n := range more {
		if n.Cmp(best.Rat) == sign {
			best = n
		}
	}
	return best
}

// floor gives the greatest whole number that is not greater.
func floor(n number) number {
	q := new(big.Int).Div(n.Num(), n.Denom()) // Euclidean: rounds down, the denominator is positive
	return number{new(big.Rat).SetInt(q)}
}

// ceil gives the smallest whole number that is not smaller.
func ceil(n number) number {
	down := floor(number{new(big.Rat).Neg(n.Rat)})
	return number{down.Neg(down.Rat)}
}

// round rounds to places after the point, halves away from zero.
func round(n number, places int) (number, error) {
	if places < 0 || places > 10 {
		return number{}, wrong("round takes 0 to 10 places after the point")
	}
	r, _ := new(big.Rat).SetString(n.FloatString(places))
	return number{r}, nil
}

// money writes pounds with a comma for the thousands, and pence only where
// there are any.
func money(n number) (string, error) {
	text := n.String()
	sign, digits := "", text
	if d, ok := strings.CutPrefix(text, "-"); ok {
		sign, digits = "-", d
	}
	pounds, pence, _ := strings.Cut(digits, ".")
	if len(pence) > 2 {
		p := wrong("an amount of money has more than two places after the point")
		p.hint = "round it first"
		return "", p
	}
	if len(pence) > 0 {
		pence = "." + (pence + "0")[:2]
	}
	for i := len(pounds) - 3; i > 0; i -= 3 {
		pounds = pounds[:i] + "," + pounds[i:]
	}
	return sign + "£" + pounds + pence, nil
}
