package markup

import "casedocs/generator/doc"

func (b *builder) listBlock(e *Element) doc.Block {
	b.attrs(e)
	l := &doc.List{Ordered: e.Name == "ol", Origin: e.Origin}
	seen := keys{}
	for _, k := range b.elements(e) {
		if k.Name != "li" {
			b.unknown(k, []string{"li"})
			continue
		}
		b.attrs(k, "key")
		l.Items = append(l.Items, doc.ListItem{Key: b.key(seen, k), Blocks: b.flow(k), Origin: k.Origin})
	}
	if len(l.Items) == 0 {
		return nil // a list of nothing says nothing
	}
	return l
}

// fields builds <dl>: names, each with one value.
func (b *builder) fields(e *Element) doc.Block {
	b.attrs(e)
	f := &doc.Fields{Origin: e.Origin}
	seen := keys{}
	var name *Element
	for _, k := range b.elements(e) {
		switch {
		case k.Name == "dt" && name == nil:
			b.attrs(k, "key")
			name = k
		case k.Name == "dd" && name != nil:
			b.attrs(k)
			f.Items = append(f.Items, doc.FieldItem{Key: b.key(seen, name), Name: b.inlines(name.Kids), Value: b.flow(k)})
			name = nil
		case k.Name == "dt" || k.Name == "dd":
			b.report(k.Origin, ruleTag, "in <dl>, each <dt> is followed by one <dd>")
		default:
			b.unknown(k, []string{"dt", "dd"})
		}
	}
	if name != nil {
		b.report(name.Origin, ruleTag, "in <dl>, each <dt> is followed by one <dd>")
	}
	if len(f.Items) == 0 {
		return nil
	}
	return f
}

// flow builds an element that holds either inlines or blocks. Inlines become
// one paragraph.
func (b *builder) flow(e *Element) []doc.Block {
	if !holdsInlines(e) {
		return b.blocks(e, e.Kids)
	}
	inlines := b.inlines(e.Kids)
	if len(inlines) == 0 {
		return nil
	}
	return []doc.Block{&doc.Paragraph{Inlines: inlines, Origin: e.Origin}}
}

// holdsInlines reports whether an element has text or inline tags and no tag
// of a block.
func holdsInlines(e *Element) bool {
	inline := false
	for _, k := range e.Kids {
		kid, ok := k.(*Element)
		if ok && contains(blockTags, kid.Name) {
			return false
		}
		inline = inline || !blank(k)
	}
	return inline
}
