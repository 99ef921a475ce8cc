package xlsx

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"io"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"casedocs/generator/doc"
)

func write(t testing.TB, w *doc.Workbook) []byte {
	t.Helper()
	data, found, err := Write(w)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		t.Errorf("%s: %s", d.Rule, d.Text(true))
	}
	return data
}

func open(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// parts returns the unzipped parts of the file by name.
func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(b)
	}
	return all
}

// one is a workbook with one text column and these texts in it.
func one(texts ...string) *doc.Workbook {
	s := doc.Sheet{Name: "Notes", Columns: []doc.Column{{Header: "Text"}}}
	for i, txt := range texts {
		s.Rows = append(s.Rows, row(strings.Repeat("k", i+1), text(txt)))
	}
	return &doc.Workbook{Sheets: []doc.Sheet{s}}
}

// firstRow is where the first row of one is.
const firstRow = 4

func readBack(t testing.TB, data []byte, n int) []string {
	t.Helper()
	f := open(t, data)
	var got []string
	for i := range n {
		cell, _ := excelize.CoordinatesToCellName(1, firstRow+i)
		s, err := f.GetCellValue("Notes", cell)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, s)
	}
	return got
}

var hostile = []string{
	"=1+1", "+44 1632 960114", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "|calc", "＝1+1",
	`=HYPERLINK("http://example.org","x")`, "=cmd|' /C calc'!A0", "'=1+1", " =1",
	"_x0041_", "_x0041_x0042_", "_x005F_x0041_", "_x005F_", "__x0041__", "_x000D_", "_xD800_", "_x00e9_",
	"a\nb", "a\r\nb", " both ends ", "0123", "1e5", "10/3/2026", "TRUE", "#N/A", "<f>1</f>", "&amp;", "]]>", "𝟘 👩‍👩‍👧 é é", "\u202Eright to left",
}

func TestEveryTextComesBackExactlyAndIsNoFormula(t *testing.T) {
	data := write(t, one(hostile...))
	if diff := cmp.Diff(hostile, readBack(t, data, len(hostile))); diff != "" {
		t.Errorf("texts changed (-want +got):\n%s", diff)
	}
	noFormula(t, data)
}

func TestHostileTextInEveryPlace(t *testing.T) {
	for _, bad := range hostile {
		w := one(bad)
		w.Meta = doc.Meta{Title: bad, Case: bad, Author: bad, Version: bad, Generator: bad}
		w.Footer = say(bad)
		s := &w.Sheets[0]
		s.Title, s.Notes = say(bad), [][]doc.Inline{say(bad)}
		s.Columns[0] = doc.Column{Header: "Text", Kind: doc.CellChoice, Choices: []string{bad, "b"}, Help: bad}
		s.Highlights = []doc.Highlight{{Column: "Text", When: bad, Style: "alert"}}
		data := write(t, w)
		noFormula(t, data)
		if got, _ := open(t, data).GetCellValue("Notes", "A1"); got != bad {
			t.Errorf("title is %q, want %q", got, bad)
		}
	}
}

var formula = regexp.MustCompile(`<f[ />]`)

func noFormula(t testing.TB, data []byte) {
	t.Helper()
	for name, part := range parts(t, data) {
		if n := len(formula.FindAllString(part, -1)); n > 0 {
			t.Errorf("%s has %d formulas", name, n)
		}
	}
}

func TestTextThatLooksLikeAFormulaHasTheQuotePrefix(t *testing.T) {
	f := open(t, write(t, one("=1+1", "plain")))
	for cell, want := range map[string]bool{"A4": true, "A5": false} {
		id, err := f.GetCellStyle("Notes", cell)
		if err != nil {
			t.Fatal(err)
		}
		xf := f.Styles.CellXfs.Xf[id]
		if got := xf.QuotePrefix != nil && *xf.QuotePrefix; got != want {
			t.Errorf("%s: quote prefix %v, want %v", cell, got, want)
		}
		if *xf.NumFmtID != textFormat {
			t.Errorf("%s: number format %d, want text", cell, *xf.NumFmtID)
		}
	}
}

func TestSameBytesAlways(t *testing.T) {
	want := sha256.Sum256(write(t, family()))
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			data, _, err := Write(family())
			if err != nil || sha256.Sum256(data) != want {
				t.Errorf("another file, error %v", err)
			}
		})
	}
	wg.Wait()
}

func TestEmptyTableIsATable(t *testing.T) {
	f := open(t, write(t, one()))
	tables, err := f.GetTables("Notes")
	if err != nil || len(tables) != 1 || tables[0].Range != "A3:A4" {
		t.Fatalf("tables %+v, error %v", tables, err)
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{5, 40, 1000} {
		w := large(n)
		b.Run(map[int]string{5: "family", 40: "40 actions", 1000: "1000 actions"}[n], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				write(b, w)
			}
		})
	}
}
