package layout

import (
	"casedocs/generator/doc"
)

// yields is the part of the share that the template asks for which a column
// keeps when others grow for the sake of a long word.
const yields = 0.7

// share gives the columns their widths: by the shares that the template asks
// for, else by what the cells hold. No column is narrower than its longest
// word while the others can give room, within stretch. It returns the narrowest
// and the widest useful width of each.
func (g *grid) share(b *builder, t *doc.Table, width float64) (words, most []float64) {
	words, most = g.needs(b)
	least := affordable(words, width)
	if len(t.Widths) != len(g.columns) {
		spread(g.columns, least, most, width)
		return words, most
	}
	total := 0.0
	for _, w := range t.Widths {
		total += max(0, w)
	}
	for i, w := range t.Widths {
		g.columns[i] = width * max(0, w) / max(total, 1e-9)
	}
	relieve(g.columns, least)
	return words, most
}

// needs returns the narrowest and the widest useful width of each column,
// padding included. Cells over several columns share theirs out.
func (g *grid) needs(b *builder) (least, most []float64) {
	least, most = make([]float64, len(g.columns)), make([]float64, len(g.columns))
	padding := 2 * b.style.Space.CellX
	for r := range g.rows {
		for i := range g.rows[r].cells {
			c := &g.rows[r].cells[i]
			narrow, wide := b.needs(c.Blocks, b.styleOf(c, r < g.head))
			for k := c.column; k < c.column+c.span; k++ {
				least[k] = max(least[k], narrow/float64(c.span)+padding)
				most[k] = max(most[k], wide/float64(c.span)+padding)
			}
		}
	}
	return least, most
}

// needs returns the width of the longest word and of the longest paragraph.
func (b *builder) needs(blocks []doc.Block, style *TextStyle) (narrow, wide float64) {
	for _, block := range blocks {
		var n, w float64
		switch block := block.(type) {
		case *doc.Paragraph:
			p := b.measured(block.Inlines, b.style.Text.within(block, style))
			n, w = p.MinWidth(), p.MaxWidth()
		case *doc.Section:
			n, w = b.needs(block.Blocks, style)
		case *doc.Keep:
			n, w = b.needs(block.Blocks, style)
		case *doc.List:
			for _, item := range block.Items {
				in, iw := b.needs(item.Blocks, style)
				n, w = max(n, in+b.style.Space.Indent), max(w, iw+b.style.Space.Indent)
			}
		case *doc.Fields:
			for _, item := range block.Items {
				in, iw := b.needs(item.Value, style)
				name := b.measured(item.Name, &b.style.Text.Label)
				n = max(n, in+name.MinWidth()+b.style.Space.Gutter)
				w = max(w, iw+name.MaxWidth()+b.style.Space.Gutter)
			}
		}
		narrow, wide = max(narrow, n), max(wide, w)
	}
	return narrow, wide
}

// spread gives every column its least width and shares out what is left, the
// same to each until it has what it can use. Short columns, such as dates, so
// stay on one line, and the long texts take the rest.
func spread(columns, least, most []float64, width float64) {
	free := width
	for i := range columns {
		free -= least[i]
	}
	copy(columns, least)
	for range columns { // each round satisfies a column or uses up the rest
		free -= deal(columns, most, free)
	}
	used := width - free
	for i := range columns { // all fits: fill the measure in proportion
		columns[i] += free * columns[i] / max(used, 1e-9)
	}
}

// affordable returns the least widths, cut where they are more than there is:
// the widest words are broken first.
func affordable(least []float64, width float64) []float64 {
	out := make([]float64, len(least))
	for range least {
		width -= deal(out, least, width)
	}
	return out
}

// deal gives every column that can use more an equal part of what is free,
// and returns how much it gave.
func deal(columns, most []float64, free float64) float64 {
	wanting := 0
	for i := range columns {
		if most[i] > columns[i] {
			wanting++
		}
	}
	given := 0.0
	for i := range columns {
		if want := most[i] - columns[i]; want > 0 {
			part := min(want, free/float64(wanting))
			columns[i] += part
			given += part
		}
	}
	return given
}

// relieve widens columns that are narrower than their longest word, at the
// cost of those that have more than theirs: these give until they are down to
// their own longest word or to what they keep of their share.
func relieve(columns, least []float64) {
	want, have := 0.0, 0.0
	for i, w := range columns {
		want += max(0, least[i]-w)
		have += max(0, w-max(least[i], yields*w))
	}
	if want == 0 || have == 0 {
		return
	}
	give := min(1, want/have)
	get := min(1, have/want)
	for i, w := range columns {
		if lack := least[i] - w; lack > 0 {
			columns[i] += lack * get
		} else {
			columns[i] -= (w - max(least[i], yields*w)) * give
		}
	}
}
