package layout

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casedocs/generator/doc"
)

// Whatever a document holds, its pages keep to what checkLayout asks.
func TestAnyDocumentKeepsToItsPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &doc.Document{
			Meta:   doc.Meta{Language: "en-GB", Draft: rapid.Bool().Draw(t, "draft")},
			Header: []doc.Inline{&doc.Text{Value: "ZC26C00123 "}, &doc.Link{Target: "https://example.org/", Inlines: inlines("the court")}},
			Footer: []doc.Inline{randomInline(t, 0)},
			Blocks: append(randomAddresses(t), randomBlocks(t, 2, 14)...),
		}
		l, _ := paginate(t, d)
		checkLayout(t, d, l)
		checkSignatures(t, l)
		checkWidows(t, l)
	})
}

// The same holds in large print, where tables are lists.
func TestAnyDocumentKeepsToItsPagesInLargePrint(t *testing.T) {
	st := readStyle(t, largePrintFile)
	set, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		d := &doc.Document{Meta: doc.Meta{Language: "en-GB"}, Header: inlines("ZC26C00123"), Blocks: randomBlocks(t, 2, 10)}
		l, _ := Paginate(d, st, set)
		checkPages(t, &st, l)
		checkUpright(t, &st, l)
	})
}

var vocabulary = []string{
	"the", "plan", "Juniper", "supervision", "9 March 2027", "and/or", "well-being", "(born", "today)", "Zoë",
	"السيدة", "✓", "£1,250", "https://www.example.gov.uk/a/very/long/address/that/goes/on-and-on/for-more-than-a-line-of-the-page",
	"Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikantengehilfenausbildungsstätte", "a\u00a0b", "re\u2011do", "x.",
}

func randomText(t *rapid.T) string {
	n := rapid.IntRange(1, 60).Draw(t, "words")
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), n, n).Draw(t, "text"), " ")
}

// randomAddresses makes the addresses of a letter, or none.
func randomAddresses(t *rapid.T) []doc.Block {
	var out []doc.Block
	for _, style := range rapid.SampledFrom([][]string{nil, {"from"}, {"to"}, {"from", "to"}}).Draw(t, "addresses") {
		p := &doc.Paragraph{Style: style}
		for range rapid.IntRange(1, 9).Draw(t, "lines") {
			p.Inlines = append(append(p.Inlines, shortInlines(t)...), &doc.Break{})
		}
		out = append(out, p)
	}
	return out
}

func randomInlines(t *rapid.T, depth int) []doc.Inline {
	var out []doc.Inline
	for range rapid.IntRange(1, 3).Draw(t, "inlines") {
		out = append(out, randomInline(t, depth))
	}
	return out
}

func randomInline(t *rapid.T, depth int) doc.Inline {
	kind := rapid.IntRange(0, 9).Draw(t, "inline")
	if depth == 0 {
		kind = 0
	}
	switch kind {
	case 1:
		return &doc.Strong{Inlines: randomInlines(t, depth-1)}
	case 2:
		return &doc.Emph{Inlines: randomInlines(t, depth-1)}
	case 3:
		return &doc.Link{Target: "https://example.org/", Inlines: randomInlines(t, depth-1)}
	case 4:
		return &doc.Span{Language: "ar", Inlines: randomInlines(t, depth-1)}
	case 5:
		return &doc.Gap{Label: randomText(t)}
	case 6:
		return &doc.Withheld{}
	case 7:
		return &doc.Ins{Inlines: randomInlines(t, depth-1)}
	case 8:
		return &doc.Del{Inlines: randomInlines(t, depth-1)}
	case 9:
		return &doc.Break{}
	}
	return &doc.Text{Value: randomText(t) + " "}
}

func randomBlocks(t *rapid.T, depth, most int) []doc.Block {
	var out []doc.Block
	for range rapid.IntRange(1, most).Draw(t, "blocks") {
		last := randomBlock(t, depth)
		out = append(out, last)
		if _, ok := last.(*doc.Heading); ok { // a page of nothing but headings cannot keep them all
			out = append(out, &doc.Paragraph{Inlines: randomInlines(t, 1)})
		}
	}
	return out
}

func randomBlock(t *rapid.T, depth int) doc.Block {
	kind := rapid.IntRange(0, 12).Draw(t, "block")
	if depth == 0 {
		kind = min(kind, 1)
	}
	switch kind {
	case 2:
		return &doc.Heading{Level: rapid.IntRange(1, 4).Draw(t, "level"), Inlines: shortInlines(t)}
	case 3:
		return randomList(t, depth)
	case 4:
		return randomTable(t)
	case 5:
		return &doc.Fields{Items: []doc.FieldItem{{Name: randomInlines(t, 0), Value: randomBlocks(t, depth-1, 3)}}}
	case 6:
		return &doc.Line{Left: randomInlines(t, 0), Centre: randomInlines(t, 0), Right: randomInlines(t, 0)}
	case 7:
		return &doc.Signature{Name: inlines("Zoë Nguyễn"), Role: inlines("Supervising officer"), Registration: inlines("SW123456")}
	case 8:
		return &doc.Keep{Blocks: randomBlocks(t, depth-1, 3)}
	case 9:
		return &doc.Section{Blocks: randomBlocks(t, depth-1, 4)}
	case 10:
		return &doc.Rule{}
	case 11:
		return &doc.Image{Alt: "Three steps", Picture: testPicture, Width: rapid.Float64Range(0, 900).Draw(t, "width"), Style: rapid.SampledFrom([]string{"", "logo"}).Draw(t, "class")}
	case 12:
		return &doc.Contents{Title: "Contents", Levels: rapid.IntRange(1, 4).Draw(t, "levels"), Over: rapid.IntRange(1, 6).Draw(t, "over")}
	case 1:
		return &doc.Paragraph{Number: rapid.IntRange(1, 200).Draw(t, "number"), Inlines: randomInlines(t, 2)}
	}
	style := rapid.SampledFrom([]string{"", "title", "subtitle", "centred", "lead", "note"}).Draw(t, "style")
	if strings.HasSuffix(style, "title") {
		return &doc.Paragraph{Style: style, Inlines: shortInlines(t)}
	}
	return &doc.Paragraph{Style: style, Inlines: randomInlines(t, 2)}
}

// shortInlines makes the text of a heading: a line, so that even a chain of them fits a page.
func shortInlines(t *rapid.T) []doc.Inline {
	words := rapid.SliceOfN(rapid.SampledFrom(vocabulary[:9]), 1, 3).Draw(t, "heading")
	return []doc.Inline{&doc.Strong{Inlines: inlines(strings.Join(words, " "))}}
}

func randomList(t *rapid.T, depth int) *doc.List {
	l := &doc.List{Ordered: rapid.Bool().Draw(t, "ordered")}
	for range rapid.IntRange(1, 4).Draw(t, "items") {
		l.Items = append(l.Items, doc.ListItem{Blocks: randomBlocks(t, depth-1, 2)})
	}
	return l
}

// randomTable makes a table whose rows all reach the last column.
func randomTable(t *rapid.T) *doc.Table {
	columns := rapid.IntRange(1, 4).Draw(t, "columns")
	table := &doc.Table{Caption: shortInlines(t)}
	if rapid.Bool().Draw(t, "shares") {
		for range columns {
			table.Widths = append(table.Widths, rapid.Float64Range(1, 4).Draw(t, "share"))
		}
	}
	if rapid.Bool().Draw(t, "head") {
		table.Head = randomRows(t, columns, 1, true)
	}
	table.Body = randomRows(t, columns, rapid.IntRange(1, 8).Draw(t, "rows"), false)
	return table
}

func randomRows(t *rapid.T, columns, n int, head bool) []doc.Row {
	rows := make([]doc.Row, n)
	taken := make([]int, columns)
	for r := range rows {
		for c := 0; c < columns; {
			if taken[c] > 0 {
				taken[c]--
				c++
				continue
			}
			cell := doc.Cell{Style: rapid.SampledFrom([]string{"", "number"}).Draw(t, "cell"), Header: head, ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{&doc.Paragraph{Inlines: randomInlines(t, 0)}}}
			if !head && r+2 < n && rapid.IntRange(0, 5).Draw(t, "span") == 0 {
				cell.RowSpan, taken[c] = 2, 1
			}
			rows[r].Cells = append(rows[r].Cells, cell)
			c++
		}
	}
	return rows
}

// marks returns the marks of an element and of those below it, by page.
func marks(l *Layout, e *Element) map[int][]*Item {
	below := map[*Element]bool{}
	var walk func(*Element)
	walk = func(e *Element) {
		below[e] = true
		for _, kid := range e.Kids {
			walk(kid)
		}
	}
	walk(e)
	out := map[int][]*Item{}
	for i := range l.Pages {
		for k := range l.Pages[i].Items {
			if it := &l.Pages[i].Items[k]; it.Element != nil && below[it.Element] {
				out[i] = append(out[i], it)
			}
		}
	}
	return out
}

// checkSignatures: a signature stands on one page.
func checkSignatures(t rapid.TB, l *Layout) {
	t.Helper()
	each(l.Root, func(e *Element) {
		if e.Role != "L" || !signed(e) {
			return
		}
		if pages := marks(l, e); len(pages) > 1 {
			t.Errorf("a signature is divided over %d pages", len(pages))
		}
	})
}

// signed reports whether a list is the parts of a signature: its first item
// is the space to sign in.
func signed(e *Element) bool {
	body := e.Kids[0].Kids[1]
	return len(body.Kids) > 0 && strings.HasPrefix(body.Kids[0].Alt, "space for: Signature")
}

func each(e *Element, visit func(*Element)) {
	visit(e)
	for _, kid := range e.Kids {
		each(kid, visit)
	}
}

// checkWidows: a paragraph that goes over pages leaves two lines on either.
func checkWidows(t rapid.TB, l *Layout) {
	t.Helper()
	for _, e := range append([]*Element{l.Root}, l.Root.Kids...) {
		for _, p := range e.Kids {
			if p.Role != "P" {
				continue
			}
			for page, items := range marks(l, p) {
				rows := map[string]bool{}
				for _, it := range items {
					if it.Run != nil {
						rows[fmt.Sprintf("%.1f", it.Y)] = true
					}
				}
				if len(marks(l, p)) > 1 && len(rows) < 2 {
					t.Errorf("page %d has one line of a paragraph: %q", page+1, items[0].Run.Text)
				}
			}
		}
	}
}
