package layout

import "casedocs/generator/doc"

// addresses sets the addresses at the beginning of a letter, each at the place
// that its style has on the first page, and lets the text begin below them. It
// returns what follows them.
func (b *builder) addresses(p *pager, root *Element, blocks []doc.Block) []doc.Block {
	set := map[*Place]bool{}
	end := 0.0
	for len(blocks) > 0 {
		para, ok := blocks[0].(*doc.Paragraph)
		if !ok {
			break
		}
		place := b.style.Places.of(para.Style)
		if place == nil || set[place] {
			break
		}
		set[place] = true
		end = max(end, b.address(p, root, para, place))
		blocks = blocks[1:]
	}
	if len(set) > 0 {
		p.begin = max(0, b.style.Places.Text-p.top, end-p.top)
		p.y = p.begin
	}
	return blocks
}

// address sets one address and returns where the text may begin below it.
func (b *builder) address(p *pager, root *Element, para *doc.Paragraph, place *Place) float64 {
	style := b.style.Text.paragraph(para.Style)
	el := &Element{Role: "P"}
	block := stack(b.text(el, para.Inlines, style, frame{place.Left, place.Width}))
	root.childUnlessEmpty(el, len(block.items))
	page := &p.pages[0]
	for _, it := range block.items {
		page.Items = append(page.Items, it.moved(place.Top))
	}
	if block.height > place.Height+fits {
		b.found = append(b.found, tooTall(para))
	}
	return place.Top + block.height + style.Leading
}
