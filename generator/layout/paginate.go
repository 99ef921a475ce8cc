package layout

import (
	"cmp"
	"slices"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/typeset"
)

// Paginate places a document on pages. The findings are characters that no
// font has, which block writing, and headings that skip a level. The same
// arguments always give the same pages.
func Paginate(d *doc.Document, st Style, fonts *typeset.Fonts) (*Layout, diag.List) {
	return PaginateIn(Stamp{}, d, st, fonts)
}

// PaginateIn is Paginate for a paper that has its place in a court bundle: each
// page is stamped with its number there beside its own.
func PaginateIn(bundle Stamp, d *doc.Document, st Style, fonts *typeset.Fonts) (*Layout, diag.List) {
	b := &builder{style: &st, fonts: fonts, language: d.Meta.Language}
	f := b.furniture(d)
	f.bundle = bundle
	top, room := f.room()
	b.body = room
	root := &Element{Role: "Document", Language: cmp.Or(d.Meta.Language, "en-GB")}
	b.findHeadings(d)
	p := &pager{top: top, room: room}
	p.turn()
	rest := b.addresses(p, root, d.Blocks)
	p = b.fill(p, b.blocks(root, rest, frame{st.Page.Left, st.Page.measure()}, nil), bundle.label)
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
		Contents:  p.contents,
	}, b.found
}

// fill puts strips on pages: without contents where the paper is not longer than
// they are for, else with them and their numbers.
func (b *builder) fill(p *pager, strips []strip, label func(page int) string) *pager {
	last := b.style.Page.Last
	if b.toc == nil {
		p.fill(holdEnd(strips, last))
		return p
	}
	begun := *p
	begun.pages = []Page{{Items: slices.Clone(p.pages[0].Items)}}
	p.fill(holdEnd(without(strips), last))
	if len(p.pages) <= b.toc.over {
		b.toc.drop()
		return p
	}
	begun.fill(holdEnd(strips, last))
	b.toc.number(b, &begun, label)
	begun.contents = len(begun.pages) - len(p.pages)
	return &begun
}
