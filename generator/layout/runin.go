package layout

import (
	"slices"
	"strings"

	"casedocs/generator/doc"
	"casedocs/generator/typeset"
)

// runIn sets a value behind its label on the same lines, as wide as the frame, and
// what follows its first paragraph below. To a screen reader they are the label
// and the body of a list item.
func (b *builder) runIn(item *Element, n named, fr frame, style *TextStyle) []strip {
	face := b.style.Text.Label.Face
	label := colon(n.label, face, nil)
	if label == nil {
		return b.content(item.child(&Element{Role: "LBody"}), n.blocks, fr, style)
	}
	name, body := item.child(&Element{Role: "Lbl"}), item.child(&Element{Role: "LBody"})
	if len(n.blocks) == 0 {
		return b.text(name, label, style, fr)
	}
	first, rest := plainParagraph(n.blocks[0]), n.blocks[1:]
	var inner flow
	switch {
	case first == nil:
		rest = n.blocks
		inner.add(holdNext(b.text(name, label, style, fr), heading), 0, b.style.Space.Item)
	case len(rest) == 0:
		return b.lines(b.voices(style, part{name, label}, part{body, first.Inlines}), fr)
	default:
		set := b.lines(b.voices(style, part{name, label}, part{body.child(&Element{Role: "P"}), first.Inlines}), fr)
		introduce(set, first)
		inner.add(set, 0, style.After)
	}
	inner.join(b.flow(body, rest, fr, style))
	return inner.strips
}

// colon returns a label in the face of labels, and what it introduces: nil for
// neither. A label that ends like a sentence has no colon.
func colon(label []doc.Inline, face typeset.Style, value []doc.Inline) []doc.Inline {
	words := strings.TrimSpace(doc.InlineText(label))
	if words == "" {
		return value
	}
	end := ": "
	if strings.ContainsAny(words[len(words)-1:], ":?!.") {
		end = " "
	}
	out := append(slices.Clone(label), &doc.Text{Value: end})
	if face&typeset.Bold != 0 {
		out = []doc.Inline{&doc.Strong{Inlines: out}}
	}
	return append(out, value...)
}

// plainParagraph returns a block that is a paragraph without a number and a style
// of its own, or nil.
func plainParagraph(block doc.Block) *doc.Paragraph {
	if p, ok := block.(*doc.Paragraph); ok && p.Number == 0 && p.Style == "" {
		return p
	}
	return nil
}
