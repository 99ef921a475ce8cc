package doc

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"

	"casedocs/generator/diag"
)

// Rules of workbooks. Each blocks writing: a workbook that breaks one cannot
// be opened, or would show something other than the case says.
const (
	RuleNoSheet   = "WB-01" // a workbook has at least one sheet
	RuleSheetName = "WB-02" // the name of a sheet can stand on its tab
	RuleColumns   = "WB-03" // columns have headings, each once
	RuleRowKey    = "WB-04" // rows have keys, each once
	RuleRowLength = "WB-05" // a row has no more cells than columns
	RuleCellKind  = "WB-06" // a cell holds what its column asks for
	RuleChoice    = "WB-07" // a choice is one of the column's choices
	RuleHighlight = "WB-08" // a highlight names a column and a style
)

// MaxSheetName is the length of the longest sheet name, in UTF-16 units.
const MaxSheetName = 31

// HighlightStyles are the names that Highlight.Style may have.
var HighlightStyles = []string{"alert", "warn", "good", "quiet"}

var decimal = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// maxDigits is how many significant digits a spreadsheet keeps.
const maxDigits = 15

// IsDecimal reports whether s is a plain decimal that a spreadsheet can hold
// without loss: digits with at most one point, no more than 15 of them, and
// no sign but a minus.
func IsDecimal(s string) bool {
	digits := strings.TrimLeft(strings.ReplaceAll(strings.TrimPrefix(s, "-"), ".", ""), "0")
	return decimal.MatchString(s) && len(digits) <= maxDigits
}

// Check returns what is wrong with the workbook, whoever made it. An empty
// list means that a writer can write it.
func (w *Workbook) Check() diag.List {
	c := &workbookChecker{names: map[string]bool{}}
	if len(w.Sheets) == 0 {
		c.add(nil, RuleNoSheet, "the workbook has no sheet", "add a sheet to the workbook template")
	}
	for i := range w.Sheets {
		c.sheet(&w.Sheets[i])
	}
	return c.found
}

type workbookChecker struct {
	found diag.List
	names map[string]bool // of sheets, in lower case
}

func (c *workbookChecker) add(o *Origin, rule, message, hint string, args ...diag.Arg) {
	c.found = append(c.found, o.Diagnostic(rule, message, hint, args...))
}

func (c *workbookChecker) sheet(s *Sheet) {
	c.sheetName(s)
	c.columns(s)
	keys := map[string]bool{}
	for i := range s.Rows {
		row := &s.Rows[i]
		switch {
		case row.Key == "":
			c.add(row.Origin, RuleRowKey, "a row of sheet {sheet} has no key",
				`give the row a key attribute that names it in every version, such as key="{{.id}}"`, s.arg())
		case keys[row.Key]:
			c.add(row.Origin, RuleRowKey, "two rows of sheet {sheet} have the key {key}",
				"give every row a key of its own", s.arg(), diag.Arg{Name: "key", Value: row.Key, Hidden: "(not shown)"})
		}
		keys[row.Key] = true
		c.row(s, row)
	}
	for _, h := range s.Highlights {
		c.highlight(s, h)
	}
}

func (c *workbookChecker) sheetName(s *Sheet) {
	if message := sheetNameFault(s.Name); message != "" {
		c.add(s.Origin, RuleSheetName, message,
			"choose a short name of letters, digits and spaces", s.arg())
	}
	lower := strings.ToLower(s.Name)
	if c.names[lower] {
		c.add(s.Origin, RuleSheetName, "two sheets are called {sheet}; capital and small letters count as the same",
			"give one of the sheets another name", s.arg())
	}
	c.names[lower] = true
}

func sheetNameFault(name string) string {
	switch {
	case strings.TrimSpace(name) == "":
		return "a sheet has no name"
	case len(utf16.Encode([]rune(name))) > MaxSheetName:
		return "the sheet name {sheet} is longer than 31 characters"
	case strings.ContainsAny(name, `[]:*?/\`):
		return `the sheet name {sheet} has one of the characters [ ] : * ? / \ in it`
	case strings.HasPrefix(name, "'"), strings.HasSuffix(name, "'"):
		return "the sheet name {sheet} begins or ends with an apostrophe"
	case strings.EqualFold(name, "History"):
		return "spreadsheet programs keep the sheet name {sheet} for themselves"
	}
	return ""
}

func (c *workbookChecker) columns(s *Sheet) {
	if len(s.Columns) == 0 {
		c.add(s.Origin, RuleColumns, "sheet {sheet} has no columns", "add a columns element to the sheet", s.arg())
	}
	seen := map[string]bool{}
	for i := range s.Columns {
		col := &s.Columns[i]
		lower := strings.ToLower(col.Header)
		switch {
		case strings.TrimSpace(col.Header) == "":
			c.add(col.Origin, RuleColumns, "a column of sheet {sheet} has no heading",
				"write the heading between <column> and </column>", s.arg())
		case seen[lower]:
			c.add(col.Origin, RuleColumns, "two columns of sheet {sheet} have the heading {column}",
				"give one of the columns another heading", s.arg(), col.arg())
		}
		seen[lower] = true
		if col.Kind == CellChoice && len(col.Choices) == 0 {
			c.add(col.Origin, RuleChoice, "the column {column} is a choice but offers none",
				`list what may be chosen, such as choices="not started|done"`, col.arg())
		}
	}
}

func (c *workbookChecker) row(s *Sheet, row *SheetRow) {
	if len(row.Cells) > len(s.Columns) {
		c.add(row.Origin, RuleRowLength, "a row of sheet {sheet} has more cells than the sheet has columns",
			"add a column or take a cell away", s.arg())
	}
	for i := range min(len(row.Cells), len(s.Columns)) {
		c.cell(&s.Columns[i], &row.Cells[i])
	}
}

func (c *workbookChecker) cell(col *Column, cell *SheetCell) {
	if cell.Blank() || cell.Gap || cell.Withheld {
		return
	}
	value := diag.Arg{Name: "value", Value: cell.Text}
	switch col.Kind {
	case CellDate:
		if cell.Date.IsZero() {
			c.add(cell.Origin, RuleCellKind, "the column {column} takes dates, and {value} is not one",
				"give the date like 2026-03-10, or leave it out", col.arg(), value)
		}
	case CellNumber, CellMoney:
		if !IsDecimal(cell.Number) {
			c.add(cell.Origin, RuleCellKind, "the column {column} takes numbers, and {value} is not one",
				"give a plain number such as 12 or 1250.50, without words, commas or a pound sign", col.arg(), value)
		}
	case CellChoice:
		if !slices.Contains(col.Choices, cell.Text) {
			c.add(cell.Origin, RuleChoice, "the column {column} does not offer {value}",
				"choose one of: {choices}", col.arg(), value,
				diag.Arg{Name: "choices", List: col.Choices, Hidden: "the words that the column lists"})
		}
	}
}

func (c *workbookChecker) highlight(s *Sheet, h Highlight) {
	if !slices.ContainsFunc(s.Columns, func(col Column) bool { return col.Header == h.Column }) {
		c.add(h.Origin, RuleHighlight, "a highlight names the column {column}, and sheet {sheet} has no such column",
			"write the heading of the column exactly as it stands", h.Origin.Arg("column", h.Column), s.arg())
	}
	if !slices.Contains(HighlightStyles, h.Style) {
		c.add(h.Origin, RuleHighlight, "a highlight has the style {style}, which does not exist",
			"choose one of: "+strings.Join(HighlightStyles, ", "), h.Origin.Arg("style", h.Style))
	}
}

func (s *Sheet) arg() diag.Arg  { return s.Origin.Arg("sheet", s.Name) }
func (c *Column) arg() diag.Arg { return c.Origin.Arg("column", c.Header) }
