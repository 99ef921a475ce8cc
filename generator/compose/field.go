package compose

import (
	"slices"

	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// field is .a.b.c of a value.
func (r *run) field(id int, x any) (*Value, error) {
	s, v := r.sites[id], wrap(x)
	for i, name := range s.path {
		next, err := v.get(name)
		if err != nil {
			r.report(s.at[i], asProblem(err, "a field"), v)
			return failure, nil
		}
		v = next
	}
	return v, r.step(s.span, 1)
}

// get returns a field of a value. Fields that the schema declares are absent
// where the case does not record them, and so are theirs in turn; a name that
// nobody declares is a mistake.
func (v *Value) get(name string) (*Value, error) {
	switch x := v.raw.(type) {
	case withheld, failed:
		return v, nil
	case nil:
		return v.getAbsent(name)
	case *dict:
		if f := x.values[name]; f != nil {
			return f, nil
		}
		return nil, noField(name, v.title(), x.names)
	case *tree.Node:
		if f := v.recorded(x, name); f != nil && !v.bars(name) {
			return f, nil
		}
		return v.getAbsent(name)
	case list:
		p := wrong("this is a list, and only its items have a field {field}", diag.Word("field", name))
		p.hint = "use range, index or first"
		return nil, p
	}
	return nil, wrong("this is "+v.kind()+" and has no field {field}", diag.Word("field", name))
}

// recorded returns a field of a group of the case, or nil where it is not
// recorded. Templates ask for the same few lists again and again, so the group
// keeps what it was asked for.
func (v *Value) recorded(n *tree.Node, name string) *Value {
	i := slices.IndexFunc(n.Fields, func(f tree.Field) bool { return f.Name == name })
	if i < 0 || n.Fields[i].Value == nil {
		return nil
	}
	if v.fields == nil {
		v.fields = make([]*Value, len(n.Fields))
	}
	if v.fields[i] == nil {
		v.fields[i] = ofNode(n.Fields[i].Value, v.shape.Property(name), v.via)
	}
	return v.fields[i]
}

// getAbsent returns a field that the case does not record, if it is declared
// or if nothing says which fields there may be.
func (v *Value) getAbsent(name string) (*Value, error) {
	if v.bars(name) {
		return nil, barred(name)
	}
	shape := v.shape.Property(name)
	open := v.shape != nil && len(v.shape.Properties) == 0 || v.shape == nil && v.isAbsent()
	if shape == nil && !open {
		return nil, noField(name, v.title(), v.names())
	}
	f := &Value{shape: shape, gap: v.gap, from: v.below(name), via: v.via}
	if v.isHidden() {
		f.raw = withheld{here: true}
		return f, nil
	}
	if v.isAbsent() && f.gap == "" && (shape == nil || shape.Gap == "") {
		f.gap = v.words() // nothing is known of the whole: say that
	}
	return f, nil
}

// below returns the pointers of a field that is not there.
func (v *Value) below(name string) []string {
	if len(v.from) == 0 {
		return nil
	}
	last := len(v.from) - 1
	return append(slices.Clip(v.from[:last]), v.from[last]+"/"+tree.Escape(name))
}

// bars reports whether a field exists that the document may not draw on.
func (v *Value) bars(name string) bool {
	return v.shape != nil && slices.Contains(v.shape.Barred, name)
}

// barred says that a document may not draw on a field.
func barred(name string) *problem {
	return &problem{rule: ruleField, args: []diag.Arg{diag.Word("field", name)},
		message: "letters may not draw on {field}, because the schema does not mark it as safe for letters",
		hint:    "mark it with x-letter-safe in the schema if it can never hurt anyone who finds the letter, or leave it out"}
}

// noField says that nobody declares a field.
func noField(name, of string, names []string) *problem {
	p := &problem{rule: ruleField, message: "there is no field {field} here", args: []diag.Arg{diag.Word("field", name)}}
	if of != "" {
		p.message = "there is no field {field} in {group}"
		p.args = append(p.args, diag.Word("group", of))
	}
	if near := diag.Closest(name, names); near != "" {
		p.hint = "did you mean “" + near + "”?"
	}
	return p
}

// title is what a person calls a group of fields, "" when it has no name.
func (v *Value) title() string {
	switch {
	case v.shape != nil && v.shape.Title != "":
		return v.shape.Title
	case v.node != nil && v.node.Pointer == "":
		return "the case"
	}
	return ""
}

// names returns the names of the fields that a group has or may have, sorted;
// nil when it is no group.
func (v *Value) names() []string {
	switch x := v.raw.(type) {
	case *dict:
		return x.names
	case *tree.Node:
		names := []string{}
		for _, f := range x.Fields {
			names = append(names, f.Name)
		}
		if v.shape != nil {
			names = append(names, v.shape.Names...)
		}
		slices.Sort(names)
		return slices.Compact(names)
	case nil:
		if v.shape != nil {
			return slices.Sorted(slices.Values(v.shape.Names))
		}
	}
	return nil
}
