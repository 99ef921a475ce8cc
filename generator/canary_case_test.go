package generator

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// A canary is a word, or a number to ring, that stands in one field of one case
// and nowhere else in the world.
var canary = regexp.MustCompile(`qz[a-pr-wy]{4}xq|077009[0-9]{5}`)

const longestCanary = len("07700912345")

const canaryLetters = "abcdefghijklmnoprstuvwy"

// fixedFields are those whose texts other parts of a case, or files, go by.
var fixedFields = regexp.MustCompile(`^/(kind|reference|authority/policy|court/case_number|(issued|sign_offs)/\*/document|issued/\*/hash|` +
	`plan/sharing/\*/(papers|sections)/\*|waivers/\*/(rule|about)|plan/actions/\*/requirement|withhold/\*/value|meetings/\*/time|plan/funding/\*/source|visits/\*/time)$`)

// planter puts a canary into every field of free text.
type planter struct {
	fill  bool // also into fields of an entry that have no text yet
	count int
	staff string // the name of the authority: whose roles say so work for it
	given map[string]string
}

// plant returns a value of a case, of which place is the schema's, with canaries.
func (p *planter) plant(v any, s *tree.Shape, place string) any {
	if s == nil {
		return v
	}
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for _, name := range s.Names {
			below := place + "/" + name
			switch old, there := v[name]; {
			case there && old != nil:
				out[name] = p.plant(old, s.Properties[name], below)
			case p.fill && isPlantable(s.Properties[name], below):
				out[name] = p.word(name, "")
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = p.plant(v[i], s.Items, place+"/*")
		}
		return out
	case string:
		if isPlantable(s, place) {
			return p.word(place[strings.LastIndexByte(place, '/')+1:], v)
		}
	}
	return v
}

// isPlantable reports whether any text may stand in a field.
func isPlantable(s *tree.Shape, place string) bool {
	return s.Kind == tree.String && s.Format == "" && len(s.Refs) == 0 && len(s.Labels) == 0 && s.Title != "Id" && !fixedFields.MatchString(place)
}

// word returns a canary for a field. An agency keeps the name that it shares with
// the authority.
func (p *planter) word(field, old string) string {
	if old != "" && (field == "agency" || field == "name") && old == p.staff {
		if known := p.given[old]; known != "" {
			return known
		}
	}
	p.count++
	if field == "phone" || field == "out_of_hours" || field == "out_of_hours_phone" {
		return fmt.Sprintf("07700 9%05d", p.count)
	}
	word, n := "", p.count
	for range 4 {
		word += string(canaryLetters[n%len(canaryLetters)])
		n /= len(canaryLetters)
	}
	word = "Qz" + word + "xq"
	if field == "email" {
		word += "@example.org"
	}
	if old != "" && old == p.staff {
		p.given[old] = word
	}
	return word
}

// canaryCase is a case with a canary in every field.
type canaryCase struct {
	name    string
	root    map[string]any
	formats []string // nil for all
	readers []string // nil for all
}

// withCanaries returns a sample with canaries.
func withCanaries(t testing.TB, name string, in Input, fill bool, more map[string]any) canaryCase {
	t.Helper()
	c := readCase(t, in)
	root := c.tree.Root.Any().(map[string]any)
	for field, value := range more {
		root[field] = value
	}
	p := planter{fill: fill, staff: text(c.tree.Root, "/authority/name"), given: map[string]string{}}
	return canaryCase{name: name, root: p.plant(root, c.kind.schema.Shape(), "").(map[string]any)}
}

// input writes the case as one file.
func (c canaryCase) input(t testing.TB) Input {
	t.Helper()
	data, err := json.MarshalIndent(c.root, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return Input{Name: c.name, Files: []*source.File{source.NewFile("case.yaml", data)}}
}

// clone returns a case that can be changed.
func (c canaryCase) clone(t testing.TB, name string) canaryCase {
	t.Helper()
	data, err := json.Marshal(c.root)
	if err != nil {
		t.Fatal(err)
	}
	out := canaryCase{name: name}
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.UseNumber()
	if err := d.Decode(&out.root); err != nil {
		t.Fatal(err)
	}
	return out
}

// entry returns the entry of a list at the top of the case.
func (c canaryCase) entry(list, id string) map[string]any {
	for _, v := range c.root[list].([]any) {
		if m := v.(map[string]any); m["id"] == id {
			return m
		}
	}
	panic("no " + id + " in " + list)
}

// squeezed returns a text as canaries are looked for in it: a word may be broken
// over two lines, and a number be written in groups.
func squeezed(text string) string {
	out := make([]byte, 0, len(text))
	for _, b := range []byte(breaks.Replace(text)) {
		switch {
		case b <= ' ':
		case b >= 'A' && b <= 'Z':
			out = append(out, b+'a'-'A')
		default:
			out = append(out, b)
		}
	}
	return string(out)
}

// breaks are soft hyphens, and spaces that are wider than a byte.
var breaks = strings.NewReplacer("\u00ad", "", "\u00a0", "", "\u2009", "", "\u200b", "", "\u202f", "")

// canariesIn returns the canaries of a text, each once.
func canariesIn(text string) []string {
	var found []string
	text = squeezed(text)
	for _, begins := range []string{"qz", "077009"} {
		for rest := text; ; rest = rest[len(begins):] {
			i := strings.Index(rest, begins)
			if i < 0 {
				break
			}
			rest = rest[i:]
			if at := canary.FindStringIndex(rest[:min(len(rest), longestCanary)]); at != nil && at[0] == 0 {
				found = append(found, rest[:at[1]])
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// places returns where in the schema each canary of a case stands.
func places(root *tree.Node) map[string]string {
	out := map[string]string{}
	root.Walk(func(n *tree.Node) {
		if n.Kind == tree.String {
			for _, word := range canariesIn(n.Text) {
				out[word] = root.String("kind") + schemaPlace(n.Pointer)
			}
		}
	})
	return out
}

var entryNumber = regexp.MustCompile(`/[0-9]+(/|$)`)

func schemaPlace(pointer string) string {
	for entryNumber.MatchString(pointer) {
		pointer = entryNumber.ReplaceAllString(pointer, "/*$1")
	}
	return pointer
}
