package xlsx

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"casedocs/generator/doc"
)

func TestColoursHaveContrast(t *testing.T) {
	paints := map[string]paint{
		"head": headPaint, "gap": gapPaint, "withheld": withheldPaint, "draft": draftPaint, "note": notePaint,
	}
	for _, style := range doc.HighlightStyles {
		p, ok := highlightPaints[style]
		if !ok {
			t.Errorf("no paint for the highlight %s", style)
		}
		paints[style] = p
	}
	for name, p := range paints {
		if c := contrast(t, p.text, p.fill); c < 7 {
			t.Errorf("%s: contrast %.2f:1, want 7:1", name, c)
		}
	}
}

// contrast is the contrast ratio of WCAG 2.2.
func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	sum := 0.0
	for i, share := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(colour[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += share * c
	}
	return sum
}

func TestSheetIsATableWithFrozenHeadings(t *testing.T) {
	f := open(t, write(t, family()))
	tables, err := f.GetTables("Actions")
	if err != nil || len(tables) != 1 || tables[0].Range != "A5:H10" || tables[0].Name != "Table1_Actions" {
		t.Errorf("tables %+v, error %v", tables, err)
	}
	panes, err := f.GetPanes("Actions")
	if err != nil || !panes.Freeze || panes.YSplit != 5 || panes.TopLeftCell != "A6" || panes.Selection[0].ActiveCell != "A1" {
		t.Errorf("panes %+v, error %v", panes, err)
	}
	if f.GetActiveSheetIndex() != 0 {
		t.Error("another sheet than the first is active")
	}
	for _, s := range f.GetSheetList() {
		if merged, err := f.GetMergeCells(s); err != nil || len(merged) > 0 {
			t.Errorf("%s: %d merged cells, error %v", s, len(merged), err)
		}
		if visible, err := f.GetSheetVisible(s); err != nil || !visible {
			t.Errorf("%s is hidden, error %v", s, err)
		}
	}
}

func TestValuesAreOfTheirKind(t *testing.T) {
	f := open(t, write(t, family()))
	for _, c := range []struct{ sheet, cell, raw, shown string }{
		{"Actions", "E6", "46097", "16 Mar 2026"},
		{"Support & money", "B4", "25", "25"},
		{"Support & money", "C4", "1250.50", "£1,250.50"},
		{"Support & money", "D5", "Not yet recorded: when the panel agreed", "Not yet recorded: when the panel agreed"},
		{"Reviews", "C4", "", ""},
	} {
		raw, err := f.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
		shown, err2 := f.GetCellValue(c.sheet, c.cell)
		if err != nil || err2 != nil || raw != c.raw || shown != c.shown {
			t.Errorf("%s!%s is %q shown as %q, want %q and %q", c.sheet, c.cell, raw, shown, c.raw, c.shown)
		}
	}
}

func TestChoicesDatesAndHelp(t *testing.T) {
	f := open(t, write(t, family()))
	dvs, err := f.GetDataValidations("Actions")
	if err != nil || len(dvs) != 3 {
		t.Fatalf("%d validations, error %v", len(dvs), err)
	}
	until, status := dvs[1], dvs[2]
	if until.Type != "date" || until.Sqref != "F6:F10" || *until.Prompt != "The last day on which this is in time." {
		t.Errorf("until: %s %s %s", until.Type, until.Sqref, *until.Prompt)
	}
	if status.Formula1 != `"not started,under way,overdue,done,no longer needed"` || !status.ShowErrorMessage {
		t.Errorf("status: %s", status.Formula1)
	}
	if want := "Choose one of: not started; under way; overdue; done; no longer needed."; *status.Error != want {
		t.Errorf("error text %q", *status.Error)
	}
}

func TestChoicesWithCommasStandOnASheetOfTheirOwn(t *testing.T) {
	f := open(t, write(t, family()))
	if list := f.GetSheetList(); list[len(list)-1] != "Choices" {
		t.Errorf("sheets %v", list)
	}
	dvs, err := f.GetDataValidations("Worries")
	if err != nil || len(dvs) != 1 || dvs[0].Formula1 != "'Choices'!$A$4:$A$6" {
		t.Fatalf("validations %+v, error %v", dvs, err)
	}
	if got, _ := f.GetCellValue("Choices", "A6"); got != "said, not decided" {
		t.Errorf("last choice %q", got)
	}
}

func TestListSheetTakesAFreeNameAndSharesLists(t *testing.T) {
	w := &doc.Workbook{Sheets: []doc.Sheet{worries(), worries()}}
	w.Sheets[1].Name = "choices"
	lists := listSheet(w)
	if lists.Name != "Choices 2" || len(lists.Columns) != 1 {
		t.Errorf("%q with %d columns", lists.Name, len(lists.Columns))
	}
}

func TestHighlightsSayItInWordsAndBold(t *testing.T) {
	f := open(t, write(t, family()))
	formats, err := f.GetConditionalFormats("Actions")
	if err != nil {
		t.Fatal(err)
	}
	rules := formats["G6:G10"]
	if len(rules) != 4 || rules[0].Value != `"overdue"` {
		t.Fatalf("rules %+v", rules)
	}
	style, err := f.GetConditionalStyle(*rules[0].Format)
	if err != nil || !style.Font.Bold || style.Font.Color != highlightPaints["alert"].text {
		t.Errorf("style %+v, error %v", style, err)
	}
}

func TestPagesPrintWithTitleNumberAndHeadings(t *testing.T) {
	f := open(t, write(t, family()))
	hf, err := f.GetHeaderFooter("Reviews")
	if err != nil {
		t.Fatal(err)
	}
	if want := "&LSupervision support plan for Juniper and Otis&CDRAFT&RCAM-SO-2026-014"; hf.OddHeader != want {
		t.Errorf("header %q", hf.OddHeader)
	}
	if want := "&CConfidential: for the court, the parties && the people named in the plan. Do not copy or pass on.\nPage &P of &N"; hf.OddFooter != want {
		t.Errorf("footer %q", hf.OddFooter)
	}
	layout, err := f.GetPageLayout("Reviews")
	if err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("page %+v, error %v", layout, err)
	}
	names := definedNames(f, "Support & money")
	if names["_xlnm.Print_Titles"] != "'Support & money'!$3:$3" {
		t.Errorf("names %v", names)
	}
}

func definedNames(f *excelize.File, sheet string) map[string]string {
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Scope == sheet {
			names[n.Name] = n.RefersTo
		}
	}
	return names
}

func TestScreenReadersFindTheHeadings(t *testing.T) {
	w := family()
	w.Sheets[1].Name = "Parents' reviews"
	f := open(t, write(t, w))
	for sheet, want := range map[string]string{
		"Actions": "'Actions'!$A$5", "Parents' reviews": "'Parents'' reviews'!$A$3", "Choices": "'Choices'!$A$3",
	} {
		if got := definedNames(f, sheet)["ColumnTitle"]; got != want {
			t.Errorf("%s: headings at %q, want %q", sheet, got, want)
		}
	}
}

func TestPropertiesAreThoseOfThePaper(t *testing.T) {
	f := open(t, write(t, family()))
	p, err := f.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	got := []string{p.Title, p.Subject, p.Creator, p.LastModifiedBy, p.Language, p.Created, p.Modified, p.ContentStatus, p.Version}
	want := []string{"DRAFT: Supervision support plan for Juniper and Otis", "CAM-SO-2026-014", "Fernwick Borough Council",
		"Fernwick Borough Council", "en-GB", "2026-03-24T00:00:00Z", "2026-03-24T00:00:00Z", "Draft", "2"}
	if !slices.Equal(got, want) {
		t.Errorf("properties\n%q, want\n%q", got, want)
	}
}

func TestNoTraceOfTheLibrarysAuthor(t *testing.T) {
	f := open(t, write(t, one("a")))
	p, err := f.GetDocProps()
	if err != nil || p.Creator != "casedocs" || p.Created != "1900-03-01T00:00:00Z" {
		t.Errorf("creator %q, created %s, error %v", p.Creator, p.Created, err)
	}
}

func TestDraftIsSaidOnTheSheetAndAFinalOneIsNot(t *testing.T) {
	w := family()
	if got, _ := open(t, write(t, w)).GetCellValue("Reviews", "A1"); got != "DRAFT: Review meetings and how each date was worked out" {
		t.Errorf("title %q", got)
	}
	w.Meta.Draft = false
	if got, _ := open(t, write(t, w)).GetCellValue("Reviews", "A1"); got != "Review meetings and how each date was worked out" {
		t.Errorf("title %q", got)
	}
}

func TestRowsGrowWhenSomebodyTypesMore(t *testing.T) {
	for name, part := range parts(t, write(t, family())) {
		if slices.Contains([]string{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}, name) && strings.Contains(part, "customHeight") {
			t.Errorf("%s has rows of a fixed height", name)
		}
	}
}

func TestHeightsFollowTheText(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  int
	}{
		{"", 10, 0}, {"short", 10, 1}, {"two lines of it", 10, 2}, {"a\nb\nc", 10, 3}, {"unbreakably-long-word", 10, 3},
	} {
		if got := countLines(c.text, c.width); got != c.want {
			t.Errorf("%q in %d: %d lines, want %d", c.text, c.width, got, c.want)
		}
	}
}
