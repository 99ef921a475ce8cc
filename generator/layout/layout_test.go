package layout

import (
	"os"
	"sync"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/source"
	"casedocs/generator/tree"
	"casedocs/generator/typeset"
)

// fonts are parsed once for all tests of the package.
var fonts = sync.OnceValues(typeset.Builtin)

// styleFile is the style of the goldens, so that the style of real papers can
// be tuned without touching them.
const styleFile = "testdata/style.yaml"

// court is the style that the tests set their papers in.
func court(t rapid.TB) Style {
	t.Helper()
	return readStyle(t, styleFile)
}

func readStyle(t rapid.TB, file string) Style {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	st, found := ReadStyle(parse(t, string(data)))
	for _, d := range found {
		t.Errorf("%s: %s", file, d.Text(true))
	}
	return st
}

// parse makes a tree of a YAML text, which is enough for styles.
func parse(t rapid.TB, text string) *tree.Node {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatal(err)
	}
	return convert(source.NewFile("style.yaml", []byte(text)), n.Content[0], "")
}

func convert(f *source.File, n *yaml.Node, pointer string) *tree.Node {
	start := f.Offset(n.Line, n.Column)
	out := &tree.Node{Kind: tree.String, Text: n.Value, Pointer: pointer, Span: f.Span(start, start+len(n.Value))}
	switch {
	case n.Kind == yaml.MappingNode:
		out.Kind = tree.Map
		for i := 0; i < len(n.Content); i += 2 {
			key := n.Content[i]
			at := f.Offset(key.Line, key.Column)
			out.Fields = append(out.Fields, tree.Field{
				Name: key.Value, Span: f.Span(at, at+len(key.Value)),
				Value: convert(f, n.Content[i+1], pointer+"/"+tree.Escape(key.Value)),
			})
		}
	case n.Tag == "!!int" || n.Tag == "!!float":
		out.Kind = tree.Number
	case n.Tag == "!!bool":
		out.Kind = tree.Bool
	}
	return out
}

func mustFonts(t rapid.TB) *typeset.Fonts {
	t.Helper()
	set, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// paginate sets a document in the court style.
func paginate(t rapid.TB, d *doc.Document) (*Layout, diag.List) {
	t.Helper()
	set, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	return Paginate(d, court(t), set)
}

func words(s string) []doc.Inline { return []doc.Inline{&doc.Text{Value: s}} }

func p(s string) *doc.Paragraph { return &doc.Paragraph{Inlines: words(s)} }
