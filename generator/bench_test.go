package generator

import (
	"testing"

	"casedocs/generator/diag"
	"casedocs/generator/disclosure"
	"casedocs/generator/input"
	"casedocs/generator/layout"
	"casedocs/generator/policy"
	"casedocs/generator/tree"
	"casedocs/generator/xlsx"
)

// benchSample is the case that the stages are measured on: a full plan.
const benchSample = "fernwick-juniper-otis"

// BenchmarkStages measures each stage on one full case, with everything read
// once per run already read.
func BenchmarkStages(b *testing.B) {
	e := builtIn(b)
	in := sampleCases(b)[benchSample]
	c, _ := e.read(in)
	p, d := courtPaper(b, in)
	pages, _ := layout.Paginate(d, p.typ.style, e.fonts)
	book, _ := p.typ.workbook.Workbook(p.input(nil, nil))
	judge, found, err := e.judge(c.policy, "supervision-order")
	if err != nil || len(found) > 0 {
		b.Fatal(err, inWords(found))
	}
	dates, _ := c.policy.Timeline(c.tree, e.calendar, asOf)
	fathers := copyFor(b, sampleCases(b)["four-siblings"], "father-2")
	fathersCopy, _ := fathers.document(nil, nil)
	for _, stage := range []struct {
		name string
		run  func() error
	}{
		{"input", func() error { input.Read(in.Files); return nil }},
		{"schema", func() error { c.kind.schema.Check(c.tree); return nil }},
		{"policy", func() error { c.policy.Timeline(c.tree, e.calendar, asOf); return nil }},
		{"compile rules", func() error { // once in a run for each policy
			_, _, err := c.policy.Judge("supervision-order", e.judgedShape(c.kind), e.calendar)
			return err
		}},
		{"rules", func() error {
			judge.Findings(e.judgedCase(c, dates, asOf), policy.Asked{Today: asOf})
			return nil
		}},
		{"disclosure", func() error {
			disclosure.View(c.tree.Root, tree.Reader{ID: "court"}, asOf, disclosure.Terms{})
			return nil
		}},
		{"compose", func() error { p.typ.body.Document(p.input(nil, nil)); return nil }},
		{"leaks", func() error { // of a copy of which much is withheld
			fathers.sought = nil
			fathers.leaks(documentPassage(fathersCopy))
			return nil
		}},
		{"layout", func() error { layout.Paginate(d, p.typ.style, e.fonts); return nil }},
		{"pdf", func() error { _, err := e.writer.Write(pages); return err }},
		{"sheets", func() error { p.typ.workbook.Workbook(p.input(nil, nil)); return nil }},
		{"xlsx", func() error { _, _, err := xlsx.Write(book); return err }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := stage.run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// copyFor returns the support plan as one reader gets it.
func copyFor(b *testing.B, in Input, reader string) *paper {
	b.Helper()
	for _, p := range papersOf(b, in) {
		all, _ := p.renderings()
		for _, p.rendering = range all {
			if p.typ.manifest.Type == "support-plan" && p.id == reader {
				return p
			}
		}
	}
	b.Fatalf("%s gets no plan", reader)
	return nil
}

// BenchmarkCase measures a whole case: from its bytes to the files of both
// readers, as pages alone and with workbooks.
func BenchmarkCase(b *testing.B) {
	e := builtIn(b)
	in := sampleCases(b)[benchSample]
	for name, formats := range map[string][]string{"pdf": {"pdf"}, "pdf+xlsx": nil} {
		b.Run(name, func(b *testing.B) {
			files := 0
			for b.Loop() {
				res, err := e.Make(in, Options{AsOf: asOf, Formats: formats})
				if err != nil || res.Findings.Blocks() == diag.Write {
					b.Fatal(err, res.Findings)
				}
				files += len(res.Outputs)
			}
			b.ReportMetric(float64(files)/b.Elapsed().Seconds(), "files/s")
		})
	}
}
