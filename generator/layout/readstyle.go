package layout

import (
	"casedocs/generator/diag"
	"casedocs/generator/tree"
	"casedocs/generator/typeset"
)

// ReadStyle makes a Style of a file of templates/styles. Everything that is
// wrong with the file is in the list: unknown and missing keys, lengths
// without a unit or out of bounds, colours that are too faint to read, margins
// that leave no room for text.
func ReadStyle(n *tree.Node) (Style, diag.List) {
	var st Style
	r := styleReader{}
	r.group(n, "", []setting{
		{"format", r.format},
		{"title", r.title},
		{"page", func(n *tree.Node) {
			r.group(n, "page", r.page(&st.Page), setting{"last", r.length(&st.Page.Last, onSheet)})
		}},
		{"text", r.texts(&st.Text)},
		{"colours", func(n *tree.Node) { r.group(n, "colours", r.colours(&st.Colours)) }},
		{"space", func(n *tree.Node) { r.group(n, "space", r.spaces(&st.Space)) }},
		{"reading", func(n *tree.Node) { r.group(n, "reading", r.reading(&st.Reading)) }},
	}, setting{"places", r.places(&st.Places)})
	if len(r.found) == 0 {
		r.checkRoom(n, &st)
		r.checkPlaces(n, &st)
		r.checkContrast(n, &st.Colours)
	}
	return st, r.found
}

// setting is one key and what reads its value.
type setting struct {
	key  string
	read func(*tree.Node)
}

func (r *styleReader) page(p *PageStyle) []setting {
	return []setting{
		{"width", r.length(&p.Width, sheet)},
		{"height", r.length(&p.Height, sheet)},
		{"top", r.length(&p.Top, onSheet)},
		{"right", r.length(&p.Right, onSheet)},
		{"bottom", r.length(&p.Bottom, onSheet)},
		{"left", r.length(&p.Left, onSheet)},
		{"header", r.length(&p.Header, onSheet)},
		{"footer", r.length(&p.Footer, onSheet)},
		{"stamp-width", r.length(&p.StampWidth, onSheet)},
		{"stamp-height", r.length(&p.StampHeight, onSheet)},
	}
}

// texts reads the styles of text. Those of addresses may be left out: where
// they are, addresses look as the body does.
func (r *styleReader) texts(t *TextStyles) func(*tree.Node) {
	return func(n *tree.Node) {
		r.group(n, "text", r.everyText(t), setting{"to", r.text(&t.To)}, setting{"from", r.text(&t.From)})
		for _, address := range []*TextStyle{&t.To, &t.From} {
			if *address == (TextStyle{}) {
				*address = t.Body
			}
		}
	}
}

func (r *styleReader) everyText(t *TextStyles) []setting {
	return []setting{
		{"body", r.text(&t.Body)},
		{"title", r.text(&t.Title)},
		{"subtitle", r.text(&t.Subtitle)},
		{"centred", r.text(&t.Centred)},
		{"lead", r.text(&t.Lead)},
		{"note", r.text(&t.Note)},
		{"heading-1", r.text(&t.Headings[0])},
		{"heading-2", r.text(&t.Headings[1])},
		{"heading-3", r.text(&t.Headings[2])},
		{"heading-4", r.text(&t.Headings[3])},
		{"table", r.text(&t.Table)},
		{"table-head", r.text(&t.TableHead)},
		{"caption", r.text(&t.Caption)},
		{"label", r.text(&t.Label)},
		{"running", r.text(&t.Running)},
	}
}

// text reads one style of text. Face, align and quiet may be left out.
func (r *styleReader) text(t *TextStyle) func(*tree.Node) {
	return func(n *tree.Node) {
		r.group(n, "style of text", []setting{
			{"size", r.length(&t.Size, letters)},
			{"leading", r.length(&t.Leading, lineOf)},
			{"before", r.length(&t.Before, between)},
			{"after", r.length(&t.After, between)},
		},
			setting{"face", choice(r, &t.Face, faces)},
			setting{"align", choice(r, &t.Align, aligns)},
			setting{"quiet", choice(r, &t.Quiet, truths)},
		)
		r.checkLeading(n, t)
	}
}

func (r *styleReader) colours(p *Palette) []setting {
	return []setting{
		{"ink", r.colour(&p.Ink)},
		{"quiet", r.colour(&p.Quiet)},
		{"link", r.colour(&p.Link)},
		{"rule", r.colour(&p.Rule)},
		{"strong", r.colour(&p.Strong)},
		{"shade", r.colour(&p.Shade)},
		{"gap", r.colour(&p.Gap)},
		{"watermark", r.colour(&p.Watermark)},
	}
}

func (r *styleReader) spaces(s *Spaces) []setting {
	return []setting{
		{"number", r.length(&s.Number, between)},
		{"indent", r.length(&s.Indent, between)},
		{"item", r.length(&s.Item, between)},
		{"cell-x", r.length(&s.CellX, between)},
		{"cell-y", r.length(&s.CellY, between)},
		{"label", r.share(&s.Label)},
		{"gutter", r.length(&s.Gutter, between)},
		{"signature", r.length(&s.Signature, signing)},
	}
}

func (r *styleReader) reading(s *Reading) []setting {
	return []setting{
		{"emphasis", choice(r, &s.Emphasis, emphases)},
		{"columns", r.count(&s.Columns)},
		{"narrowest", r.length(&s.Narrowest, onSheet)},
		{"stacked", choice(r, &s.Stacked, truths)},
	}
}

// places reads where the addresses of a letter stand.
func (r *styleReader) places(p *Places) func(*tree.Node) {
	return func(n *tree.Node) {
		r.group(n, "places", []setting{{"text", r.length(&p.Text, onSheet)}},
			setting{"to", r.place(&p.To)}, setting{"from", r.place(&p.From)}, setting{"logo", r.place(&p.Logo)})
	}
}

func (r *styleReader) place(to **Place) func(*tree.Node) {
	return func(n *tree.Node) {
		p := &Place{}
		*to = p
		r.group(n, "place", []setting{
			{"left", r.length(&p.Left, onSheet)},
			{"top", r.length(&p.Top, onSheet)},
			{"width", r.length(&p.Width, onSheet)},
			{"height", r.length(&p.Height, onSheet)},
		})
	}
}

// word is a value that a key may have, with what it means.
type word[T any] struct {
	name  string
	value T
}

var (
	faces = []word[typeset.Style]{
		{"regular", typeset.Regular}, {"bold", typeset.Bold},
		{"italic", typeset.Italic}, {"bold-italic", typeset.BoldItalic},
	}
	aligns   = []word[Align]{{"left", AlignStart}, {"centre", AlignCentre}, {"right", AlignRight}}
	emphases = []word[Emphasis]{{"italic", Italic}, {"bold", Bold}, {"underlined", Underlined}}
	truths   = []word[bool]{{"true", true}, {"false", false}}
)
