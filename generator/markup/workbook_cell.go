package markup

import (
	"slices"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/doc"
)

// row reads one row. Cells beyond the columns are kept, so that Check can say
// that they are too many.
func (b *bookBuilder) row(e *Element, columns []doc.Column) doc.SheetRow {
	b.attrs(e, "key")
	row := doc.SheetRow{Key: e.Attr("key"), Origin: e.Origin}
	for i, kid := range b.kids(e, "cell") {
		b.attrs(kid)
		kind := doc.CellText
		if i < len(columns) {
			kind = columns[i].Kind
		}
		row.Cells = append(row.Cells, b.cell(kid, kind))
	}
	return row
}

// cell reads one cell. A cell that is nothing but a gap or a withheld value is
// one; beside other words they are words.
func (b *bookBuilder) cell(e *Element, kind doc.CellKind) doc.SheetCell {
	inlines := b.exact(e.Kids)
	c := doc.SheetCell{Text: doc.InlineText(inlines), Origin: cellOrigin(e)}
	if len(inlines) == 1 {
		switch inlines[0].(type) {
		case *doc.Gap:
			c.Gap = true
			return c
		case *doc.Withheld:
			c.Withheld = true
			return c
		}
	}
	switch kind {
	case doc.CellDate:
		if d, err := civil.Parse(c.Text); err == nil {
			c.Date, c.Text = d, d.Long()
		}
	case doc.CellNumber:
		c.Number = c.Text
	case doc.CellMoney:
		c.Number = c.Text
		if doc.IsDecimal(c.Number) {
			c.Text = pounds(c.Number)
		}
	}
	return c
}

// exact builds the text of a cell, in which printed values keep their line
// breaks.
func (b *bookBuilder) exact(kids []Node) []doc.Inline {
	c := collapse{atSpace: true, exact: true}
	out := b.run(kids, &c)
	c.trim()
	return oneMark(prune(out))
}

// cellOrigin returns where the content of a cell came from: the place of the
// first value printed into it, or of the cell when it has none, with the
// pointers of all of them.
func cellOrigin(e *Element) *doc.Origin {
	o := &doc.Origin{Template: e.Origin.Template, Data: slices.Clone(e.Origin.Data), Control: slices.Clone(e.Origin.Control)}
	gatherOrigins(e, o)
	return o
}

func gatherOrigins(e *Element, into *doc.Origin) {
	for _, n := range e.Kids {
		switch n := n.(type) {
		case *Element:
			addOrigin(into, n.Origin)
			gatherOrigins(n, into)
		case *Chars:
			addOrigin(into, n.Origin)
		}
	}
}

func addOrigin(into, from *doc.Origin) {
	if len(into.Data) == 0 && len(from.Data) > 0 {
		into.Template = from.Template
	}
	into.Data = addMissing(into.Data, from.Data)
	into.Control = addMissing(into.Control, from.Control)
	into.Rules = addMissing(into.Rules, from.Rules)
}

func addMissing(list, more []string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// pounds returns a plain decimal as a sum of money: £1,250.50.
func pounds(decimal string) string {
	whole, pence, _ := strings.Cut(strings.TrimPrefix(decimal, "-"), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	for len(pence) < 2 {
		pence += "0"
	}
	if strings.HasPrefix(decimal, "-") {
		return "-£" + whole + "." + pence
	}
	return "£" + whole + "." + pence
}
