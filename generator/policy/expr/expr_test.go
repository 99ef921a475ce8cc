package expr

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// cases is the shape of a small kind of case.
var cases = mapOf(
	"reference", text(),
	"people", listOf1(mapOf("id", text(), "roles", listOf1(mapOf("role", text(), "from", dated(), "until", dated())))),
	"orders", listOf1(mapOf("id", text(), "made", dated(), "months", whole(), "kind", choice("first", "interim"))),
	"plan", mapOf(
		"note", text(),
		"budget", &tree.Shape{Kind: tree.Number},
		"done", &tree.Shape{Kind: tree.Bool},
		"actions", listOf1(mapOf("id", text(), "owner", text(), "end", dated(), "steps", listOf1(mapOf("id", text(), "by", dated())))),
	),
)

func text() *tree.Shape                 { return &tree.Shape{Kind: tree.String} }
func dated() *tree.Shape                { return &tree.Shape{Kind: tree.String, Format: "date", Title: "Day"} }
func whole() *tree.Shape                { return &tree.Shape{Kind: tree.Number, Whole: true} }
func listOf1(s *tree.Shape) *tree.Shape { return &tree.Shape{Kind: tree.List, Items: s} }
func choice(words ...string) *tree.Shape {
	s := &tree.Shape{Kind: tree.String, Labels: map[string]string{}}
	for _, w := range words {
		s.Labels[w] = "the " + w
	}
	return s
}

func mapOf(pairs ...any) *tree.Shape {
	s := &tree.Shape{Kind: tree.Map, Properties: map[string]*tree.Shape{}}
	for i := 0; i < len(pairs); i += 2 {
		name := pairs[i].(string)
		s.Names, s.Properties[name] = append(s.Names, name), pairs[i+1].(*tree.Shape)
	}
	return s
}

// built returns a node of a shape from Go values.
func built(v any, s *tree.Shape, pointer string) *tree.Node {
	n := &tree.Node{Shape: s, Pointer: pointer}
	switch v := v.(type) {
	case map[string]any:
		n.Kind = tree.Map
		for _, name := range s.Names {
			if f, ok := v[name]; ok {
				n.Fields = append(n.Fields, tree.Field{Name: name, Value: built(f, s.Property(name), pointer+"/"+name)})
			}
		}
	case []any:
		n.Kind = tree.List
		for i, item := range v {
			n.Items = append(n.Items, built(item, s.Items, pointer+"/"+string(rune('0'+i))))
		}
	case bool:
		n.Kind, n.Text = tree.Bool, map[bool]string{true: "true", false: "false"}[v]
	case string:
		n.Kind, n.Text = s.Kind, v
	}
	return n
}

var sample = built(map[string]any{
	"reference": "X-1",
	"people": []any{
		map[string]any{"id": "chair", "roles": []any{
			map[string]any{"role": "team manager", "until": "2026-03-31"},
			map[string]any{"role": "reviewing officer", "from": "2026-04-01"},
		}},
	},
	"orders": []any{map[string]any{"id": "order-1", "made": "2026-01-31", "months": "12", "kind": "first"}},
	"plan": map[string]any{"budget": "12.5", "note": "We will MONITOR the plan, and support it.", "actions": []any{
		map[string]any{"id": "action-1", "owner": "chair", "end": "2026-12-31", "steps": []any{map[string]any{"id": "step-1", "by": "2026-05-01"}}},
		map[string]any{"id": "action-2"},
	}},
}, cases, "")

var numbers = Named{"numbers", mapOf("margin", whole(), "unset", whole())}

func env(t *testing.T) *Env {
	t.Helper()
	cal, err := civil.ReadCalendar([]byte(`{"source":"test","divisions":{}}`))
	_ = err
	e, err := New(cases, []Named{numbers}, cal)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func vars(at Place) Vars {
	return Vars{
		Root: sample, Place: at, Today: civil.Date{Year: 2026, Month: 11, Day: 21},
		Beside: map[string]*tree.Node{"numbers": built(map[string]any{"margin": "3"}, numbers.Shape, "/numbers")},
	}
}

func TestConditions(t *testing.T) {
	e := env(t)
	for text, want := range map[string]string{
		`orders.all(o, o.made < today)`:                                          "true",
		`orders[0].made > today || reference == "X-1"`:                           "true",
		`monthsAfter(orders[0].made, 1) == date("2026-02-28")`:                   "true",
		`endOfMonthsBeginningWith(date("2026-03-15"), 12) == date("2027-03-14")`: "true",
		`monthsAfter(date("2026-03-15"), 12) == date("2027-03-15")`:              "true",
		`endOfWeeksBeginningWith(date("2026-11-23"), 26) == date("2027-05-23")`:  "true",
		`orders[0].made.daysUntil(today) == 294`:                                 "true",
		`date("2019-05-02").ageOn(today) == 7`:                                   "true",
		`has(plan.note) && !has(plan.done)`:                                      "true",
		`has(plan.actions[1].owner)`:                                             "false",
		`plan.actions.exists(a, a.owner == "chair")`:                             "true",
		`plan.actions.all(a, has(a.owner))`:                                      "false",
		`plan.actions.all(a, a.owner == "chair")`:                                "missing /plan/actions/1/owner",
		`has(this.reference) && this.plan.actions.size() == 2`:                   "true",
		`plan.done`: "missing /plan/done",
		`plan.actions[0].steps.size() == 1 && plan.actions[1].steps.size() == 0`:             "true",
		`plan.budget > 12 && plan.budget < 12.6`:                                             "true",
		`plan.note.mentions(["monitor", "engage"])`:                                          "true",
		`plan.note.mentions(["onito", "moni"])`:                                              "false",
		`plan.note.beginsWithOneOf(["we will"])`:                                             "true",
		`people.withId("chair").roles.size() == 2 && people.hasId("chair")`:                  "true",
		`people.hasId("nobody")`:                                                             "false",
		`rolesOn(people.withId("chair"), date("2026-03-31")) == ["team manager"]`:            "true",
		`rolesOn(people.withId("chair"), date("2026-04-01")).exists(r, r == "team manager")`: "false",
		`[1, 2, orders[0].months].sum() == 15`:                                               "true",
		`numbers.margin == 3`:                                                                "true",
		`cel.bind(days, orders[0].made.daysUntil(today), days > 200 && days < 300)`:          "true",
		`orders.exists(o, o.kind in ["first", "interim"])`:                                   "true",
	} {
		p, found, err := e.Compile(text, "", Condition)
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %v %v", text, found, err)
			continue
		}
		got, err := p.Bool(vars(Place{}))
		said := map[bool]string{true: "true", false: "false"}[got]
		var missing *Missing
		if errors.As(err, &missing) {
			said = "missing " + missing.Pointer
		} else if err != nil {
			said = err.Error()
		}
		if said != want {
			t.Errorf("%s: %s, want %s", text, said, want)
		}
	}
}

func TestEntriesAndWhatIsAroundThem(t *testing.T) {
	e := env(t)
	at := Path("/plan/actions/*/steps/*")
	p, found, err := e.Compile(`outer.end > it.by`, at, Condition)
	if err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	places := at.Places(sample)
	if len(places) != 1 || places[0].It.Pointer != "/plan/actions/0/steps/0" || places[0].Outer.Pointer != "/plan/actions/0" {
		t.Fatalf("%v", places)
	}
	if ok, err := p.Bool(vars(places[0])); !ok || err != nil {
		t.Errorf("%v %v", ok, err)
	}
	every := Path("/plan/**")
	p, found, err = e.Compile(`it.wordCount() > 5`, every, Condition)
	if err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	var long []string
	for _, place := range every.Places(sample) {
		if is, err := p.Bool(vars(place)); err == nil && is {
			long = append(long, place.It.Pointer)
		}
	}
	if !slices.Equal(long, []string{"/plan/note"}) {
		t.Errorf("%v", long)
	}
	if n := len(Path("").Places(sample)); n != 1 {
		t.Errorf("%d places of a rule about the whole case", n)
	}
}

func TestValuesInWords(t *testing.T) {
	e := env(t)
	for text, want := range map[string][]string{
		`reference`:                 {"X-1"},
		`orders[0].made`:            {"Saturday 31 January 2026"},
		`orders[0].months`:          {"12"},
		`plan.actions.map(a, a.id)`: {"action-1", "action-2"},
		`plan.note.mentioned(["the plan", "x", "support"])`: {"the plan", "support"},
	} {
		p, found, err := e.Compile(text, "", Printed)
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %v %v", text, found, err)
			continue
		}
		if got, err := p.Words(vars(Place{})); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %v %v, want %v", text, got, err, want)
		}
	}
}

// A mistake says what is wrong, at the place where it stands.
func TestMistakes(t *testing.T) {
	e := env(t)
	for _, c := range []struct {
		text, at, place, message, hint string
		want                           Want
	}{
		{`has(plan.actoins)`, "", "actoins", `there is no field "actoins" in "plan"`, "did you mean actions?", Condition},
		{`plan.actions.all(a, has(a.ownr))`, "", "ownr", `there is no field "ownr" in "plan/actions"`, "did you mean owner?", Condition},
		{`odrers.size() > 0`, "", "odrers", `nothing is called "odrers" here`, "did you mean orders?", Condition},
		{`it.end < today`, "", "it.end", `nothing is called "it" here`, "", Condition},
		{`it.end < "2026-01-01"`, "/plan/actions/*", "< ", `"<" does not go with values of these kinds: "date, string"`, "compare like with like", Condition},
		{`monthsAftre(today, 1) < today`, "", "(today", `nothing is called "monthsAftre" here`, "did you mean monthsAfter?", Condition},
		{`orders[0].kind == "frist"`, "", `"frist"`, `"frist" is not a word that can stand in this field`, "did you mean first?", Condition},
		{`orders[0].kind in ["first", "last"]`, "", `"last"`, `"last" is not a word that can stand in this field`, "the words are first, interim", Condition},
		{`numbers.margni > 3`, "", "margni", `there is no field "margni" in "numbers"`, "did you mean margin?", Condition},
		{`orders[0].made`, "", "orders", "this is a value and not a condition", "compare it", Condition},
		{`plan`, "", "plan", "this cannot be printed in a message", "name a text", Printed},
		{"has(plan.note) &&\n  has(plan.nte)", "", "nte", `there is no field "nte" in "plan"`, "did you mean note?", Condition},
		{`has(reference)`, "", "reference)", "has() asks about a field of something", "has(this.opened_on)", Condition},
		{`has(plan.note`, "", "", "the expression cannot be read", "brackets", Condition},
	} {
		_, found, err := e.Compile(c.text, Path(c.at), c.want)
		if err != nil || len(found) == 0 {
			t.Errorf("%s: no mistake found: %v", c.text, err)
			continue
		}
		m := found[0]
		said := diag.Diagnostic{Message: m.Message, Args: m.Args}.Text(false)
		if !strings.HasPrefix(said, c.message) || !strings.HasPrefix(m.Hint, c.hint) && !strings.Contains(m.Hint, c.hint) {
			t.Errorf("%s: %q, hint %q", c.text, said, m.Hint)
		}
		if !strings.HasPrefix(c.text[m.Offset:], c.place) {
			t.Errorf("%s: points at %q, want %q", c.text, c.text[m.Offset:], c.place)
		}
	}
}

// What is not of the case may be shown anywhere, and so may ids.
func TestOpen(t *testing.T) {
	for text, want := range map[string]bool{
		`numbers.margin`: true, `"10 days"`: true, `it.id`: true, `reference`: false, `people.map(p, p.id)`: false, `this.plan.note`: false,
	} {
		p, found, err := env(t).Compile(text, "/plan/actions/*", Printed)
		if err != nil || len(found) > 0 {
			t.Fatal(text, found, err)
		}
		if p.Open() != want {
			t.Errorf("%s: open is %v", text, p.Open())
		}
	}
}

func TestUses(t *testing.T) {
	p, found, err := env(t).Compile(`numbers.unset > 1 && numbers.margin > 2`, "", Condition)
	if err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	if got := p.Uses("numbers"); !slices.Equal(got, []string{"margin", "unset"}) {
		t.Errorf("%v", got)
	}
}
