package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"casedocs/generator"
	"casedocs/generator/civil"
	"casedocs/generator/timeline"
)

// deadlinesJSON is the JSON form of what deadlines lists. It has no name of a
// person, and no value of a case but its reference and dates.
type deadlinesJSON struct {
	SchemaVersion int                 `json:"schema_version"`
	AsOf          civil.Date          `json:"as_of"`
	Refused       int                 `json:"refused"` // cases that could not be read
	Cases         []caseDeadlinesJSON `json:"cases"`
}

type caseDeadlinesJSON struct {
	Reference  string          `json:"reference"`
	Case       string          `json:"case"`
	Policy     string          `json:"policy"`
	Milestones []milestoneJSON `json:"milestones"`
}

// milestoneJSON is one milestone; what is not known is the empty text.
type milestoneJSON struct {
	ID         string          `json:"id"`
	Rule       string          `json:"rule"`
	Title      string          `json:"title"`
	Order      string          `json:"order"`
	Kind       string          `json:"kind"`
	Topic      string          `json:"topic"`
	Due        civil.Date      `json:"due"`
	Clock      string          `json:"clock"`
	Status     timeline.Status `json:"status"`
	Earliest   civil.Date      `json:"earliest"`
	Preferred  civil.Date      `json:"preferred"`
	Latest     civil.Date      `json:"latest"`
	Trigger    string          `json:"trigger"`
	How        string          `json:"how"`
	Reading    string          `json:"reading"`
	Rolled     bool            `json:"rolled"`
	Duty       string          `json:"duty"`
	Chair      string          `json:"chair"`
	Decides    string          `json:"decides"`
	PlannedFor civil.Date      `json:"planned_for"`
	MetOn      civil.Date      `json:"met_on"`
	DaysLate   *int            `json:"days_late"` // null where it is not known whether it is late
	Proposed   bool            `json:"proposed"`
	Further    bool            `json:"further"`
	Source     string          `json:"source"`
}

func (r *deadlinesReport) json(cases []generator.Deadlines) ([]byte, error) {
	form := deadlinesJSON{SchemaVersion: 1, AsOf: r.asOf, Refused: r.refused, Cases: []caseDeadlinesJSON{}}
	for _, c := range cases {
		one := caseDeadlinesJSON{Reference: c.Reference, Case: c.Name, Policy: c.Policy, Milestones: []milestoneJSON{}}
		for _, m := range c.Milestones {
			one.Milestones = append(one.Milestones, milestoneForm(m))
		}
		form.Cases = append(form.Cases, one)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	err := e.Encode(form)
	return b.Bytes(), err
}

func milestoneForm(m generator.Deadline) milestoneJSON {
	form := milestoneJSON{
		ID: m.ID, Rule: m.Rule, Title: m.Title, Order: m.Order, Kind: m.Kind, Topic: m.Topic,
		Due: m.Due, Clock: m.Clock, Status: m.Status,
		Earliest: m.Window.Earliest, Preferred: m.Window.Preferred, Latest: m.Window.Latest,
		Trigger: m.Trigger, How: m.How, Reading: m.Reading, Rolled: m.Rolled,
		Duty: m.Duty, Chair: m.Chair, Decides: m.Decides,
		PlannedFor: m.PlannedFor, MetOn: m.MetOn, Proposed: m.Proposed, Further: m.Further, Source: m.Source,
	}
	if m.Decided() {
		form.DaysLate = &m.DaysLate
	}
	return form
}

// text writes the deadlines for a person, case by case.
func (r *deadlinesReport) text(w io.Writer, cases []generator.Deadlines) {
	for _, c := range cases {
		fmt.Fprintln(w, heading(c))
		if len(c.Milestones) == 0 {
			fmt.Fprintln(w, "  "+whyNone(c))
		}
		columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, m := range c.Milestones {
			fmt.Fprintln(columns, "  "+strings.Join([]string{day(m), standing(m, r.asOf), title(m), m.Duty, m.ID}, "\t"))
		}
		columns.Flush()
		fmt.Fprintln(w)
	}
	if len(cases) == 0 {
		fmt.Fprintf(w, "There is no deadline in %s that is %s.\n", count(len(r.cases), "case"), r.choice)
	}
}

// heading is the line over the deadlines of a case.
func heading(c generator.Deadlines) string {
	line := c.Reference
	if c.Policy != "" {
		line += ", policy " + c.Policy
	}
	var orders []string
	for _, o := range c.Orders {
		order := cmp.Or(o.Kind, "order")
		if !o.Made.IsZero() {
			order += " of " + o.Made.Long()
		}
		if !o.LastDay.IsZero() {
			order += ", last day " + o.LastDay.Long()
		}
		orders = append(orders, order)
	}
	if len(orders) > 0 {
		line += ": " + strings.Join(orders, "; ")
	}
	return line
}

// whyNone says why a case has no deadlines at all.
func whyNone(c generator.Deadlines) string {
	if c.Policy == "" {
		return "no deadline, because the case names no policy"
	}
	return "no deadline"
}

// day is the last day on which a deadline is in time.
func day(m generator.Deadline) string {
	switch {
	case m.Further:
		return "beside the schedule"
	case m.Due.IsZero():
		return "no date"
	case m.Clock != "":
		return m.Due.WeekdayLong() + ", " + m.Clock
	}
	return m.Due.WeekdayLong()
}

// standing says in words where a deadline stands.
func standing(m generator.Deadline, asOf civil.Date) string {
	var words string
	switch m.Status {
	case timeline.Done:
		words = "done on " + m.MetOn.Long()
		if m.DaysLate > 0 {
			words += " (" + count(m.DaysLate, "day") + " late)"
		}
		return words
	case timeline.Undecidable:
		if m.Due.IsZero() {
			return m.How
		}
		return "not known: no record says whether it was done"
	case timeline.Late:
		words = "late by " + count(m.DaysLate, "day")
	default:
		words = "due in " + count(asOf.DaysUntil(m.Due), "day")
		if m.Due == asOf {
			words = "due today"
		}
	}
	if !m.PlannedFor.IsZero() {
		words += ", planned for " + m.PlannedFor.Long()
	}
	return words
}

func title(m generator.Deadline) string {
	if m.Proposed {
		return m.Title + " (proposed)"
	}
	return m.Title
}
