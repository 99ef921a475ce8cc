package doc

import (
	"fmt"
	"strconv"
	"strings"
)

// DumpWorkbook returns the workbook as text, one thing a line, for goldens
// and for eyes. Origins are left out; everything that a file shows is in it.
func DumpWorkbook(w *Workbook) string {
	var b strings.Builder
	fmt.Fprintf(&b, "workbook %s\n", strconv.Quote(w.Meta.Title))
	dumpMeta(&b, w.Meta)
	if len(w.Footer) > 0 {
		fmt.Fprintf(&b, "  footer %s\n", strconv.Quote(InlineText(w.Footer)))
	}
	for i := range w.Sheets {
		dumpSheet(&b, &w.Sheets[i])
	}
	return b.String()
}

func dumpMeta(b *strings.Builder, m Meta) {
	for _, f := range []struct{ name, value string }{
		{"type", m.Type}, {"case", m.Case}, {"reader", m.Reader}, {"version", m.Version},
		{"date", m.Date.String()}, {"author", m.Author}, {"language", m.Language},
	} {
		if f.value != "" {
			fmt.Fprintf(b, "  %s %s\n", f.name, f.value)
		}
	}
	if m.Draft {
		b.WriteString("  draft\n")
	}
}

func dumpSheet(b *strings.Builder, s *Sheet) {
	fmt.Fprintf(b, "\nsheet %s\n", strconv.Quote(s.Name))
	if len(s.Title) > 0 {
		fmt.Fprintf(b, "  title %s\n", strconv.Quote(InlineText(s.Title)))
	}
	for _, n := range s.Notes {
		fmt.Fprintf(b, "  note %s\n", strconv.Quote(InlineText(n)))
	}
	for i := range s.Columns {
		dumpColumn(b, &s.Columns[i])
	}
	for _, h := range s.Highlights {
		fmt.Fprintf(b, "  highlight %s when %s: %s\n", strconv.Quote(h.Column), strconv.Quote(h.When), h.Style)
	}
	for i := range s.Rows {
		dumpRow(b, s, &s.Rows[i])
	}
}

func dumpColumn(b *strings.Builder, c *Column) {
	fmt.Fprintf(b, "  column %s %s", strconv.Quote(c.Header), c.Kind)
	if c.Width > 0 {
		fmt.Fprintf(b, ", width %g", c.Width)
	}
	if c.Least > 0 {
		fmt.Fprintf(b, ", at least %g", c.Least)
	}
	if len(c.Choices) > 0 {
		fmt.Fprintf(b, ", one of %q", c.Choices)
	}
	if c.Help != "" {
		fmt.Fprintf(b, ", help %s", strconv.Quote(c.Help))
	}
	b.WriteByte('\n')
}

func dumpRow(b *strings.Builder, s *Sheet, row *SheetRow) {
	fmt.Fprintf(b, "  row %s\n", strconv.Quote(row.Key))
	for i, c := range row.Cells {
		if !c.Blank() && i < len(s.Columns) {
			fmt.Fprintf(b, "    %s: %s\n", s.Columns[i].Header, dumpCell(c))
		}
	}
}

func dumpCell(c SheetCell) string {
	switch {
	case c.Gap:
		return "gap " + strconv.Quote(c.Text)
	case c.Withheld:
		return "withheld " + strconv.Quote(c.Text)
	case !c.Date.IsZero():
		return c.Date.String()
	case c.Number != "":
		return c.Number
	}
	return strconv.Quote(c.Text)
}
