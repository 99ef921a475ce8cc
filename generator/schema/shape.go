package schema

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"casedocs/generator/tree"
)

// note is what messages need to know about a value, beside its Shape.
type note struct {
	message     string      // x-message: what is wrong when the value does not fit
	description string      //
	example     string      // the first one that is a mere text or number
	notBefore   string      // x-not-before: the field beside it whose day comes first
	refs        []string    // JSON pointers to the lists whose ids the value may be
	others      *tree.Shape // of fields that have no name in the schema
	naming      []string    // places in the schema that say how such fields are named
}

// builder makes Shapes from schemas. Each place in a schema makes one Shape, so
// that a schema may refer to itself.
type builder struct {
	docs  documents
	made  map[string]*tree.Shape // by document and pointer
	notes map[*tree.Shape]*note
}

func (b *builder) shape(doc, pointer string) (*tree.Shape, error) {
	key := doc + "#" + pointer
	if s, ok := b.made[key]; ok {
		return s, nil
	}
	s := &tree.Shape{}
	b.made[key] = s
	b.notes[s] = &note{}
	return s, b.describe(s, doc, pointer, nil)
}

// describe adds to s what the schema at a place says, and first what the
// schemas say that it refers to, so that the nearest words win.
func (b *builder) describe(s *tree.Shape, doc, pointer string, within []string) error {
	key := doc + "#" + pointer
	o, err := b.docs.at(doc, pointer)
	if err != nil || o == nil || slices.Contains(within, key) {
		return err
	}
	within = append(within, key)
	if o.members["propertyNames"] != nil {
		b.notes[s].naming = append(b.notes[s].naming, key+"/propertyNames")
	}
	if ref := o.text("$ref"); ref != "" {
		at, p, err := b.docs.resolve(doc, ref)
		if err != nil {
			return err
		}
		if err := b.describe(s, at, p, within); err != nil {
			return err
		}
	}
	for _, name := range []string{"allOf", "anyOf", "oneOf"} {
		for i := range o.list(name) {
			if err := b.describe(s, doc, fmt.Sprintf("%s/%s/%d", pointer, name, i), within); err != nil {
				return err
			}
		}
	}
	for _, name := range []string{"then", "else"} {
		if o.object(name) != nil {
			if err := b.describe(s, doc, pointer+"/"+name, within); err != nil {
				return err
			}
		}
	}
	b.words(s, o)
	return b.inner(s, o, doc, pointer)
}

// words takes over the annotations of a schema.
func (b *builder) words(s *tree.Shape, o *object) {
	n := b.notes[s]
	for name, to := range map[string]*string{
		"title": &s.Title, "x-gap": &s.Gap, "format": &s.Format, "x-confidential": &s.Confidential, "x-sought": &s.Sought,
		"x-message": &n.message, "x-not-before": &n.notBefore, "description": &n.description,
	} {
		if text := o.text(name); text != "" {
			*to = text
		}
	}
	for name, to := range map[string]*bool{"x-letter-safe": &s.LetterSafe, "x-own-words": &s.OwnWords, "x-gives-away": &s.GivesAway} {
		if set, ok := o.members[name].(bool); ok {
			*to = set
		}
	}
	if refs := pointers(o.members["x-ref"]); refs != nil {
		n.refs = refs
		s.Refs = nil
		for _, ref := range refs {
			s.Refs = append(s.Refs, ref[strings.LastIndexByte(ref, '/')+1:])
		}
		s.Ref = s.Refs[0]
	}
	if labels := o.object("x-labels"); labels != nil {
		s.Labels = make(map[string]string, len(labels.names))
		for _, name := range labels.names {
			s.Labels[name] = labels.text(name)
		}
	}
	for _, e := range o.list("examples") {
		if text := scalarText(e); text != "" {
			n.example, s.Words = text, len(strings.Fields(text))
			break
		}
	}
	if k := kindOf(o); k != tree.Null {
		s.Kind, s.Whole = k, o.text("type") == "integer"
	}
}

// inner adds the shapes of the fields and the items.
func (b *builder) inner(s *tree.Shape, o *object, doc, pointer string) error {
	if properties := o.object("properties"); properties != nil {
		if s.Properties == nil {
			s.Properties = make(map[string]*tree.Shape, len(properties.names))
		}
		for _, name := range properties.names {
			p, err := b.shape(doc, pointer+"/properties/"+tree.Escape(name))
			if err != nil {
				return err
			}
			if p.Title == "" {
				p.Title = strings.ReplaceAll(name, "_", " ")
			}
			if s.Properties[name] == nil {
				s.Names = append(s.Names, name)
			}
			s.Properties[name] = p
		}
	}
	var err error
	if o.object("additionalProperties") != nil {
		b.notes[s].others, err = b.shape(doc, pointer+"/additionalProperties")
	}
	if err == nil && o.object("items") != nil {
		s.Items, err = b.shape(doc, pointer+"/items")
	}
	return err
}

// kindOf returns the kind of value that a schema asks for, or Null when it
// does not say.
func kindOf(o *object) tree.Kind {
	names := []any{o.members["type"]}
	if several := o.list("type"); several != nil {
		names = several
	}
	for _, name := range names {
		switch name {
		case "object":
			return tree.Map
		case "array":
			return tree.List
		case "string":
			return tree.String
		case "number", "integer":
			return tree.Number
		case "boolean":
			return tree.Bool
		}
	}
	switch {
	case o.object("properties") != nil:
		return tree.Map
	case o.members["items"] != nil:
		return tree.List
	case o.list("enum") != nil || o.text("const") != "":
		return tree.String
	}
	return tree.Null
}

// pointers returns the JSON pointers of an x-ref. A bare name is that of a
// list at the top of the case.
func pointers(v any) []string {
	values, ok := v.([]any)
	if !ok {
		values = []any{v}
	}
	var out []string
	for _, v := range values {
		if s, ok := v.(string); ok && s != "" {
			out = append(out, "/"+strings.TrimPrefix(s, "/"))
		}
	}
	return out
}

// settle checks that every x-ref leads to a list of the case. A bare name may
// also be that of a list of the plan.
func (b *builder) settle(root *tree.Shape) error {
	for _, place := range slices.Sorted(maps.Keys(b.made)) {
		n := b.notes[b.made[place]]
		for i, ref := range n.refs {
			switch {
			case leads(root, ref):
			case leads(root, "/plan"+ref):
				n.refs[i] = "/plan" + ref
			default:
				return fmt.Errorf("%s: x-ref %s leads to no list of the case", place, ref)
			}
		}
	}
	return nil
}

// leads reports whether a list stands at a pointer, through the entries of
// lists on the way.
func leads(s *tree.Shape, pointer string) bool {
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if s != nil && s.Kind == tree.List {
			s = s.Items
		}
		s = s.Property(tree.Unescape(part))
	}
	return s != nil && s.Kind == tree.List
}

// homes returns, for every name of a field, the places where it is known: the
// fields that hold it, or "the top of the file".
func homes(root *tree.Shape) map[string][]string {
	out := map[string][]string{}
	seen := map[*tree.Shape]bool{}
	var visit func(s *tree.Shape, home string)
	visit = func(s *tree.Shape, home string) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		visit(s.Items, home)
		for _, name := range s.Names {
			if key := plain(name); !slices.Contains(out[key], home) {
				out[key] = append(out[key], home)
			}
			visit(s.Properties[name], name)
		}
	}
	visit(root, topOfFile)
	return out
}

const topOfFile = "the top of the file"

// plain returns a name as it is compared with others.
func plain(name string) string {
	return strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(name))
}
