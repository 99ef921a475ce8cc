package doc

import (
	"strings"
	"testing"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
)

// plain returns a workbook that keeps every rule.
func plain() *Workbook {
	return &Workbook{Sheets: []Sheet{{
		Name: "Actions",
		Columns: []Column{
			{Header: "What"}, {Header: "Until", Kind: CellDate}, {Header: "Pounds", Kind: CellMoney},
			{Header: "Status", Kind: CellChoice, Choices: []string{"open", "done"}},
		},
		Rows: []SheetRow{
			{Key: "a", Cells: []SheetCell{
				{Text: "rings"}, {Text: "10 March 2026", Date: civil.Date{Year: 2026, Month: 3, Day: 10}},
				{Text: "12.50", Number: "12.50"}, {Text: "open"},
			}},
			{Key: "b", Cells: []SheetCell{
				{}, {Text: "Not yet recorded: when", Gap: true}, {Text: "[withheld]", Withheld: true}, {},
			}},
			{Key: "c"},
		},
		Highlights: []Highlight{{Column: "Status", When: "done", Style: "good"}},
	}}}
}

func TestWorkbookThatKeepsTheRules(t *testing.T) {
	if found := plain().Check(); len(found) > 0 {
		t.Errorf("%s", found[0].Text(true))
	}
}

func TestWorkbookRules(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Sheet)
		rule   string
		text   string
	}{
		{"no name", func(s *Sheet) { s.Name = " " }, RuleSheetName, "a sheet has no name"},
		{"name too long", func(s *Sheet) { s.Name = strings.Repeat("a", 32) }, RuleSheetName, `the sheet name "` + strings.Repeat("a", 32) + `" is longer than 31 characters`},
		{"name too long in UTF-16", func(s *Sheet) { s.Name = strings.Repeat("𝟘", 16) }, RuleSheetName, `the sheet name "` + strings.Repeat("𝟘", 16) + `" is longer than 31 characters`},
		{"slash in name", func(s *Sheet) { s.Name = "In/out" }, RuleSheetName, `the sheet name "In/out" has one of the characters [ ] : * ? / \ in it`},
		{"apostrophe at the end", func(s *Sheet) { s.Name = "Parents'" }, RuleSheetName, `the sheet name "Parents'" begins or ends with an apostrophe`},
		{"reserved name", func(s *Sheet) { s.Name = "history" }, RuleSheetName, `spreadsheet programs keep the sheet name "history" for themselves`},
		{"no columns", func(s *Sheet) { s.Columns, s.Rows, s.Highlights = nil, nil, nil }, RuleColumns, `sheet "Actions" has no columns`},
		{"no heading", func(s *Sheet) { s.Columns[0].Header = "" }, RuleColumns, `a column of sheet "Actions" has no heading`},
		{"same heading", func(s *Sheet) { s.Columns[0].Header = "until" }, RuleColumns, `two columns of sheet "Actions" have the heading "Until"`},
		{"nothing to choose", func(s *Sheet) { s.Columns[3].Choices, s.Rows = nil, nil }, RuleChoice, `the column "Status" is a choice but offers none`},
		{"no key", func(s *Sheet) { s.Rows[0].Key = "" }, RuleRowKey, `a row of sheet "Actions" has no key`},
		{"same key", func(s *Sheet) { s.Rows[0].Key = "c" }, RuleRowKey, `two rows of sheet "Actions" have the key "c"`},
		{"too many cells", func(s *Sheet) { s.Rows[0].Cells = append(s.Rows[0].Cells, SheetCell{Text: "x"}) }, RuleRowLength, `a row of sheet "Actions" has more cells than the sheet has columns`},
		{"no date", func(s *Sheet) { s.Rows[0].Cells[1] = SheetCell{Text: "soon"} }, RuleCellKind, `the column "Until" takes dates, and "soon" is not one`},
		{"no number", func(s *Sheet) { s.Rows[0].Cells[2] = SheetCell{Text: "£5", Number: "£5"} }, RuleCellKind, `the column "Pounds" takes numbers, and "£5" is not one`},
		{"no choice", func(s *Sheet) { s.Rows[0].Cells[3].Text = "Done" }, RuleChoice, `the column "Status" does not offer "Done"`},
		{"no such column", func(s *Sheet) { s.Highlights[0].Column = "State" }, RuleHighlight, `a highlight names the column "State", and sheet "Actions" has no such column`},
		{"no such style", func(s *Sheet) { s.Highlights[0].Style = "red" }, RuleHighlight, `a highlight has the style "red", which does not exist`},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := plain()
			c.change(&w.Sheets[0])
			found := w.Check()
			if len(found) != 1 {
				t.Fatalf("%d findings: %v", len(found), found)
			}
			if d := found[0]; d.Rule != c.rule || d.Text(true) != c.text || d.Blocks != diag.Write || len(d.Hints) != 1 {
				t.Errorf("%s %s (%d hints)\nwant %s %s", d.Rule, d.Text(true), len(d.Hints), c.rule, c.text)
			}
		})
	}
}

func TestSheetNamesDifferInMoreThanCapitals(t *testing.T) {
	w := plain()
	second := plain().Sheets[0]
	second.Name = "ACTIONS"
	w.Sheets = append(w.Sheets, second)
	if found := w.Check(); len(found) != 1 || found[0].Rule != RuleSheetName {
		t.Errorf("findings %v", found)
	}
	if found := (&Workbook{}).Check(); len(found) != 1 || found[0].Rule != RuleNoSheet {
		t.Errorf("findings of an empty workbook %v", found)
	}
}

func TestMessagesShowWordsOfTheTemplateAndHideThoseOfTheCase(t *testing.T) {
	w := plain()
	w.Sheets[0].Columns[1].Origin = &Origin{Data: []string{"/people/0/name"}}
	w.Sheets[0].Rows[0].Cells[1] = SheetCell{Text: "soon", Origin: &Origin{Data: []string{"/plan/actions/0/by"}}}
	d := w.Check()[0]
	if got := d.Text(false); got != "the column (not shown) takes dates, and this value is not one" || d.Path != "/plan/actions/0/by" {
		t.Errorf("%s at %s", got, d.Path)
	}
}

func TestDecimals(t *testing.T) {
	for s, want := range map[string]bool{
		"0": true, "12": true, "-1.50": true, "123456789012345": true, "0.000001": true,
		"": false, "1,250": false, "+1": false, ".5": false, "5.": false, "1e5": false, "£5": false, " 1": false,
		"1234567890123456": false, "１２": false,
	} {
		if got := IsDecimal(s); got != want {
			t.Errorf("IsDecimal(%q) = %v", s, got)
		}
	}
}
