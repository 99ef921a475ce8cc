package policy_test

import (
	"strings"
	"testing"

	"casedocs/generator/policy"
	"casedocs/generator/timeline"
	"casedocs/generator/tree"
)

const hearings = `format: 1
id: fernwick
title: Fernwick
authority: Fernwick Borough Council
written_by: nobody
approved_by: the Head of Service
valid_from: 2026-01-01
next_review: 2027-11-30
calendar: england-and-wales
events:
  - {id: next-hearing, list: /court/hearings, date: date, pick: next, title: the next hearing}
milestones:
  - id: PDA-01
    kind: record
    title: Bundle filed
    due: {count: 7, unit: working-days, direction: before, from: next-hearing}
    duty: legal services
    met_by: {list: /court/hearings, date: bundle_filed_on, match: same}
    source: PD 27A
`

func policyFrom(t *testing.T, yaml string) (*policy.Policy, *tree.Node) {
	t.Helper()
	_, n := readYAML(t, "policy.yaml", []byte(yaml))
	p, found := policy.Load([]*tree.Node{n})
	if len(found) > 0 {
		t.Fatal(texts(found))
	}
	return p, n
}

func TestMilestonesCountFromTheNextRecord(t *testing.T) {
	p, _ := policyFrom(t, hearings)
	cases := caseOf(t, `
court:
  hearings:
    - {id: hearing-3, date: 2027-02-24}
    - {id: hearing-1, date: 2026-10-05, bundle_filed_on: 2026-09-24}
    - {id: hearing-2, date: 2026-12-14, bundle_filed_on: 2026-12-02}
`)
	for _, c := range []struct {
		asOf, due string
		status    timeline.Status
	}{
		{"2026-09-23", "2026-09-24", timeline.Due},
		{"2026-10-05", "2026-09-24", timeline.Done},
		{"2026-10-06", "2026-12-03", timeline.Upcoming},
		{"2026-12-14", "2026-12-03", timeline.Done},
		{"2026-12-15", "2027-02-15", timeline.Upcoming},
		{"2027-02-16", "2027-02-15", timeline.Late},
		{"2027-02-24", "2027-02-15", timeline.Late},
	} {
		dates, found := p.Timeline(cases, calendar(t), day(c.asOf))
		if len(dates) != 1 || dates[0].Due.String() != c.due || dates[0].Status != c.status || len(found) > 0 {
			t.Errorf("on %s: %v %v, want it due on %s and %s", c.asOf, dates, texts(found), c.due, c.status)
		}
	}
	if dates, _ := p.Timeline(cases, calendar(t), day("2027-02-25")); len(dates) > 0 {
		t.Errorf("after the last hearing there is still %v", dates)
	}
}

func TestListsOfEventsAreHeldToTheCases(t *testing.T) {
	root := caseShape(t, "supervision-order")
	for _, c := range []struct{ old, new, says string }{
		{"pick: next", "pick: next", ""},
		{"list: /court/hearings, date: date", "list: /court/judge, date: date", `"/court/judge" is no list of a case`},
		{"list: /court/hearings, date: date", "list: /court/hearings, date: about", `"about" is no date of such a record`},
		{"pick: next", "where: {kind: final}, pick: next", `"kind" is no field of such a record`},
	} {
		_, n := policyFrom(t, strings.Replace(hearings, c.old, c.new, 1))
		found := policy.Fit(n, root)
		switch {
		case c.says == "" && len(found) > 0, c.says != "" && (len(found) != 1 || found[0].Text(true) != c.says):
			t.Errorf("%s: found %s, want %s", c.new, texts(found), c.says)
		}
	}
}
