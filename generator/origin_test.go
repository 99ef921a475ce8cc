package generator

import (
	"testing"

	"casedocs/generator/doc"
)

// TestEveryWordOfASampleKnowsWhereItCameFrom holds the seam that findings on
// pages, provenance and review rely on.
func TestEveryWordOfASampleKnowsWhereItCameFrom(t *testing.T) {
	for name, in := range sampleCases(t) {
		t.Run(name, func(t *testing.T) {
			p, d := courtPaper(t, in)
			var c originCounter
			doc.Walk(d, func(b doc.Block) {
				if table, ok := b.(*doc.Table); ok {
					c.cells(table)
				}
			}, func(in doc.Inline) { c.inline(in) })
			for _, furniture := range [][]doc.Inline{d.Header, d.Footer} {
				for _, in := range furniture {
					c.inline(in)
				}
			}
			if c.without > 0 || c.withData < 100 || c.withControl < 100 {
				t.Errorf("%d pieces of pages have no place in a template; %d name data, %d what decided about them", c.without, c.withData, c.withControl)
			}
			book, _ := p.typ.workbook.Workbook(p.input(nil, nil))
			c = originCounter{}
			for _, s := range book.Sheets {
				for _, row := range s.Rows {
					for _, cell := range row.Cells {
						c.add(cell.Origin)
					}
				}
			}
			if c.without > 0 || c.withData < 20 || c.withControl < 20 {
				t.Errorf("%d cells of sheets have no place in a template; %d name data, %d what decided about them", c.without, c.withData, c.withControl)
			}
		})
	}
}

// originCounter counts the pieces of a paper by what is known of their origin.
type originCounter struct{ without, withData, withControl int }

func (c *originCounter) add(o *doc.Origin) {
	if o == nil || o.Template.IsZero() {
		c.without++
		return
	}
	if len(o.Data) > 0 {
		c.withData++
	}
	if len(o.Control) > 0 {
		c.withControl++
	}
}

func (c *originCounter) cells(t *doc.Table) {
	for _, rows := range [][]doc.Row{t.Head, t.Body} {
		for _, r := range rows {
			c.add(r.Origin)
			for _, cell := range r.Cells {
				c.add(cell.Origin)
			}
		}
	}
}

func (c *originCounter) inline(in doc.Inline) {
	switch in := in.(type) {
	case *doc.Text:
		c.add(in.Origin)
	case *doc.Strong:
		c.add(in.Origin)
	case *doc.Emph:
		c.add(in.Origin)
	case *doc.Link:
		c.add(in.Origin)
	case *doc.Span:
		c.add(in.Origin)
	case *doc.Gap:
		c.add(in.Origin)
	case *doc.Withheld:
		c.add(in.Origin)
	case *doc.Ins:
		c.add(in.Origin)
	case *doc.Del:
		c.add(in.Origin)
	default:
		c.without++
	}
}
