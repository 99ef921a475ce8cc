package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"casedocs/generator/doc"
)

// listSheet returns a sheet of the choices that cannot stand inside a
// validation, one list a column, or nil when all of them can.
func listSheet(w *doc.Workbook) *doc.Sheet {
	lists := &doc.Sheet{
		Name:  freeName(w, "Choices"),
		Title: []doc.Inline{&doc.Text{Value: "Words to choose from in the other sheets"}},
	}
	for _, s := range w.Sheets {
		for _, c := range s.Columns {
			if c.Kind == doc.CellChoice && !fitsInline(c.Choices) && listColumn(lists, c.Choices) < 0 {
				lists.Columns = append(lists.Columns, doc.Column{Header: s.Name + ": " + c.Header, Choices: c.Choices})
			}
		}
	}
	if len(lists.Columns) == 0 {
		return nil
	}
	lists.Rows = listRows(lists.Columns)
	return lists
}

// freeName returns the name, with a number where a sheet has it already.
func freeName(w *doc.Workbook, name string) string {
	free := name
	for n := 2; slices.ContainsFunc(w.Sheets, func(s doc.Sheet) bool { return strings.EqualFold(s.Name, free) }); n++ {
		free = fmt.Sprintf("%s %d", name, n)
	}
	return free
}

// listRows turns lists that stand side by side into rows.
func listRows(columns []doc.Column) []doc.SheetRow {
	var rows []doc.SheetRow
	for i, c := range columns {
		for j, choice := range c.Choices {
			if j == len(rows) {
				rows = append(rows, doc.SheetRow{Cells: make([]doc.SheetCell, len(columns))})
			}
			rows[j].Cells[i].Text = choice
		}
	}
	return rows
}

// listColumn returns the 0-based column that holds the choices, or -1.
func listColumn(lists *doc.Sheet, choices []string) int {
	return slices.IndexFunc(lists.Columns, func(c doc.Column) bool { return slices.Equal(c.Choices, choices) })
}

// listCells returns a reference to the cells that hold the choices.
func (b *book) listCells(choices []string) (string, error) {
	column, err := excelize.ColumnNumberToName(listColumn(b.lists.Sheet, choices) + 1)
	if err != nil {
		return "", err
	}
	first := b.lists.head + 1
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted(b.lists.Name), column, first, column, first+len(choices)-1), nil
}

// fitsInline reports whether a list can be written into the validation: there
// a comma ends a choice, spaces at its ends are lost, and "=" begins a formula.
func fitsInline(choices []string) bool {
	for _, c := range choices {
		if strings.ContainsAny(c, ",\"\n") || strings.TrimSpace(c) != c || looksActive(c) {
			return false
		}
	}
	return length(strings.Join(choices, ",")) <= maxInlineList
}
