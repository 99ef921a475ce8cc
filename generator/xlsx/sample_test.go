package xlsx

import (
	"fmt"
	"time"

	"casedocs/generator/civil"
	"casedocs/generator/doc"
)

func say(s string) []doc.Inline { return []doc.Inline{&doc.Text{Value: s}} }

func text(s string) doc.SheetCell { return doc.SheetCell{Text: s} }

func gap(label string) doc.SheetCell {
	return doc.SheetCell{Text: doc.GapWords + label, Gap: true}
}

func withheld() doc.SheetCell { return doc.SheetCell{Text: doc.WithheldWords, Withheld: true} }

func number(s string) doc.SheetCell { return doc.SheetCell{Text: s, Number: s} }

func date(s string) doc.SheetCell {
	d, err := civil.Parse(s)
	if err != nil {
		panic(err)
	}
	return doc.SheetCell{Text: d.Long(), Date: d}
}

func row(key string, cells ...doc.SheetCell) doc.SheetRow {
	return doc.SheetRow{Key: key, Cells: cells}
}

var statuses = []string{"not started", "under way", "overdue", "done", "no longer needed"}

// family is the workbook of an invented support plan.
func family() *doc.Workbook {
	return &doc.Workbook{
		Meta: doc.Meta{
			Type: "support-plan", Title: "Supervision support plan for Juniper and Otis", Language: "en-GB",
			Case: "CAM-SO-2026-014", Reader: "court", Version: "2",
			Date:   civil.Date{Year: 2026, Month: time.March, Day: 24},
			Author: "Fernwick Borough Council", Draft: true, Generator: "casedocs 0.1",
		},
		Footer: say("Confidential: for the court, the parties & the people named in the plan. Do not copy or pass on."),
		Sheets: []doc.Sheet{actions(), reviews(), support(), worries()},
	}
}

func actions() doc.Sheet {
	return doc.Sheet{
		Name:  "Actions",
		Title: say("Actions of the support plan"),
		Notes: [][]doc.Inline{
			say("The supervision order was made on 10 March 2026 and its last day is 9 March 2027."),
			say("Change the status as things happen. A new action goes into the first empty row under the table."),
		},
		Columns: []doc.Column{
			{Header: "No"},
			{Header: "What will happen"},
			{Header: "Who does it"},
			{Header: "For whom"},
			{Header: "From", Kind: doc.CellDate},
			{Header: "Until", Kind: doc.CellDate, Help: "The last day on which this is in time."},
			{Header: "Status", Kind: doc.CellChoice, Choices: statuses, Help: "Say where the action stands today."},
			{Header: "If it does not happen"},
		},
		Highlights: []doc.Highlight{
			{Column: "Status", When: "overdue", Style: "alert"},
			{Column: "Status", When: "under way", Style: "warn"},
			{Column: "Status", When: "done", Style: "good"},
			{Column: "Status", When: "no longer needed", Style: "quiet"},
		},
		Rows: []doc.SheetRow{
			row("a-2-1", text("2.1"), text("Sees Marla every Monday at 10 am: 25 sessions, none on bank holidays"), text("Tamsin Orrery, Lantern Recovery"),
				text("Marla"), date("2026-03-16"), date("2026-09-28"), text("under way"),
				text("Two missed sessions running: Priya visits within 3 working days to ask what got in the way")),
			row("a-2-2", text("2.2"), text("Reads the family diary together with Marla and the children each Friday"), text("Priya Quillfeather, social worker"),
				text("Juniper and Otis"), date("2026-03-13"), date("2027-03-05"), text("under way"), text("Odalys Fenwright takes the visit in the same week")),
			row("a-3-1", text("3.1"), text("Play therapy, weekly, at school"), gap("who will do this"),
				text("Juniper"), date("2026-04-20"), gap("when it ends"), text("not started"), text("Mrs Okonedo-Pike sees Juniper each Tuesday until it begins")),
			row("a-3-2", text("3.2"), text("Stair light is mended\nand the banister is made safe"), text("Camden Repairs"),
				text("Otis"), date("2026-03-10"), date("2026-03-20"), text("overdue"), text("Priya rings the duty surveyor on 01632 960114")),
			row("a-4-1", text("4.1"), text("=Łucja Nguyễn-Ó Súilleabháin rings the nursery"), text("@Harbour Nursery"),
				text("Otis"), date("2026-03-11"), date("2026-03-17"), text("done"), withheld()),
		},
	}
}

func reviews() doc.Sheet {
	return doc.Sheet{
		Name:  "Reviews",
		Title: say("Review meetings and how each date was worked out"),
		Columns: []doc.Column{
			{Header: "Meeting"}, {Header: "Due by", Kind: doc.CellDate}, {Header: "Held on", Kind: doc.CellDate},
			{Header: "Chair"}, {Header: "How the date was worked out"},
		},
		Rows: []doc.SheetRow{
			row("r1", text("First review"), date("2026-06-10"), doc.SheetCell{}, text("Bronwen Ashgrove"), text("Three months after the order was made on 10 March 2026")),
			row("r2", text("Second review"), date("2026-12-10"), doc.SheetCell{}, gap("who chairs the meeting"), text("Six months after the first review was due")),
		},
	}
}

func support() doc.Sheet {
	return doc.Sheet{
		Name:  "Support & money",
		Title: say("What is paid for, how much and until when"),
		Columns: []doc.Column{
			{Header: "Support"}, {Header: "Hours", Kind: doc.CellNumber}, {Header: "Agreed amount", Kind: doc.CellMoney},
			{Header: "Agreed on", Kind: doc.CellDate}, {Header: "Paid until", Kind: doc.CellDate},
		},
		Rows: []doc.SheetRow{
			row("f1", text("Lantern Recovery sessions"), number("25"), number("1250.50"), date("2026-02-24"), date("2027-03-31")),
			row("f2", text("Play therapy"), number("13"), number("910"), gap("when the panel agreed"), date("2026-10-30")),
		},
	}
}

// worries has choices with commas, which a validation cannot hold itself.
func worries() doc.Sheet {
	return doc.Sheet{
		Name: "Worries",
		Columns: []doc.Column{
			{Header: "Worry"},
			{Header: "Standing", Kind: doc.CellChoice, Choices: []string{"found by the court", "accepted by a named person", "said, not decided"}},
		},
		Rows: []doc.SheetRow{
			row("w1", text("Otis was put to bed by Juniper, then 6, on at least three nights"), text("found by the court")),
			row("w2", text("Neighbours heard shouting at night"), text("said, not decided")),
		},
	}
}

// large is a workbook with n actions.
func large(n int) *doc.Workbook {
	w := family()
	s := &w.Sheets[0]
	first := s.Rows
	for i := len(first); i < n; i++ {
		r := first[i%len(first)]
		r.Key = fmt.Sprintf("a-%d", i)
		s.Rows = append(s.Rows, r)
	}
	return w
}
