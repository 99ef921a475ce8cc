package expr

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"cel.dev/cel-go/cel"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// told is a small case with the names that the examples of the language use.
var toldShape = mapOf(
	"people", listOf1(mapOf("id", text(), "roles", listOf1(mapOf("role", text(), "from", dated(), "until", dated())))),
	"orders", listOf1(mapOf("id", text(), "made", dated(), "months", whole(), "kind", choice("supervision-order", "interim-supervision-order"), "why_not_none", text())),
	"plan", mapOf("actions", listOf1(mapOf("id", text(), "owner", text(), "text", text()))),
	"reviews", listOf1(mapOf("id", text(), "status", choice("held", "planned"), "decisions", listOf1(mapOf("id", text(), "text", text())))),
)

var told = built(map[string]any{
	"people": []any{
		map[string]any{"id": "mother"},
		map[string]any{"id": "social-worker", "roles": []any{map[string]any{"role": "social worker", "from": "2025-09-15"}}},
	},
	"orders": []any{map[string]any{"id": "order-1", "made": "2026-03-10", "months": "12", "kind": "supervision-order"}},
	"plan":   map[string]any{"actions": []any{map[string]any{"id": "action-1", "owner": "social-worker", "text": "She comes on Fridays."}}},
	"reviews": []any{
		map[string]any{"id": "review-1", "status": "held", "decisions": []any{map[string]any{"id": "decision-1", "text": "The diary goes on."}}},
		map[string]any{"id": "review-2", "status": "planned"},
	},
}, toldShape, "")

// The examples of the language hold, so that what is told about it is so.
func TestExamplesOfTheLanguageHold(t *testing.T) {
	cal, err := civil.ReadCalendar([]byte(`{"source": "test", "first_year": 2026, "last_year": 2026, "holidays": [
		{"title": "Christmas Day", "date": "2026-12-25"}, {"title": "Boxing Day (substitute day)", "date": "2026-12-28"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(toldShape, nil, cal)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, c := range Language() {
		for _, w := range c.Words {
			n++
			p, mistakes, err := e.Compile(w.Example, w.For, Condition)
			if err != nil || len(mistakes) > 0 {
				t.Errorf("%s: %s: %v %v", w.Name, w.Example, mistakes, err)
				continue
			}
			places := w.For.Places(told)
			if len(places) == 0 {
				t.Errorf("%s: %s leads to nothing", w.Name, w.For)
			}
			for _, at := range places {
				ok, err := p.Bool(Vars{Root: told, Place: at, Today: civil.Date{Year: 2026, Month: 11, Day: 21}, Beside: map[string]*tree.Node{}})
				if err != nil || !ok {
					t.Errorf("%s: %s: %v, %v", w.Name, w.Example, ok, err)
				}
			}
			if word := regexp.MustCompile(`^[a-z]+[.]([a-zA-Z_]+)\(|^([a-zA-Z]+)\(`).FindStringSubmatch(w.Name); word != nil {
				if name := word[1] + word[2]; !strings.Contains(w.Example, name+"(") {
					t.Errorf("%s: the example does not use %s", w.Name, name)
				}
			}
		}
	}
	t.Logf("%d words", n)
}

// Every function that this package adds to the language is told.
func TestEveryFunctionIsTold(t *testing.T) {
	bare, err := cel.NewCustomEnv()
	if err != nil {
		t.Fatal(err)
	}
	made, err := bare.Extend(functions(civil.Calendar{})...)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for name := range made.Functions() {
		if !strings.ContainsAny(name, "_@") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	if len(names) < 14 {
		t.Errorf("only %v", names)
	}
	var all strings.Builder
	for _, c := range Language() {
		for _, w := range c.Words {
			all.WriteString(" " + w.Name)
		}
	}
	for _, name := range names {
		if !regexp.MustCompile(`[ .]` + name + `\(`).MatchString(all.String()) {
			t.Errorf("%s is not told", name)
		}
	}
}
