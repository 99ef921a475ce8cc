package xlsx

import (
	"slices"
	"strings"
	"testing"

	"casedocs/generator/doc"
)

func TestWidthsFitThePage(t *testing.T) {
	for _, c := range []struct {
		name                string
		wanted, least, want []float64
	}{
		{"narrow enough", []float64{10, 40}, []float64{5, 20}, []float64{10, 40}},
		{"the same share from all", []float64{60, 80, 10}, []float64{20, 20, 10}, []float64{40, 50, 10}},
		{"least is wider than asked", []float64{10, 140}, []float64{30, 20}, []float64{10, 90}},
		{"nothing to spare", []float64{60, 80}, []float64{60, 80}, []float64{60, 80}},
		{"not below the least", []float64{90, 90}, []float64{70, 80}, []float64{70, 80}},
	} {
		if got := fit(c.wanted, c.least, 100); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestWidthsByContent(t *testing.T) {
	long := strings.Repeat("word ", 40)
	s := &doc.Sheet{
		Columns: []doc.Column{
			{Header: "No"}, {Header: "Text"}, {Header: "When", Kind: doc.CellDate}, {Header: "Amount", Kind: doc.CellMoney},
			{Header: "Progress"}, {Header: "Fixed", Width: 31}, {Header: "Status", Kind: doc.CellChoice, Choices: []string{"no longer needed"}},
		},
		Rows: []doc.SheetRow{
			row("a", text("2.1"), text(long), date("2026-03-10"), number("1234567.50"), doc.SheetCell{}, text(long)),
			row("b", text("2.2"), text("short"), gap("when the panel of the council agreed")),
		},
	}
	for i, want := range [][2]float64{{6, 8}, {44, 44}, {15, 15}, {15, 20}, {28, 28}, {31, 31}, {18, 22}} {
		if got := columnWidths(s)[i]; got < want[0] || got > want[1] {
			t.Errorf("%s is %.1f wide, want %v", s.Columns[i].Header, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"one two three", []string{"one two", "three"}},
		{"one\n\ntwo", []string{"one", "two"}},
		{"unbreakable two", []string{"unbreakable", "two"}},
		{"  Łucja   Ó  ", []string{"Łucja Ó"}},
		{"on 9\u00a0March", []string{"on", "9\u00a0March"}},
	} {
		if got := wrap(c.text, 8); !slices.Equal(got, c.want) {
			t.Errorf("%q is %q, want %q", c.text, got, c.want)
		}
	}
}
