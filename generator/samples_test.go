package generator

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/pdfcheck"
	"casedocs/generator/source"
)

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
			if got, want := fold(report.Said()), fold(doc.PlainText(d.Blocks)); got != want {
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

// everyType are samples that together make a paper of every type; the same
// session of cmd/casedocs makes them in twenty processes.
var everyType = []string{"closure-grown-up", "laid-out", "staff-experienced"}

// TestSameCaseMakesSameBytes makes every sample again, at the same time as
// others, with one engine, its fonts and its writer; and those that have every
// type of paper, and the longest one, twenty times.
func TestSameCaseMakesSameBytes(t *testing.T) {
	e := builtIn(t)
	for name, in := range sampleCases(t) {
		t.Run(name, func(t *testing.T) {
			times := 2
			if name == "forty-actions" || slices.Contains(everyType, name) {
				times = 20 / fewer()
			} else if testing.Short() {
				t.Skip("with the race detector one sample of each type is enough")
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

// TestSamplesHaveEveryType holds what the test of equal bytes relies on.
func TestSamplesHaveEveryType(t *testing.T) {
	made := map[string]bool{}
	for _, name := range everyType {
		for _, p := range papersOf(t, sampleCases(t)[name]) {
			made[p.typ.manifest.Type] = true
		}
	}
	for kind, k := range builtIn(t).kinds {
		for _, typ := range k.types {
			if !made[typ.manifest.Type] {
				t.Errorf("%s of %s is made by none of %v", typ.manifest.Type, kind, everyType)
			}
		}
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
		golden(t, "../samples/bad/"+name+".want", []byte(inWords(res.Findings)))
	}
}

// TestBrokenRulesAreExplained holds what is said about samples of samples/bad
// that break a rule of a policy. Gaps are left out: there are many.
func TestBrokenRulesAreExplained(t *testing.T) {
	for name, rule := range map[string]string{"welsh-council": "AUT-03", "chaired-by-the-wrong-role": "CAM-10", "action-without-owner": "PLN-03", "text-gives-home-away": "CON-02"} {
		data, err := os.ReadFile("../samples/bad/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		res, err := builtIn(t).Check(Input{Name: name, Files: []*source.File{source.NewFile(name+".yaml", data)}}, Options{AsOf: asOf})
		if err != nil {
			t.Fatal(err)
		}
		found := slices.DeleteFunc(res.Findings, IsGap)
		if !slices.Contains(rules(found), rule) {
			t.Errorf("%s: %s is not found", name, rule)
		}
		golden(t, "../samples/bad/"+name+".want", []byte(inWords(found)))
	}
}
