package compose

import (
	"slices"

	"casedocs/generator/tree"
)

// dictFunctions make groups of fields, mostly to hand several values to a
// template, and look into groups. Nothing changes a group that exists.
var dictFunctions = []function{
	{name: "dict", origin: sprig, impl: newDict, gives: nil,
		example: `with dict "a" 1 "b" 2}}{{.a}}{{.b}}{{end`, wants: "12"},
	{name: "get", origin: sprig, impl: func(v *Value, name string) (*Value, error) { return v.lookup(name) },
		example: `get (dict "a" 1) "a"`, wants: "1"},
	{name: "hasKey", origin: sprig, impl: hasKey,
		example: `if hasKey (dict "a" 1) "a"}}yes{{end`, wants: "yes"},
	{name: "keys", origin: sprig, impl: keys,
		example: `keys (dict "b" 1 "a" 2) | join ","`, wants: "a,b"},
	{name: "omit", origin: sprig, impl: func(v *Value, names ...string) (*Value, error) {
		return pick(v, func(n string) bool { return !slices.Contains(names, n) })
	},
		example: `omit (dict "b" 1 "a" 2) "b" | keys | join ","`, wants: "a"},
	{name: "pick", origin: sprig, impl: func(v *Value, names ...string) (*Value, error) {
		return pick(v, func(n string) bool { return slices.Contains(names, n) })
	},
		example: `pick (dict "b" 1 "a" 2) "b" | keys | join ","`, wants: "b"},
	{name: "values", origin: sprig, impl: values,
		example: `values (dict "b" 1 "a" 2) | join ","`, wants: "2,1"},
}

// newDict makes a group of names and values in turn.
func newDict(pairs ...*Value) (*Value, error) {
	if len(pairs)%2 != 0 {
		return nil, wrong("dict needs a value for every name")
	}
	d := &dict{values: map[string]*Value{}}
	for pair := range slices.Chunk(pairs, 2) {
		name, ok := pair[0].raw.(string)
		if !ok {
			return nil, wants("dict", "a text as a name", pair[0])
		}
		if _, twice := d.values[name]; twice {
			return nil, wrong("dict is given the name {name} twice", pair[0].fact("name", name))
		}
		d.values[name] = pair[1]
		d.names = append(d.names, name)
	}
	slices.Sort(d.names)
	return &Value{raw: d}, nil
}

// lookup is get, but a name that a dict does not have is only absent.
func (v *Value) lookup(name string) (*Value, error) {
	if d, ok := v.raw.(*dict); ok && d.values[name] == nil {
		return &Value{}, nil
	}
	return v.get(name)
}

// recorded returns the names of the fields that are there, in order.
func recorded(v *Value, of string) ([]string, error) {
	switch x := v.raw.(type) {
	case nil:
		return nil, nil
	case *dict:
		return x.names, nil
	case *tree.Node:
		var names []string
		for _, f := range x.Fields {
			if !v.bars(f.Name) {
				names = append(names, f.Name)
			}
		}
		slices.Sort(names)
		return names, nil
	case withheld:
		return nil, comparable(v)
	}
	return nil, wants(of, "a group of fields", v)
}

func hasKey(v *Value, name string) (bool, error) {
	names, err := recorded(v, "hasKey")
	return slices.Contains(names, name), err
}

func keys(v *Value) (*Value, error) {
	names, err := recorded(v, "keys")
	out := list{}
	for _, name := range names {
		out = append(out, &Value{raw: name, from: v.from})
	}
	return &Value{raw: out, from: v.from}, err
}

func values(v *Value) (*Value, error) {
	names, err := recorded(v, "values")
	out := list{}
	for _, name := range names {
		f, err := v.get(name)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return &Value{raw: out, from: v.from}, err
}

// pick gives the fields whose names are wanted, as a new group.
func pick(v *Value, wanted func(string) bool) (*Value, error) {
	names, err := recorded(v, "pick")
	d := &dict{values: map[string]*Value{}}
	for _, name := range names {
		if !wanted(name) {
			continue
		}
		if d.values[name], err = v.get(name); err != nil {
			return nil, err
		}
		d.names = append(d.names, name)
	}
	return &Value{raw: d, from: v.from}, err
}
