package compose

import "slices"

// scope is one if, with or range that is open.
type scope struct {
	outer  []string // control pointers outside of it
	muted  bool     // whether it was muted outside of it
	tested *Value
}

// push opens a scope that v decides about.
func (r *run) push(v *Value) {
	r.scopes = append(r.scopes, scope{r.control, r.muted, v})
	r.muted = r.muted || v.isHidden()
	r.control = slices.Clip(r.control)
	for _, p := range v.from {
		if !slices.Contains(r.control, p) {
			r.control = append(r.control, p)
		}
	}
}

// when is the pipe of if and with. What is false is nil for text/template;
// tested gives the value back.
func (r *run) when(id int, x any) (*Value, error) {
	v := wrap(x)
	r.push(v)
	holds := v.truth()
	r.count(r.sites[id], holds)
	if !holds {
		v = nil
	}
	return v, r.step(r.sites[id].span, 1)
}

// tested returns what the innermost if or with has tested.
func (r *run) tested() *Value { return r.scopes[len(r.scopes)-1].tested }

// each is the pipe of range: a slice, or a map, which text/template sorts.
func (r *run) each(id int, x any) (any, error) {
	s, v := r.sites[id], wrap(x)
	r.push(v)
	items, keyed, err := turns(v)
	if err != nil {
		r.report(s.span, asProblem(err, "range"), v)
	}
	r.count(s, len(items)+len(keyed) > 0)
	if keyed != nil {
		return keyed, r.step(s.span, len(keyed))
	}
	return []*Value(items), r.step(s.span, len(items))
}

// turn begins one turn of a range. Of an item that is hidden, nothing is told
// but that it is there: the template's own words are withheld with it.
func (r *run) turn(x any) string {
	over := r.scopes[len(r.scopes)-1]
	r.muted = over.muted || over.tested.isHidden() || wrap(x).isHidden()
	return ""
}

// end closes the innermost scope.
func (r *run) end() string {
	last := len(r.scopes) - 1
	r.control, r.muted = r.scopes[last].outer, r.scopes[last].muted
	r.scopes = r.scopes[:last]
	return ""
}

// turns returns what range goes over: the items of a list, or the fields of a
// group that are recorded, by name. It goes over nothing where nothing is
// recorded.
func turns(v *Value) (list, map[string]*Value, error) {
	switch x := v.raw.(type) {
	case nil, failed:
		return nil, nil, nil
	case withheld:
		if x.here {
			return nil, nil, nil
		}
		return nil, nil, &problem{rule: ruleCompare, message: "range cannot go over a list that is withheld",
			hint: "test it with present first, or print it as it is"}
	case list:
		return x, nil, nil
	}
	names, err := recorded(v, "range")
	if err != nil {
		return nil, nil, wrong("range goes over a list, and this is " + v.kind())
	}
	fields := make(map[string]*Value, len(names))
	for _, name := range names {
		fields[name], _ = v.get(name)
	}
	return nil, fields, nil
}

// test is an argument of and and or: nil for text/template when it is false.
func (r *run) test(x any) *Value {
	v := wrap(x)
	if v.truth() {
		return v
	}
	r.falsy = v
	return nil
}

// settle is the result of and and or: the value that decided, true or false.
func (r *run) settle(v *Value) *Value {
	if v == nil {
		return r.falsy
	}
	return v
}
