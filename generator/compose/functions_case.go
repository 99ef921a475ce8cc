package compose

import (
	"slices"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// caseFunctions find their way about in the case.
var caseFunctions = []function{
	{name: "child", impl: func(r *run, id *Value) (*Value, error) { return r.lookup("children", id) }, gives: itemOf("children"),
		example: `(child "otis").name`, wants: "Otis"},
	{name: "find", impl: find, gives: itemShape,
		example: `(find .children "juniper").name`, wants: "Juniper"},
	{name: "person", impl: func(r *run, id *Value) (*Value, error) { return r.lookup("people", id) }, gives: itemOf("people"),
		example: `(person "worker").name`, wants: "Bo Ek"},
	{name: "roleNow", impl: roleNow,
		example: `roleNow (person "worker")`, wants: "team manager"},
}

func itemOf(collection string) giver {
	return func(c *checker, _ []*tree.Shape) *tree.Shape { return items(c.root.Property(collection)) }
}

// lookup finds an object of a collection of the case by its id.
func (r *run) lookup(collection string, id *Value) (*Value, error) {
	all, err := r.root.get(collection)
	if err != nil {
		return nil, err
	}
	return find(all, id)
}

// find gives the item of a list that has an id. Without an id there is no
// item yet, and what is printed of it is a gap; an id that no item has is a
// mistake, unless ids are withheld and it could be one of those.
func find(in, id *Value) (*Value, error) {
	if h := id.hole(); h != nil {
		return &Value{raw: h.raw, shape: items(in.shape), gap: id.gapLabel(), from: id.from}, nil
	}
	hidden := &Value{raw: withheld{}, from: id.from}
	if in.isWithheld() {
		return hidden, nil
	}
	text, err := id.text()
	if err != nil {
		return nil, err
	}
	all := list{}
	if !in.isAbsent() {
		if all, err = in.list("find"); err != nil {
			return nil, err
		}
	}
	for _, v := range all {
		known, err := v.get("id")
		if err != nil {
			return nil, err
		}
		if known.raw == text {
			return v.reached(id), nil
		}
	}
	ids, err := pluck(all, "id")
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(ids, (*Value).isWithheld) {
		return hidden, nil
	}
	return nil, nobody(in, id, text, ids)
}

// reached returns a value of the case that an id has led to: what is printed
// of it comes from the id as well.
func (v *Value) reached(id *Value) *Value {
	if v.node == nil {
		return v
	}
	return ofNode(v.node, v.shape, id.from)
}

func nobody(in, id *Value, text string, ids list) error {
	p := wrong("there is no {id} among {collection}", id.fact("id", text), diag.Word("collection", in.gapLabel()))
	p.args[0].Hidden = "such id"
	var known []string
	for _, v := range ids {
		if s, ok := v.raw.(string); ok {
			known = append(known, s)
		}
	}
	if near := diag.Closest(text, known); near != "" {
		p.hint = "did you mean {near}?"
		p.args = append(p.args, diag.Arg{Name: "near", Value: near, Hidden: "one that is there"})
	}
	return p
}

// roleNow gives the role that a person holds on the document's own date: the
// entry of roles that has begun and has not ended by then, the last such one
// where there are several. Its title is what papers print, else its role.
// Children hold none.
func roleNow(r *run, person *Value) (*Value, error) {
	if h := person.hole(); h != nil {
		return h, nil
	}
	if !slices.Contains(person.names(), "roles") {
		return absent(nil, person.from...), nil
	}
	roles, err := person.get("roles")
	if err != nil || roles.isWithheld() {
		return roles, err
	}
	none := &Value{shape: items(roles.shape).Property("role"), from: roles.from}
	if roles.isAbsent() {
		return none, nil
	}
	all, err := roles.list("roleNow")
	if err != nil {
		return nil, err
	}
	for i := len(all) - 1; i >= 0; i-- {
		held, err := heldOn(all[i], r.in.View.AsAt)
		if err != nil {
			return nil, err
		}
		if held {
			return roleWords(all[i])
		}
	}
	return none, nil
}

// heldOn reports whether a role is held on a day: from its first day up to
// and with its last. A side that is not recorded is open. Without a day, a
// role is held that has not ended.
func heldOn(role *Value, on civil.Date) (bool, error) {
	from, err := role.limit("from")
	if err != nil {
		return false, err
	}
	until, err := role.limit("until")
	if on.IsZero() {
		return until.IsZero(), err
	}
	return !on.Before(from) && (until.IsZero() || !on.After(until)), err
}

// limit returns a date of a role, zero where none is recorded.
func (v *Value) limit(name string) (civil.Date, error) {
	f, err := v.get(name)
	if err == nil {
		err = comparable(f)
	}
	if err != nil || f.isAbsent() {
		return civil.Date{}, err
	}
	return f.date("roleNow")
}

func roleWords(role *Value) (*Value, error) {
	title, err := role.get("title")
	if err == nil && title.truth() {
		return title, nil
	}
	return role.get("role")
}
