package xlsx

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/doc"
)

// Longest texts outside cells, in UTF-16 units (Excel specifications and
// limits; headings are also names of table columns).
const (
	maxHeading = 255
	maxHelp    = 255
	maxChoice  = 255
)

// firstDate is the first day on which all programs agree: before it the
// format counts a 29 February 1900 that never was.
var firstDate = civil.Date{Year: 1900, Month: time.March, Day: 1}

// Check returns what in w cannot be written: what makes no workbook at all,
// or else texts that the format would change. Each finding blocks writing.
func Check(w *doc.Workbook) diag.List {
	if found := w.Check(); len(found) > 0 {
		return found
	}
	c := &checker{}
	c.text("confidentiality line", doc.InlineText(w.Footer), maxCell, nil)
	for i := range w.Sheets {
		c.sheet(&w.Sheets[i])
	}
	return c.found
}

type checker struct{ found diag.List }

func (c *checker) sheet(s *doc.Sheet) {
	c.text("sheet name", s.Name, doc.MaxSheetName, s.Origin)
	c.text("title", doc.InlineText(s.Title), maxCell, s.Origin)
	for _, n := range s.Notes {
		c.text("note", doc.InlineText(n), maxCell, s.Origin)
	}
	for i := range s.Columns {
		c.column(&s.Columns[i])
	}
	for _, h := range s.Highlights {
		c.text("highlighted text", h.When, maxChoice, h.Origin)
	}
	for _, row := range s.Rows {
		for i, cell := range row.Cells {
			col := &s.Columns[i]
			c.text("text for the column {column}", cell.Text, maxCell, cell.Origin, col.Origin.Arg("column", col.Header))
			c.date(cell)
		}
	}
}

func (c *checker) column(col *doc.Column) {
	c.text("column heading", col.Header, maxHeading, col.Origin)
	if strings.ContainsAny(col.Header, "\t\r\n") || escape(col.Header) != col.Header {
		c.found = append(c.found, col.Origin.Diagnostic(ruleCharacter,
			"a column heading has a line end, a tab or a code such as _x0041_ in it",
			"write the heading as plain words on one line"))
	}
	c.text("help of a column", col.Help, maxHelp, col.Origin)
	for _, choice := range col.Choices {
		c.text("choice of a column", choice, maxChoice, col.Origin)
	}
}

// text looks at one text. The name of what it is stands in the message; values
// of the case that it names in braces are args.
func (c *checker) text(what, s string, limit int, o *doc.Origin, args ...diag.Arg) {
	if n := length(s); n > limit {
		c.found = append(c.found, o.Diagnostic(ruleTooLong,
			fmt.Sprintf("the %s is %s characters long, and a workbook holds %s there", what, thousands(n), thousands(limit)),
			"shorten the text, or put the longer one into a document of its own", args...))
	}
	if r, bad := badCharacter(s); bad {
		c.found = append(c.found, o.Diagnostic(ruleCharacter,
			fmt.Sprintf("the %s has the invisible character U+%04X in it, which a workbook cannot hold", what, r),
			"type the text again, or paste it as plain text", args...))
	}
}

func (c *checker) date(cell doc.SheetCell) {
	if !cell.Date.IsZero() && cell.Date.Before(firstDate) {
		c.found = append(c.found, cell.Origin.Diagnostic(ruleEarlyDate,
			"{date} is before 1 March 1900, the first that a workbook can hold",
			"check the year", diag.Arg{Name: "date", Value: cell.Date.String()}))
	}
}

// thousands returns n with a comma between the thousands: 32,767.
func thousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
