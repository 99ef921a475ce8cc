package compose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// nameFunctions name people and children, and the points of a plan by their
// numbers.
var nameFunctions = []function{
	{name: "lowerFirst", impl: func(s string) string { return first(s, unicode.ToLower) },
		example: `lowerFirst "Large print"`, wants: "large print"},
	{name: "names", impl: func(r *run, ids list) (list, error) { return r.named(ids, "name") },
		example: `andList (names (list "worker" "otis"))`, wants: "Bo Ek and Otis"},
	{name: "numbered", impl: numbered,
		example: `numbered "one\n\ntwo"`, wants: "<np>one</np><np>two</np>"},
	{name: "position", impl: position,
		example: `position .children "otis"`, wants: "2"},
	{name: "positions", impl: positions,
		example: `andList (positions .children (list "otis" "juniper"))`, wants: "2 and 1"},
	{name: "relation", impl: relation,
		example: `relation (who "worker") | default "none"`, wants: "none"},
	{name: "roleOn", impl: roleOn,
		example: `roleOn (person "worker") "2026-03-10"`, wants: "team manager"},
	{name: "sentence", impl: sentence,
		example: `sentence "Once a week"`, wants: "Once a week."},
	{name: "shortNames", impl: func(r *run, ids list) (list, error) { return r.named(ids, "known_as", "name") },
		example: `andList (shortNames (list "otis"))`, wants: "Otis"},
	{name: "upperFirst", impl: func(s string) string { return first(s, unicode.ToUpper) },
		example: `upperFirst "found by the court"`, wants: "Found by the court"},
	{name: "whereHas", impl: whereHas, names: true,
		example: `pluck (whereHas .children "likes" "buses") "name" | join ","`, wants: "Juniper"},
	{name: "who", impl: who, gives: somebody,
		example: `(who "otis").name`, wants: "Otis"},
}

// who gives the person or child with an id: many fields of a case may name
// either.
func who(r *run, id *Value) (*Value, error) {
	children, err := r.root.get("children")
	if err != nil {
		return nil, err
	}
	if n, err := position(children, id); err == nil && n > 0 {
		return find(children, id)
	}
	return r.lookup("people", id)
}

// somebody is the shape of a person or child: it has the fields of both.
func somebody(c *checker, _ []*tree.Shape) *tree.Shape {
	if c.somebody == nil {
		c.somebody = either(items(c.root.Property("people")), items(c.root.Property("children")))
	}
	return c.somebody
}

// named gives for each id the first of some fields that the person or child
// has.
func (r *run) named(ids list, fields ...string) (list, error) {
	out := make(list, len(ids))
	for i, id := range ids {
		v, err := who(r, id)
		for _, f := range fields {
			if err != nil {
				return nil, err
			}
			if out[i], err = v.get(f); out[i].truth() {
				break
			}
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// position gives the place, from 1, of the item of a list that has an id; 0
// where the list has none.
func position(in, id *Value) (int, error) {
	l, _ := in.raw.(list)
	for i, v := range l {
		f, err := v.get("id")
		if err != nil {
			return 0, err
		}
		if same, err := equal(f, id); same || err != nil {
			return i + 1, err
		}
	}
	return 0, nil
}

// positions gives the places of several ids, in the order of the ids. An id
// that the list does not have is left out.
func positions(in *Value, ids list) (list, error) {
	var out list
	for _, id := range ids {
		n, err := position(in, id)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			place := wrap(n)
			place.from = id.from
			out = append(out, place)
		}
	}
	return out, nil
}

// whereHas gives the items of which a list has a value among its items.
func whereHas(l list, field string, value *Value) (list, error) {
	return chosen(l, field, func(f *Value) (bool, error) {
		if f.isHidden() {
			return false, errHidden
		}
		among, _ := f.raw.(list)
		return has(value, among)
	})
}

// relation gives what a person is to the children of the case. Children have
// no such field.
func relation(person *Value) (*Value, error) {
	if h := person.hole(); h != nil {
		return h, nil
	}
	if !slices.Contains(person.names(), "relationship") {
		return absent(nil, person.from...), nil
	}
	return person.get("relationship")
}

// roleOn gives the role that a person held on a day.
func roleOn(r *run, person *Value, on civil.Date) (*Value, error) {
	then := *r
	then.in.View.AsAt = on
	return roleNow(&then, person)
}

// first changes the first letter and leaves the rest alone.
func first(s string, change func(rune) rune) string {
	letter, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(change(letter)) + s[size:]
}

// sentence ends a text with a full stop where it has no end of its own, so
// that another sentence can follow it.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if end := strings.TrimRight(s, "\"'”’)"); s == "" || strings.HasSuffix(end, ".") ||
		strings.HasSuffix(end, "!") || strings.HasSuffix(end, "?") || strings.HasSuffix(end, "…") {
		return s
	}
	return s + "."
}

// numbered makes <np> blocks, which carry paragraph numbers, of a narrative.
func numbered(v *Value) (*Value, error) {
	p, err := paragraphs(v)
	if err != nil {
		return nil, err
	}
	tags := strings.NewReplacer("<p>", "<np>", "</p>", "</np>")
	return &Value{from: p.from, raw: Markup(tags.Replace(string(p.raw.(Markup))))}, nil
}
