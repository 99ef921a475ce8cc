package layout

import (
	"fmt"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/typeset"
)

// builder turns blocks into strips and their structure elements.
type builder struct {
	style    *Style
	fonts    *typeset.Fonts
	set      typeset.Setter
	language string
	artifact Artifact // kind of the items that have no element
	body     float64  // height of the text on a page
	level    int      // of the last heading
	tables   int      // set so far
	depth    int      // of lists in lists
	toc      *contents
	headings []*doc.Heading // of a paper with contents
	placed   map[*doc.Heading]*Element
	found    diag.List
	reported []missing
}

// missing is a character that was reported for a place.
type missing struct {
	char   rune
	origin *doc.Origin
}

// blocks sets blocks one below the other in a frame.
func (b *builder) blocks(parent *Element, blocks []doc.Block, fr frame, style *TextStyle) []strip {
	f := b.flow(parent, blocks, fr, style)
	return f.strips
}

func (b *builder) flow(parent *Element, blocks []doc.Block, fr frame, style *TextStyle) flow {
	var f flow
	for i := 0; i < len(blocks); i++ {
		if n := numberedRun(blocks[i:]); n > 0 {
			b.numbered(&f, parent, blocks[i:i+n], fr)
			i += n - 1
			continue
		}
		b.block(&f, parent, blocks[i], fr, style)
		if n := len(f.strips); n > 0 && i+1 < len(blocks) && explains(blocks[i], blocks[i+1]) {
			f.strips[n-1].bond = max(f.strips[n-1].bond, lines)
		}
	}
	return f
}

// explains reports whether a block is the note before a table, which goes where the
// table goes.
func explains(block, next doc.Block) bool {
	p, isText := block.(*doc.Paragraph)
	_, isTable := next.(*doc.Table)
	return isText && isTable && p.Style == "note"
}

func (b *builder) block(f *flow, parent *Element, block doc.Block, fr frame, style *TextStyle) {
	switch block := block.(type) {
	case *doc.Section:
		sect := &Element{Role: "Sect"}
		b.nested(f, sect, block.Blocks, fr, style)
		parent.childUnlessEmpty(sect, len(sect.Kids))
	case *doc.Keep:
		b.keep(f, parent, block.Blocks, fr, style)
	case *doc.Heading:
		b.heading(f, parent, block, fr)
	case *doc.Paragraph:
		b.paragraph(f, parent, block, fr, style)
	case *doc.List:
		b.list(f, parent, block, fr, style)
	case *doc.Table:
		b.table(f, parent, block, fr)
	case *doc.Fields:
		b.fields(f, parent, block, fr, style)
	case *doc.Line:
		b.line(f, parent, block, fr, style)
	case *doc.Rule:
		b.rule(f, fr)
	case *doc.Signature:
		b.signature(f, parent, block, fr)
	case *doc.Image:
		b.image(f, parent, block, fr)
	case *doc.Contents:
		b.contents(f, parent, block, fr)
	case *doc.PageBreak:
		f.newPage = true
	}
}

// nested adds the strips of blocks that stand inside a block.
func (b *builder) nested(f *flow, el *Element, blocks []doc.Block, fr frame, style *TextStyle) {
	f.join(b.flow(el, blocks, fr, style))
}

// keep adds the strips of blocks that stand on one page where one can hold
// them.
func (b *builder) keep(f *flow, el *Element, blocks []doc.Block, fr frame, style *TextStyle) {
	inner := b.flow(el, blocks, fr, style)
	keep(inner.strips)
	f.join(inner)
}

func (b *builder) heading(f *flow, parent *Element, h *doc.Heading, fr frame) {
	level := min(max(h.Level, 1), 4)
	b.checkLevel(h)
	style := &b.style.Text.Headings[level-1]
	el := &Element{Role: fmt.Sprintf("H%d", level)}
	if b.headings != nil {
		b.placed[h] = el
	}
	set := holdNext(b.text(el, h.Inlines, style, fr), heading)
	parent.childUnlessEmpty(el, len(set))
	if len(set) > 0 {
		set[0].mark, set[0].element = h, el
	}
	f.add(set, style.Before, style.After)
}

func (b *builder) paragraph(f *flow, parent *Element, p *doc.Paragraph, fr frame, style *TextStyle) {
	style = b.style.Text.within(p, style)
	if b.style.Places.of(p.Style) != nil {
		b.found = append(b.found, misplaced(p))
	}
	el := &Element{Role: "P"}
	set := b.text(el, p.Inlines, style, fr)
	parent.childUnlessEmpty(el, len(set))
	switch p.Style {
	case "title", "subtitle":
		holdNext(set, heading)
	case "closing":
		closing(set)
	}
	introduce(set, p)
	f.add(set, style.Before, style.After)
}

// closing keeps the words that end a letter whole. They take two lines with
// them to the next page, and what follows them goes where they go.
func closing(set []strip) {
	if len(set) > 0 {
		holdNext(hold(set, firm), end)
		set[0].leans = true
	}
}

// introduce bonds the end of a paragraph that ends with a colon to what it
// introduces.
func introduce(set []strip, p *doc.Paragraph) {
	if n := len(set); n > 0 && strings.HasSuffix(strings.TrimSpace(doc.InlineText(p.Inlines)), ":") {
		set[n-1].bond = max(set[n-1].bond, lines)
	}
}
