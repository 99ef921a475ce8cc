package layout

import (
	"strconv"

	"casedocs/generator/doc"
)

// grid is a table with every cell at its place.
type grid struct {
	columns []float64 // widths
	rows    []gridRow
	head    int // how many of the rows are the head
}

type gridRow struct {
	cells []gridCell
}

// gridCell is a cell at the column where it begins.
type gridCell struct {
	*doc.Cell
	column, span int // columns
	rows         int // rows it spans, at least 1
	element      *Element
	strips       []strip
}

// newGrid gives every cell its column, past the cells that hang down from the
// rows above. Spans are cut at the edges of head and body.
func newGrid(t *doc.Table) *grid {
	g := &grid{head: len(t.Head)}
	var taken []int // rows for which each column is still taken
	for _, list := range [][]doc.Row{t.Head, t.Body} {
		clear(taken)
		for i := range list {
			g.rows = append(g.rows, place(&list[i], &taken, len(list)-i))
		}
	}
	g.columns = make([]float64, max(len(taken), len(t.Widths)))
	return g
}

// place gives the cells of a row their columns. Taken is for how many more
// rows each column is taken; left is how many rows there are from here on.
func place(r *doc.Row, taken *[]int, left int) gridRow {
	var row gridRow
	column := 0
	grow := func(n int) {
		for len(*taken) < n {
			*taken = append(*taken, 0)
		}
	}
	for i := range r.Cells {
		c := &r.Cells[i]
		grow(column + 1)
		for (*taken)[column] > 0 {
			column++
			grow(column + 1)
		}
		span, down := max(1, c.ColSpan), min(max(1, c.RowSpan), left)
		grow(column + span)
		for k := column; k < column+span; k++ {
			(*taken)[k] = down
		}
		row.cells = append(row.cells, gridCell{Cell: c, column: column, span: span, rows: down})
		column += span
	}
	for k := range *taken {
		(*taken)[k] = max(0, (*taken)[k]-1)
	}
	return row
}

// table sets a table: caption, head and rows under light rules. The head is
// repeated on every page as an artifact. A table that is too wide for its style is
// a list.
func (b *builder) table(f *flow, parent *Element, t *doc.Table, fr frame) {
	g := newGrid(t)
	if items := b.asList(g, t, fr.width); items != nil {
		b.rowList(f, parent, t, items, fr)
		return
	}
	b.tables++
	el := parent.child(&Element{Role: "Table"})
	body := &b.style.Text.Body
	var inner flow
	b.caption(&inner, el, t, fr)
	b.elements(g, el)
	b.cells(g, fr)
	inner.add(b.gridStrips(g, fr), 0, 0)
	f.add(inner.strips, body.After, body.After+b.style.Space.CellY)
}

// caption sets the caption of a table, which holds to its first row.
func (b *builder) caption(f *flow, parent *Element, t *doc.Table, fr frame) {
	if len(t.Caption) > 0 {
		style := &b.style.Text.Caption
		caption := b.text(parent.child(&Element{Role: "Caption"}), t.Caption, style, fr)
		f.add(holdNext(caption, heading), style.Before, style.After)
	}
}

// elements makes the structure of a table: THead and TBody, rows and cells,
// and for every data cell the header cells that say what it is.
func (b *builder) elements(g *grid, table *Element) {
	columnHeads := make([][]string, len(g.columns))
	rowHeads := map[int][]string{}
	var group *Element
	for r := range g.rows {
		switch {
		case r == 0 && g.head > 0:
			group = table.child(&Element{Role: "THead"})
		case r == g.head:
			group = table.child(&Element{Role: "TBody"})
		}
		row := group.child(&Element{Role: "TR"})
		for c := range g.rows[r].cells {
			cell := &g.rows[r].cells[c]
			cell.element = row.child(&Element{Role: "TD", ColSpan: cell.span, RowSpan: cell.rows})
			if cell.Header || r < g.head {
				b.header(cell, r, r < g.head, columnHeads, rowHeads)
			}
		}
		for c := range g.rows[r].cells {
			if cell := &g.rows[r].cells[c]; cell.element.Role == "TD" {
				cell.element.Headers = headersOf(cell, r, columnHeads, rowHeads)
			}
		}
	}
}

// header makes a cell a header cell and notes what it is the header of.
func (b *builder) header(cell *gridCell, r int, head bool, columnHeads [][]string, rowHeads map[int][]string) {
	el := cell.element
	el.Role = "TH"
	el.ID = "t" + strconv.Itoa(b.tables) + "r" + strconv.Itoa(r+1) + "c" + strconv.Itoa(cell.column+1)
	if cell.Scope == "row" || cell.Scope == "" && !head {
		el.Scope = "Row"
		for k := r; k < r+cell.rows; k++ {
			rowHeads[k] = append(rowHeads[k], el.ID)
		}
		return
	}
	el.Scope = "Column"
	for k := cell.column; k < min(cell.column+cell.span, len(columnHeads)); k++ {
		columnHeads[k] = append(columnHeads[k], el.ID)
	}
}

// headersOf returns the identifiers of the header cells of a data cell: those
// of its first column, then those of its first row.
func headersOf(cell *gridCell, r int, columnHeads [][]string, rowHeads map[int][]string) []string {
	byColumn, byRow := columnHeads[cell.column], rowHeads[r]
	if len(byRow) == 0 {
		return byColumn
	}
	return append(byColumn[:len(byColumn):len(byColumn)], byRow...)
}
