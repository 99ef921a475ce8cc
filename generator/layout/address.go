package layout

import "casedocs/generator/doc"

// addresses sets the mark of the sender and the addresses at the beginning of a
// letter, each at the place that its style has on the first page, and lets the
// text begin below them. It returns what follows them.
func (b *builder) addresses(p *pager, root *Element, blocks []doc.Block) []doc.Block {
	set := map[*Place]bool{}
	end := 0.0
	for len(blocks) > 0 {
		if bottom, is := b.logo(p, root, blocks[0]); is {
			end = max(end, bottom)
			blocks = blocks[1:]
			continue
		}
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
		end = max(end, b.style.Places.Text)
	}
	p.begin = max(0, end-p.top)
	p.y = p.begin
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

// logo sets the mark of the sender at its place, if block is one, and returns where
// the text may begin below it. The mark stands at the top left of the place, as
// large as fits.
func (b *builder) logo(p *pager, root *Element, block doc.Block) (end float64, is bool) {
	i, isImage := block.(*doc.Image)
	place := b.style.Places.Logo
	if !isImage || i.Style != "logo" || place == nil || len(p.pages[0].Items) > 0 {
		return 0, false
	}
	if i.Picture == nil {
		return 0, true
	}
	shown := fitted(i, place.Width, place.Height)
	p.pages[0].Items = append(p.pages[0].Items, Item{
		Element: root.child(figure(i)), Origin: i.Origin, X: place.Left, Y: place.Top, Picture: shown,
	})
	return place.Top + shown.Height + 2*b.style.Text.Body.Leading, true
}
