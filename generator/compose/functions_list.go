package compose

import (
	"cmp"
	"slices"

	"casedocs/generator/tree"
)

// listFunctions take lists apart and make lists. Items stay the values that
// they are, with their own places in the case.
var listFunctions = []function{
	{name: "append", origin: sprig, impl: func(l list, v *Value) list { return append(slices.Clip(l), v) },
		example: `append (list 1) 2 | join ","`, wants: "1,2"},
	{name: "chunk", origin: sprig, impl: chunk,
		example: `range chunk 2 (list 1 2 3)}}({{join "," .}}){{end`, wants: "(1,2)(3)"},
	{name: "compact", origin: sprig, impl: compact, gives: firstShape,
		example: `compact (list 1 "" 2) | join ","`, wants: "1,2"},
	{name: "concat", origin: sprig, impl: func(all ...list) list { return slices.Concat(all...) }, gives: anyShape,
		example: `concat (list 1) (list 2 3) | join ","`, wants: "1,2,3"},
	{name: "first", origin: sprig, impl: func(v *Value) (*Value, error) { return v.item(0) }, gives: itemShape,
		example: `first (list "a" "b")`, wants: "a"},
	{name: "has", origin: sprig, impl: has,
		example: `if has "b" (list "a" "b")}}yes{{end`, wants: "yes"},
	{name: "index", origin: builtin, impl: index, gives: indexShape,
		example: `index (list "a" "b") 1`, wants: "b"},
	{name: "initial", origin: sprig, impl: func(l list) list { return l[:max(len(l)-1, 0)] }, gives: firstShape,
		example: `initial (list 1 2 3) | join ","`, wants: "1,2"},
	{name: "last", origin: sprig, impl: func(v *Value) (*Value, error) { return v.item(-1) }, gives: itemShape,
		example: `last (list "a" "b")`, wants: "b"},
	{name: "len", origin: builtin, impl: length,
		example: `len (list "a" "b")`, wants: "2"},
	{name: "list", origin: sprig, impl: func(all ...*Value) list { return all },
		example: `list "a" "b" | join " and "`, wants: "a and b"},
	{name: "prepend", origin: sprig, impl: func(l list, v *Value) list { return append(list{v}, l...) },
		example: `prepend (list 2) 1 | join ","`, wants: "1,2"},
	{name: "rest", origin: sprig, impl: func(l list) list { return l[min(1, len(l)):] }, gives: firstShape,
		example: `rest (list 1 2 3) | join ","`, wants: "2,3"},
	{name: "reverse", origin: sprig, impl: reverse, gives: firstShape,
		example: `reverse (list 1 2 3) | join ","`, wants: "3,2,1"},
	{name: "slice", origin: sprig, impl: slice, gives: firstShape,
		example: `slice (list 1 2 3) 1 3 | join ","`, wants: "2,3"},
	{name: "sortAlpha", origin: sprig, impl: func(l list) (list, error) { return sorted(l, func(v *Value) (*Value, error) { return v, nil }) }, gives: firstShape,
		example: `sortAlpha (list "b" "a") | join ","`, wants: "a,b"},
	{name: "sortBy", impl: sortBy, names: true,
		example: `pluck (sortBy .children "born") "name" | join ","`, wants: "Otis,Juniper"},
	{name: "pluck", impl: pluck, names: true,
		example: `pluck .children "name" | join ","`, wants: "Juniper,Otis"},
	{name: "tuple", origin: sprig, impl: func(all ...*Value) list { return all },
		example: `tuple 1 2 | join ","`, wants: "1,2"},
	{name: "uniq", origin: sprig, impl: uniq, gives: firstShape,
		example: `uniq (list "a" "b" "a") | join ","`, wants: "a,b"},
	{name: "until", origin: sprig, impl: func(n int) (list, error) { return count(0, n, 1) },
		example: `until 3 | join ","`, wants: "0,1,2"},
	{name: "untilStep", origin: sprig, impl: count,
		example: `untilStep 1 6 2 | join ","`, wants: "1,3,5"},
	{name: "where", impl: where, names: true,
		example: `pluck (where .children "name" "Otis") "born" | join ","`, wants: "2017-06-01"},
	{name: "without", origin: sprig, impl: without, gives: firstShape,
		example: `without (list "a" "b") "a" | join ","`, wants: "b"},
}

func itemShape(_ *checker, args []*tree.Shape) *tree.Shape { return items(args[0]) }

func indexShape(_ *checker, args []*tree.Shape) *tree.Shape {
	if len(args) == 2 {
		return items(args[0])
	}
	return nil
}

// item returns the i-th item, from the end for -1. Where there is none, that
// is a gap: a list that is not recorded yet has no first item either.
func (v *Value) item(i int) (*Value, error) {
	if h := v.hole(); h != nil {
		return &Value{raw: h.raw, shape: items(v.shape), gap: v.words(), from: v.from}, nil
	}
	l, err := v.list("this")
	if err != nil {
		return nil, err
	}
	if i < 0 {
		i += len(l)
	}
	if i < 0 || i >= len(l) {
		return &Value{shape: items(v.shape), gap: v.words(), from: v.from}, nil
	}
	return l[i], nil
}

// index gives an item of a list by number, from 0, or a field of a group by
// name, and so on inwards.
func index(v *Value, path ...*Value) (*Value, error) {
	for _, p := range path {
		var err error
		if name, ok := p.raw.(string); ok {
			v, err = v.get(name)
		} else if i, wrong := p.integer("index"); wrong != nil {
			err = wrong
		} else {
			v, err = v.item(max(i, 0))
		}
		if err != nil {
			return nil, err
		}
	}
	return v, nil
}

// length gives the number of items, fields or characters; nothing recorded
// has none.
func length(v *Value) (*Value, error) {
	if v.isWithheld() {
		return v, nil
	}
	n := 0
	switch x := v.raw.(type) {
	case nil:
	case list:
		n = len(x)
	case string:
		n = len([]rune(x))
	default:
		names := v.names()
		if names == nil {
			return nil, wants("len", "a list", v)
		}
		n = len(names)
	}
	out := wrap(n)
	out.from = v.from
	return out, nil
}

func chunk(size int, l list) (list, error) {
	if size < 1 {
		return nil, wrong("chunk needs a size of at least 1")
	}
	var out list
	for part := range slices.Chunk(l, size) {
		out = append(out, &Value{raw: list(part)})
	}
	return out, nil
}

func compact(l list) list {
	return slices.DeleteFunc(slices.Clone(l), func(v *Value) bool { return !v.truth() })
}

func reverse(l list) list {
	l = slices.Clone(l)
	slices.Reverse(l)
	return l
}

func slice(l list, ends ...int) (list, error) {
	from, to := 0, len(l)
	if len(ends) > 0 {
		from = ends[0]
	}
	if len(ends) > 1 {
		to = ends[1]
	}
	if from < 0 || to > len(l) || from > to || len(ends) > 2 {
		return nil, wrong("slice is asked for items that the list does not have")
	}
	return l[from:to], nil
}

func count(from, to, step int) (list, error) {
	if step == 0 {
		return nil, wrong("untilStep needs a step that is not 0")
	}
	if (to-from)/step > maxItems {
		return nil, tooMuch("a list grows past 100,000 items")
	}
	var out list
	for i := from; step > 0 && i < to || step < 0 && i > to; i += step {
		out = append(out, wrap(i))
	}
	return out, nil
}

// has tells whether a list has a value; where it could be one that is hidden,
// nobody can tell.
func has(v *Value, l list) (bool, error) {
	var hidden error
	for _, item := range l {
		same, err := equal(v, item)
		if same || err != nil && err != errHidden {
			return same, err
		}
		hidden = cmp.Or(hidden, err)
	}
	return false, hidden
}

func uniq(l list) (list, error) {
	if len(l) > 1000 {
		return nil, tooMuch("uniq takes at most 1,000 items")
	}
	var out list
	for _, v := range l {
		seen, err := has(v, out)
		if err != nil && err != errHidden {
			return nil, err
		}
		if !seen {
			out = append(out, v)
		}
	}
	return out, nil
}

func without(l list, leave ...*Value) (list, error) {
	var out list
	for _, v := range l {
		gone, err := has(v, leave)
		if err != nil && err != errHidden {
			return nil, err
		}
		if !gone {
			out = append(out, v)
		}
	}
	return out, nil
}
