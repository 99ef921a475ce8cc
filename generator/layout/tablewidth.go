package layout

import (
	"casedocs/generator/doc"
)

// share gives the columns their widths: by the shares that the template asks
// for, else by what the cells hold. No column is narrower than its longest
// word while the others can give room.
func (g *grid) share(b *builder, t *doc.Table, width float64) {
	least, most := g.needs(b)
	if len(t.Widths) == len(g.columns) {
		total := 0.0
		for _, w := range t.Widths {
			total += max(0, w)
		}
		for i, w := range t.Widths {
			g.columns[i] = width * max(0, w) / max(total, 1e-9)
		}
	} else {
		spread(g.columns, least, most, width)
	}
	relieve(g.columns, least)
}

// needs returns the narrowest and the widest useful width of each column,
// padding included. Cells over several columns share theirs out.
func (g *grid) needs(b *builder) (least, most []float64) {
	least, most = make([]float64, len(g.columns)), make([]float64, len(g.columns))
	padding := 2 * b.style.Space.CellX
	for r := range g.rows {
		style := b.cellStyle(r < g.head)
		for _, c := range g.rows[r].cells {
			narrow, wide := b.needs(c.Blocks, style)
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
			p := b.measured(block.Inlines, style)
			n, w = p.MinWidth(), p.MaxWidth()
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

// spread gives every column its least width and divides what is left in
// proportion to what each could use.
func spread(columns, least, most []float64, width float64) {
	free, wish := width, 0.0
	for i := range columns {
		free -= least[i]
		wish += most[i] - least[i]
	}
	for i := range columns {
		columns[i] = least[i]
		switch {
		case free <= 0:
			columns[i] = width * least[i] / (width - free)
		case wish > free:
			columns[i] += free * (most[i] - least[i]) / wish
		default: // all fits: fill the measure in proportion
			columns[i] = most[i] + (free-wish)*most[i]/(wish+width-free)
		}
	}
}

// relieve widens columns that are narrower than their longest word, at the
// cost of those that have more than theirs.
func relieve(columns, least []float64) {
	want, have := 0.0, 0.0
	for i := range columns {
		want += max(0, least[i]-columns[i])
		have += max(0, columns[i]-least[i])
	}
	if want == 0 || have == 0 {
		return
	}
	give := min(1, want/have)
	get := min(1, have/want)
	for i := range columns {
		if lack := least[i] - columns[i]; lack > 0 {
			columns[i] += lack * get
		} else {
			columns[i] += lack * give
		}
	}
}
