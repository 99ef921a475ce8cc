package layout

import (
	"cmp"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/typeset"
)

// Paginate places a document on pages. The findings are characters that no
// font has, which block writing, and headings that skip a level. The same
// arguments always give the same pages.
func Paginate(d *doc.Document, st Style, fonts *typeset.Fonts) (*Layout, diag.List) {
	b := &builder{style: &st, fonts: fonts, language: d.Meta.Language}
	f := b.furniture(d)
	top, room := f.room()
	b.body = room
	root := &Element{Role: "Document", Language: cmp.Or(d.Meta.Language, "en-GB")}
	p := &pager{top: top, room: room}
	p.turn()
	rest := b.addresses(p, root, d.Blocks)
	p.fill(holdEnd(b.blocks(root, rest, frame{st.Page.Left, st.Page.measure()}, nil), st.Page.Last))
	for i := range p.pages {
		f.add(&p.pages[i], i, len(p.pages))
	}
	return &Layout{
		Meta:      d.Meta,
		Width:     st.Page.Width,
		Height:    st.Page.Height,
		Pages:     p.pages,
		Root:      root,
		Bookmarks: p.marks,
	}, b.found
}
