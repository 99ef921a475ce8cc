package policy_test

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casedocs/generator/civil"
	"casedocs/generator/input"
	"casedocs/generator/policy"
	"casedocs/generator/source"
	"casedocs/generator/timeline"
	"casedocs/generator/tree"
)

// drawOrder draws a supervision order that the bank-holiday table covers.
func drawOrder(t *rapid.T) (made civil.Date, months int) {
	made = day("2019-01-02").AddDays(rapid.IntRange(0, 8*365).Draw(t, "day"))
	return made, rapid.IntRange(1, 12).Draw(t, "months")
}

func orderYAML(made civil.Date, months int) string {
	return fmt.Sprintf("orders:\n  - {id: order-1, kind: supervision-order, made: %s, months: %d}\n", made, months)
}

func TestEveryMeetingFallsOnAWorkingDayOfTheOrder(t *testing.T) {
	cal := calendar(t)
	rapid.Check(t, func(r *rapid.T) {
		made, months := drawOrder(r)
		for _, authority := range []string{"camden", "hull", "lincolnshire"} {
			tl, _ := plan(t, authority, orderYAML(made, months), made.String())
			seen := map[string]bool{}
			for i, m := range tl {
				if seen[m.ID] {
					r.Fatalf("%s comes twice", m.ID)
				}
				seen[m.ID] = true
				if working, err := cal.IsWorkingDay(m.Due); err != nil || !working {
					r.Fatalf("%s is due on %s (%v)", m.ID, m.Due.WeekdayLong(), err)
				}
				if m.Kind == "review" && m.Due.After(made.PeriodEnd(months)) {
					r.Fatalf("%s is due on %s, after the order", m.ID, m.Due)
				}
				if i > 0 && m.Due.Before(tl[i-1].Due) {
					r.Fatalf("%s stands after %s", m.ID, tl[i-1].ID)
				}
			}
		}
	})
}

func TestCamdenAlwaysHasAMeetingForItsDecision(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		made, months := drawOrder(r)
		tl, _ := plan(t, "camden", orderYAML(made, months), made.String())
		for _, m := range tl {
			if m.Kind == "decision" && !hasReview(tl, m.Window) {
				r.Fatalf("made %s for %d months: no review from %s to %s", made, months, m.Window.Preferred, m.Window.Latest)
			}
		}
	})
}

func hasReview(tl timeline.Timeline, w timeline.Window) bool {
	for _, m := range tl {
		if m.Kind == "review" && !m.Due.Before(w.Preferred) && !m.Due.After(w.Latest) {
			return true
		}
	}
	return false
}

func TestTheLastCamdenReviewIsChairedIndependently(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		made, months := drawOrder(r)
		tl, _ := plan(t, "camden", orderYAML(made, months), made.String())
		var last timeline.Milestone
		for _, m := range tl {
			if m.Kind == "review" && !m.Proposed {
				last = m
			}
		}
		if last.ID != "" && !strings.HasPrefix(last.Chair, "independent") {
			r.Fatalf("%s, the last review, is chaired by the %s", last.ID, last.Chair)
		}
	})
}

// Words that cases use, so that random trees reach every part of the code.
var (
	caseKeys = []string{"orders", "reviews", "children", "meetings", "plan", "planned_reviews", "family_group_conferences",
		"id", "kind", "made", "months", "ends", "extensions", "granted", "to", "ended", "until_case_ends", "born",
		"date", "status", "held", "stage", "order_decision", "decision", "told_on", "minutes_date"}
	caseTexts = []string{"supervision-order", "interim-supervision-order", "care-order", "order-1", "child-1", "planned", "held",
		"extra", "let-end", "after-order", "2026-03-10", "2027-03-09", "2027-03-10", "2026-08-31", "2028-02-29", "2029-01-01",
		"0001-01-01", "9999-12-31", "2009-06-30", "12", "6", "1", "-1", "99999999", "true", ""}
)

func drawNode(t *rapid.T, pointer string, depth int) *tree.Node {
	n := &tree.Node{Pointer: pointer, Kind: rapid.SampledFrom([]tree.Kind{tree.Map, tree.List, tree.String, tree.Number, tree.Null}).Draw(t, "kind")}
	switch {
	case depth == 0 || n.Kind > tree.Bool && n.Kind < tree.Map:
		n.Kind = rapid.SampledFrom([]tree.Kind{tree.String, tree.Number, tree.Withheld}).Draw(t, "scalar")
		n.Text = rapid.SampledFrom(caseTexts).Draw(t, "text")
	case n.Kind == tree.Map:
		for range rapid.IntRange(0, 8).Draw(t, "fields") {
			name := rapid.SampledFrom(caseKeys).Draw(t, "key")
			n.Fields = append(n.Fields, tree.Field{Name: name, Value: drawNode(t, pointer+"/"+name, depth-1)})
		}
	case n.Kind == tree.List:
		for i := range rapid.IntRange(0, 3).Draw(t, "items") {
			n.Items = append(n.Items, drawNode(t, pointer+"/"+strconv.Itoa(i), depth-1))
		}
	}
	return n
}

// drawCase draws a tree that has the lists of a case, filled with anything.
func drawCase(t *rapid.T) *tree.Tree {
	root := &tree.Node{Kind: tree.Map}
	for _, name := range []string{"orders", "reviews", "children", "meetings", "plan"} {
		value := &tree.Node{Kind: tree.List, Pointer: "/" + name}
		for i := range rapid.IntRange(0, 3).Draw(t, name) {
			value.Items = append(value.Items, drawNode(t, value.Pointer+"/"+strconv.Itoa(i), 3))
		}
		if rapid.IntRange(0, 9).Draw(t, "odd") == 0 {
			value = drawNode(t, "/"+name, 4)
		}
		root.Fields = append(root.Fields, tree.Field{Name: name, Value: value})
	}
	return &tree.Tree{Root: root}
}

func TestAnyTreeGivesATimelineAndAlwaysTheSame(t *testing.T) {
	cal := calendar(t)
	all := []*policy.Policy{policyOf(t, "camden"), policyOf(t, "hull"), policyOf(t, "lincolnshire")}
	rapid.Check(t, func(r *rapid.T) {
		c := drawCase(r)
		asOf := day(rapid.SampledFrom([]string{"2026-11-21", "2029-06-01", "1900-01-01"}).Draw(r, "as of"))
		for _, p := range all {
			tl, found := p.Timeline(c, cal, asOf)
			again, foundAgain := p.Timeline(c, cal, asOf)
			if !reflect.DeepEqual(tl, again) || !reflect.DeepEqual(found, foundAgain) {
				r.Fatal("two runs differ")
			}
			for _, m := range tl {
				if m.Due.IsZero() && !strings.HasPrefix(m.How, "cannot be worked out: ") {
					r.Fatalf("%s has no date and does not say why: %q", m.ID, m.How)
				}
			}
		}
	})
}

func TestNothingAtAllGivesAnEmptyTimeline(t *testing.T) {
	for _, c := range []*tree.Tree{nil, {}, {Root: &tree.Node{}}} {
		tl, found := policyOf(t, "camden").Timeline(c, civil.Calendar{}, civil.Date{})
		if len(tl) != 0 || len(found) != 0 {
			t.Errorf("got %v and %v", tl, found)
		}
	}
}

// FuzzLoad reads anything as a policy, and uses what could be read, faulty or
// not: neither may panic.
func FuzzLoad(f *testing.F) {
	for _, name := range []string{"camden", "hull", "lincolnshire"} {
		f.Add(readFile(f, "../../schemas/policy/"+name+"/policy.yaml"))
	}
	c := caseOf(f, orderYAML(day("2026-03-10"), 12))
	cal := calendar(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		n, _ := input.ReadFile(source.NewFile("policy.yaml", data))
		p, _ := policy.Load([]*tree.Node{n})
		p.Timeline(c, cal, day("2026-11-21"))
	})
}
