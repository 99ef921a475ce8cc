package generator

import (
	"testing"

	"casedocs/generator/doc"
)

// TestEveryWordOfASampleKnowsWhereItCameFrom holds the seam that findings on
// pages, provenance and review rely on.
func TestEveryWordOfASampleKnowsWhereItCameFrom(t *testing.T) {
	var pages, sheets originCounter
	eachPaper(t, func(t *testing.T, _ string, p *paper) {
		if d := document(t, p); d != nil {
			doc.Walk(d, func(b doc.Block) {
				if table, ok := b.(*doc.Table); ok {
					pages.cells(table)
				}
			}, func(in doc.Inline) { pages.inline(in) })
			for _, furniture := range [][]doc.Inline{d.Header, d.Footer} {
				for _, in := range furniture {
					pages.inline(in)
				}
			}
		}
		if book := workbook(t, p); book != nil {
			for _, s := range book.Sheets {
				for _, row := range s.Rows {
					for _, cell := range row.Cells {
						sheets.add(cell.Origin)
					}
				}
			}
		}
		if pages.without+sheets.without > 0 {
			t.Fatalf("%d pieces of pages and %d cells have no place in a template", pages.without, sheets.without)
		}
	})
	if pages.withData < 5000 || pages.withControl < 5000 || sheets.withData < 1000 || sheets.withControl < 1000 {
		t.Errorf("pages %+v, sheets %+v: hardly anything names data or what decided about it", pages, sheets)
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
	case *doc.Break:
		c.add(in.Origin)
	default:
		c.without++
	}
}
