package layout

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casedocs/generator/doc"
)

// largePrintFile is the style of those who asked for large print.
const largePrintFile = "../../templates/styles/large-print.yaml"

// listing is the style of the goldens with tables as lists.
func listing(t rapid.TB) Style {
	st := court(t)
	st.Reading = Reading{Emphasis: Bold, Columns: 2, Narrowest: 110, Stacked: true}
	return st
}

// Each file of testdata/lists is set in the style of the goldens with tables as
// lists, and beside it stands the dump of its pages.
func TestWideTablesAreDumpedAsLists(t *testing.T) {
	st := listing(t)
	eachForm(t, "testdata/lists", func(t *testing.T, d *doc.Document) string {
		l, found := Paginate(d, st, mustFonts(t))
		checkLayoutIn(t, &st, d, l)
		for _, f := range found {
			t.Error(f.Text(true))
		}
		return Dump(l)
	})
}

// What fits stays a table.
func TestTablesThatFitStayTables(t *testing.T) {
	st := listing(t)
	for name, c := range map[string]struct {
		rows string
		want bool
	}{
		"two columns":          {"|! Name | When\n| Juniper | 9 March\n", true},
		"three columns":        {"|! Name | When | Who\n| Juniper | 9 March | Priya\n", false},
		"a narrow short one":   {"widths> 1 5\n|! No | What\n| 1 | Play therapy once a week at her school for at least twelve weeks\n", true},
		"a narrow long one":    {"widths> 1 5\n|! Name | What\n| Juniper Fennimore-Slate | Play therapy once a week\n", false},
		"nothing in the cells": {"|! | | \n| | | \n", true},
	} {
		d := readForm(c.rows)
		l, _ := Paginate(d, st, mustFonts(t))
		if got := strings.Contains(Dump(l), "  Table\n"); got != c.want {
			t.Errorf("%s: a table %v, want %v", name, got, c.want)
		}
	}
}

// A row that is to be filled in by hand has lines for it on the page of its name.
func TestRowsToFillInHaveLinesToWriteOn(t *testing.T) {
	st := listing(t)
	for above := range 45 {
		d := readForm(strings.Repeat("Words.\n", above) + "|! Name | Signature | Date\n| @h Marla¶Mother | | \n")
		l, _ := Paginate(d, st, mustFonts(t))
		name, lines := -1, 0
		for i := range l.Pages {
			for k := range l.Pages[i].Items {
				switch it := &l.Pages[i].Items[k]; {
				case it.Run != nil && strings.HasPrefix(it.Run.Text, "Marla"):
					name = i
				case it.Line != nil && it.Element != nil && strings.HasPrefix(it.Element.Alt, "space for: "):
					if lines++; i != name {
						t.Errorf("after %d paragraphs the name is on page %d and a line to sign on page %d", above, name+1, i+1)
					}
				}
			}
		}
		if lines != 2 {
			t.Fatalf("%d lines to write on", lines)
		}
	}
}

// Emphasis and gaps show without slanted letters, also where all is bold.
func TestLargePrintHasNoSlantedLetters(t *testing.T) {
	st := readStyle(t, largePrintFile)
	for _, name := range []string{"plan.txt", "inlines.txt", "table.txt", "letter.txt"} {
		l, _ := Paginate(readForm(sampleText(t, name)), st, mustFonts(t))
		checkUpright(t, &st, l)
	}
	l, _ := Paginate(readForm("# A _stressed_ heading\n"), st, mustFonts(t))
	if under := strings.Count(Dump(l), "line to"); under < 2 { // one is above the footer
		t.Error("emphasis in a bold heading does not show")
	}
}

// checkUpright: no letters are slanted, and no text is smaller than the running
// head, none that is to be read smaller than 18 pt, but the address in the window.
func checkUpright(t rapid.TB, st *Style, l *Layout) {
	t.Helper()
	if st.Text.Running.Size < 14 {
		t.Errorf("the running head has %v pt", st.Text.Running.Size)
	}
	for i := range l.Pages {
		for k := range l.Pages[i].Items {
			it := &l.Pages[i].Items[k]
			if it.Run == nil {
				continue
			}
			if name := it.Run.Font.Name(); strings.Contains(name, "Italic") || strings.Contains(name, "Oblique") {
				t.Errorf("page %d: %q is in %s", i+1, it.Run.Text, name)
			}
			least := 18.0
			switch {
			case it.Element == nil && it.Artifact != LayoutArtifact:
				least = st.Text.Running.Size
			case i == 0 && addressed(st, it.extent()):
				least = st.Text.To.Size
			}
			if it.Run.Size < least {
				t.Errorf("page %d: %q has %v pt", i+1, it.Run.Text, it.Run.Size)
			}
		}
	}
}
