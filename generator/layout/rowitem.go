package layout

import (
	"cmp"
	"slices"
	"strings"

	"casedocs/generator/doc"
)

// rowItem is a row of a table that is set as an item of a list.
type rowItem struct {
	name   named   // its row header, or its first cell
	parts  []named // the other cells that say something
	blanks []named // all other cells, where none says anything: they are to be written in
}

// named is what a cell holds, with the words of the head of its column.
type named struct {
	label  []doc.Inline // nil where there are none
	blocks []doc.Block
}

// rowItems returns the rows of the body, or those of the head where it is all
// that the table has. Rows without a word are to be written in, where the columns
// have heads.
func (g *grid) rowItems() []rowItem {
	heads := g.headsOfColumns()
	first := g.head
	if first == len(g.rows) {
		first, heads = 0, make([][]*gridCell, len(g.columns))
	}
	var out []rowItem
	for _, cells := range g.whole()[first:] {
		if it := newRowItem(cells, heads); it.name.blocks != nil || it.parts != nil || it.blanks != nil {
			out = append(out, it)
		}
	}
	return out
}

// headsOfColumns returns the head cells above every column, from the top.
func (g *grid) headsOfColumns() [][]*gridCell {
	out := make([][]*gridCell, len(g.columns))
	for r := range g.rows[:g.head] {
		for c := range g.rows[r].cells {
			cell := &g.rows[r].cells[c]
			for k := cell.column; k < cell.column+cell.span; k++ {
				out[k] = append(out[k], cell)
			}
		}
	}
	return out
}

// whole returns the cells of every row from the left. A cell that spans rows is
// in each of them.
func (g *grid) whole() [][]*gridCell {
	out := make([][]*gridCell, len(g.rows))
	for r := range g.rows {
		for c := range g.rows[r].cells {
			cell := &g.rows[r].cells[c]
			for k := r; k < min(r+cell.rows, len(out)); k++ {
				out[k] = append(out[k], cell)
			}
		}
	}
	for _, row := range out {
		slices.SortStableFunc(row, func(a, b *gridCell) int { return cmp.Compare(a.column, b.column) })
	}
	return out
}

// newRowItem makes an item of a row. Cells without a word are left out, as they are
// empty in a table too. A row with nothing, or nothing but a name, is one to be filled
// in by hand.
func newRowItem(row []*gridCell, heads [][]*gridCell) rowItem {
	var it rowItem
	by := max(0, slices.IndexFunc(row, func(c *gridCell) bool { return c.Header }))
	said := false // by another cell than the name
	for i, cell := range row {
		n := named{labelOf(cell, heads), withWords(cell.Blocks)}
		switch {
		case len(n.blocks) == 0:
			if n.label != nil {
				it.blanks = append(it.blanks, n)
			}
		case i == by && plainParagraph(n.blocks[0]) != nil:
			it.name = named{n.label, n.blocks[:1]}
			if rest := n.blocks[1:]; len(rest) > 0 {
				it.parts = append(it.parts, named{nil, rest})
			}
		default:
			said = true
			it.parts = append(it.parts, n)
		}
	}
	if said {
		it.blanks = nil
	}
	return it
}

// labelOf joins the words of the heads above a cell. A cell over the whole width
// of a table is of no column.
func labelOf(cell *gridCell, heads [][]*gridCell) []doc.Inline {
	if cell.span == len(heads) {
		return nil
	}
	var above []*gridCell
	for _, column := range heads[cell.column:min(cell.column+cell.span, len(heads))] {
		for _, head := range column {
			if !slices.Contains(above, head) {
				above = append(above, head)
			}
		}
	}
	var out []doc.Inline
	for _, head := range above {
		out = joined(out, ", ", inlinesOf(head.Blocks))
	}
	return out
}

// inlinesOf returns the text of blocks as one line.
func inlinesOf(blocks []doc.Block) []doc.Inline {
	var out []doc.Inline
	for _, block := range withWords(blocks) {
		words := []doc.Inline{&doc.Text{Value: strings.Join(strings.Fields(doc.PlainText([]doc.Block{block})), " ")}}
		if p := plainParagraph(block); p != nil {
			words = p.Inlines
		}
		out = joined(out, " ", words)
	}
	return out
}

func joined(a []doc.Inline, between string, b []doc.Inline) []doc.Inline {
	if len(a) == 0 || len(b) == 0 {
		return slices.Concat(a, b)
	}
	return slices.Concat(a, []doc.Inline{&doc.Text{Value: between}}, b)
}

// withWords leaves out blocks without a word.
func withWords(blocks []doc.Block) []doc.Block {
	var out []doc.Block
	for _, block := range blocks {
		if strings.TrimSpace(doc.PlainText([]doc.Block{block})) != "" {
			out = append(out, block)
		}
	}
	return out
}
