package layout

import (
	"slices"
	"strconv"

	"casedocs/generator/doc"
	"casedocs/generator/typeset"
)

// contents is a table of contents. Its lines are set before the pages are known:
// they are as tall whatever the numbers are. It is left out of a paper that is no
// longer than it is for.
type contents struct {
	over    int
	entries []*contentsEntry
	parent  *Element
	element *Element
}

// contentsEntry is a heading in a table of contents. The line where it ends has
// room for the number of the page at the right, and for dots up to it.
type contentsEntry struct {
	heading *doc.Heading
	link    *Element
	label   *Element // of the number
	style   *TextStyle
	end     float64 // of the words
	right   float64 // of the numbers
	words   string

	page, item int // where the room was placed: 0-based page, index of its first item
}

// widestNumber is a page number as wide as any: "A888" of a bundle.
const widestNumber = "A888"

// findHeadings lists the headings of a paper that has contents. Those in tables are
// heads of their cells, and none of the paper.
func (b *builder) findHeadings(d *doc.Document) {
	has := false
	doc.Walk(d, func(block doc.Block) {
		_, is := block.(*doc.Contents)
		has = has || is
	}, func(doc.Inline) {})
	if has {
		b.headings, b.placed = headingsOf(d.Blocks), map[*doc.Heading]*Element{}
	}
}

func headingsOf(blocks []doc.Block) []*doc.Heading {
	var out []*doc.Heading
	for _, block := range blocks {
		switch block := block.(type) {
		case *doc.Heading:
			out = append(out, block)
		case *doc.Section:
			out = append(out, headingsOf(block.Blocks)...)
		case *doc.Keep:
			out = append(out, headingsOf(block.Blocks)...)
		case *doc.List:
			for _, item := range block.Items {
				out = append(out, headingsOf(item.Blocks)...)
			}
		case *doc.Fields:
			for _, item := range block.Items {
				out = append(out, headingsOf(item.Value)...)
			}
		}
	}
	return out
}

// contents sets a table of contents: the first of a paper, in no list or table.
func (b *builder) contents(f *flow, parent *Element, c *doc.Contents, fr frame) {
	if b.toc != nil || parent.Role != "Document" && parent.Role != "Sect" {
		return
	}
	found := b.found
	defer func() { b.found = found }() // what is wrong with a heading is said of the heading
	toc := &contents{over: c.Over, parent: parent, element: &Element{Role: "TOC"}}
	title := &b.style.Text.Headings[0]
	set := holdNext(b.text(toc.element.child(&Element{Role: "Caption"}), []doc.Inline{&doc.Text{Value: c.Title}}, title, fr), heading)
	var inner flow
	inner.add(set, 0, title.After)
	for _, h := range b.headings {
		if h.Level <= c.Levels && !wordless(h.Inlines) {
			inner.add(b.contentsEntry(toc, h, fr), 0, 0)
		}
	}
	if len(toc.entries) < 2 {
		return
	}
	b.toc = toc
	parent.child(toc.element)
	if height(inner.strips) < b.body/2 {
		keep(inner.strips)
	} else { // to the next page it would leave a page half empty
		hold(inner.strips[:min(4, len(inner.strips))], lines)
		hold(inner.strips[len(inner.strips)-2:], lines)
	}
	for i := range inner.strips {
		inner.strips[i].contents = true
		inner.strips[i].skipped = f.after
	}
	f.add(inner.strips, title.Before, 0)
}

// contentsEntry sets one line of the contents: the words of a heading in a link,
// and room for the number.
func (b *builder) contentsEntry(toc *contents, h *doc.Heading, fr frame) []strip {
	style := &b.style.Text.Body
	entry := &contentsEntry{heading: h, style: style, words: doc.InlineText(h.Inlines), right: fr.x + fr.width}
	item := toc.element.child(&Element{Role: "TOCI"})
	entry.link = item.child(&Element{Role: "Reference"}).child(&Element{Role: "Link"})
	words := fr.indented(float64(h.Level-1) * b.style.Space.Indent)
	words.width -= b.measured([]doc.Inline{&doc.Text{Value: widestNumber}}, style).MaxWidth() + 2*style.Size
	set := hold(b.text(entry.link, []doc.Inline{&doc.Text{Value: entry.words}}, style, words), lines)
	entry.label = entry.link.child(&Element{Role: "Span"})
	last := &set[len(set)-1]
	entry.end = right(last.items)
	last.entry = entry
	last.items = append(last.items, Item{Y: last.rise}, Item{Y: last.rise}) // the dots, the number
	toc.entries = append(toc.entries, entry)
	return set
}

// without returns strips without those of the contents.
func without(strips []strip) []strip {
	at := slices.IndexFunc(strips, func(s strip) bool { return s.contents })
	if at < 0 {
		return strips
	}
	out := slices.Clone(strips[:at])
	rest := slices.Clone(strips[at:])
	first := rest[0]
	for len(rest) > 0 && rest[0].contents {
		rest = rest[1:]
	}
	if len(rest) > 0 {
		rest[0].before = max(rest[0].before, first.skipped)
		rest[0].newPage = rest[0].newPage || first.newPage
	}
	return append(out, rest...)
}

// drop takes contents that are not needed out of the structure.
func (c *contents) drop() {
	c.parent.Kids = slices.DeleteFunc(c.parent.Kids, func(e *Element) bool { return e == c.element })
}

// number prints the pages of the headings in the room that was left for them.
func (c *contents) number(b *builder, p *pager, label func(page int) string) {
	for i, e := range c.entries {
		place := b.placed[e.heading]
		number := label(p.pageOf(place))
		place.Anchor = "heading-" + strconv.Itoa(i+1)
		e.link.Target = "#" + place.Anchor
		e.label.Actual = ", page " + number // heard without the dots that are seen
		e.link.Title = e.words + e.label.Actual
		room := p.pages[e.page].Items[e.item : e.item+2]
		y := room[0].Y + e.style.baseline()
		run := b.oneRun(number, e.style)
		x := e.right - run.Width
		room[0] = b.dots(e, x, y)
		room[1] = Item{Element: e.label, X: x, Y: y, Run: run, Colour: b.style.Colours.Ink}
	}
}

// pageOf returns the page, 0-based, on which an element begins. It has text.
func (p *pager) pageOf(e *Element) int {
	for i := range p.pages {
		for k := range p.pages[i].Items {
			if at := p.pages[i].Items[k].Element; at != nil && within(e, at) {
				return i
			}
		}
	}
	return 0
}

// within reports whether an element is e or stands in it.
func within(e, at *Element) bool {
	return e == at || slices.ContainsFunc(e.Kids, func(kid *Element) bool { return within(kid, at) })
}

// dots lead from the words to the number. They stand below each other from line to
// line, and say nothing.
func (b *builder) dots(e *contentsEntry, x, y float64) Item {
	const gap = 4                                                      // points at both ends
	end := min(x, e.right-b.oneRun(widestNumber, e.style).Width) - gap // the same on all lines
	step := b.oneRun(". .", e.style).Width - b.oneRun(".", e.style).Width
	n := max(1, int((end-e.end-gap)/step))
	dots := make([]byte, 0, 2*n)
	for range n {
		dots = append(dots, ". "...)
	}
	run := b.oneRun(string(dots[:2*n-1]), e.style)
	return Item{Artifact: LayoutArtifact, X: end - run.Width, Y: y, Run: run, Colour: b.style.Colours.Quiet}
}

// oneRun shapes a few characters that stand on one line.
func (b *builder) oneRun(text string, style *TextStyle) *typeset.Run {
	line := b.set.Lines(b.measured([]doc.Inline{&doc.Text{Value: text}}, style).Paragraph, 1e4)[0]
	return line.Fragments[0].Run
}
