package layout

import (
	"strings"
	"testing"

	"casedocs/generator/doc"
)

// TestHeadingsOfCellsAreNoneOfThePaper: a table becomes a list in large print, and its
// heads words before a colon.
func TestHeadingsOfCellsAreNoneOfThePaper(t *testing.T) {
	cell := func(b ...doc.Block) doc.Cell { return doc.Cell{Blocks: b} }
	words := func(s string) *doc.Paragraph { return &doc.Paragraph{Inlines: inlines(s)} }
	row := doc.Row{Cells: []doc.Cell{cell(words("one")), cell(words("two")), cell(words("three")), cell(words("four"))}}
	head := doc.Row{}
	for _, name := range []string{"Who", "What", "When", "Why"} {
		head.Cells = append(head.Cells, doc.Cell{Header: true, Blocks: []doc.Block{&doc.Heading{Level: 2, Inlines: inlines(name)}}})
	}
	d := &doc.Document{Meta: doc.Meta{Title: "Heads"}, Blocks: []doc.Block{&doc.Contents{Title: "Contents", Levels: 4, Over: 1}}}
	for range 40 {
		d.Blocks = append(d.Blocks, &doc.Heading{Level: 1, Inlines: inlines("A part")}, &doc.Table{Head: []doc.Row{head}, Body: []doc.Row{row}})
	}
	for _, file := range []string{largePrintFile, "testdata/style.yaml"} {
		st := readStyle(t, file)
		l, _ := Paginate(d, st, mustFonts(t))
		dump := Dump(l)
		if n := strings.Count(dump, "Span actual="); n != 40 {
			t.Errorf("%s: %d lines of contents, want 40", file, n)
		}
	}
}
