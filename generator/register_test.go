package generator

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"casedocs/generator/civil"
)

// registerOf returns the sheets of a register by their names, each with the row
// of its headings and those below it, as they are stored and not as shown.
func registerOf(t *testing.T, data []byte) (*excelize.File, map[string][][]string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	sheets := map[string][][]string{}
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		head := slices.IndexFunc(rows, func(r []string) bool { return len(r) > 2 })
		if head < 0 {
			t.Fatalf("%s has no headings", name)
		}
		sheets[name] = rows[head:]
	}
	return f, sheets
}

func makeRegister(t *testing.T, e *Engine, cases []Deadlines, c Choice) []byte {
	t.Helper()
	data, found, err := e.Register(cases, asOf, c)
	if err != nil || len(found) > 0 {
		t.Fatal(err, inWords(found))
	}
	return data
}

// serialOf is the number by which a spreadsheet knows a day.
func serialOf(year, month, day int) string {
	d := civil.Date{Year: year, Month: time.Month(month), Day: day}
	return strconv.Itoa(civil.Date{Year: 1899, Month: 12, Day: 30}.DaysUntil(d))
}

func TestRegisterHasARowForEachDeadline(t *testing.T) {
	e, d := testshire(t, testshireCase)
	f, sheets := registerOf(t, makeRegister(t, e, []Deadlines{d}, Choice{}))
	if got, want := f.GetSheetList(), []string{"Register", "Next 30 days", "Overdue", "Extension decisions", "Bank holidays used"}; !slices.Equal(got, want) {
		t.Fatalf("sheets %q, want %q", got, want)
	}
	rows := sheets["Register"]
	if len(rows) != 1+len(d.Milestones) {
		t.Errorf("%d rows for %d deadlines", len(rows)-1, len(d.Milestones))
	}
	want := map[string]string{
		"Authority policy": "testshire", "Case": "TST-2026-001", "Child": "J.F., O.Ó.S.", "Order": "Supervision order",
		"Made": serialOf(2026, 3, 10), "Last day": serialOf(2027, 3, 9), "Rule": "TST-02", "What is due": "Third review",
		"Counted from": "The first review", "Counted from day": serialOf(2026, 4, 10),
		"Reading": "Counted from the day the first review was due", "Due": serialOf(2026, 10, 9), "Moved": "yes",
		"Duty": "Social worker", "Status": "Late", "Done on": "", "Days late": "43",
	}
	i := slices.IndexFunc(rows, func(r []string) bool { return slices.Contains(r, "Third review") })
	for column, text := range want {
		if got := cell(rows, i, column); got != text {
			t.Errorf("%s of the third review is %q, want %q", column, got, text)
		}
	}
}

// cell returns a cell of a row by the heading of its column.
func cell(rows [][]string, i int, column string) string {
	at := slices.Index(rows[0], column)
	if i < 0 || at < 0 || at >= len(rows[i]) {
		return ""
	}
	return rows[i][at]
}

func TestRegisterListsWhatIsNextLateAndDecided(t *testing.T) {
	e, d := testshire(t, testshireCase)
	_, sheets := registerOf(t, makeRegister(t, e, []Deadlines{d}, Choice{}))
	for sheet, want := range map[string]struct{ has, not string }{
		"Next 30 days":        {"Decision on what follows the order", "Legal planning meeting"},
		"Overdue":             {"Third review", "First review, by"},
		"Extension decisions": {"Decision on what follows the order", "Third review"},
		"Bank holidays used":  {"offices closed for Christmas Eve", "Third review"},
	} {
		text := fmt.Sprint(sheets[sheet])
		if !strings.Contains(text, want.has) || strings.Contains(text, want.not) {
			t.Errorf("%s has not %q, or has %q:\n%s", sheet, want.has, want.not, text)
		}
	}
	if rows := sheets["Bank holidays used"]; cell(rows, 1, "Day") != serialOf(2026, 4, 3) || cell(rows, 1, "Name") != "Good Friday" {
		t.Errorf("the first bank holiday is %v", rows[1])
	}
}

func TestRegisterIsSetUpLikeTheOtherWorkbooks(t *testing.T) {
	e, d := testshire(t, testshireCase)
	data := makeRegister(t, e, []Deadlines{d}, Choice{Overdue: true})
	if again := makeRegister(t, e, []Deadlines{d}, Choice{Overdue: true}); !bytes.Equal(data, again) {
		t.Error("the same deadlines give other bytes")
	}
	f, _ := registerOf(t, data)
	for _, name := range f.GetSheetList() {
		panes, err := f.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit < 3 {
			t.Errorf("%s: headings are not kept in view: %+v, %v", name, panes, err)
		}
		tables, err := f.GetTables(name)
		if err != nil || len(tables) != 1 || tables[0].ShowHeaderRow != nil && !*tables[0].ShowHeaderRow {
			t.Errorf("%s: no table with a filter: %v, %v", name, tables, err)
		}
		layout, err := f.GetPageLayout(name)
		if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
			t.Errorf("%s is not set up for printing: %v", name, err)
		}
	}
	if note, err := f.GetCellValue("Register", "A2"); err != nil || !strings.HasSuffix(note, "from 1 case. Only what is overdue.") {
		t.Errorf("the note is %q, %v", note, err)
	}
}

// TestRegisterTakesEveryBranch holds that every word of its template is printed
// by some case of the tests.
func TestRegisterTakesEveryBranch(t *testing.T) {
	e, d := testshire(t, testshireCase)
	_, bare := testshire(t, "format: 1\nkind: supervision-order\nreference: A-0\n")
	_, plain := testshire(t, "format: 1\nkind: supervision-order\nreference: A-1\nauthority: {policy: camden}\norders: [{id: order-1, kind: supervision-order, made: 2026-03-10, months: 12}]\n")
	staff, found := e.Deadlines(readSample(t, samples+"/staff-experienced.yaml"), asOf)
	if len(staff.Milestones) == 0 {
		t.Fatal(inWords(found))
	}
	full := d
	full.Reference, full.Milestones = "A-2", slices.Clone(d.Milestones)
	for i := range full.Milestones {
		m := &full.Milestones[i]
		if m.PlannedFor = asOf; m.Kind == "decision" {
			m.MetOn, m.DaysLate = asOf, 2
		}
	}
	makeRegister(t, e, []Deadlines{d, bare, plain, staff, full}, Choice{})
	makeRegister(t, e, []Deadlines{d.Only(Choice{Person: "mother"})}, Choice{Person: "mother"})
	for _, f := range e.register.workbook.Coverage().Files() {
		if !strings.HasPrefix(f.Name, "templates/"+registerFolder) {
			continue
		}
		for _, b := range f.Untaken {
			if !b.Otherwise || b.Else {
				pos := b.Span.Pos()
				t.Errorf("%s:%d:%d: %s", f.Name, pos.Line, pos.Column, b.Untaken())
			}
		}
	}
}

// TestRegisterHoldsManyCases wants no limit of one paper to stop the register of
// a large council.
func TestRegisterHoldsManyCases(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes a large workbook")
	}
	e, d := testshire(t, testshireCase)
	cases := slices.Repeat([]Deadlines{d}, 700)
	if book, found := e.registerBook(cases, asOf, ""); book == nil || len(book.Sheets[0].Rows) != 700*len(d.Milestones) {
		t.Errorf("the register has not all rows:\n%s", inWords(found))
	}
}
