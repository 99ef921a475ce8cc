package generator

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	ical "github.com/arran4/golang-ical"

	"casedocs/generator/source"
)

func eventsOf(t *testing.T, cases []Deadlines, family bool) []*ical.VEvent {
	t.Helper()
	data, n, err := Calendar(cases, asOf, family)
	if err != nil {
		t.Fatal(err)
	}
	c, err := ical.ParseCalendar(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Events()) != n {
		t.Errorf("%d entries are counted as %d", len(c.Events()), n)
	}
	return c.Events()
}

func property(e *ical.VEvent, p ical.ComponentProperty) string {
	if v := e.GetProperty(p); v != nil {
		return v.Value
	}
	return ""
}

func TestCalendarHasWhatLiesAheadAndWhatIsOverdue(t *testing.T) {
	_, d := testshire(t, testshireCase)
	got := map[string]string{}
	for _, e := range eventsOf(t, []Deadlines{d}, false) {
		got[property(e, ical.ComponentPropertySummary)] = property(e, ical.ComponentPropertyDtStart)
	}
	for summary, day := range map[string]string{
		"TST-2026-001: Third review":                       "20261009", // overdue
		"TST-2026-001: Legal planning meeting":             "20270209",
		"TST-2026-001: Decision on what follows the order": "20261209",
	} {
		if got[summary] != day {
			t.Errorf("%s is on %q, want %s", summary, got[summary], day)
		}
	}
	for _, not := range []string{"TST-2026-001: First review", "TST-2026-001: Minutes of the first review"} {
		if got[not] != "" && got[not] < "20261001" {
			t.Errorf("%s is in the calendar, on %s", not, got[not])
		}
	}
	if !slices.Contains(slices.Collect(maps.Values(got)), "20261201") {
		t.Errorf("no entry stands on the day of the booked review: %v", got)
	}
}

func TestCalendarForAFamilySaysOnlyThatThereIsAMeeting(t *testing.T) {
	_, d := testshire(t, testshireCase)
	events := eventsOf(t, []Deadlines{d}, true)
	if len(events) == 0 {
		t.Fatal("the family has no meeting")
	}
	days := map[string]bool{}
	for _, e := range events {
		day := property(e, ical.ComponentPropertyDtStart)
		if s := property(e, ical.ComponentPropertySummary); s != "Meeting with family help" {
			t.Errorf("an entry is called %q", s)
		}
		if property(e, ical.ComponentPropertyDescription) != "Ask your social worker if you are not sure." || day < "20261121" || days[day] {
			t.Errorf("an entry on %s says too much, is over, or is there twice", day)
		}
		if day == "20270209" {
			t.Error("the family is asked to the meeting of the council with its lawyers")
		}
		if wanted := map[bool]string{true: "CONFIRMED", false: "TENTATIVE"}[day == "20261201"]; property(e, ical.ComponentPropertyStatus) != wanted {
			t.Errorf("the entry on %s is not %s", day, wanted)
		}
		days[day] = true
	}
	data, _, err := Calendar([]Deadlines{d}, asOf, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"TST-", "rder", "eview", "J.F.", "eadline", "child"} {
		if strings.Contains(string(data), word) {
			t.Errorf("the calendar holds %q:\n%s", word, data)
		}
	}
}

func TestCalendarOfStaffIsNotForAFamily(t *testing.T) {
	d, _ := builtIn(t).Deadlines(readSample(t, samples+"/staff-newly-qualified.yaml"), asOf)
	if len(eventsOf(t, []Deadlines{d}, false)) == 0 {
		t.Error("staff have no entry")
	}
	if events := eventsOf(t, []Deadlines{d}, true); len(events) > 0 {
		t.Errorf("a family has %d entries", len(events))
	}
}

// TestCalendarKeepsTheNamesOfEntries moves a date, and wants the entry to be the
// same one for calendar programs.
func TestCalendarKeepsTheNamesOfEntries(t *testing.T) {
	e, before := testshire(t, testshireCase)
	moved := strings.Replace(testshireCase, "made: 2026-03-10, months: 12}\n  - {id: order-2", "made: 2026-03-11, months: 12}\n  - {id: order-2", 1)
	after, _ := e.Deadlines(Input{Name: "moved.yaml", Files: []*source.File{source.NewFile("moved.yaml", []byte(moved))}}, asOf.AddDays(3))
	m, n := before.find(t, "TST-05"), after.find(t, "TST-05")
	if m.Due == n.Due || before.uid(m) != after.uid(n) {
		t.Errorf("due %s and %s, called %s and %s", m.Due, n.Due, before.uid(m), after.uid(n))
	}
	if id := before.uid(m); !strings.HasSuffix(id, "@casedocs") || strings.Contains(id, "TST") {
		t.Errorf("the name %s says something", id)
	}
	other := before
	other.Reference = "TST-2026-002"
	if other.uid(m) == before.uid(m) {
		t.Error("two cases have entries of one name")
	}
}
