package generator

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casedocs/generator/catalog"
	"casedocs/generator/civil"
	"casedocs/generator/doc"
	"casedocs/generator/layout"
	"casedocs/generator/pdfcheck"
)

// finished returns the inspection of the court's copy of a plan, before it looks.
func finished(t *testing.T, e *Engine, sample string, opt Options) *inspection {
	t.Helper()
	in := sampleCases(t)[sample]
	c, _ := e.read(in)
	opt.AsOf = asOf
	var plan *docType
	for _, k := range e.kinds[c.tree.Root.String("kind")].types {
		if k.manifest.Type == "support-plan" {
			plan = k
		}
	}
	p := e.paper(c, plan, opt, nil)
	all, _ := p.renderings()
	p.rendering = all[slices.IndexFunc(all, func(r rendering) bool { return r.id == "court" })]
	d, found := p.document(nil, nil)
	if d == nil {
		t.Fatal(inWords(found))
	}
	pages, _ := layout.PaginateIn(p.bates(), d, plan.style, e.fonts)
	data, err := e.writer.Write(pages)
	if err != nil {
		t.Fatal(err)
	}
	report, err := pdfcheck.Check(data)
	if err != nil {
		t.Fatal(err)
	}
	return &inspection{paper: p, doc: d, pages: pages, report: report, size: len(data)}
}

func TestCourtCopiesAreAsCourtsWantThem(t *testing.T) {
	for name, opt := range map[string]Options{"draft": {}, "final": {Final: true}, "bundle": {Bates: Bates{Section: "D", First: 14}}} {
		i := finished(t, builtIn(t), "fernwick-juniper-otis", opt)
		if got := rules(i.look()); len(got) > 0 {
			t.Errorf("%s: found %v: %s", name, got, inWords(i.found))
		}
		if want := map[string]string{"draft": "1", "final": "1", "bundle": "D14"}[name]; i.report.Look.Pages[0].Label != want {
			t.Errorf("%s: the first page is %q, want %q", name, i.report.Look.Pages[0].Label, want)
		}
	}
}

// TestWhatACourtWouldSendBackIsFound changes one thing at a time in what was read of a
// good file.
func TestWhatACourtWouldSendBackIsFound(t *testing.T) {
	draft := finished(t, builtIn(t), "fernwick-juniper-otis", Options{})
	final := finished(t, builtIn(t), "fernwick-juniper-otis", Options{Final: true})
	text := func(i *inspection, is func(*pdfcheck.Text) bool) *pdfcheck.Text {
		n := slices.IndexFunc(i.report.Look.Texts, func(x pdfcheck.Text) bool { return is(&x) })
		if n < 0 {
			t.Fatal("no such text")
		}
		return &i.report.Look.Texts[n]
	}
	for name, c := range map[string]struct {
		of     *inspection
		change func(*inspection)
		want   string
	}{
		"letter paper":      {draft, func(i *inspection) { i.report.Look.Pages[2].Width = 612 }, "FMT-01"},
		"small print":       {draft, func(i *inspection) { text(i, func(x *pdfcheck.Text) bool { return x.Artifact == "" }).Size = 8 }, "FMT-02"},
		"another font":      {draft, func(i *inspection) { each(i, func(x *pdfcheck.Text) { x.Font = "DejaVuSans" }) }, "FMT-02"},
		"body of 11 points": {draft, func(i *inspection) { each(i, func(x *pdfcheck.Text) { x.Size = min(x.Size, 11) }) }, "FMT-02"},
		"no page number": {draft, func(i *inspection) {
			each(i, func(x *pdfcheck.Text) { x.Said = strings.ReplaceAll(x.Said, "Page 3 of", "3/") })
		}, "FMT-07"},
		"another label": {draft, func(i *inspection) { i.report.Look.Pages[1].Label = "ii" }, "FMT-07 FMT-08"},
		"text in a corner": {draft, func(i *inspection) {
			x := text(i, func(x *pdfcheck.Text) bool { return x.Artifact == "" })
			x.Y, x.Right = 830, 580
		}, "FMT-07"},
		"outline":       {draft, func(i *inspection) { i.report.Outline = i.report.Outline[:5] }, "FMT-08"},
		"no page in it": {draft, func(i *inspection) { i.report.Outline[3].Title = "The children" }, "FMT-08"},
		"no contents":   {draft, func(i *inspection) { i.report.Links = nil }, "FMT-08"},
		"sharp picture": {draft, func(i *inspection) {
			i.report.Pictures = append(i.report.Pictures, pdfcheck.Picture{Page: 1, PerInch: 600})
		}, "FMT-09"},
		"large file": {draft, func(i *inspection) { i.size = mostBytes }, "FMT-13"},
		"encrypted":  {draft, func(i *inspection) { i.report.Look.Encrypted = true }, "FMT-13"},
		"final with a mark": {final, func(i *inspection) {
			i.report.Look.Texts[0].Artifact, i.report.Look.Texts[0].Said = "Watermark", "DRAFT"
		}, "FMT-13"},
		"draft without": {draft, func(i *inspection) {
			each(i, func(x *pdfcheck.Text) {
				if x.Artifact == "Watermark" {
					x.Said = ""
				}
			})
		}, "FMT-14"},
		"title of a draft": {final, func(i *inspection) { i.report.Title = "DRAFT – " + i.report.Title }, "FMT-14"},
		"opens elsewhere":  {draft, func(i *inspection) { i.report.Look.Opening.Page = 2 }, "FMT-15"},
		"opens larger":     {draft, func(i *inspection) { i.report.Look.Opening.Zoom = 0 }, "FMT-15"},
		"outline hidden":   {draft, func(i *inspection) { i.report.Look.OutlineShown = false }, "FMT-15"},
		"broken promise":   {draft, func(i *inspection) { i.report.Problems = append(i.report.Problems, pdfcheck.Problem{Page: 1}) }, "ACC-01"},
	} {
		t.Run(name, func(t *testing.T) {
			i := *c.of
			i.report.Look.Pages = slices.Clone(i.report.Look.Pages)
			i.report.Look.Texts = slices.Clone(i.report.Look.Texts)
			i.report.Outline = slices.Clone(i.report.Outline)
			c.change(&i)
			if got := strings.Join(slices.Compact(rules(i.look())), " "); got != c.want {
				t.Errorf("found %s, want %s", got, c.want)
			}
			for _, d := range i.found {
				if d.Span.IsZero() || d.Source == "" || len(d.Hints) == 0 {
					t.Errorf("%s has no place, source or hint: %+v", d.Rule, d)
				}
			}
		})
	}
}

func each(i *inspection, change func(*pdfcheck.Text)) {
	for n := range i.report.Look.Texts {
		change(&i.report.Look.Texts[n])
	}
}

// planStyled makes the plan with the built-in assets and changed ones over them, and
// returns the findings.
func planStyled(t *testing.T, changed map[string][2]string) []string {
	t.Helper()
	own := fstest.MapFS{}
	for name, words := range changed {
		f, _, err := builtInCatalog().File(name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(f.Data())
		if !strings.Contains(text, words[0]) {
			t.Fatalf("%s has no %q", name, words[0])
		}
		own[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, words[0], words[1], 1))}
	}
	e, found, err := Open(catalog.New(catalog.Layer{Name: "own", FS: own}, builtInLayer()), "test")
	if err != nil || len(found) > 0 {
		t.Fatal(err, inWords(found))
	}
	res, err := e.Make(sampleCases(t)["forty-actions"], Options{AsOf: asOf, Documents: []string{"support-plan"}, Readers: []string{"court"}, findingsOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range res.Findings {
		if strings.HasPrefix(d.Rule, "FMT") {
			out = append(out, d.Rule+" "+d.Span.Name())
		}
	}
	return out
}

// TestCheckFindsWhatAStyleDoesToAFiling: check, which writes nothing, inspects the
// finished court copy all the same, and points into the style.
func TestCheckFindsWhatAStyleDoesToAFiling(t *testing.T) {
	const style, plan = "templates/styles/court.yaml", "templates/support-plan/document.yaml"
	for name, c := range map[string]struct {
		changed map[string][2]string
		want    string
	}{
		"letter paper": {map[string][2]string{style: {"width: 210mm", "width: 216mm"}}, "FMT-01 " + style},
		"small body":   {map[string][2]string{style: {"body:       {size: 12pt", "body:       {size: 11pt"}}, "FMT-02 " + style},
		"no contents":  {map[string][2]string{"templates/support-plan/summary.tmpl": {"<contents/>", ""}}, "FMT-08"},
		"a statement":  {map[string][2]string{plan: {"court_form: care-plan", "court_form: statement"}}, "FMT-03 " + style},
		"its margin":   {map[string][2]string{plan: {"court_form: care-plan", "court_form: statement"}}, "FMT-04 " + style},
		"its limit":    {map[string][2]string{plan: {"court_form: care-plan", "court_form: reading-list"}}, "FMT-10"},
	} {
		if got := planStyled(t, c.changed); !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.want) }) {
			t.Errorf("%s: found %v, want %s", name, got, c.want)
		}
	}
}

func TestPageLimitsAreThoseOfTheDate(t *testing.T) {
	e := builtIn(t)
	p := &paper{engine: e, typ: &docType{}}
	p.typ.manifest.CourtForm = statementForm
	for day, want := range map[string]int{"2020-01-01": 1, "2021-11-11": 1, "2021-11-12": 2, "2026-11-29": 2, "2017-12-31": 0} {
		p.date, _ = civil.Parse(day)
		if got := p.limits(); len(got) != want {
			t.Errorf("%s: %d limits for statements, want %d", day, len(got), want)
		}
	}
}

// TestAShortPlanIsASmallFile: mail and portals count bytes. A plan of four pages, with
// three fonts, stays under 60 KB.
func TestAShortPlanIsASmallFile(t *testing.T) {
	i := finished(t, builtIn(t), "first-minute", Options{})
	if len(i.pages.Pages) != 4 || i.size >= 60_000 {
		t.Errorf("%d pages in %d bytes, want 4 in less than 60000", len(i.pages.Pages), i.size)
	}
}

func TestParagraphsOfAStatementHaveNumbers(t *testing.T) {
	i := finished(t, builtIn(t), "fernwick-juniper-otis", Options{})
	typ := *i.typ
	typ.manifest.CourtForm = statementForm
	i.typ = &typ
	if got := rules(i.look()); slices.Contains(got, "FMT-06") {
		t.Error("a paper with numbers is found")
	}
	i.found = nil
	i.doc = &doc.Document{Blocks: []doc.Block{&doc.Paragraph{}, &doc.Paragraph{}, &doc.Paragraph{Number: 1}, &doc.Paragraph{Style: "note"}}}
	if got := rules(i.look()); !slices.Contains(got, "FMT-06") {
		t.Errorf("found %v, want FMT-06", got)
	}
}

// TestPapersOfABundleGoOnFromOneToTheNext, in the order in which they are asked for.
func TestPapersOfABundleGoOnFromOneToTheNext(t *testing.T) {
	const minutes = "templates/review-minutes/document.yaml"
	f, _, err := builtInCatalog().File(minutes)
	if err != nil {
		t.Fatal(err)
	}
	own := fstest.MapFS{minutes: &fstest.MapFile{Data: append(slices.Clone(f.Data()), "court_form: report\n"...)}}
	e, found, err := Open(catalog.New(catalog.Layer{Name: "own", FS: own}, builtInLayer()), "test")
	if err != nil || len(found) > 0 {
		t.Fatal(err, inWords(found))
	}
	if got := e.Filed(); !slices.Equal(got, []string{"review-minutes", "support-plan"}) {
		t.Errorf("filed are %v", got)
	}
	for _, order := range [][]string{{"support-plan", "review-minutes"}, {"review-minutes", "support-plan"}} {
		res, err := e.Make(sampleCases(t)["fernwick-juniper-otis"], Options{AsOf: asOf, Documents: order, Formats: []string{"pdf"}, Bates: Bates{Section: "D", First: 14}})
		if err != nil {
			t.Fatal(err)
		}
		next, types := 14, []string{}
		for _, o := range res.Outputs {
			if o.Bates == "" {
				continue
			}
			if want := fmt.Sprintf("D%d-D%d", next, next+o.Pages-1); o.Bates != want {
				t.Errorf("%s has the pages %s, want %s", o.Name, o.Bates, want)
			}
			next += o.Pages
			types = append(types, o.Document)
		}
		if got := slices.Compact(types); !slices.Equal(got, order) {
			t.Errorf("the bundle has %v, want %v", got, order)
		}
	}
}
