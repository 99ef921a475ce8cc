package layout

import "casedocs/generator/doc"

// asList shares the width of a table out to its columns. Where the style has no
// room for so many, or one of them would break its text into pieces, it returns
// the rows instead, to be set as a list.
func (b *builder) asList(g *grid, t *doc.Table, width float64) []rowItem {
	r := &b.style.Reading
	if r.Columns > 0 && len(g.columns) > r.Columns {
		if items := g.rowItems(); items != nil {
			return items
		}
	}
	least, most := g.share(b, t, width)
	for i, w := range g.columns {
		if r.Narrowest > 0 && w+fits < min(max(r.Narrowest, least[i]), most[i]) {
			return g.rowItems()
		}
	}
	return nil
}

// rowList sets the rows of a table one below the other: the name of each in the
// style of table heads, and below it every other cell behind the head of its
// column. To a screen reader it is a list of lists.
func (b *builder) rowList(f *flow, parent *Element, t *doc.Table, items []rowItem, fr frame) {
	list := parent.child(&Element{Role: "L"})
	body, pad := &b.style.Text.Body, b.style.Space.CellY
	var inner flow
	b.caption(&inner, list, t, fr)
	before := 0.0 // height of the item before
	for i, it := range items {
		set := b.rowItem(list, it, fr)
		last := &set[len(set)-1]
		last.height += pad
		last.items = append(last.items, b.rowRule(fr, last.height, b.style.Colours.Rule, 0.5))
		if n := len(inner.strips); i > 0 && i == len(items)-1 && before+height(set) <= b.body/3 {
			inner.strips[n-1].bond = max(inner.strips[n-1].bond, lines) // the last item does not go on alone
		}
		before = height(set)
		inner.add(set, pad, pad)
	}
	f.add(inner.strips, body.After, body.After+pad)
}

// rowItem sets one row of a table as an item of a list.
func (b *builder) rowItem(list *Element, it rowItem, fr frame) []strip {
	item := list.child(&Element{Role: "LI"})
	var inner flow
	if it.name.blocks != nil {
		alone := it.parts == nil && it.blanks == nil
		name := b.rowName(item, it.name, alone, fr)
		if alone {
			return name
		}
		inner.add(holdNext(name, heading), 0, b.style.Space.Item)
		fr = fr.indented(b.style.Space.Indent)
	}
	parts := item.child(&Element{Role: "LBody"}).child(&Element{Role: "L"})
	for i, p := range it.parts {
		set := b.runIn(parts.child(&Element{Role: "LI"}), p, fr, &b.style.Text.Table)
		b.whole(set)
		if n := len(inner.strips); i == len(it.parts)-1 && len(set) <= 2 && n > 0 {
			inner.strips[n-1].bond = max(inner.strips[n-1].bond, lines) // no short line goes on alone
		}
		inner.add(set, b.style.Space.Item, b.style.Space.Item)
	}
	if it.blanks != nil {
		inner.add(b.blanks(parts, it.blanks, fr), b.style.Space.Item, b.style.Space.Item)
		return hold(inner.strips, firm) // like a signature
	}
	b.whole(inner.strips)
	return inner.strips
}

// rowName sets what an item is called: its label, or all of it.
func (b *builder) rowName(item *Element, name named, alone bool, fr frame) []strip {
	style, role := &b.style.Text.TableHead, "Lbl"
	if alone {
		role = "LBody"
	}
	words := colon(name.label, style.Face, plainParagraph(name.blocks[0]).Inlines)
	return b.text(item.child(&Element{Role: role}), words, style, fr)
}

// whole keeps a block on one page, unless that could leave more than a third of the
// page before it empty.
func (b *builder) whole(set []strip) {
	if height(set) <= b.body/3 {
		keep(set)
	}
}

// blanks sets lines to write on, behind the heads of their columns.
func (b *builder) blanks(list *Element, blanks []named, fr frame) []strip {
	names := make([][]doc.Inline, len(blanks))
	for i := range blanks {
		names[i] = blanks[i].label
	}
	left, right := b.columns(names, fr)
	var inner flow
	for _, label := range names {
		item := list.child(&Element{Role: "LI"})
		name := b.text(item.child(&Element{Role: "Lbl"}), label, &b.style.Text.Label, left)
		inner.add([]strip{b.blank(item.child(&Element{Role: "LBody"}), name, doc.InlineText(label), right)}, 0, b.style.Space.Item)
	}
	return inner.strips
}
