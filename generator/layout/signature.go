package layout

import "casedocs/generator/doc"

// signature sets a place to sign. It never splits over pages, and every part
// says what it is.
func (b *builder) signature(f *flow, parent *Element, s *doc.Signature, fr frame) {
	parts := s.Parts()
	names := make([][]doc.Inline, len(parts))
	for i, p := range parts {
		names[i] = []doc.Inline{&doc.Text{Value: p.Label, Origin: s.Origin}}
	}
	style := &b.style.Text.Body
	left, right := b.columns(names, fr)
	list := parent.child(&Element{Role: "L"})
	var inner flow
	for i, p := range parts {
		item := list.child(&Element{Role: "LI"})
		name := b.text(item.child(&Element{Role: "Lbl"}), names[i], &b.style.Text.Label, left)
		body := item.child(&Element{Role: "LBody"})
		if p.Blank {
			inner.add([]strip{b.blank(body, name, p.Label, right)}, 0, b.style.Space.Item)
			continue
		}
		inner.add(beside(name, b.text(body, p.Value, style, right)), b.style.Space.Item, b.style.Space.Item)
	}
	f.add(hold(inner.strips, firm), 2*style.After, 2*style.After)
}

// blank sets a label with a line to write on, which is as tall as a hand
// needs. The line itself is announced as what it is for.
func (b *builder) blank(body *Element, name []strip, label string, fr frame) strip {
	tall, out := b.style.Space.Signature, stack(name)
	if label != doc.SignatureLabel {
		tall *= 0.75
	}
	drop := max(0, tall-out.height)
	for i := range out.items {
		out.items[i] = out.items[i].moved(drop)
	}
	out.height = max(tall, out.height)
	y := out.height - b.style.Text.Label.Leading + b.style.Text.Label.baseline() + 2
	space := body.child(&Element{Role: "Span", Alt: "space for: " + label})
	out.items = append(out.items, Item{
		Element: space, X: fr.x, Y: y, Colour: b.style.Colours.Strong,
		Line: &Stroke{X2: fr.x + min(fr.width, signatureWidth), Y2: y, Width: 0.75},
	})
	return out
}

// signatureWidth is the length of a line to sign on, in points.
const signatureWidth = 260
