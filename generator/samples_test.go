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
			p.reader = typ.manifest.Audiences[0]
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

// wantedDumps is where the dumps of papers stand that the samples must make.
const wantedDumps = "../samples/wanted"

func TestSamplesMakeTheirWantedTreesPagesAndSheets(t *testing.T) {
	eachPaper(t, func(t *testing.T, sample string, p *paper) {
		if *update {
			if err := os.MkdirAll(filepath.Join(wantedDumps, sample), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		dumps, found := p.dumps()
		if len(found) > 0 {
			t.Errorf("findings against the paper:\n%s", inWords(found))
		}
		for _, d := range dumps {
			golden(t, filepath.Join(wantedDumps, sample, d.Name), d.Data)
		}
	})
}

// TestNoWantedDumpIsLeftOver finds dumps of papers that no sample makes any
// more: nothing would compare them.
func TestNoWantedDumpIsLeftOver(t *testing.T) {
	made := map[string]bool{}
	for name, in := range sampleCases(t) {
		for _, p := range papersOf(t, in) {
			made[name+"/"+p.name()] = true
		}
	}
	dumps, err := filepath.Glob(filepath.Join(wantedDumps, "*", "*"))
	if err != nil || len(dumps) < len(made) {
		t.Fatalf("%d dumps for %d papers, %v", len(dumps), len(made), err)
	}
	for _, file := range dumps {
		paper, _, _ := strings.Cut(filepath.Base(file), ".")
		if !made[filepath.Base(filepath.Dir(file))+"/"+paper] {
			t.Errorf("%s is of no paper", file)
		}
	}
}

func TestSamplePDFsHaveTheStructureOfTheirDocuments(t *testing.T) {
	eachPaper(t, func(t *testing.T, _ string, p *paper) {
		d := document(t, p)
		if d == nil {
			t.Skip("it has sheets alone")
		}
		for _, final := range []bool{false, true} {
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

// fold leaves out white space, which lines and cells change.
func fold(s string) string { return strings.Join(strings.Fields(s), "") }

// TestGapsOfSheetsAreGapsOfPages holds what the list of gaps relies on: it is
// made from the pages alone.
func TestGapsOfSheetsAreGapsOfPages(t *testing.T) {
	eachPaper(t, func(t *testing.T, _ string, p *paper) {
		d, book := document(t, p), workbook(t, p)
		if d == nil || book == nil {
			t.Skip("it has not both")
		}
		listed := map[string]bool{}
		for _, g := range collectGaps(d) {
			listed[doc.GapWords+g.label+" "+g.path] = true
		}
		for _, s := range book.Sheets {
			for _, row := range s.Rows {
				for _, c := range row.Cells {
					if c.Gap && !listed[c.Text+" "+gapPath(c.Origin)] {
						t.Errorf("sheet %s: %q is a gap of the workbook alone", s.Name, c.Text)
					}
				}
			}
		}
	})
}

// TestSameCaseMakesSameBytes makes every sample again, at the same time as
// others, and one of them twenty times.
func TestSameCaseMakesSameBytes(t *testing.T) {
	e := builtIn(t)
	for name, in := range sampleCases(t) {
		t.Run(name, func(t *testing.T) {
			times := 2
			if name == "forty-actions" {
				times = 20
			}
			first, err := e.Make(in, Options{AsOf: asOf})
			if err != nil {
				t.Fatal(err)
			}
			checkPDFs(t, first)
			var group sync.WaitGroup
			results := make([]Result, times)
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
	eachPaper(t, func(t *testing.T, _ string, p *paper) {
		text := written(t, p)
		for _, trace := range []string{"<no value>", "<nil>", "%!", "{{", "}}", "0001-01-01", "1 January 1\n", "NaN", "TODO", "map["} {
			if strings.Contains(text, trace) {
				t.Errorf("the paper shows %q", trace)
			}
		}
	})
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
				if c.tree.Root.Field(list) == nil {
					continue
				}
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

// TestWrongPoliciesAreExplained holds for the samples of samples/bad whose
// mistake the facade finds; the others are tested beside the schema.
func TestWrongPoliciesAreExplained(t *testing.T) {
	for _, name := range []string{"unknown-authority", "policy-of-another-kind"} {
		data, err := os.ReadFile("../samples/bad/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		in := Input{Name: name, Files: []*source.File{source.NewFile(name+".yaml", data)}}
		res, err := builtIn(t).Make(in, Options{AsOf: asOf})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Outputs) > 0 {
			t.Errorf("%s: papers were made although no date in them could be right", name)
		}
		var b bytes.Buffer
		if err := res.Findings.WriteText(&b, diag.TextOptions{ShowValues: true}); err != nil {
			t.Fatal(err)
		}
		golden(t, "../samples/bad/"+name+".want", b.Bytes())
	}
}

// TestConfidentialValuesReachNoPaper looks for every value of a confidential
// class in every copy of every paper. The one that may be there is the
// reader's own.
func TestConfidentialValuesReachNoPaper(t *testing.T) {
	tried := 0
	for name, in := range sampleCases(t) {
		for _, p := range papersOf(t, in) {
			for _, reader := range p.typ.manifest.Audiences {
				p.reader = reader
				text := written(t, p)
				for _, s := range secrets(p) {
					tried++
					if strings.Contains(text, s) {
						t.Errorf("%s: %s for %s holds a confidential value of %d letters", name, p.name(), reader, len(s))
					}
				}
			}
		}
	}
	if tried < 60 {
		t.Errorf("only %d pairs of value and paper were tried", tried)
	}
}

// secrets returns the confidential values that a paper may not hold.
func secrets(p *paper) []string {
	own := map[*tree.Node]bool{}
	if m := p.typ.manifest; p.reader == m.Audiences[0] && p.reader != internalReader {
		for _, pointer := range m.Own {
			own[p.root.At(pointer)] = true
		}
	}
	var secrets []string
	p.from.tree.Root.Walk(func(n *tree.Node) {
		if n.Shape != nil && n.Shape.Confidential != "" && !own[n] {
			n.Walk(func(v *tree.Node) {
				if v.Kind == tree.String && len(v.Text) > 6 {
					secrets = append(secrets, v.Text)
				}
			})
		}
	})
	return secrets
}
