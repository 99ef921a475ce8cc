package generator

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casedocs/generator/catalog"
	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/source"
	"casedocs/schemas"
	"casedocs/templates"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// asOf is the day of which all sample papers without a date of their own are
// photographs.
var asOf = civil.Date{Year: 2026, Month: 11, Day: 21}

const samples = "../samples/cases"

// openBuiltIn opens the assets of this repository once for all tests.
var openBuiltIn = sync.OnceValues(func() (*Engine, error) {
	e, found, err := Open(builtInCatalog(), "test")
	if err == nil && len(found) > 0 {
		return nil, errors.New("findings in the built-in assets:\n" + inWords(found))
	}
	return e, err
})

func builtInCatalog() *catalog.Catalog { return catalog.New(builtInLayer()) }

func builtInLayer() catalog.Layer {
	return catalog.Layer{Name: "built-in", FS: catalog.Union{"templates": templates.Files, "schemas": schemas.Files}}
}

// sampleAssets is what make run lays over the built-in assets.
func sampleAssets() catalog.Layer {
	return catalog.Layer{Name: "samples/assets", FS: os.DirFS("../samples/assets")}
}

func builtIn(t testing.TB) *Engine {
	t.Helper()
	e, err := openBuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// sampleCases returns the sample cases by the names of their files or folders.
func sampleCases(t testing.TB) map[string]Input {
	t.Helper()
	entries, err := os.ReadDir(samples)
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string]Input{}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".yaml")
		if e.IsDir() || name != e.Name() {
			cases[name] = readSample(t, filepath.Join(samples, e.Name()))
		}
	}
	if len(cases) < 3 {
		t.Fatalf("%d samples, want at least 3", len(cases))
	}
	return cases
}

func readSample(t testing.TB, root string) Input {
	t.Helper()
	in := Input{Name: filepath.Base(root)}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".yaml" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(samples, name)
		if err != nil {
			return err
		}
		in.Files = append(in.Files, source.NewFile(filepath.ToSlash(rel), data))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// golden compares text with a file; -update rewrites it, and a missing one
// fails.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("%s differs (-want +got); -update rewrites it:\n%s", name, diff)
	}
}

// readCase reads a case that must be readable.
func readCase(t testing.TB, in Input) *caseFile {
	t.Helper()
	c, found := builtIn(t).read(in)
	if c == nil || found.Blocks() == diag.Write {
		t.Fatalf("cannot read %s: %v", in.Name, found)
	}
	return c
}

// papersOf returns every paper of a case for its first audience, as drafts.
func papersOf(t testing.TB, in Input) []*paper {
	t.Helper()
	e, c := builtIn(t), readCase(t, in)
	var papers []*paper
	for _, typ := range c.kind.types {
		about, _ := subjects(c.tree, typ, false)
		for _, n := range about {
			p := e.paper(c, typ, Options{AsOf: asOf}, n)
			p.rendering = p.first()
			papers = append(papers, p)
		}
	}
	if len(papers) == 0 {
		t.Fatalf("%s makes no paper", in.Name)
	}
	return papers
}

// eachPaper runs a test for every paper of every sample.
func eachPaper(t *testing.T, test func(t *testing.T, sample string, p *paper)) {
	t.Helper()
	for name, in := range sampleCases(t) {
		for _, p := range papersOf(t, in) {
			t.Run(name+"/"+p.name(), func(t *testing.T) { test(t, name, p) })
		}
	}
}

// document fills the body of a paper; nil for a paper that has sheets alone.
func document(t testing.TB, p *paper) *doc.Document {
	t.Helper()
	if p.typ.body == nil {
		return nil
	}
	d, _, found := p.compose(nil)
	if d == nil || found.Blocks() == diag.Write {
		t.Fatalf("cannot compose %s:\n%s", p.name(), inWords(found))
	}
	return d
}

// workbook fills the sheets of a paper; nil for a paper without.
func workbook(t testing.TB, p *paper) *doc.Workbook {
	t.Helper()
	if p.typ.workbook == nil {
		return nil
	}
	book, found := p.typ.workbook.Workbook(p.input(nil, nil))
	if book == nil || len(found) > 0 {
		t.Fatalf("findings in the workbook of %s:\n%s", p.name(), inWords(found))
	}
	return book
}

func inWords(found diag.List) string {
	var b strings.Builder
	found.WriteText(&b, diag.TextOptions{ShowValues: true})
	return b.String()
}

// courtPaper composes one sample's support plan for the court.
func courtPaper(t testing.TB, in Input) (*paper, *doc.Document) {
	t.Helper()
	for _, p := range papersOf(t, in) {
		if p.name() == "support-plan" {
			return p, document(t, p)
		}
	}
	t.Fatalf("%s has no support plan", in.Name)
	return nil, nil
}

// written returns all words of a paper.
func written(t testing.TB, p *paper) string {
	t.Helper()
	var text strings.Builder
	if d := document(t, p); d != nil {
		text.WriteString(doc.PlainText(d.Blocks) + doc.InlineText(d.Header) + doc.InlineText(d.Footer))
	}
	if book := workbook(t, p); book != nil {
		text.WriteString(doc.DumpWorkbook(book))
	}
	return text.String()
}
