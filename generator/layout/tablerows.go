package layout

import "slices"

// cellStyle returns the style of text in the head or in the body of a table.
func (b *builder) cellStyle(head bool) *TextStyle {
	if head {
		return &b.style.Text.TableHead
	}
	return &b.style.Text.Table
}

// cells sets the text of every cell.
func (b *builder) cells(g *grid, fr frame) {
	padding := b.style.Space.CellX
	for r := range g.rows {
		for c := range g.rows[r].cells {
			cell := &g.rows[r].cells[c]
			style := b.styleOf(cell, r < g.head)
			inner := frame{g.edge(fr, cell.column) + padding, g.width(cell) - 2*padding}
			cell.strips = b.content(cell.element, cell.Blocks, inner, style)
		}
	}
}

// styleOf returns the style of a cell's text, by which it is both measured and
// set.
func (b *builder) styleOf(c *gridCell, head bool) *TextStyle {
	style := b.cellStyle(head)
	if c.Header && !head {
		style = b.rowHead(style)
	}
	if c.Style == "number" {
		style = atRight(style)
	}
	return style
}

// rowHead returns the style of header cells in the body of a table.
func (b *builder) rowHead(style *TextStyle) *TextStyle {
	bold := *style
	bold.Face |= b.style.Text.TableHead.Face
	return &bold
}

// atRight returns the style of figures: their last digits stand below each
// other.
func atRight(style *TextStyle) *TextStyle {
	right := *style
	right.Align = AlignRight
	return &right
}

// edge returns the left edge of a column.
func (g *grid) edge(fr frame, column int) float64 {
	x := fr.x
	for _, w := range g.columns[:column] {
		x += w
	}
	return x
}

// width returns the width of a cell over its columns.
func (g *grid) width(c *gridCell) float64 {
	w := 0.0
	for k := c.column; k < min(c.column+c.span, len(g.columns)); k++ {
		w += g.columns[k]
	}
	return w
}

// gridStrips returns the strips of a table: one for each row, or one for each
// line of rows that are taller than half a page: kept whole, these would leave
// half a page empty above them.
func (b *builder) gridStrips(g *grid, fr frame) []strip {
	first, head := b.headStrips(g, fr)
	var out []strip
	for r := g.head; r < len(g.rows); {
		n := g.spanned(r)
		set := b.rowGroup(g, r, n, fr)
		if height(set) > b.body/2 {
			set = b.poured(g, r, n, fr)
		}
		if r == g.head && len(set) == 1 && len(g.rows) > r+1 {
			holdNext(set, lines) // no row stands alone below its head
		}
		out = append(out, set...)
		r += n
	}
	b.holdLast(out)
	for i := range out {
		out[i].head = head
	}
	return append(first, out...)
}

// holdLast bonds the last two rows of a table, so that none goes on alone on
// the next page. Tall rows say enough on their own.
func (b *builder) holdLast(out []strip) {
	if n := len(out); n > 1 && out[n-2].height+out[n-1].height < b.body/8 {
		out[n-2].bond = max(out[n-2].bond, lines)
	}
}

// spanned returns how many rows from r on are tied together by cells that
// span rows, at least 1.
func (g *grid) spanned(r int) int {
	n := 1
	for k := 0; k < n && r+k < len(g.rows); k++ {
		for _, c := range g.rows[r+k].cells {
			n = max(n, k+c.rows)
		}
	}
	return min(n, len(g.rows)-r)
}

// headStrips sets the head of a table, shaded and with a strong rule below,
// and says what of it is repeated: nothing when it takes more than a quarter
// of a page.
func (b *builder) headStrips(g *grid, fr frame) ([]strip, *tableHead) {
	if g.head == 0 {
		return nil, &tableHead{}
	}
	set := b.rowGroup(g, 0, g.head, fr)
	if height(set) > b.body/4 {
		return b.poured(g, 0, g.head, fr), &tableHead{}
	}
	for i := range set {
		shade := Item{X: fr.x, Colour: b.style.Colours.Shade, Box: &Fill{Width: fr.width, Height: set[i].height}}
		set[i].items = append([]Item{shade}, set[i].items...)
	}
	last := &set[len(set)-1]
	last.items = append(last.items, b.rowRule(fr, last.height, b.style.Colours.Strong, 1))
	head := &tableHead{strips: set, height: height(set)}
	return holdNext(slices.Clone(set), heading), head
}

// rowGroup sets n rows that belong together, one strip each. A cell that
// spans rows stands in the first of them; the last grows if it must.
func (b *builder) rowGroup(g *grid, r, n int, fr frame) []strip {
	out := make([]strip, n)
	pad := b.style.Space.CellY
	for k := range out {
		out[k].height = b.cellStyle(false).Leading + 2*pad
		for c := range g.rows[r+k].cells {
			cell := &g.rows[r+k].cells[c]
			text := stack(cell.strips)
			for _, it := range text.items {
				out[k].items = append(out[k].items, it.moved(pad))
			}
			if cell.rows == 1 {
				out[k].height = max(out[k].height, text.height+2*pad)
			}
		}
		g.stretch(out, r, k, 2*pad)
	}
	for k := range out {
		if r >= g.head {
			out[k].items = append(out[k].items, b.rowRules(g, r, r+k, fr, out[k].height)...)
		}
	}
	return hold(out, rows)
}

// stretch makes row r+last tall enough for the cells that end in it and began
// above.
func (g *grid) stretch(out []strip, r, last int, padding float64) {
	above := 0.0
	for k := last - 1; k >= 0; k-- {
		above += out[k].height
		for c := range g.rows[r+k].cells {
			cell := &g.rows[r+k].cells[c]
			if k+cell.rows-1 == last {
				out[last].height = max(out[last].height, height(cell.strips)+padding-above)
			}
		}
	}
}

// rowRules draws the light rule under row r, except under cells that go on in
// the next. Rows before first are not tied to it.
func (b *builder) rowRules(g *grid, first, r int, fr frame, y float64) []Item {
	open := make([]bool, len(g.columns))
	for k := first; k <= r; k++ {
		for _, c := range g.rows[k].cells {
			for col := c.column; col < min(c.column+c.span, len(open)); col++ {
				open[col] = open[col] || k+c.rows-1 > r
			}
		}
	}
	var out []Item
	for start := 0; start < len(open); {
		end := start + 1
		for end < len(open) && open[end] == open[start] {
			end++
		}
		if !open[start] {
			x := g.edge(fr, start)
			part := frame{x, g.edge(fr, end) - x}
			out = append(out, b.rowRule(part, y, b.style.Colours.Rule, 0.5))
		}
		start = end
	}
	return out
}

func (b *builder) rowRule(fr frame, y float64, c Colour, width float64) Item {
	return Item{X: fr.x, Y: y, Colour: c, Line: &Stroke{X2: fr.x + fr.width, Y2: y, Width: width}}
}

// poured sets tall rows line by line: the first lines
// of all cells of a row side by side, then the second lines, and so on.
func (b *builder) poured(g *grid, r, n int, fr frame) []strip {
	var out []strip
	for k := range n {
		var row []strip
		for c := range g.rows[r+k].cells {
			row = beside(row, g.rows[r+k].cells[c].strips)
		}
		if len(row) == 0 {
			continue
		}
		row[0].before = max(row[0].before, b.style.Space.CellY)
		for i := range row {
			row[i].clear = b.style.Space.CellY
		}
		last := &row[len(row)-1]
		last.height += b.style.Space.CellY
		last.items = append(last.items, b.rowRules(g, r, r+k, fr, last.height)...)
		out = append(out, row...)
	}
	return out
}
