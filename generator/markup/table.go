package markup

import (
	"fmt"
	"strconv"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
)

func (b *builder) table(e *Element) doc.Block {
	b.attrs(e, "widths")
	t := &doc.Table{Widths: b.widths(e), Origin: e.Origin}
	seen := keys{}
	for _, k := range b.elements(e) {
		switch k.Name {
		case "caption":
			b.attrs(k)
			t.Caption = b.inlines(k.Kids)
		case "thead":
			t.Head = append(t.Head, b.rows(k, seen)...)
		case "tbody":
			t.Body = append(t.Body, b.rows(k, seen)...)
		default:
			b.unknown(k, []string{"caption", "thead", "tbody"})
		}
	}
	if len(t.Body) == 0 {
		b.report(e.Origin, ruleTable, "the table has no rows")
		b.hint("print a sentence instead where there is nothing to list")
		return nil
	}
	b.square(t, e)
	return t
}

// widths reads widths="2 3 1", relative shares of the columns.
func (b *builder) widths(e *Element) []float64 {
	a := e.attr("widths")
	if a == nil {
		return nil
	}
	var out []float64
	for word := range strings.FieldsSeq(a.Value) {
		w, err := strconv.ParseFloat(word, 64)
		if err != nil || !(w > 0 && w <= 1000) {
			b.report(a.Origin, ruleAttribute, "widths are numbers above 0 with spaces between them, such as 2 3 1")
			return nil
		}
		out = append(out, w)
	}
	return out
}

func (b *builder) rows(e *Element, seen keys) []doc.Row {
	b.attrs(e)
	var rows []doc.Row
	for _, k := range b.elements(e) {
		if k.Name != "tr" {
			b.unknown(k, []string{"tr"})
			continue
		}
		b.attrs(k, "key")
		r := doc.Row{Key: b.key(seen, k), Origin: k.Origin}
		for _, c := range b.elements(k) {
			if c.Name != "td" && c.Name != "th" {
				b.unknown(c, []string{"td", "th"})
				continue
			}
			r.Cells = append(r.Cells, b.cell(c, e.Name == "thead"))
		}
		rows = append(rows, r)
	}
	return rows
}

// cell builds td or th. A header cell heads its column in thead and its row
// elsewhere, unless it says otherwise.
func (b *builder) cell(e *Element, head bool) doc.Cell {
	c := doc.Cell{Header: e.Name == "th", Origin: e.Origin, ColSpan: b.span(e, "colspan"), RowSpan: b.span(e, "rowspan")}
	c.Style = b.choice(e, "class", []string{"number"})
	known := []string{"colspan", "rowspan", "class"}
	if c.Header {
		known = append(known, "scope")
		switch b.choice(e, "scope", []string{"col", "row"}) {
		case "col":
			c.Scope = "column"
		case "row":
			c.Scope = "row"
		default:
			c.Scope = map[bool]string{true: "column", false: "row"}[head]
		}
	}
	b.attrs(e, known...)
	c.Blocks = b.flow(e)
	return c
}

// span reads colspan or rowspan, 1 where there is none.
func (b *builder) span(e *Element, name string) int {
	a := e.attr(name)
	if a == nil {
		return 1
	}
	n, err := strconv.Atoi(a.Value)
	if err != nil || n < 1 || n > 100 {
		b.report(a.Origin, ruleAttribute, "{attribute} is a whole number from 1 to 100", diag.Word("attribute", name))
		return 1
	}
	return n
}

// square reports rows that do not fill the same columns as the first one, or
// widths for other columns than there are.
func (b *builder) square(t *doc.Table, e *Element) {
	columns := 0
	for _, rows := range [][]doc.Row{t.Head, t.Body} {
		spans := hanging{}
		for _, r := range rows {
			width := spans.add(r.Cells)
			if columns == 0 {
				columns = width
			}
			if width != columns {
				b.report(r.Origin, ruleTable, fmt.Sprintf("the cells of this row fill %d columns, and those of the first row %d", width, columns))
			}
		}
		if spans.open() {
			b.report(rows[len(rows)-1].Origin, ruleTable, "a rowspan reaches below the last row")
		}
	}
	if len(t.Widths) > 0 && len(t.Widths) != columns {
		b.report(e.attr("widths").Origin, ruleTable, fmt.Sprintf("the number of widths is %d, and that of columns %d", len(t.Widths), columns))
	}
}

// hanging are the rows that cells from above still reach into, one number for
// each cell that spans rows: the columns it fills and the rows left.
type hanging []struct{ columns, rows int }

// add takes the next row and returns how many columns it fills.
func (h *hanging) add(cells []doc.Cell) int {
	width := 0
	var next hanging
	for _, s := range *h {
		width += s.columns
		if s.rows--; s.rows > 0 {
			next = append(next, s)
		}
	}
	for _, c := range cells {
		width += c.ColSpan
		if c.RowSpan > 1 {
			next = append(next, struct{ columns, rows int }{c.ColSpan, c.RowSpan - 1})
		}
	}
	*h = next
	return width
}

func (h hanging) open() bool { return len(h) > 0 }
