package layout

import (
	"strconv"

	"casedocs/generator/doc"
)

// numberedRun returns how many of the first blocks belong to one run of
// numbered paragraphs. A list that follows a numbered paragraph is part of
// it.
func numberedRun(blocks []doc.Block) int {
	n := 0
	for n < len(blocks) {
		switch block := blocks[n].(type) {
		case *doc.Paragraph:
			if block.Number == 0 {
				return n
			}
		case *doc.List:
			if n == 0 {
				return 0
			}
		default:
			return n
		}
		n++
	}
	return n
}

// numbered sets a run of numbered paragraphs. It is one list to a screen
// reader, so that the number is read with the paragraph.
func (b *builder) numbered(f *flow, parent *Element, run []doc.Block, fr frame) {
	style := &b.style.Text.Body
	list := parent.child(&Element{Role: "L", Ordered: true})
	var body *Element
	for _, block := range run {
		p, ok := block.(*doc.Paragraph)
		if !ok {
			b.block(f, body, block, fr.indented(b.style.Space.Number), style)
			continue
		}
		label := []doc.Inline{&doc.Text{Value: strconv.Itoa(p.Number) + ".", Origin: p.Origin}}
		item := list.child(&Element{Role: "LI"})
		marker := b.text(item.child(&Element{Role: "Lbl"}), label, style, frame{fr.x, b.style.Space.Number})
		body = item.child(&Element{Role: "LBody"})
		set := b.text(body, p.Inlines, style, fr.indented(b.style.Space.Number))
		set = beside(marker, set)
		introduce(set, p)
		f.add(set, style.Before, style.After)
	}
}

// list sets a list with bullets or numbers; lists may stand in lists.
func (b *builder) list(f *flow, parent *Element, l *doc.List, fr frame, style *TextStyle) {
	style = b.orBody(style)
	b.depth++
	tight := *style
	tight.After = b.style.Space.Item
	el := parent.child(&Element{Role: "L", Ordered: l.Ordered})
	var inner flow
	for i := range l.Items {
		item := el.child(&Element{Role: "LI"})
		label := []doc.Inline{&doc.Text{Value: l.Marker(i + 1), Origin: l.Items[i].Origin}}
		indent := b.style.Space.Indent
		marker := b.text(item.child(&Element{Role: "Lbl"}), label, style, frame{fr.x, indent})
		body := b.content(item.child(&Element{Role: "LBody"}), l.Items[i].Blocks, fr.indented(indent), &tight)
		inner.add(beside(marker, body), b.style.Space.Item, b.style.Space.Item)
	}
	if b.depth--; b.depth > 0 {
		f.add(inner.strips, b.style.Space.Item, b.style.Space.Item)
		return
	}
	f.add(inner.strips, style.Before, style.After)
}

// content sets what a list item, a cell or a field holds. A single plain
// paragraph is the element's own text; anything more keeps its structure.
func (b *builder) content(el *Element, blocks []doc.Block, fr frame, style *TextStyle) []strip {
	if p := single(blocks); p != nil {
		return b.text(el, p.Inlines, style, fr)
	}
	return b.blocks(el, blocks, fr, style)
}

// single returns the only plain paragraph of blocks, or nil.
func single(blocks []doc.Block) *doc.Paragraph {
	if len(blocks) != 1 {
		return nil
	}
	return plainParagraph(blocks[0])
}

func (b *builder) orBody(style *TextStyle) *TextStyle {
	if style == nil {
		return &b.style.Text.Body
	}
	return style
}
