package xlsx

import (
	"fmt"
	"reflect"
	"unicode/utf8"
)

// Heights are in points.
const (
	lineHeight  = 13
	padding     = 4.5
	titleHeight = 22
	maxHeight   = 409 // of any row, Excel specifications and limits
	runningText = 1.2 // characters of running text as wide as ten digits, by ten
)

// setHeights gives every row of the table the height that its text needs, for
// programs that do not work it out on opening a file.
func (s *sheet) setHeights() error {
	f := s.book.file
	if err := f.SetRowHeight(s.Name, 1, titleHeight); err != nil {
		return err
	}
	heads := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		heads[i] = c.Header
	}
	if err := f.SetRowHeight(s.Name, s.head, s.height(heads, filterButton)+padding); err != nil {
		return err
	}
	for i, row := range s.Rows {
		texts := make([]string, len(row.Cells))
		for j, c := range row.Cells {
			texts[j] = c.Text
		}
		if err := f.SetRowHeight(s.Name, s.head+1+i, s.height(texts, margin)); err != nil {
			return err
		}
	}
	return s.letRowsGrow()
}

// height returns the height of a row with these texts, each in its column less
// what the cell keeps free.
func (s *sheet) height(texts []string, free float64) float64 {
	lines := 1
	for i, text := range texts {
		lines = max(lines, countLines(text, lineLength(s.widths[i]-free)))
	}
	return min(float64(lines)*lineHeight+padding, maxHeight)
}

// lineLength returns how many characters of running text fit into a width.
func lineLength(width float64) int { return max(1, int(width*runningText)) }

// countLines returns on how many lines of a width a text stands. Words longer
// than a line are broken.
func countLines(text string, width int) int {
	n := 0
	for _, l := range wrap(text, width) {
		n += max(1, (utf8.RuneCountInString(l)+width-1)/width)
	}
	return n
}

// letRowsGrow takes back the mark "custom height" that the library sets beside
// every height: with it a row would not grow when somebody types more into it.
// The library has no option for this and does not export the type.
func (s *sheet) letRowsGrow() error {
	part, ok := s.book.file.Sheet.Load(fmt.Sprintf("xl/worksheets/sheet%d.xml", s.number))
	if !ok {
		return fmt.Errorf("sheet %d has no part", s.number)
	}
	rows := reflect.ValueOf(part).Elem().FieldByName("SheetData").FieldByName("Row")
	for i := range rows.Len() {
		rows.Index(i).FieldByName("CustomHeight").SetBool(false)
	}
	return nil
}
