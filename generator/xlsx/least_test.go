package xlsx

import (
	"strings"
	"testing"

	"casedocs/generator/doc"
)

// TestAColumnKeepsItsLeastWidth holds a column of sentences readable on a sheet
// that is too wide for a page.
func TestAColumnKeepsItsLeastWidth(t *testing.T) {
	s := &doc.Sheet{Rows: []doc.SheetRow{{Key: "a"}}}
	for i := range 8 {
		s.Columns = append(s.Columns, doc.Column{Header: strings.Repeat("h", i+1), Width: 40})
		s.Rows[0].Cells = append(s.Rows[0].Cells, text("a b c"))
	}
	s.Columns[3].Least = 34
	if widths := columnWidths(s); widths[3] < 34 || widths[2] > 25 {
		t.Errorf("the widths are %v", widths)
	}
}
