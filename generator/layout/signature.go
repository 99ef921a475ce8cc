package layout

import "casedocs/generator/doc"

// signature sets a place to sign. It never splits over pages, and every part
// says what it is.
func (b *builder) signature(f *flow, parent *Element, s *doc.Signature, fr frame) {
	style := &b.style.Text.Body
	left, right := b.columns(signatureLabels(), fr)
	list := parent.child(&Element{Role: "L"})
	var inner flow
	for _, p := range s.Parts() {
		item := list.child(&Element{Role: "LI"})
		name := b.text(item.child(&Element{Role: "Lbl"}), []doc.Inline{&doc.Text{Value: p.Label, Origin: s.Origin}}, &b.style.Text.Label, left)
		body := item.child(&Element{Role: "LBody"})
		if p.Blank {
			inner.add([]strip{b.blank(body, name, p.Label, right)}, 0, b.style.Space.Item)
			continue
		}
		inner.add(beside(name, b.text(body, p.Value, style, right)), b.style.Space.Item, b.style.Space.Item)
	}
	set := hold(inner.strips, firm)
	set[0].leans = true // no signature stands on a page alone
	f.add(set, 2*style.After, 2*style.After)
}

// signatureLabels returns every label that a signature can have, so that the
// columns of all signatures stand below each other.
func signatureLabels() [][]doc.Inline {
	var out [][]doc.Inline
	for _, s := range []string{
		doc.SignatureLabel, doc.NameLabel, doc.RoleLabel,
		doc.RegistrationLabel, doc.MethodLabel, doc.DateLabel,
	} {
		out = append(out, []doc.Inline{&doc.Text{Value: s}})
	}
	return out
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
