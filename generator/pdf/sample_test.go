package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"sync"
	"testing"

	"casedocs/generator/civil"
	"casedocs/generator/doc"
	"casedocs/generator/layout"
	"casedocs/generator/typeset"
)

// builtin parses the fonts once for all tests.
var builtin = sync.OnceValues(typeset.Builtin)

// sheet builds a layout by hand, line by line, so that the tests of this
// package do not depend on how pages are made up.
type sheet struct {
	*layout.Layout
	t      testing.TB
	fonts  *typeset.Fonts
	setter typeset.Setter
	y      float64
}

const (
	margin = 60
	size   = 12
)

func newSheet(t testing.TB) *sheet {
	fonts, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := &sheet{t: t, fonts: fonts, Layout: &layout.Layout{
		Meta: doc.Meta{
			Title:     "Support plan (Łucja & Zoë)",
			Language:  "en-GB",
			Author:    "Fernwick Borough Council",
			Date:      civil.Date{Year: 2026, Month: 3, Day: 10},
			Generator: "casedocs test",
			Draft:     true,
		},
		Width:  595.28,
		Height: 841.89,
		Root:   &layout.Element{Role: "Document"},
	}}
	s.page("1")
	return s
}

func (s *sheet) page(label string) {
	s.Pages = append(s.Pages, layout.Page{Label: label})
	s.y = 80
	s.put(layout.Item{Artifact: layout.Watermark, X: 150, Y: 600, Angle: 55, Colour: layout.Colour{R: 225, G: 225, B: 225}}, typeset.Bold, 110, "DRAFT")
	s.put(layout.Item{Artifact: layout.Header, X: margin, Y: 40}, typeset.Regular, 9, "Support plan")
	s.put(layout.Item{Artifact: layout.Footer, X: margin, Y: 800}, typeset.Regular, 9, "Page "+label+" of 2")
}

func (s *sheet) item(item layout.Item) {
	page := &s.Pages[len(s.Pages)-1]
	page.Items = append(page.Items, item)
}

// put adds text at the place of item and returns where it ends.
func (s *sheet) put(item layout.Item, style typeset.Style, size float64, text string) float64 {
	face := s.fonts.Face(style, "")
	p := s.setter.Paragraph([]typeset.Span{{Text: text, Face: face, Size: size}})
	x := item.X
	for _, line := range s.setter.Lines(p, 1000) {
		for _, f := range line.Fragments {
			item.Run, item.X = f.Run, x+f.X
			s.item(item)
		}
		x += line.Width
	}
	return x
}

func (s *sheet) element(parent *layout.Element, role string) *layout.Element {
	e := &layout.Element{Role: role}
	parent.Kids = append(parent.Kids, e)
	return e
}

// line adds an element with one line of text.
func (s *sheet) line(parent *layout.Element, role string, style typeset.Style, text string) *layout.Element {
	e := s.element(parent, role)
	s.put(layout.Item{Element: e, X: margin, Y: s.y}, style, size, text)
	s.y += 20
	return e
}

func (s *sheet) heading(parent *layout.Element, level int, text string) *layout.Element {
	e := s.line(parent, []string{"H1", "H2", "H3"}[level-1], typeset.Bold, text)
	s.Bookmarks = append(s.Bookmarks, layout.Bookmark{Level: level, Title: text, Page: len(s.Pages) - 1, Y: s.y - 35, Element: e})
	return e
}

// link adds a paragraph with words before, in and after a link that breaks
// over two lines.
func (s *sheet) link(parent *layout.Element, target, title string) {
	p := s.element(parent, "P")
	a := s.element(p, "Link")
	a.Target, a.Title = target, title
	face := s.fonts.Face(typeset.Regular, "")
	owners := []*layout.Element{p, a, p}
	paragraph := s.setter.Paragraph([]typeset.Span{
		{Text: "Read ", Face: face, Size: size},
		{Text: "the guidance of the court", Face: face, Size: size},
		{Text: ", which is public.", Face: face, Size: size},
	})
	for _, line := range s.setter.Lines(paragraph, 130) {
		for _, f := range line.Fragments {
			item := layout.Item{Element: owners[f.Span], X: margin + f.X, Y: s.y, Run: f.Run}
			if f.Span == 1 {
				item.Colour = layout.Colour{B: 160}
			}
			s.item(item)
		}
		s.y += 20
	}
}

// table adds a table with a header row, a row header that spans two rows and
// a cell that spans two columns.
func (s *sheet) table(parent *layout.Element) {
	table := s.element(parent, "Table")
	row := func(group *layout.Element, cells ...*layout.Element) {
		tr := s.element(group, "TR")
		tr.Kids = cells
		for i, c := range cells {
			s.put(layout.Item{Element: s.element(c, "P"), X: margin + 110*float64(i+3-len(cells)), Y: s.y}, typeset.Regular, 10, "Cell "+c.Role)
		}
		s.y += 18
		s.item(layout.Item{X: margin, Y: s.y - 12, Line: &layout.Stroke{X2: 500, Y2: s.y - 12, Width: 0.5}, Colour: layout.Colour{R: 90, G: 90, B: 90}})
	}
	cell := func(role, scope string) *layout.Element { return &layout.Element{Role: role, Scope: scope} }
	head := []*layout.Element{cell("TH", "Column"), cell("TH", "Column"), cell("TH", "Column")}
	head[0].ID, head[1].ID, head[2].ID = "t1-who", "t1-what", "t1-when"
	s.item(layout.Item{X: margin, Y: s.y - 12, Box: &layout.Fill{Width: 440, Height: 16}, Colour: layout.Colour{R: 235, G: 235, B: 235}})
	row(s.element(table, "THead"), head...)
	body := s.element(table, "TBody")
	who := cell("TH", "Row")
	who.RowSpan, who.ID = 2, "t1-mother"
	first := cell("TD", "")
	first.Headers = []string{"t1-mother", "t1-what"}
	row(body, who, first, cell("TD", ""))
	row(body, cell("TD", ""), cell("TD", ""))
	wide := cell("TD", "")
	wide.ColSpan = 2
	row(body, cell("TH", "Row"), wide)
}

// sample is a layout of two pages with everything that a layout can hold.
func sample(t testing.TB) *layout.Layout {
	s := newSheet(t)
	sect := s.element(s.Root, "Sect")
	s.heading(sect, 1, "Support plan").Anchor = "top"
	s.line(sect, "P", typeset.Regular, "For Łucja Nguyễn-Ó Súilleabháin, of the co\u2011operative (£1,250 – “office”).")
	welsh := s.line(sect, "P", typeset.Regular, "Prynhawn da, Siân Pŵys")
	welsh.Language = "cy"
	s.line(sect, "P", typeset.Regular, "Ticked \u2713, שלום עולם and Αθηνά Παπαδοπούλου.")
	arabic := s.line(sect, "P", typeset.Regular, "السيدة لالا فاطمة (born 1988)")
	arabic.Language = "ar"
	s.heading(sect, 2, "Steps")
	list := s.element(sect, "L")
	list.Ordered = true
	for _, text := range []string{"Call the school.", "Visit at home."} {
		li := s.element(list, "LI")
		lbl := s.element(li, "Lbl")
		s.put(layout.Item{Element: lbl, X: margin, Y: s.y}, typeset.Regular, size, "1.")
		s.put(layout.Item{Element: s.element(s.element(li, "LBody"), "P"), X: margin + 30, Y: s.y}, typeset.Regular, size, text)
		s.y += 20
	}
	s.link(sect, "https://www.gov.uk/é?a=(1)", "Guidance of the court, on the web")
	s.page("2")
	sect = s.element(s.Root, "Sect")
	s.heading(sect, 2, "Who does what")
	s.table(sect)
	s.link(sect, "#top", "Back to the top")
	long := s.element(sect, "P")
	s.put(layout.Item{Element: long, X: margin, Y: s.y}, typeset.Regular, size, "A paragraph that begins on page 2 and ")
	s.page("3")
	s.put(layout.Item{Element: long, X: margin, Y: s.y}, typeset.Regular, size, "ends on page 3.")
	return s.Layout
}

// inflate undoes deflate, with the decoder of the standard library.
func inflate(t testing.TB, data []byte) []byte {
	t.Helper()
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
