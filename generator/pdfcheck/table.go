package pdfcheck

import "slices"

// Table is a table as its rows of cells.
type Table struct {
	Page int // 1-based
	Rows [][]Cell
}

// Cell is a cell of a table. Spans are at least 1.
type Cell struct {
	Header  bool
	Scope   string   // "Column" or "Row", "" for none
	Headers []string // identifiers of its header cells
	ColSpan int
	RowSpan int
	Text    string
}

// maxSpan bounds spans, so that a broken file cannot fill memory.
const maxSpan = 1000

// checkTable checks that a table is a grid: rows of one length, header cells
// with a scope, and headers that are there (ISO 14289-1, 7.5).
func (c *checker) checkTable(e *Element) {
	t := Table{Page: e.Page}
	headers := false
	for _, tr := range rowsOf(e) {
		var row []Cell
		for _, cell := range tr.kids() {
			if cell.Role != "TH" && cell.Role != "TD" {
				c.problem(cell.Page, e.where(), "a row holds %s, which is no cell", cell.Role)
				continue
			}
			row = append(row, c.readCell(cell))
			headers = headers || cell.Role == "TH"
		}
		t.Rows = append(t.Rows, row)
	}
	c.report.Tables = append(c.report.Tables, t)
	if len(t.Rows) == 0 {
		c.problem(e.Page, e.where(), "has no rows")
		return
	}
	if !headers {
		c.problem(e.Page, e.where(), "has no header cell")
	}
	for i, width := range rowLengths(t.Rows) {
		if width != rowLengths(t.Rows)[0] {
			c.problem(e.Page, e.where(), "row %d is %d columns wide, the first %d", i+1, width, rowLengths(t.Rows)[0])
		}
	}
}

// rowsOf returns the rows of all groups of a table.
func rowsOf(e *Element) []*Element {
	var rows []*Element
	for _, kid := range e.kids() {
		switch kid.Role {
		case "TR":
			rows = append(rows, kid)
		case "THead", "TBody", "TFoot":
			rows = append(rows, rowsOf(kid)...)
		}
	}
	return rows
}

func (c *checker) readCell(e *Element) Cell {
	cell := Cell{
		Header:  e.Role == "TH",
		Scope:   c.name(e.attrs["Scope"]),
		ColSpan: min(max(1, c.int(e.attrs["ColSpan"])), maxSpan),
		RowSpan: min(max(1, c.int(e.attrs["RowSpan"])), maxSpan),
		Text:    e.Text(),
	}
	if cell.Header && cell.Scope != "Column" && cell.Scope != "Row" && cell.Scope != "Both" {
		c.problem(e.Page, e.where(), "the header cell has no scope")
	}
	for _, v := range c.array(e.attrs["Headers"]) {
		id := c.bytes(v)
		cell.Headers = append(cell.Headers, id)
		if _, ok := c.ids[id]; !ok {
			c.problem(e.Page, e.where(), "its header %q is nowhere", id)
		}
	}
	return cell
}

// rowLengths counts the columns of each row, with the cells that reach into it
// from above.
func rowLengths(rows [][]Cell) []int {
	lengths := make([]int, len(rows))
	for i, row := range rows {
		for _, cell := range row {
			for k := i; k < min(i+cell.RowSpan, len(rows)); k++ {
				lengths[k] += cell.ColSpan
			}
		}
	}
	return lengths
}

// readIDs checks that the tree of identifiers lists every identifier, sorted
// (ISO 32000-1, 14.7.2 and 7.9.6).
func (c *checker) readIDs(root dict) {
	names := c.array(c.dict(root["IDTree"])["Names"])
	var listed []string
	for i := 0; i+1 < len(names); i += 2 {
		id := c.bytes(names[i])
		listed = append(listed, id)
		if r, ok := c.ids[id]; !ok || names[i+1] != r {
			c.problem(0, "identifier tree", "%q does not lead to its element", id)
		}
	}
	if !slices.IsSorted(listed) || len(listed) != len(c.ids) {
		c.problem(0, "identifier tree", "lists %d of %d identifiers, or not in order", len(listed), len(c.ids))
	}
}
