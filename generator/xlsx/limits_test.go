package xlsx

import (
	"strings"
	"testing"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/source"
)

// placed gives the only cell of one an origin.
func placed(s string) (*doc.Workbook, *doc.Origin) {
	file := source.NewFile("workbook.xml.tmpl", []byte("<cell>{{.text}}</cell>"))
	o := &doc.Origin{Template: source.Span{File: file, Start: 6, End: 15}, Data: []string{"/plan/actions/0/text"}}
	w := one(s)
	w.Sheets[0].Rows[0].Cells[0].Origin = o
	return w, o
}

func TestTextThatCannotBeKeptIsAFindingAtItsPlace(t *testing.T) {
	for _, c := range []struct{ name, text, rule, message string }{
		{"one too many", strings.Repeat("a", 32768), ruleTooLong, `the text for the column "Text" is 32,768 characters long, and a workbook holds 32,767 there`},
		{"too many outside the BMP", strings.Repeat("𝟘", 16384), ruleTooLong, `the text for the column "Text" is 32,768 characters long, and a workbook holds 32,767 there`},
		{"NUL", "a\x00b", ruleCharacter, `the text for the column "Text" has the invisible character U+0000 in it, which a workbook cannot hold`},
		{"bell", "a\ab", ruleCharacter, `the text for the column "Text" has the invisible character U+0007 in it, which a workbook cannot hold`},
		{"C1 control", "a\u0092b", ruleCharacter, `the text for the column "Text" has the invisible character U+0092 in it, which a workbook cannot hold`},
		{"not a character", "a\uFFFFb", ruleCharacter, `the text for the column "Text" has the invisible character U+FFFF in it, which a workbook cannot hold`},
		{"not UTF-8", "a\xffb", ruleCharacter, `the text for the column "Text" has the invisible character U+FFFD in it, which a workbook cannot hold`},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, o := placed(c.text)
			data, found, err := Write(w)
			if err != nil || data != nil || len(found) != 1 {
				t.Fatalf("%d bytes, %d findings, error %v", len(data), len(found), err)
			}
			d := found[0]
			if d.Rule != c.rule || d.Text(false) != c.message || d.Blocks != diag.Write {
				t.Errorf("%s %q, blocks %s", d.Rule, d.Text(false), d.Blocks)
			}
			if d.Path != o.Data[0] || d.Span != o.Template {
				t.Errorf("at %v, path %s", d.Span.Pos(), d.Path)
			}
		})
	}
}

func TestHeadingFromTheCaseIsNotTold(t *testing.T) {
	w, _ := placed("a\x00b")
	w.Sheets[0].Columns[0].Header = "Marla"
	w.Sheets[0].Columns[0].Origin = &doc.Origin{Data: []string{"/people/0/name"}}
	_, found, err := Write(w)
	if err != nil || len(found) != 1 || strings.Contains(found[0].Text(false), "Marla") || !strings.Contains(found[0].Text(true), "Marla") {
		t.Errorf("findings %v, error %v", found, err)
	}
}

func TestLongestTextIsKept(t *testing.T) {
	want := strings.Repeat("a", 32765) + "é\n"
	if got := readBack(t, write(t, one(want)), 1)[0]; got != want {
		t.Errorf("%d characters came back", len(got))
	}
}

func TestReplacementCharacterOfTheCaseIsKept(t *testing.T) {
	if got := readBack(t, write(t, one("a\uFFFDb")), 1)[0]; got != "a\uFFFDb" {
		t.Errorf("got %q", got)
	}
}

func TestLimitsOutsideCells(t *testing.T) {
	long := strings.Repeat("a", 256)
	for name, change := range map[string]func(*doc.Workbook){
		"heading":            func(w *doc.Workbook) { w.Sheets[0].Columns[0].Header = long },
		"heading on 2 lines": func(w *doc.Workbook) { w.Sheets[0].Columns[0].Header = "a\nb" },
		"heading with code":  func(w *doc.Workbook) { w.Sheets[0].Columns[0].Header = "_x0041_" },
		"help":               func(w *doc.Workbook) { w.Sheets[0].Columns[0].Help = long },
		"choice": func(w *doc.Workbook) {
			w.Sheets[0].Columns[0].Kind, w.Sheets[0].Columns[0].Choices = doc.CellChoice, []string{"a", long}
		},
		"highlight": func(w *doc.Workbook) {
			w.Sheets[0].Highlights = []doc.Highlight{{Column: "Text", When: long, Style: "good"}}
		},
		"footer":      func(w *doc.Workbook) { w.Footer = say("a\x02") },
		"title":       func(w *doc.Workbook) { w.Sheets[0].Title = say("a\x01") },
		"sheet name":  func(w *doc.Workbook) { w.Sheets[0].Name = "a\x01" },
		"early date":  func(w *doc.Workbook) { w.Sheets[0].Rows[0].Cells[0].Date = civil.Date{Year: 1900, Month: 2, Day: 28} },
		"broken rule": func(w *doc.Workbook) { w.Sheets[0].Rows[0].Key = "" },
	} {
		t.Run(name, func(t *testing.T) {
			w := one("a")
			change(w)
			data, found, err := Write(w)
			if err != nil || data != nil || len(found) != 1 || found.Blocks() != diag.Write {
				t.Errorf("%d bytes, findings %v, error %v", len(data), found, err)
			}
		})
	}
}

func TestLongConfidentialityLineStandsOnTheSheetToo(t *testing.T) {
	w := one("a")
	w.Footer = say(strings.Repeat("Keep & share with nobody. ", 20))
	f := open(t, write(t, w))
	hf, err := f.GetHeaderFooter("Notes")
	if err != nil || length(hf.OddFooter) > 255 || !strings.Contains(hf.OddFooter, "…\nPage &P of &N") {
		t.Errorf("footer %q, error %v", hf.OddFooter, err)
	}
	if got, _ := f.GetCellValue("Notes", "A2"); !strings.HasPrefix(got, "Keep & share with nobody. Keep") {
		t.Errorf("line on the sheet %q", got)
	}
}

func TestHeadOfAPageNeverGrowsTooLong(t *testing.T) {
	b := &book{meta: doc.Meta{Title: strings.Repeat("&", 400), Case: strings.Repeat("&𝟘", 200), Draft: true}}
	if head := b.pageHead(); length(head) > 255 || strings.Count(head, "&")%2 == 0 {
		t.Errorf("%d units: %s", length(head), head)
	}
}

func TestSerialDays(t *testing.T) {
	for day, want := range map[string]int{"1900-03-01": 61, "2026-03-10": 46091, "2028-02-29": 46812, "9999-12-31": 2958465} {
		d, err := civil.Parse(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := serial(d); got != want {
			t.Errorf("%s is %d, want %d", day, got, want)
		}
	}
}
