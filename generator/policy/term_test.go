package policy_test

import (
	"testing"

	"casedocs/generator/civil"
	"casedocs/generator/policy"
)

func TestTermsOfOrders(t *testing.T) {
	table := []struct {
		name, order          string
		last, cap, extension string
	}{
		{"twelve months", "kind: supervision-order, made: 2026-03-15, months: 12", "2027-03-14", "2029-03-14", ""},
		{"six months from the end of August", "kind: supervision-order, made: 2026-08-31, months: 6", "2027-02-28", "2029-08-30", ""},
		{"from a leap day", "kind: supervision-order, made: 2028-02-29, months: 12", "2029-02-28", "2031-02-28", ""},
		{"to a leap day", "kind: supervision-order, made: 2025-03-01, months: 12", "2026-02-28", "2028-02-29", ""},
		{"an end of its own", "kind: supervision-order, made: 2026-03-15, ends: 2026-12-31", "2026-12-31", "2029-03-14", ""},
		{"extended", "kind: supervision-order, made: 2026-03-15, months: 12, extensions: [{granted: 2027-03-01, to: 2027-09-14}]",
			"2027-09-14", "2029-03-14", "2027-09-14"},
		{"extended past the cap", "kind: supervision-order, made: 2026-03-15, months: 12, extensions: [{granted: 2027-03-01, to: 2030-01-01}]",
			"2029-03-14", "2029-03-14", "2029-03-14"},
		{"ended early", "kind: supervision-order, made: 2026-03-15, months: 12, ended: {date: 2026-06-30}", "2026-06-30", "2029-03-14", ""},
		{"interim with a day", "kind: interim-supervision-order, made: 2026-03-15, ends: 2026-05-10", "2026-05-10", "", ""},
		{"interim to the end of the case", "kind: interim-supervision-order, made: 2026-03-15, until_case_ends: true", "", "", ""},
		{"no length", "kind: supervision-order, made: 2026-03-15", "", "2029-03-14", ""},
		{"no date", "kind: supervision-order, months: 12", "", "", ""},
		{"a care order", "kind: care-order, made: 2026-03-15", "", "", ""},
	}
	for _, row := range table {
		t.Run(row.name, func(t *testing.T) {
			terms, _ := policy.Terms(caseOf(t, "orders:\n  - {id: order-1, "+row.order+"}\n"), civil.Date{})
			if len(terms) != 1 || terms[0].OrderID != "order-1" {
				t.Fatalf("got %+v", terms)
			}
			got := terms[0]
			if got.LastDay.String() != row.last || got.LastPossibleDay.String() != row.cap || got.ExtendedTo.String() != row.extension {
				t.Errorf("got last day %q, last possible day %q, extended to %q; want %q, %q, %q",
					got.LastDay, got.LastPossibleDay, got.ExtendedTo, row.last, row.cap, row.extension)
			}
		})
	}
}

func TestAnOrderWithSoundDatesHasNoFinding(t *testing.T) {
	_, found := policy.Terms(caseOf(t, `
children:
  - {id: child-1, born: 2019-05-02}
orders:
  - {id: order-1, kind: supervision-order, made: 2026-03-10, months: 12, ends: 2027-03-09, extensions: [{granted: 2027-03-09, to: 2029-03-09}]}
`), civil.Date{})
	if len(found) > 0 {
		t.Errorf("got %v", texts(found))
	}
}

// A paper of an earlier day knows nothing of what the court did later.
func TestTermsAreThoseOfTheDay(t *testing.T) {
	c := caseOf(t, "orders:\n  - {id: order-1, kind: supervision-order, made: 2026-03-15, months: 12, extensions: [{granted: 2027-03-01, to: 2027-09-14}], ended: {date: 2027-06-30}}\n")
	for day, want := range map[string]string{"2026-06-01": "2027-03-14", "2027-03-01": "2027-09-14", "2027-06-30": "2027-06-30"} {
		asAt, err := civil.Parse(day)
		if err != nil {
			t.Fatal(err)
		}
		if terms, _ := policy.Terms(c, asAt); terms[0].LastDay.String() != want {
			t.Errorf("on %s the last day is %s, want %s", day, terms[0].LastDay, want)
		}
	}
}
