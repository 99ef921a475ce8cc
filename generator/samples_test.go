package generator

import (
	"bytes"
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
	"casedocs/generator/layout"
	"casedocs/generator/pdfcheck"
	"casedocs/generator/source"
	"casedocs/generator/tree"
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
	c := catalog.New(catalog.Layer{Name: "built-in", FS: catalog.Union{"templates": templates.Files, "schemas": schemas.Files}})
	e, found, err := Open(c, "test")
	if err == nil && len(found) > 0 {
		var b strings.Builder
		found.WriteText(&b, diag.TextOptions{ShowValues: true})
		return nil, &assetError{b.String()}
	}
	return e, err
})

type assetError struct{ text string }

func (e *assetError) Error() string { return "findings in the built-in assets:\n" + e.text }

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

// courtPaper composes one sample's paper for the court.
func courtPaper(t testing.TB, in Input) (*paper, *doc.Document) {
	t.Helper()
	e := builtIn(t)
	c, found := e.read(in)
	if c == nil || found.Blocks() == diag.Write {
		t.Fatalf("cannot read %s: %v", in.Name, found)
	}
	p := e.paper(c, c.kind.types[0], Options{AsOf: asOf}, "court")
	d, found := p.compose(nil)
	if d == nil || found.Blocks() == diag.Write {
		var b strings.Builder
		found.WriteText(&b, diag.TextOptions{ShowValues: true})
		t.Fatalf("cannot compose %s:\n%s", in.Name, b.String())
	}
	return p, d
}

func TestSamplesMakeTheirWantedTreesPagesAndSheets(t *testing.T) {
	for name, in := range sampleCases(t) {
		t.Run(name, func(t *testing.T) {
			p, d := courtPaper(t, in)
			base := filepath.Join(samples, name+"."+p.typ.manifest.Type)
			golden(t, base+".tree.json", doc.Canonical(d, false))
			pages, found := layout.Paginate(d, p.typ.style, p.engine.fonts)
			if len(found) > 0 {
				t.Errorf("findings on pages: %v", found)
			}
			golden(t, base+".pages.txt", []byte(layout.Dump(pages)))
			book, found := p.typ.workbook.Workbook(p.input(nil, nil))
			if len(found) > 0 {
				t.Errorf("findings in the workbook: %v", found)
			}
			golden(t, base+".workbook.txt", []byte(doc.DumpWorkbook(book)))
		})
	}
}

func TestSamplePDFsHaveTheStructureOfTheirDocuments(t *testing.T) {
	for name, in := range sampleCases(t) {
		t.Run(name, func(t *testing.T) {
			for _, final := range []bool{false, true} {
				p, d := courtPaper(t, in)
				p.opt.Final = final
				d.Meta = p.meta()
				outputs, found, err := p.pdf(d, "")
				if err != nil || found.Blocks() == diag.Write {
					t.Fatal(err, found)
				}
				report, err := pdfcheck.Check(outputs[0].Data)
				if err != nil {
					t.Fatal(err)
				}
				for _, pr := range report.Problems {
					t.Errorf("final %v: %v", final, pr)
				}
				if got, want := fold(report.Root.Text()), fold(doc.PlainText(d.Blocks)); got != want {
					t.Errorf("text of the structure tree differs from the document's:\n%s", cmp.Diff(strings.Fields(want), strings.Fields(got)))
				}
				if report.Title == "" || report.Language != "en-GB" {
					t.Errorf("title %q, language %q", report.Title, report.Language)
				}
			}
		})
	}
}

// fold leaves out white space, which lines and cells change.
func fold(s string) string { return strings.Join(strings.Fields(s), "") }

// TestGapsOfSheetsAreGapsOfPages holds what the list of gaps relies on: it is
// made from the pages alone.
func TestGapsOfSheetsAreGapsOfPages(t *testing.T) {
	for name, in := range sampleCases(t) {
		p, d := courtPaper(t, in)
		listed := map[string]bool{}
		for _, g := range collectGaps(d) {
			listed[doc.GapWords+g.label+" "+g.path] = true
		}
		book, _ := p.typ.workbook.Workbook(p.input(nil, nil))
		for _, s := range book.Sheets {
			for _, row := range s.Rows {
				for _, c := range row.Cells {
					if c.Gap && !listed[c.Text+" "+gapPath(c.Origin)] {
						t.Errorf("%s, sheet %s: %q is a gap of the workbook alone", name, s.Name, c.Text)
					}
				}
			}
		}
	}
}

func TestSameCaseMakesSameBytes(t *testing.T) {
	e := builtIn(t)
	for name, in := range sampleCases(t) {
		t.Run(name, func(t *testing.T) {
			first, err := e.Make(in, Options{AsOf: asOf})
			if err != nil {
				t.Fatal(err)
			}
			checkPDFs(t, first)
			var group sync.WaitGroup
			results := make([]Result, 20)
			for i := range results {
				group.Go(func() {
					results[i], _ = e.Make(in, Options{AsOf: asOf})
				})
			}
			group.Wait()
			for _, r := range results {
				compareOutputs(t, first, r)
			}
		})
	}
}

func compareOutputs(t *testing.T, first, again Result) {
	t.Helper()
	if len(first.Outputs) == 0 || len(first.Outputs) != len(again.Outputs) {
		t.Fatalf("%d files, then %d", len(first.Outputs), len(again.Outputs))
	}
	for i, o := range again.Outputs {
		if o.Name != first.Outputs[i].Name || !bytes.Equal(o.Data, first.Outputs[i].Data) {
			t.Errorf("%s differs from run to run", o.Name)
		}
	}
}

// TestPapersShowNoTraceOfTheMachine looks for what templates and Go print
// where a value is missing or of another kind than was thought.
func TestPapersShowNoTraceOfTheMachine(t *testing.T) {
	for name, in := range sampleCases(t) {
		p, d := courtPaper(t, in)
		book, _ := p.typ.workbook.Workbook(p.input(nil, nil))
		text := doc.PlainText(d.Blocks) + doc.InlineText(d.Header) + doc.InlineText(d.Footer) + doc.DumpWorkbook(book)
		for _, trace := range []string{"<no value>", "<nil>", "%!", "{{", "}}", "0001-01-01", "1 January 1\n", "NaN", "TODO", "map["} {
			if strings.Contains(text, trace) {
				t.Errorf("%s: a paper shows %q", name, trace)
			}
		}
	}
}

func TestSamplesNameNoPersonInFileNames(t *testing.T) {
	e := builtIn(t)
	for _, in := range sampleCases(t) {
		c, _ := e.read(in)
		res, err := e.Make(in, Options{AsOf: asOf})
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range res.Outputs {
			for _, list := range []string{"people", "children"} {
				for _, n := range c.tree.Root.Field(list).Items {
					for part := range strings.FieldsSeq(n.String("name")) {
						if len(part) > 3 && strings.Contains(strings.ToLower(o.Name), strings.ToLower(part)) {
							t.Errorf("%s holds a part of a name", o.Name)
						}
					}
				}
			}
		}
	}
}

// TestUnknownAuthorityIsExplained is the one sample of samples/bad whose
// mistake the facade finds; the others are tested beside the schema.
func TestUnknownAuthorityIsExplained(t *testing.T) {
	const name = "unknown-authority.yaml"
	data, err := os.ReadFile(filepath.Join("../samples/bad", name))
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Name: name, Files: []*source.File{source.NewFile(name, data)}}
	res, err := builtIn(t).Make(in, Options{AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Outputs) > 0 {
		t.Error("papers were made although no date in them could be right")
	}
	var b bytes.Buffer
	if err := res.Findings.WriteText(&b, diag.TextOptions{ShowValues: true}); err != nil {
		t.Fatal(err)
	}
	golden(t, "../samples/bad/unknown-authority.want", b.Bytes())
}

func TestConfidentialValuesReachNoPaper(t *testing.T) {
	e := builtIn(t)
	for name, in := range sampleCases(t) {
		c, _ := e.read(in)
		var secrets []string
		c.tree.Root.Walk(func(n *tree.Node) {
			if n.Shape != nil && n.Shape.Confidential != "" {
				n.Walk(func(v *tree.Node) {
					if v.Kind == tree.String && len(v.Text) > 6 {
						secrets = append(secrets, v.Text)
					}
				})
			}
		})
		if name == "fernwick-juniper-otis" && len(secrets) < 5 {
			t.Errorf("%s has only %d confidential values: nothing is shown by this test", name, len(secrets))
		}
		for _, reader := range e.Readers() {
			p := e.paper(c, c.kind.types[0], Options{AsOf: asOf}, reader)
			d, _ := p.compose(nil)
			book, _ := p.typ.workbook.Workbook(p.input(nil, nil))
			text := string(doc.Canonical(d, true)) + doc.DumpWorkbook(book)
			for _, s := range secrets {
				if strings.Contains(text, s) {
					t.Errorf("%s for %s holds a confidential value of %d letters", name, reader, len(s))
				}
			}
		}
	}
}
