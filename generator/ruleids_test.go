package generator

import (
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// factsFile names the page of facts that the list of rules was made from.
var factsFile = flag.String("facts", "", "the page of facts, to hold testdata/rule-ids.txt to it")

// ruleIDs returns the ids of the list, each with the remark that says where it
// is kept instead of in a policy, "" for those that are loaded.
func ruleIDs(t *testing.T) (ids []string, elsewhere map[string]string) {
	t.Helper()
	data, err := os.ReadFile("testdata/rule-ids.txt")
	if err != nil {
		t.Fatal(err)
	}
	elsewhere = map[string]string{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		id, remark, _ := strings.Cut(line, "\t")
		ids, elsewhere[id] = append(ids, id), remark
	}
	return ids, elsewhere
}

// loadedIDs returns the ids of all rules, milestones and requirements that are
// loaded, with the policies that hold them.
func loadedIDs(e *Engine) map[string][]string {
	loaded := map[string][]string{}
	for folder, p := range e.ownPolicies() {
		add := func(id string) {
			id, _, _ = strings.Cut(id, "/")
			if !slices.Contains(loaded[id], folder) {
				loaded[id] = append(loaded[id], folder)
			}
		}
		for _, r := range p.Rules {
			add(r.ID)
		}
		for _, m := range p.Milestones {
			add(m.ID)
			if m.TakenAt != nil {
				add(m.TakenAt.Propose.ID)
			}
		}
		for _, q := range p.Requirements {
			add(q.ID)
		}
	}
	return loaded
}

func TestEveryRuleOfTheFactsIsLoaded(t *testing.T) {
	ids, elsewhere := ruleIDs(t)
	loaded := loadedIDs(builtIn(t))
	n := 0
	for _, id := range ids {
		switch {
		case elsewhere[id] == "" && loaded[id] == nil:
			t.Errorf("%s is in no policy", id)
		case elsewhere[id] != "" && loaded[id] != nil:
			t.Errorf("%s is in the policy %s, and the list says: %s", id, loaded[id], elsewhere[id])
		case loaded[id] != nil:
			n++
		}
	}
	t.Logf("%d of %d rules are loaded from policies", n, len(ids))
}

// TestRulesAreHeldByOnePolicy holds that an id means one thing: authorities may
// each have milestones of their own, but a rule stands in one place.
func TestRulesAreHeldByOnePolicy(t *testing.T) {
	for id, folders := range loadedIDs(builtIn(t)) {
		if len(folders) > 1 {
			t.Errorf("%s is held by %v", id, folders)
		}
	}
}

// TestRuleIDsAreThoseOfTheFacts holds the list to the page that it was made
// from, where that is at hand.
func TestRuleIDsAreThoseOfTheFacts(t *testing.T) {
	if *factsFile == "" {
		t.Skip("-facts names no page to compare with")
	}
	data, err := os.ReadFile(*factsFile)
	if err != nil {
		t.Fatal(err)
	}
	ids, _ := ruleIDs(t)
	row := regexp.MustCompile(`(?m)^\| ([A-Z]{2,3}-\d\d) \|`)
	n := 0
	for _, m := range row.FindAllStringSubmatch(string(data), -1) {
		if n++; !slices.Contains(ids, m[1]) {
			t.Errorf("%s of the facts is not in the list", m[1])
		}
	}
	if n < 200 {
		t.Errorf("only %d rules were found in %s", n, *factsFile)
	}
}

// TestExamplesOfPolicies tries every rule, milestone and requirement on the
// examples beside it.
func TestExamplesOfPolicies(t *testing.T) {
	x := examples(t)
	tallies, found, err := x.Try(nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) > 0 {
		t.Error(inWords(found))
	}
	for folder, tally := range tallies {
		t.Logf("%s: %+v", folder, tally)
	}
}

// TestExamplesNoticeEveryChange changes each rule, number, offset and interval
// a little: examples that notice nothing prove nothing.
func TestExamplesNoticeEveryChange(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long with the race detector")
	}
	made, survivors, err := examples(t).Mutate(nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(survivors) > 0 {
		t.Error(inWords(survivors))
	}
	t.Logf("%d changes were made", made)
	if made < 300 {
		t.Errorf("only %d changes were made", made)
	}
}

func examples(t *testing.T) *Examples {
	t.Helper()
	x, found, err := builtIn(t).Examples(builtInCatalog())
	if err != nil || len(found) > 0 {
		t.Fatal(err, inWords(found))
	}
	return x
}
