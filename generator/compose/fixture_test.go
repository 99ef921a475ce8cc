package compose

import (
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// readCase reads a case for a test from YAML, with places. The tag !withheld
// stands for a value that the reader may not see, !hidden for one that is kept from
// this reader alone; of a group, that is what does not stand in it.
func readCase(t testing.TB, name, text string, shape *tree.Shape) *tree.Node {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatal(err)
	}
	f := source.NewFile(name, []byte(text))
	if len(n.Content) == 0 {
		return &tree.Node{Kind: tree.Map, Shape: shape}
	}
	return caseNode(f, n.Content[0], "", shape)
}

func caseNode(f *source.File, y *yaml.Node, pointer string, shape *tree.Shape) *tree.Node {
	at := f.Offset(y.Line, y.Column)
	n := &tree.Node{Text: y.Value, Pointer: pointer, Shape: shape, Span: f.Span(at, at+len(y.Value))}
	switch {
	case y.Tag == "!withheld":
		return &tree.Node{Kind: tree.Withheld, Pointer: pointer, Shape: shape}
	case y.Tag == "!hidden" && y.Kind != yaml.MappingNode:
		return &tree.Node{Kind: tree.Withheld, Pointer: pointer, Shape: shape, Hidden: true}
	case y.Kind == yaml.MappingNode:
		n.Kind, n.Hidden = tree.Map, y.Tag == "!hidden"
		for i := 0; i < len(y.Content); i += 2 {
			name := y.Content[i].Value
			v := caseNode(f, y.Content[i+1], pointer+"/"+tree.Escape(name), shape.Property(name))
			n.Fields = append(n.Fields, tree.Field{Name: name, Value: v})
		}
	case y.Kind == yaml.SequenceNode:
		n.Kind = tree.List
		for i, c := range y.Content {
			n.Items = append(n.Items, caseNode(f, c, pointer+"/"+strconv.Itoa(i), items(shape)))
		}
	case y.Tag == "!!int" || y.Tag == "!!float":
		n.Kind = tree.Number
	case y.Tag == "!!bool":
		n.Kind = tree.Bool
	case y.Tag != "!!null":
		n.Kind = tree.String
	}
	return n
}

// readShape reads a shape for a test: each line is a path with its kind, then
// pairs such as title=…, gap=…, label:value=words, with “;” between them. The
// path of the root is a point.
func readShape(t testing.TB, text string) *tree.Shape {
	t.Helper()
	root := &tree.Shape{Kind: tree.Map}
	for line := range strings.Lines(text) {
		path, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if path == "" {
			continue
		}
		s := root
		if path != "." {
			for part := range strings.SplitSeq(path, "/") {
				s = declare(s, part)
			}
		}
		for pair := range strings.SplitSeq(rest, ";") {
			k, v, _ := strings.Cut(strings.TrimSpace(pair), "=")
			switch {
			case k == "title":
				s.Title = v
			case k == "gap":
				s.Gap = v
			case k == "format":
				s.Format = v
			case k == "barred":
				s.Barred = strings.Fields(v)
			case strings.HasPrefix(k, "label:"):
				if s.Labels == nil {
					s.Labels = map[string]string{}
				}
				s.Labels[strings.TrimPrefix(k, "label:")] = v
			case k != "":
				t.Fatalf("shape: %q", line)
			}
		}
	}
	return root
}

// declare returns a property, or the items for “[]”, and makes it if needed.
func declare(s *tree.Shape, name string) *tree.Shape {
	if name == "[]" {
		s.Kind = tree.List
		if s.Items == nil {
			s.Items = &tree.Shape{Kind: tree.String}
		}
		return s.Items
	}
	s.Kind = tree.Map
	if s.Properties == nil {
		s.Properties = map[string]*tree.Shape{}
	}
	if s.Properties[name] == nil {
		s.Properties[name] = &tree.Shape{Kind: tree.String, Title: strings.ReplaceAll(name, "_", " ")}
		s.Names = append(s.Names, name)
	}
	return s.Properties[name]
}

const sampleShape = `
absent gap=who will do this
children/[]/id
children/[]/name
children/[]/known_as
children/[]/born format=date
children/[]/likes/[]
people/[]/id
people/[]/name
people/[]/phone
people/[]/roles/[]/role
people/[]/roles/[]/title
people/[]/roles/[]/from format=date
people/[]/roles/[]/until format=date
threshold/status label:found-by-court=found by the court
threshold/worker gap=who holds the case
budget title=budget
urgent title=urgent
summary title=summary
`

const sampleCase = `
children:
  - {id: juniper, name: Juniper, born: 2019-03-10, likes: [buses, rain]}
  - {id: otis, name: Otis, born: 2017-06-01, likes: [bread]}
people:
  - id: worker
    name: Bo Ek
    phone: !withheld x
    roles:
      - {role: social worker, from: 2024-01-01, until: 2025-12-31}
      - {role: team manager, from: 2026-01-01}
threshold: {status: found-by-court}
budget: 1250
urgent: true
summary: "First & last.\n\nSecond <one>."
`

// sampleInput is what the examples of functions are filled with.
func sampleInput(t testing.TB) (Input, *tree.Shape) {
	t.Helper()
	shape := readShape(t, sampleShape)
	asAt, _ := civil.Parse("2026-10-09")
	return Input{View: tree.View{Root: readCase(t, "case.yaml", sampleCase, shape), AsAt: asAt}}, shape
}

// parseOne parses one template.
func parseOne(name, text string, shape *tree.Shape) (*Templates, diag.List) {
	return Parse(Source{Files: []*source.File{source.NewFile(name, []byte(text))}, Entry: name, Root: shape})
}

// readSections reads the list of sections of a document.yaml.
func readSections(t testing.TB, f *source.File) []Section {
	t.Helper()
	var n struct{ Sections []yaml.Node }
	if err := yaml.Unmarshal(f.Data(), &n); err != nil {
		t.Fatal(err)
	}
	var all []Section
	for _, y := range n.Sections {
		var s struct {
			ID, Heading string
			NewPage     bool `yaml:"new_page"`
		}
		if err := y.Decode(&s); err != nil {
			t.Fatal(err)
		}
		at := f.Offset(y.Line, y.Column)
		all = append(all, Section{ID: s.ID, Heading: s.Heading, NewPage: s.NewPage, Span: f.Span(at, at)})
	}
	return all
}

// fillText returns the markup that a template makes of the sample case.
func fillText(t testing.TB, text string) (string, diag.List) {
	t.Helper()
	in, shape := sampleInput(t)
	tmpl, diags := parseOne("t.tmpl", text, shape)
	if len(diags) > 0 {
		return "", diags
	}
	r := newRun(tmpl, in)
	if err := r.execute(); err != nil && len(r.diags) == 0 {
		t.Fatal(err)
	}
	return string(r.out.text), r.diags
}
