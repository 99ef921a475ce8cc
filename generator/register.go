package generator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/compose"
	"casedocs/generator/diag"
	"casedocs/generator/disclosure"
	"casedocs/generator/doc"
	"casedocs/generator/timeline"
	"casedocs/generator/tree"
	"casedocs/generator/xlsx"
)

// registerFolder is the folder of templates of the register of deadlines. It is
// no document type: the register is about many cases.
const registerFolder = "register"

// register is the workbook of the deadlines of many cases.
type register struct {
	shape    *tree.Shape
	workbook *compose.Templates
}

// register reads the template of the register, of which assets may have none.
func (l *loader) register() register {
	const form = "meta/register.schema.json"
	if l.schemas[form] == nil || !slices.Contains(l.names("templates/"+registerFolder, false), workbookEntry) {
		return register{}
	}
	s := l.compile(form)
	if l.err != nil {
		return register{}
	}
	r := register{shape: s.Shape()}
	r.workbook = l.templates(registerFolder, workbookEntry, r.shape, nil)
	l.found = append(l.found, compose.Uncalled(r.workbook)...)
	return r
}

// ahead is how many days the register looks ahead.
const ahead = 30

// Register returns the deadlines of cases as a workbook: all of them, what is
// due in the next 30 days, what is overdue, the decisions about longer orders,
// and the bank holidays. Chosen says which of them the cases still have. The list
// says what cannot be written; then there are no bytes.
func (e *Engine) Register(cases []Deadlines, asOf civil.Date, chosen Choice) ([]byte, diag.List, error) {
	if e.register.workbook == nil {
		return nil, diag.List{missingFile("templates/" + registerFolder + "/" + workbookEntry)}, nil
	}
	book, found := e.registerBook(cases, asOf, chosen.String())
	if book == nil || found.Blocks() == diag.Write {
		return nil, found, nil
	}
	data, more, err := xlsx.Write(book)
	return data, append(found, more...), err
}

func (e *Engine) registerBook(cases []Deadlines, asOf civil.Date, only string) (*doc.Workbook, diag.List) {
	root := e.registerFacts(cases, asOf, only)
	return e.register.workbook.Workbook(compose.Input{
		View: disclosure.View(root, tree.Reader{ID: internalReader}, asOf, disclosure.Terms{}).View,
		Meta: doc.Meta{
			Type: registerFolder, Title: "Register of deadlines as at " + asOf.Long(), Language: "en-GB",
			Reader: internalReader, Date: asOf, AsOf: asOf, Generator: "casedocs " + e.version,
		},
		Cases: len(cases),
	})
}

func (e *Engine) registerFacts(cases []Deadlines, asOf civil.Date, only string) *tree.Node {
	rows := &tree.Node{Kind: tree.List}
	for i := range cases {
		for _, m := range cases[i].Milestones {
			rows.Items = append(rows.Items, deadline(&cases[i], m, i))
		}
	}
	facts := group(
		entry("as_of", words(asOf.String())),
		entry("until", words(asOf.AddDays(ahead).String())),
		entry("cases", number(len(cases))),
		entry("only", words(only)),
		entry("calendar", words(e.calendar.Source())),
		entry("deadlines", rows),
		entry("holidays", list(e.daysOff(cases, asOf), dayOff)),
	)
	settle(facts, "", e.register.shape)
	return facts
}

// deadline returns a deadline of a case, of which i is the number, with what the
// register says of the case.
func deadline(d *Deadlines, m Deadline, i int) *tree.Node {
	o := d.order(m.Order)
	fields := []tree.Field{
		entry("key", words(fmt.Sprintf("%s %d %s", d.Reference, i+1, m.ID))),
		entry("policy", words(d.Policy)),
		entry("reference", words(d.Reference)),
		entry("initials", words(strings.Join(m.Initials, ", "))),
		entry("order_kind", words(o.Kind)),
		entry("made", words(o.Made.String())),
		entry("last_day", words(o.LastDay.String())),
		entry("last_possible_day", words(o.LastPossibleDay.String())),
		entry("id", words(m.ID)),
		entry("rule", words(m.Rule)),
		entry("title", words(m.Title)),
		entry("kind", words(m.Kind)),
		entry("topic", words(m.Topic)),
		entry("trigger", words(m.Trigger)),
		entry("trigger_date", words(m.From.String())),
		entry("reading", words(m.Reading)),
		entry("how", words(m.How)),
		entry("due", words(m.Due.String())),
		entry("clock", words(m.Clock)),
		entry("preferred", words(m.Window.Preferred.String())),
		entry("rolled", truth(m.Rolled)),
		entry("duty", words(m.Duty)),
		entry("source", words(m.Source)),
		entry("proposed", truth(m.Proposed)),
		entry("planned_for", words(m.PlannedFor.String())),
		entry("met_on", words(m.MetOn.String())),
		entry("status", words(string(m.Status))),
	}
	if m.DaysLate > 0 {
		fields = append(fields, entry("days_late", number(m.DaysLate)))
	}
	if m.Status == timeline.Due || m.Status == timeline.Upcoming {
		fields = append(fields, entry("days_left", number(d.AsOf.DaysUntil(m.Due))))
	}
	return group(fields...)
}

// order returns the order with an id, an empty one when there is none.
func (d *Deadlines) order(id string) Order {
	for _, o := range d.Orders {
		if o.ID == id {
			return o
		}
	}
	return Order{}
}

// freeDay is a day that was not counted as a working day.
type freeDay struct {
	civil.Holiday
	policy string // whose offices are closed, "" for a bank holiday
}

func dayOff(f freeDay) *tree.Node {
	return group(
		entry("date", words(f.Date.String())),
		entry("title", words(f.Title)),
		entry("policy", words(f.policy)),
	)
}

// daysOff returns the days that were not counted as working days, from the
// first day of which deadlines say something to the last.
func (e *Engine) daysOff(cases []Deadlines, asOf civil.Date) []freeDay {
	first, last := asOf, asOf.AddDays(ahead)
	closed := map[string][]civil.Holiday{}
	for _, d := range cases {
		closed[d.Policy] = d.closures
		for _, m := range d.Milestones {
			for _, day := range []civil.Date{m.From, m.Due} {
				if day.IsZero() {
					continue
				}
				first, last = earlier(first, day), later(last, day)
			}
		}
	}
	var out []freeDay
	for _, h := range e.calendar.Holidays(first, last) {
		out = append(out, freeDay{Holiday: h})
	}
	for policy, days := range closed {
		for _, h := range days {
			if off, _ := e.calendar.DayOff(h.Date); off == "" && !h.Date.Before(first) && !h.Date.After(last) {
				out = append(out, freeDay{h, policy})
			}
		}
	}
	slices.SortFunc(out, func(a, b freeDay) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.policy, b.policy), cmp.Compare(a.Title, b.Title))
	})
	return out
}

func earlier(a, b civil.Date) civil.Date {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b civil.Date) civil.Date {
	if b.After(a) {
		return b
	}
	return a
}
