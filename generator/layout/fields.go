package layout

import "casedocs/generator/doc"

// fields sets names with their values in two columns. To a screen reader it
// is a list whose labels are the names.
func (b *builder) fields(f *flow, parent *Element, d *doc.Fields, fr frame, style *TextStyle) {
	style = b.orBody(style)
	if b.style.Reading.Stacked {
		b.stackedFields(f, parent, d, fr, style)
		return
	}
	names := make([][]doc.Inline, len(d.Items))
	for i := range d.Items {
		names[i] = d.Items[i].Name
	}
	left, right := b.columns(names, fr)
	list := parent.child(&Element{Role: "L"})
	var inner flow
	for i := range d.Items {
		item := list.child(&Element{Role: "LI"})
		name := b.text(item.child(&Element{Role: "Lbl"}), d.Items[i].Name, &b.style.Text.Label, left)
		value := b.content(item.child(&Element{Role: "LBody"}), d.Items[i].Value, right, style)
		row := beside(name, value)
		b.whole(row)
		inner.add(row, b.style.Space.Item, b.style.Space.Item)
	}
	f.add(inner.strips, style.Before, style.After)
}

// stackedFields sets every value behind its name, over the whole width.
func (b *builder) stackedFields(f *flow, parent *Element, d *doc.Fields, fr frame, style *TextStyle) {
	list := parent.child(&Element{Role: "L"})
	var inner flow
	for i := range d.Items {
		set := b.runIn(list.child(&Element{Role: "LI"}), named{d.Items[i].Name, d.Items[i].Value}, fr, style)
		inner.add(set, b.style.Space.Item, b.style.Space.Item)
	}
	f.add(inner.strips, style.Before, style.After)
}

// columns divides a frame into a column for names, as wide as the widest of
// them up to the share that the style gives, and one for values.
func (b *builder) columns(names [][]doc.Inline, fr frame) (left, right frame) {
	widest := 0.0
	for _, name := range names {
		widest = max(widest, b.measured(name, &b.style.Text.Label).MaxWidth())
	}
	width := b.style.Space.Label * fr.width
	if widest > width { // as wide as the widest line of those that need several
		widest = 0
		for _, name := range names {
			for _, line := range b.set.Lines(b.measured(name, &b.style.Text.Label).Paragraph, width) {
				widest = max(widest, line.Width)
			}
		}
	}
	width = min(widest, width)
	gutter := b.style.Space.Gutter
	return frame{fr.x, width}, frame{fr.x + width + gutter, fr.width - width - gutter}
}

// measured shapes inlines for their widths only.
func (b *builder) measured(inlines []doc.Inline, style *TextStyle) prose {
	return b.prose(nil, inlines, style)
}
