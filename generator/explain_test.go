package generator

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casedocs/generator/policy/expr"
)

// Every rule that a finding can carry is explained: it stands in a policy, or
// in the table of those that the program keeps.
func TestEveryRuleOfTheProgramIsExplained(t *testing.T) {
	e := builtIn(t)
	written := map[string]bool{}
	id := regexp.MustCompile(`"([A-Z]{2,4}-[0-9]{2})"`)
	for _, root := range []string{".", filepath.Join("..", "cmd")} {
		err := filepath.WalkDir(root, func(name string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || filepath.Base(name) == "kept.go" {
				return err
			}
			data, err := os.ReadFile(name)
			for line := range strings.Lines(string(data)) {
				code, _, _ := strings.Cut(line, "//")
				for _, m := range id.FindAllStringSubmatch(code, -1) {
					written[m[1]] = true
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(written) < 60 {
		t.Errorf("only %d rules were found", len(written))
	}
	for rule := range written {
		if e.Explain(rule, "") == nil {
			t.Errorf("%s is in no policy; say in kept.go what it is about", rule)
		}
	}
	for rule := range kept {
		if !written[rule] {
			t.Errorf("kept.go explains %s, which no finding carries", rule)
		}
	}
}

// Everything that a policy asks for is explained, and by sentences that end.
func TestEverythingThatPoliciesAskForIsExplained(t *testing.T) {
	e := builtIn(t)
	n := 0
	for _, name := range e.Policies() {
		for _, id := range e.policies[name].IDs() {
			found := e.Explain(id, name)
			if found == nil {
				t.Errorf("%s of %s is not explained", id, name)
			}
			for _, x := range found {
				n++
				for _, s := range slices.Concat(x.Says, x.Under[0].Says) {
					if !strings.HasSuffix(s, ".") || strings.Contains(strings.ReplaceAll(s, "...", ""), "..") || strings.Contains(s, "  ") {
						t.Errorf("%s of %s: %q", id, name, s)
					}
				}
			}
		}
	}
	t.Logf("%d explanations", n)
}

// The examples of the language are about fields that a case has.
func TestExamplesOfTheLanguageFitTheSchema(t *testing.T) {
	e := builtIn(t)
	env, err := expr.New(e.judgedShape(e.kinds["supervision-order"]), nil, e.calendar)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range expr.Language() {
		for _, w := range c.Words {
			if _, mistakes, err := env.Compile(w.Example, w.For, expr.Condition); err != nil || len(mistakes) > 0 {
				t.Errorf("%s: %v %v", w.Example, mistakes, err)
			}
		}
	}
}

func TestLanguageNamesFieldsNumbersAndWords(t *testing.T) {
	names := map[string]bool{}
	for _, c := range builtIn(t).Language() {
		for _, w := range c.Words {
			names[w.Name] = true
			if w.Says == "" {
				t.Errorf("nothing is said of %s", w.Name)
			}
		}
	}
	for _, want := range []string{"it", "outer", "today", "orders", "supervisee", "timeline", "monthsAfter(day, months)", "words.welsh_authorities"} {
		if !names[want] {
			t.Errorf("%s is not told", want)
		}
	}
}

// A policy in sentences has all that it asks for, once.
func TestPoliciesInSentencesLeaveNothingOut(t *testing.T) {
	e := builtIn(t)
	for _, name := range e.Policies() {
		part, there := e.PolicyInSentences(name)
		if !there {
			t.Fatal(name)
		}
		seen := map[string]int{}
		var count func(p Part)
		count = func(p Part) {
			if p.Title == "How unclear texts are read" || p.Title == "Rules that count for less here" {
				return
			}
			for _, x := range p.Entries {
				seen[x.ID]++
			}
			for _, q := range p.Parts {
				count(q)
			}
		}
		count(part)
		want := map[string]int{}
		p := e.policies[name]
		for _, m := range p.Milestones {
			want[m.ID]++
		}
		for _, r := range p.Rules {
			want[r.ID]++
		}
		for _, q := range p.Requirements {
			want[q.ID]++
		}
		for id, n := range want {
			if seen[id] != n {
				t.Errorf("%s: %s comes %d times, want %d", name, id, seen[id], n)
			}
		}
	}
}
