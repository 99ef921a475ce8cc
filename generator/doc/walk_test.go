package doc

import (
	"strings"
	"testing"

	"casedocs/generator/civil"
)

// everything is a document with every block and every inline, numbered in
// reading order.
func everything() *Document {
	one := func(s string) []Inline { return []Inline{&Text{Value: s}} }
	p := func(s string) []Block { return []Block{&Paragraph{Inlines: one(s)}} }
	return &Document{Blocks: []Block{
		&Section{Blocks: []Block{&Heading{Level: 1, Inlines: one("1")}}},
		&Keep{Blocks: p("2")},
		&List{Items: []ListItem{{Blocks: p("3")}}},
		&Table{
			Caption: one("4"),
			Head:    []Row{{Cells: []Cell{{Blocks: p("5")}}}},
			Body:    []Row{{Cells: []Cell{{Blocks: p("6")}}}},
		},
		&Fields{Items: []FieldItem{{Name: one("7"), Value: p("8")}}},
		&Line{Left: one("9"), Centre: one("10"), Right: one("11")},
		&Rule{},
		&Signature{Name: one("12"), Role: one("13"), Registration: one("14"), Date: one("15"), Method: one("16")},
		&PageBreak{},
		&Paragraph{Inlines: []Inline{
			&Strong{Inlines: one("17")}, &Emph{Inlines: one("18")}, &Link{Target: "https://example.org", Inlines: one("19")},
			&Span{Language: "pl", Inlines: one("20")}, &Ins{Inlines: one("21")}, &Del{Inlines: one("22")},
			&Gap{Label: "23"}, &Break{}, &Withheld{},
		}},
	}}
}

func TestWalkVisitsEverythingInReadingOrder(t *testing.T) {
	var blocks, holders int
	var said []string
	Walk(everything(), func(Block) { blocks++ }, func(in Inline) {
		switch in := in.(type) {
		case *Text:
			said = append(said, in.Value)
		case *Gap:
			said = append(said, in.Label)
		case *Withheld:
			said = append(said, WithheldWords)
		case *Break:
			said = append(said, "/")
		default:
			holders++
		}
	})
	if got, want := strings.Join(said, " "), "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 / [withheld]"; got != want {
		t.Errorf("said %s\nwant %s", got, want)
	}
	if blocks != 16 || holders != 6 {
		t.Errorf("%d blocks and %d inlines that hold others, want 16 and 6", blocks, holders)
	}
}

func TestEveryInlineHasItsCanonicalForm(t *testing.T) {
	got := string(Canonical(everything(), false))
	for _, want := range []string{"strong", "emph", "link", "span", "ins", "del", "gap", "withheld", "break", "text"} {
		if !strings.Contains(got, `"inline": "`+want+`"`) {
			t.Errorf("no %s in the canonical form", want)
		}
	}
}

func TestDumpShowsEveryKindOfCell(t *testing.T) {
	w := plain()
	w.Meta = Meta{Title: "Plan", Case: "FBC-1", Draft: true}
	w.Footer = []Inline{&Text{Value: "Confidential"}}
	s := &w.Sheets[0]
	s.Columns = []Column{{Header: "Text", Help: "Say it"}, {Header: "Day", Kind: CellDate, Width: 13}, {Header: "Hours", Kind: CellNumber},
		{Header: "Status", Kind: CellChoice, Choices: []string{"open", "done"}}, {Header: "Who"}, {Header: "Where"}}
	s.Rows = []SheetRow{{Key: "a", Cells: []SheetCell{
		{Text: "words"}, {Text: "10 March 2026", Date: civil.Date{Year: 2026, Month: 3, Day: 10}}, {Text: "1.5", Number: "1.5"},
		{Text: "open"}, {Text: GapWords + "who", Gap: true}, {Text: WithheldWords, Withheld: true},
	}}}
	got := DumpWorkbook(w)
	for _, want := range []string{
		`workbook "Plan"`, "case FBC-1", "  draft\n", `footer "Confidential"`, `column "Text" text, help "Say it"`, `column "Day" date, width 13`,
		`one of ["open" "done"]`, `Text: "words"`, "Day: 2026-03-10", "Hours: 1.5", `Who: gap "Not yet recorded: who"`, `Where: withheld "[withheld]"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}
