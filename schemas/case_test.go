package schemas_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"casedocs/schemas"
)

// base is where the $id of every case schema begins.
const base = "https://casedocs.example/schemas/case/"

// A field is one property of a case schema, with what it takes over from the
// definition that it refers to.
type field struct {
	place string // file and JSON pointer
	name  string
	own   map[string]any // as written
	whole map[string]any // with the definition behind $ref below it
}

func TestEveryFieldSaysWhatItIs(t *testing.T) {
	for _, f := range fields(t) {
		for _, name := range []string{"title", "description"} {
			if text, _ := f.whole[name].(string); strings.TrimSpace(text) == "" {
				t.Errorf("%s has no %s", f.place, name)
			}
		}
		if examples, _ := f.whole["examples"].([]any); len(examples) == 0 {
			t.Errorf("%s has no examples", f.place)
		}
	}
}

func TestExamplesFitTheirField(t *testing.T) {
	c := compiler(t)
	for _, f := range fields(t) {
		s, err := c.Compile(base + f.place)
		if err != nil {
			t.Fatal(err)
		}
		examples, _ := f.whole["examples"].([]any)
		for _, example := range examples {
			if err := s.Validate(example); err != nil {
				t.Errorf("%s: its example %v: %v", f.place, example, err)
			}
		}
	}
}

func TestObjectsAreClosed(t *testing.T) {
	for place, s := range objects(t) {
		if s["additionalProperties"] != false {
			t.Errorf("%s takes fields that it does not name", place)
		}
	}
}

func TestOnlyIDsAndTheRootAreRequired(t *testing.T) {
	for place, s := range objects(t) {
		required, _ := s["required"].([]any)
		want := []any{"id"}
		if place == rootOf(place)+"#" {
			want = []any{"format", "kind", "reference"}
		}
		if len(required) > 0 && !slices.Equal(required, want) {
			t.Errorf("%s requires %v: a half-filled case must be readable", place, required)
		}
	}
}

func TestEntriesOfListsHaveAnID(t *testing.T) {
	for _, f := range fields(t) {
		items, _ := f.own["items"].(map[string]any)
		if items == nil {
			continue
		}
		items = resolve(documents(t), fileOf(f.place), items)
		if items["type"] != "object" {
			continue
		}
		if required, _ := items["required"].([]any); !slices.Contains(required, any("id")) {
			t.Errorf("%s: its entries need no id", f.place)
		}
	}
}

func TestEveryChoiceHasWords(t *testing.T) {
	for _, f := range fields(t) {
		choices, _ := f.own["enum"].([]any)
		labels, _ := f.own["x-labels"].(map[string]any)
		for _, choice := range choices {
			if text, _ := labels[choice.(string)].(string); text == "" {
				t.Errorf("%s: no words for %v", f.place, choice)
			}
		}
		if len(labels) != len(choices) {
			t.Errorf("%s: %d words for %d choices", f.place, len(labels), len(choices))
		}
	}
}

// Some YAML programs read these words as true, false or nothing.
var readAsSomethingElse = regexp.MustCompile(`^(?i:y|n|yes|no|on|off|true|false|null|~)$`)

func TestNoNameOrChoiceIsReadAsSomethingElse(t *testing.T) {
	for _, f := range fields(t) {
		choices, _ := f.own["enum"].([]any)
		for _, word := range append(choices, f.name) {
			if readAsSomethingElse.MatchString(word.(string)) {
				t.Errorf("%s: %q is a trap", f.place, word)
			}
		}
	}
}

func TestIDsLeadToListsThatExist(t *testing.T) {
	docs := documents(t)
	for _, f := range fields(t) {
		for _, pointer := range references(f.own) {
			if list := walk(docs, rootOf(f.place), pointer); list["type"] != "array" {
				t.Errorf("%s: there is no list %s", f.place, pointer)
			}
		}
	}
}

// references returns the pointers of x-ref of a field or of its entries.
func references(s map[string]any) []string {
	if items, ok := s["items"].(map[string]any); ok {
		s = items
	}
	switch r := s["x-ref"].(type) {
	case string:
		return []string{r}
	case []any:
		var all []string
		for _, v := range r {
			all = append(all, v.(string))
		}
		return all
	}
	return nil
}

// rootOf returns the file of the kind of case that a place belongs to.
func rootOf(place string) string {
	if strings.HasPrefix(place, "staff-") {
		return "staff-supervision.schema.json"
	}
	return "supervision-order.schema.json"
}

// walk follows the names of a pointer such as /plan/outcomes from the root of
// a case, which is a file, through the entries of lists, and returns the
// schema found there, nil when there is none.
func walk(docs map[string]map[string]any, file, pointer string) map[string]any {
	s := docs[file]
	enter := func(inner any) {
		s, _ = inner.(map[string]any)
		if ref, _ := s["$ref"].(string); ref != "" {
			s = resolve(docs, file, s)
			file = target(file, ref)
		}
	}
	for name := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if s["type"] == "array" {
			enter(s["items"])
		}
		properties, _ := s["properties"].(map[string]any)
		enter(properties[name])
	}
	return s
}

// fields returns every property of every case schema, in the order of their
// places.
func fields(t *testing.T) []field {
	t.Helper()
	docs := documents(t)
	var all []field
	for place, s := range objects(t) {
		properties, _ := s["properties"].(map[string]any)
		for name, p := range properties {
			own := p.(map[string]any)
			all = append(all, field{
				place: place + "/properties/" + name,
				name:  name,
				own:   own,
				whole: resolve(docs, fileOf(place), own),
			})
		}
	}
	if len(all) < 100 {
		t.Fatalf("found %d fields: the schemas were not read", len(all))
	}
	slices.SortFunc(all, func(a, b field) int { return strings.Compare(a.place, b.place) })
	return all
}

// objects returns every schema of an object, by place.
func objects(t *testing.T) map[string]map[string]any {
	t.Helper()
	all := map[string]map[string]any{}
	var collect func(place string, v any)
	collect = func(place string, v any) {
		s, ok := v.(map[string]any)
		if !ok {
			return
		}
		if s["type"] == "object" {
			all[place] = s
		}
		for _, name := range []string{"properties", "$defs"} {
			inner, _ := s[name].(map[string]any)
			for key, p := range inner {
				collect(place+"/"+name+"/"+key, p)
			}
		}
		collect(place+"/items", s["items"])
	}
	for file, doc := range documents(t) {
		collect(file+"#", doc)
	}
	return all
}

func documents(t *testing.T) map[string]map[string]any {
	t.Helper()
	docs := map[string]map[string]any{}
	for file, data := range files(t) {
		var doc map[string]any
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		docs[file] = doc
	}
	return docs
}

func files(t *testing.T) map[string][]byte {
	t.Helper()
	names, err := fs.Glob(schemas.Files, "case/*.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, name := range names {
		data, err := fs.ReadFile(schemas.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		all[path.Base(name)] = data
	}
	return all
}

// resolve returns s with what it refers to below it: what s says itself wins.
func resolve(docs map[string]map[string]any, file string, s map[string]any) map[string]any {
	ref, _ := s["$ref"].(string)
	if ref == "" {
		return s
	}
	_, inner, _ := strings.Cut(ref, "#")
	found := docs[target(file, ref)]
	for name := range strings.SplitSeq(strings.Trim(inner, "/"), "/") {
		if name != "" {
			found, _ = found[name].(map[string]any)
		}
	}
	whole := maps.Clone(found)
	maps.Copy(whole, s)
	return whole
}

// target returns the file that a reference in file leads to.
func target(file, ref string) string {
	if other, _, _ := strings.Cut(ref, "#"); other != "" {
		return other
	}
	return file
}

func fileOf(place string) string {
	file, _, _ := strings.Cut(place, "#")
	return file
}

// compiler knows the case schemas and reads nothing else, so a reference that
// needs the network or another folder fails.
func compiler(t *testing.T) *jsonschema.Compiler {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	c.UseLoader(jsonschema.SchemeURLLoader{})
	for file, data := range files(t) {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if err := c.AddResource(base+file, doc); err != nil {
			t.Fatal(err)
		}
	}
	return c
}
