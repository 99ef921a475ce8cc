package generator

import (
	"slices"
	"strings"
	"testing"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/layout"
)

// TestOnlyTheInternalWorkbookHasFindingsAndGaps makes every workbook of every
// sample for each of its readers.
func TestOnlyTheInternalWorkbookHasFindingsAndGaps(t *testing.T) {
	sheets := map[bool]int{}
	eachPaper(t, func(t *testing.T, _ string, p *paper) {
		if p.typ.workbook == nil {
			t.Skip("it has pages alone")
		}
		if p.typ.manifest.Last {
			t.Skip("it tells of other papers, which have these sheets")
		}
		all, _ := p.renderings()
		for _, p.rendering = range all {
			reader := p.id
			book, gaps := internalBook(t, p)
			rows := rowsOfSheets(book)
			for _, name := range []string{"Findings", "Gaps"} {
				n, there := rows[name]
				internal := reader == internalReader
				sheets[internal]++
				if there != internal {
					t.Errorf("sheet %s for %s: %v", name, reader, there)
				}
				if name == "Gaps" && internal && n != gaps {
					t.Errorf("%d rows of gaps, want %d", n, gaps)
				}
			}
		}
	})
	if sheets[true] == 0 || sheets[false] == 0 {
		t.Errorf("nothing is shown by this test: %v", sheets)
	}
}

// internalBook fills the sheets of a paper with what there is to find, and
// returns how many gaps its pages have.
func internalBook(t *testing.T, p *paper) (*doc.Workbook, int) {
	t.Helper()
	var gaps []gap
	if p.typ.body != nil {
		d, found := p.typ.body.Document(p.input(nil, nil))
		if d == nil {
			t.Fatal(inWords(found))
		}
		gaps = collectGaps(d)
	}
	known := diag.List{
		{Rule: "X-1", Severity: diag.Info, Message: "light"},
		{Rule: gapRule, Severity: diag.Should, Message: "a gap"},
		{Rule: "X-2", Severity: diag.Should, Message: "middling"},
		{Rule: "X-3", Severity: diag.Must, Message: "heavy"},
	}
	book, found := p.typ.workbook.Workbook(p.input(known, gaps))
	if book == nil {
		t.Fatal(inWords(found))
	}
	return book, len(gaps)
}

func rowsOfSheets(book *doc.Workbook) map[string]int {
	rows := map[string]int{}
	for _, s := range book.Sheets {
		rows[s.Name] = len(s.Rows)
	}
	return rows
}

// TestFindingsStandByWeight holds the order of the sheet, and that gaps are not
// among them: they have a sheet of their own.
func TestFindingsStandByWeight(t *testing.T) {
	in := sampleCases(t)["half-filled"]
	for _, p := range papersOf(t, in) {
		if p.typ.manifest.Last {
			continue // its findings stand with the papers that it tells of
		}
		p.rendering = rendering{id: internalReader, audience: internalReader}
		book, _ := internalBook(t, p)
		i := slices.IndexFunc(book.Sheets, func(s doc.Sheet) bool { return s.Name == "Findings" })
		if i < 0 {
			t.Fatalf("%s has no findings", p.name())
		}
		var got []string
		for _, row := range book.Sheets[i].Rows {
			got = append(got, row.Cells[0].Text+" "+row.Cells[1].Text)
		}
		want := []string{"X-3 Must be put right", "X-2 Should be put right", "X-1 For information"}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", p.name(), got, want)
		}
	}
}

// TestGapsSayWhoseTheyAre holds that two children's gaps can be told apart.
func TestGapsSayWhoseTheyAre(t *testing.T) {
	p, d := courtPaper(t, sampleCases(t)["half-filled"])
	whose := map[string][]string{}
	for _, g := range collectGaps(d) {
		n := p.gap(g)
		whose[n.String("label")] = append(whose[n.String("label")], n.String("of"))
	}
	for label, want := range map[string]string{
		"what this child needs": "Wilf (child-1), Posy (child-2)",
		"who will do this":      "action-1-1",
		"where the court sits":  "",
	} {
		got, there := whose[label]
		if !there || strings.Join(got, ", ") != want {
			t.Errorf("%s is missing of %q, want %q", label, got, want)
		}
	}
}

// TestFamilyAgreementsHaveTwoPages holds what the style is set for.
func TestFamilyAgreementsHaveTwoPages(t *testing.T) {
	made := 0
	eachPaper(t, func(t *testing.T, _ string, p *paper) {
		if p.name() != "family-agreement" {
			t.Skip("another type")
		}
		made++
		pages, found := layout.Paginate(document(t, p), p.typ.style, p.engine.fonts)
		if len(found) > 0 || len(pages.Pages) > 2 {
			t.Errorf("%d pages, %v", len(pages.Pages), inWords(found))
		}
	})
	if made < 3 {
		t.Errorf("only %d agreements", made)
	}
}
