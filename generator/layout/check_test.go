package layout

import (
	"math"
	"strings"
	"unicode"

	"pgregory.net/rapid"

	"casedocs/generator/doc"
)

// checkLayout holds what is true of every layout.
func checkLayout(t rapid.TB, d *doc.Document, l *Layout) {
	t.Helper()
	st := court(t)
	checkLayoutIn(t, &st, d, l)
}

func checkLayoutIn(t rapid.TB, st *Style, d *doc.Document, l *Layout) {
	t.Helper()
	if st.Reading == (Reading{Columns: mostColumns}) {
		checkWords(t, d, l)
	} else {
		checkEveryWord(t, d, l)
	}
	checkPages(t, st, l)
}

// checkPages holds what is true of pages whatever stands on them.
func checkPages(t rapid.TB, st *Style, l *Layout) {
	t.Helper()
	for i := range l.Pages {
		checkPlaces(t, st, l, &l.Pages[i])
		checkReading(t, &l.Pages[i])
	}
	checkHeadings(t, l)
	checkElements(t, l)
}

// checkWords: what a screen reader says is what the document says, each word
// once and in order.
func checkWords(t rapid.TB, d *doc.Document, l *Layout) {
	t.Helper()
	want, got := squeeze(doc.PlainText(d.Blocks)), squeeze(heard(l))
	if got == want {
		return
	}
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	from := max(0, at-30)
	t.Errorf("the pages do not say what the document says:\nwant …%.60q\ngot  …%.60q", want[from:], got[from:])
}

// checkEveryWord: a style that sets tables as lists says the heads of columns over
// and over, and leaves no word out.
func checkEveryWord(t rapid.TB, d *doc.Document, l *Layout) {
	t.Helper()
	got := squeeze(heard(l))
	for _, word := range strings.Fields(doc.PlainText(d.Blocks)) {
		if !strings.Contains(got, squeeze(word)) {
			t.Errorf("the pages do not say %q", word)
		}
	}
}

// squeeze leaves out white space, which lines and blocks replace.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) && r != '\u00a0' {
			return -1
		}
		return r
	}, s)
}

// extent is the rectangle that a mark covers.
type extent struct{ left, top, right, bottom float64 }

func (it *Item) extent() extent {
	switch {
	case it.Run != nil:
		width := it.Run.Width
		if it.Run.Text == " " { // it draws nothing, and may hang over the end of a line
			at := it.X
			if it.Run.RTL {
				at += width
			}
			return extent{at, it.Y, at, it.Y}
		}
		if strings.HasSuffix(it.Run.Text, " ") {
			last := it.Run.Glyphs[len(it.Run.Glyphs)-1]
			width -= float64(last.Advance) * it.Run.Size / 1000 // a space at the end of a line draws nothing
		}
		return extent{it.X, it.Y - 0.75*it.Run.Size, it.X + width, it.Y + 0.22*it.Run.Size}
	case it.Picture != nil:
		return extent{it.X, it.Y, it.X + it.Picture.Width, it.Y + it.Picture.Height}
	case it.Line != nil:
		return extent{min(it.X, it.Line.X2), min(it.Y, it.Line.Y2), max(it.X, it.Line.X2), max(it.Y, it.Line.Y2)}
	}
	return extent{it.X, it.Y, it.X + it.Box.Width, it.Y + it.Box.Height}
}

// checkPlaces: text stands inside the margins, furniture outside of them,
// nothing in the stamp areas, and footers below all text.
func checkPlaces(t rapid.TB, st *Style, l *Layout, page *Page) {
	t.Helper()
	const slack = 0.5
	p := &st.Page
	var textEnd, footTop, headEnd, textTop = 0.0, math.Inf(1), 0.0, math.Inf(1)
	for i := range page.Items {
		it := &page.Items[i]
		if it.Element == nil && it.Artifact == Watermark {
			continue
		}
		e := it.extent()
		if page == &l.Pages[0] && addressed(st, e) {
			continue
		}
		if e.left < p.Left-slack || e.right > p.Width-p.Right+slack {
			t.Errorf("page %s: %s %q stands outside the margins: %.1f to %.1f", page.Label, it.role(), said(it), e.left, e.right)
		}
		if e.right > p.Width-p.StampWidth+slack && (e.top < p.StampHeight || e.bottom > p.Height-p.StampHeight) {
			t.Errorf("page %s: %s %q stands in the stamp area", page.Label, it.role(), said(it))
		}
		switch {
		case it.Element == nil && it.Artifact == Footer:
			footTop = min(footTop, e.top)
		case it.Element == nil && it.Artifact == Header && e.bottom < p.Top-slack:
			headEnd = max(headEnd, e.bottom)
		default:
			textEnd, textTop = max(textEnd, e.bottom), min(textTop, e.top)
		}
	}
	if textEnd > footTop || headEnd > textTop {
		t.Errorf("page %s: text from %.1f to %.1f runs into the head (%.1f) or the footer (%.1f)", page.Label, textTop, textEnd, headEnd, footTop)
	}
}

// addressed reports whether a mark stands in the place of an address.
func addressed(st *Style, e extent) bool {
	for _, p := range []*Place{st.Places.To, st.Places.From} {
		if p != nil && e.left >= p.Left && e.right <= p.Left+p.Width+0.5 && e.top >= p.Top && e.bottom <= p.Top+p.Height {
			return true
		}
	}
	return false
}

func said(it *Item) string {
	if it.Run == nil {
		return ""
	}
	return it.Run.Text
}

// checkReading: no two texts of a page stand on one another.
func checkReading(t rapid.TB, page *Page) {
	t.Helper()
	for i := range page.Items {
		a := &page.Items[i]
		if a.Run == nil || a.Angle != 0 {
			continue
		}
		for k := range page.Items[:i] {
			b := &page.Items[k]
			if b.Run == nil || b.Angle != 0 {
				continue
			}
			p, q := a.extent(), b.extent()
			if p.left+0.5 < q.right && q.left+0.5 < p.right && p.top+1 < q.bottom && q.top+1 < p.bottom {
				t.Errorf("page %s: %q stands on %q", page.Label, a.Run.Text, b.Run.Text)
			}
		}
	}
}

// checkHeadings: no heading is the last text of a page that is not the last.
func checkHeadings(t rapid.TB, l *Layout) {
	t.Helper()
	for i := range l.Pages[:len(l.Pages)-1] {
		var last *Item
		for k := range l.Pages[i].Items {
			if it := &l.Pages[i].Items[k]; it.Element != nil && it.Run != nil {
				last = it
			}
		}
		if last != nil && strings.HasPrefix(last.Element.Role, "H") {
			t.Errorf("page %d ends with the heading %q", i+1, last.Run.Text)
		}
	}
}

// kids are the elements that an element may have below it.
var kids = map[string]string{
	"Document": "Sect P H1 H2 H3 H4 L Table Figure TOC", "Sect": "Sect P H1 H2 H3 H4 L Table Figure TOC",
	"TOC": "Caption TOCI", "TOCI": "Reference", "Reference": "Link",
	"L": "LI Caption", "LI": "Lbl LBody", "LBody": "P H1 H2 H3 H4 L Table Link Span Sect Figure", "Lbl": "Link Span",
	"Table": "Caption THead TBody", "THead": "TR", "TBody": "TR", "TR": "TH TD",
	"TH": "P H1 H2 H3 H4 L Link Span Figure", "TD": "P H1 H2 H3 H4 L Link Span Table Figure", "P": "Link Span", "Caption": "Link Span",
	"H1": "Link Span", "H2": "Link Span", "H3": "Link Span", "H4": "Link Span",
	"Link": "Span", "Span": "Link Span",
}

// checkElements: elements stand where PDF/UA allows them, every mark belongs
// to an element of the tree, and the headers of cells exist.
func checkElements(t rapid.TB, l *Layout) {
	t.Helper()
	inTree, ids := map[*Element]bool{}, map[string]bool{}
	var walk func(e *Element)
	walk = func(e *Element) {
		inTree[e] = true
		if e.ID != "" {
			if ids[e.ID] {
				t.Errorf("two elements have the identifier %s", e.ID)
			}
			ids[e.ID] = true
		}
		for _, kid := range e.Kids {
			if !strings.Contains(" "+kids[e.Role]+" ", " "+kid.Role+" ") {
				t.Errorf("%s stands in %s", kid.Role, e.Role)
			}
			walk(kid)
		}
	}
	walk(l.Root)
	for e := range inTree {
		for _, id := range e.Headers {
			if !ids[id] {
				t.Errorf("a cell names the header %s, which is not there", id)
			}
		}
	}
	for _, page := range l.Pages {
		for i := range page.Items {
			if e := page.Items[i].Element; e != nil && !inTree[e] {
				t.Errorf("page %s: %q belongs to no element of the tree", page.Label, said(&page.Items[i]))
			}
		}
	}
}
