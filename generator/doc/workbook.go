package doc

import "casedocs/generator/civil"

// Workbook is the data of one paper as tables that a team works from.
type Workbook struct {
	Meta   Meta
	Footer []Inline // confidentiality line at the foot of every printed page
	Sheets []Sheet
}

// Sheet is one table with one header row. Name is what the tab shows: at most
// 31 characters, no person's name. Title is a sentence above the table.
type Sheet struct {
	Name       string
	Title      []Inline
	Notes      [][]Inline // lines under the title
	Columns    []Column
	Rows       []SheetRow
	Highlights []Highlight
	Origin     *Origin
}

// CellKind is the type of a column.
type CellKind uint8

// The kinds of cells.
const (
	CellText CellKind = iota
	CellDate
	CellNumber
	CellMoney  // pounds
	CellChoice // one of the column's Choices
)

// String returns the word that markup has for the kind.
func (k CellKind) String() string {
	return [...]string{"text", "date", "number", "money", "choice"}[k]
}

// Column is one column. Width is in characters of the standard font, 0 for a
// width by content; a sheet that would be too wide to print is made narrower,
// but no column narrower than its Least. Choices feed a validation list; Help is
// shown beside the cell when it is chosen.
type Column struct {
	Header  string
	Kind    CellKind
	Width   float64
	Least   float64 // in characters, 0 for that of its longest word
	Choices []string
	Help    string
	Origin  *Origin
}

// SheetRow is one row. Key names it across versions. A row may have fewer
// cells than the sheet has columns; the rest of it is blank.
type SheetRow struct {
	Key    string
	Cells  []SheetCell
	Origin *Origin
}

// SheetCell is one typed value. Text always holds what a person reads; Date
// and Number are set where the column's kind asks for them. Gap and Withheld
// cells hold their words in Text and nothing else. A cell without any of them
// is blank, in a column of any kind.
type SheetCell struct {
	Text     string
	Date     civil.Date
	Number   string // decimal, as written in the case
	Gap      bool
	Withheld bool
	Origin   *Origin
}

// Blank reports whether the cell says nothing.
func (c SheetCell) Blank() bool { return c.Text == "" }

// Highlight colours the cells of a column that read exactly When. The words
// stand in the cell, so colour is never the only sign. Style is "alert",
// "warn", "good" or "quiet".
type Highlight struct {
	Column string
	When   string
	Style  string
	Origin *Origin
}
