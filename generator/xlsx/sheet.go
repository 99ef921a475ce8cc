package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"casedocs/generator/civil"
	"casedocs/generator/doc"
)

// sheet is one sheet in the making: the title in A1, notes, an empty row, the
// head of the table, its rows.
type sheet struct {
	*doc.Sheet
	book   *book
	number int       // 1-based
	widths []float64 // of the columns, in characters
	top    []string  // the lines above the table, the title first
	head   int       // row of the column headings, 1-based
}

// newSheet returns the sheet with everything in its place and nothing written.
func newSheet(b *book, s *doc.Sheet, number int) *sheet {
	placed := &sheet{Sheet: s, book: b, number: number, widths: columnWidths(s)}
	placed.top = placed.titleAndNotes()
	placed.head = len(placed.top) + 2
	return placed
}

// titleAndNotes returns the lines above the table. Cells are never merged; a
// note that is wider than the table goes on in the next row.
func (s *sheet) titleAndNotes() []string {
	title := doc.InlineText(s.Title)
	if title == "" {
		title = s.Name
	}
	if s.book.meta.Draft {
		title = draftWord + ": " + title
	}
	lines := []string{title}
	for _, note := range s.Notes {
		lines = append(lines, wrap(doc.InlineText(note), s.noteWidth())...)
	}
	if !s.book.footFits() {
		lines = append(lines, wrap(s.book.footer, s.noteWidth())...)
	}
	return lines
}

func (s *sheet) write() error {
	for _, step := range []func() error{
		s.setWidths, s.writeTop, s.writeHead, s.writeRows, s.setHeights, s.addTable, s.nameHeadings,
		s.addValidations, s.addHighlights, s.freeze, s.setPage,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// last returns the last row of the table. A table has a row even when there is
// nothing to say, for the first thing that somebody types.
func (s *sheet) last() int { return s.head + max(1, len(s.Rows)) }

func (s *sheet) setWidths() error {
	for i, width := range s.widths {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := s.book.file.SetColWidth(s.Name, name, name, width); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) writeTop() error {
	style := s.book.styles.title
	if s.book.meta.Draft {
		style = s.book.styles.draft
	}
	for i, text := range s.top {
		if err := s.put(1, i+1, text, style); err != nil {
			return err
		}
		style = s.book.styles.note
	}
	return nil
}

func (s *sheet) writeHead() error {
	for i, c := range s.Columns {
		style := s.book.styles.head
		if c.Kind == doc.CellNumber || c.Kind == doc.CellMoney {
			style = s.book.styles.headRight
		}
		if err := s.put(i+1, s.head, c.Header, style); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) writeRows() error {
	for i := range s.last() - s.head {
		for j := range s.Columns {
			var c doc.SheetCell
			if i < len(s.Rows) && j < len(s.Rows[i].Cells) {
				c = s.Rows[i].Cells[j]
			}
			if err := s.writeCell(j+1, s.head+1+i, s.Columns[j].Kind, c); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *sheet) writeCell(col, row int, kind doc.CellKind, c doc.SheetCell) error {
	st := &s.book.styles
	switch {
	case c.Gap:
		return s.put(col, row, c.Text, st.gap)
	case c.Withheld:
		return s.put(col, row, c.Text, st.withheld)
	}
	switch kind {
	case doc.CellDate:
		return s.putDate(col, row, c)
	case doc.CellNumber:
		return s.putNumber(col, row, c, st.number)
	case doc.CellMoney:
		return s.putNumber(col, row, c, st.money)
	}
	return s.put(col, row, c.Text, st.text)
}

// put writes text, or only the style where there is none. Text that could be
// taken for a formula has the quote prefix.
func (s *sheet) put(col, row int, text string, style int) error {
	cell, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return err
	}
	if text != "" {
		if err := s.book.setText(s.Name, cell, text); err != nil {
			return err
		}
	}
	if looksActive(text) {
		style = s.book.quoted(style)
	}
	return s.book.file.SetCellStyle(s.Name, cell, cell, style)
}

func (s *sheet) putDate(col, row int, c doc.SheetCell) error {
	cell, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return err
	}
	if !c.Blank() {
		if err := s.book.file.SetCellInt(s.Name, cell, int64(serial(c.Date))); err != nil {
			return err
		}
	}
	return s.book.file.SetCellStyle(s.Name, cell, cell, s.book.styles.date)
}

// putNumber writes the digits as the case has them, not by way of a float.
func (s *sheet) putNumber(col, row int, c doc.SheetCell, style int) error {
	cell, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return err
	}
	if !c.Blank() {
		if err := s.book.file.SetCellDefault(s.Name, cell, c.Number); err != nil {
			return err
		}
	}
	return s.book.file.SetCellStyle(s.Name, cell, cell, style)
}

// serial returns the number by which a spreadsheet knows a day (ECMA-376 part
// 1, 18.17.4.1, the 1900 date system).
func serial(d civil.Date) int {
	return civil.Date{Year: 1899, Month: 12, Day: 30}.DaysUntil(d)
}

func (s *sheet) addTable() error {
	rng, err := cells(1, s.head, len(s.Columns), s.last())
	if err != nil {
		return err
	}
	stripes := true
	if err := s.book.file.SetSheetDimension(s.Name, "A1:"+strings.Split(rng, ":")[1]); err != nil {
		return err
	}
	return s.book.file.AddTable(s.Name, &excelize.Table{
		Range: rng, Name: tableName(s.number, s.Name), StyleName: "TableStyleLight1", ShowRowStripes: &stripes,
	})
}

// nameHeadings gives the first heading the name by which JAWS and NVDA know
// that the headings of all columns stand in its row, so that they say the
// heading with each cell.
func (s *sheet) nameHeadings() error {
	return s.book.file.SetDefinedName(&excelize.DefinedName{
		Name: "ColumnTitle", Scope: s.Name, RefersTo: fmt.Sprintf("%s!$A$%d", quoted(s.Name), s.head),
	})
}

// quoted returns the name of a sheet as references write it.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// tableName returns the name of a sheet's table, which a screen reader says on
// entering it. The number makes it unique in the workbook.
func tableName(number int, sheet string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			return r
		}
		return '_'
	}, sheet)
	return fmt.Sprintf("Table%d_%s", number, plain)
}

// cells returns a range such as A4:F9.
func cells(fromColumn, fromRow, toColumn, toRow int) (string, error) {
	from, err := excelize.CoordinatesToCellName(fromColumn, fromRow)
	if err != nil {
		return "", err
	}
	to, err := excelize.CoordinatesToCellName(toColumn, toRow)
	if err != nil {
		return "", err
	}
	return from + ":" + to, nil
}

// rows returns the range of a column's cells under its heading.
func (s *sheet) rows(column int) (string, error) {
	return cells(column, s.head+1, column, s.last())
}
