package policy_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casedocs/generator/diag"
	"casedocs/generator/policy"
	"casedocs/generator/tree"
)

// judged is the shape of a small kind of case.
var judged = fields(
	"title", &tree.Shape{Kind: tree.String, Title: "Title"},
	"actions", &tree.Shape{Kind: tree.List, Items: fields(
		"id", &tree.Shape{Kind: tree.String},
		"owner", &tree.Shape{Kind: tree.String, Title: "Who does it"},
		"by", &tree.Shape{Kind: tree.String, Format: "date", Title: "Day", Gap: "by when"},
	)},
)

func fields(pairs ...any) *tree.Shape {
	s := &tree.Shape{Kind: tree.Map, Properties: map[string]*tree.Shape{}}
	for i := 0; i < len(pairs); i += 2 {
		s.Names = append(s.Names, pairs[i].(string))
		s.Properties[pairs[i].(string)] = pairs[i+1].(*tree.Shape)
	}
	return s
}

// shaped gives the nodes of a case what the schema would give them.
func shaped(n *tree.Node, s *tree.Shape) *tree.Node {
	n.Shape = s
	for _, f := range n.Fields {
		shaped(f.Value, s.Property(f.Name))
	}
	for _, v := range n.Items {
		shaped(v, s.Items)
	}
	return n
}

const head = `format: 1
id: test
title: A test
authority: nobody
written_by: a test
approved_by: a role
valid_from: 2026-01-01
next_review: 2030-01-01
calendar: england-and-wales
`

func load(t *testing.T, yaml string, below ...*policy.Policy) (*policy.Policy, diag.List) {
	t.Helper()
	_, n := readYAML(t, "policy.yaml", []byte(head+yaml))
	return policy.Load([]*tree.Node{n}, below...)
}

// judge compiles the rules of a policy and asks them of a case.
func judge(t *testing.T, p *policy.Policy, yaml string, asked policy.Asked) diag.List {
	t.Helper()
	j, found, err := p.Judge("test", judged, calendar(t))
	if err != nil || len(found) > 0 {
		t.Fatal(texts(found), err)
	}
	asked.Today = day("2026-11-21")
	return j.Findings(shaped(caseOf(t, yaml).Root, judged), asked)
}

func said(l diag.List) []string {
	var out []string
	for _, d := range l {
		pos := d.Span.Pos()
		out = append(out, fmt.Sprintf("%s[%s] %d:%d %s: %s (blocks %s)", d.Severity, d.Rule, pos.Line, pos.Column, d.Path, d.Text(true), d.Blocks))
	}
	return out
}

func want(t *testing.T, got []string, wanted ...string) {
	t.Helper()
	if !slices.Equal(got, wanted) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(wanted, "\n"))
	}
}

const threeRules = `
numbers: [{id: days, title: days, value: 30}]
rules:
  - id: TST-01
    title: every action has somebody who does it
    for: /actions/*
    check: has(it.owner)
    place: owner
    severity: must
    message: nobody is named who will do {action}
    args: {action: it.id}
    source: a source
  - id: TST-02
    title: actions are soon
    for: /actions/*
    check: it.by <= daysAfter(today, numbers.days)
    place: by
    severity: should
    message: this is due on {day}
    args: {day: {value: it.by, hidden: a day}}
    hint: bring {day} forward
    source: a source
    confirm: true
  - id: TST-03
    title: the paper has a title
    documents: [plan]
    stage: final
    check: has(this.title)
    place: /title
    severity: must
    message: there is no title
    source: a source
`

const twoActions = `
actions:
  - {id: action-1, owner: mother, by: 2026-12-21}
  - {id: action-2, by: 2026-12-22}
  - {id: action-3, owner: father}
`

func TestRulesPassFailOrCannotBeDecided(t *testing.T) {
	p, found := load(t, threeRules)
	want(t, said(found))
	want(t, said(judge(t, p, twoActions, policy.Asked{})),
		`must[TST-01] 4:10 /actions/1/owner: nobody is named who will do "action-2" (blocks final)`,
		`should[TST-02] 4:24 /actions/1/by: this is due on "Tuesday 22 December 2026" (blocks nothing)`,
		`info[TST-02] 5:10 /actions/2/by: it cannot be told yet whether actions are soon: by when is not recorded (blocks nothing)`,
		`should[TST-03] 2:1 /title: there is no title (blocks final)`,
	)
	final := judge(t, p, "actions: []\ntitle: x\n", policy.Asked{Final: true})
	want(t, said(final))
	final = judge(t, p, "actions: []\n", policy.Asked{Final: true})
	want(t, said(final), `must[TST-03] 1:1 /title: there is no title (blocks final)`)
	if d := judge(t, p, twoActions, policy.Asked{})[1]; d.Source != "a source (to be confirmed by legal services)" || d.By.Pos().Line != 22 || d.HintTexts(false)[0] != "bring a day forward" {
		t.Errorf("%q, line %d, %q", d.Source, d.By.Pos().Line, d.HintTexts(false))
	}
}

func TestRulesAreAskedOfThePapersThatAreMade(t *testing.T) {
	p, _ := load(t, `
rules:
  - {id: TST-01, title: x, documents: [letter], for: "/actions/*", check: has(it.owner), severity: must, message: wrong, source: s}
  - {id: TST-02, title: x, documents: [plan], check: has(this.title), severity: must, message: no title, source: s}
`)
	papers := []policy.Paper{{Document: "letter", List: "/actions", Entry: "/actions/2"}}
	want(t, said(judge(t, p, "actions: [{id: a}, {id: b}, {id: c}]\n", policy.Asked{Papers: papers})),
		`must[TST-01] 1:34 /actions/2: wrong (blocks final)`)
	want(t, said(judge(t, p, "actions: []\n", policy.Asked{Papers: []policy.Paper{}})))
	want(t, said(judge(t, p, "actions: []\n", policy.Asked{Papers: []policy.Paper{{Document: "plan"}}})),
		`must[TST-02] 1:1 : no title (blocks final)`)
}

func TestRulesHaveTheirTime(t *testing.T) {
	for dates, asked := range map[string]bool{
		"since: 2026-11-21": true, "since: 2026-11-22": false, "until: 2026-11-21": true, "until: 2026-11-20": false,
	} {
		p, _ := load(t, `
rules:
  - {id: TST-01, title: x, `+dates+`, check: has(this.title), severity: must, message: no title, source: s}
`)
		if got := len(judge(t, p, "actions: []\n", policy.Asked{})) == 1; got != asked {
			t.Errorf("%s: asked is %v", dates, got)
		}
	}
}

func TestLayersLieOverEachOther(t *testing.T) {
	practice := `
layer: practice
numbers: [{id: days, title: days from now, unit: days}, {id: most, title: most actions, value: 2}]
words: [{id: roles, title: roles, words: [mother]}]
rules:
  - {id: TST-01, title: x, for: "/actions/*", check: "it.by <= daysAfter(today, numbers.days)", severity: must, message: late, source: s}
  - {id: TST-02, title: x, check: actions.size() <= numbers.most, severity: must, message: too many, source: s}
  - {id: TST-03, title: x, for: "/actions/*", check: it.owner in words.roles, severity: should, message: who, source: s}
`
	below, found := load(t, practice)
	want(t, said(found))
	want(t, said(judge(t, below, "actions: [{id: a, owner: father, by: 2027-01-01}, {id: b, owner: mother, by: 2026-11-21}, {id: c, owner: mother, by: 2026-11-21}]\n", policy.Asked{})),
		`must[TST-02] 1:1 : too many (blocks final)`,
		`should[TST-03] 1:16 /actions/0: who (blocks nothing)`,
	)
	p, found := load(t, `
numbers: [{id: days, value: 10, source: ours}, {id: most, value: 3, source: ours}]
words: [{id: roles, words: [father]}]
softens: [{rule: TST-01, severity: should, because: we say so, decided_by: a role, decided_on: 2026-01-01}]
rules:
  - {id: OWN-01, title: x, check: has(this.title), severity: info, message: no title, source: ours}
`, below)
	want(t, said(found))
	want(t, said(judge(t, p, "actions: [{id: a, owner: father, by: 2027-01-01}]\n", policy.Asked{})),
		`should[TST-01] 1:16 /actions/0: late (blocks nothing)`,
		`info[OWN-01] 1:1 : no title (blocks nothing)`,
	)
	if n := len(p.Own().Rules); n != 1 {
		t.Errorf("%d rules of its own", n)
	}
}

func TestOnlyPracticeIsSoftened(t *testing.T) {
	court, _ := load(t, `
layer: court
rules: [{id: LAW-01, title: x, check: has(this.title), severity: must, message: no title, source: s}]
`)
	practice, _ := load(t, `
layer: practice
rules: [{id: TST-01, title: x, check: has(this.title), severity: should, message: no title, source: s}]
`)
	soften := func(rule, severity string) string {
		return "\n  - {rule: " + rule + ", severity: " + severity + ", because: x, decided_by: y, decided_on: 2026-01-01}"
	}
	_, found := load(t, "softens:"+soften("LAW-01", "should")+soften("TST-01", "should")+soften("TST-99", "info")+"\n", court, practice)
	want(t, texts(found),
		`must[POL-02] : "LAW-01" cannot be softened: it is law, or a rule of this policy itself`,
		`must[POL-02] : "TST-01" would not count for less`,
		`must[POL-02] : there is no rule "TST-99" to soften`,
	)
}

// A mistake in an expression is reported at its line and column in the file,
// however the expression is written there.
func TestMistakesInExpressionsHaveTheirPlace(t *testing.T) {
	for name, c := range map[string]struct{ check, line string }{
		"plain":         {"check: actions.all(a, has(a.ownr))", "has(a.ownr)"},
		"double quotes": {`check: "actions.exists(a, a.id == \"x\" && has(a.ownr))"`, `has(a.ownr)`},
		"single quotes": {`check: 'actions.exists(a, a.id == ''x'' && has(a.ownr))'`, `has(a.ownr)`},
		"folded":        {"check: >-\n      actions.all(a,\n        has(a.id) &&\n        has(a.ownr))", "has(a.ownr))"},
		"literal":       {"check: |\n      actions.all(a,\n        has(a.id) &&\n        has(a.ownr))", "has(a.ownr))"},
		"over lines":    {"check: actions.all(a, has(a.id)\n      && has(a.ownr))", "&& has(a.ownr))"},
	} {
		t.Run(name, func(t *testing.T) {
			yaml := "rules:\n  - id: TST-01\n    title: x\n    " + c.check + "\n    severity: must\n    message: wrong\n    source: s\n"
			p, found := load(t, yaml)
			want(t, said(found))
			_, found, err := p.Judge("test", judged, calendar(t))
			if err != nil || len(found) != 1 {
				t.Fatal(texts(found), err)
			}
			pos := found[0].Span.Pos()
			line := strings.Split(head+yaml, "\n")[pos.Line-1]
			if !strings.HasPrefix(line[pos.Column-1:], "ownr") || !strings.Contains(line, c.line) {
				t.Errorf("points at %q", line[pos.Column-1:])
			}
			if found[0].Text(false) != `there is no field "ownr" in "actions"` || found[0].Hints[0] != "did you mean owner?" {
				t.Errorf("%s; %s", found[0].Text(false), found[0].Hints)
			}
		})
	}
}

func TestMistakesInRulesAreReported(t *testing.T) {
	p, _ := load(t, `
rules:
  - {id: TST-01, title: x, for: "/acts/*", check: has(it.id), severity: must, message: wrong, source: s}
  - {id: TST-02, title: x, for: "/actions/*", place: ownr, check: has(it.id), severity: must, message: wrong, source: s}
`)
	_, found, _ := p.Judge("test", judged, calendar(t))
	want(t, texts(found),
		`must[POL-02] /rules/0/for: "/acts/*" leads to nothing in such a case`,
		`must[POL-02] /rules/1/place: "ownr" is no field there`,
	)
	_, found = load(t, `
rules:
  - {id: TST-01, title: x, check: has(this.title), severity: must, message: "no {thing}", args: {other: title}, source: s}
  - {id: TST-01, title: x, severity: must, source: s}
`)
	want(t, texts(found),
		`must[POL-02] : neither message nor hint names "other"`,
		`must[POL-02] : "thing" in braces has no value`,
		`must[POL-01] /rules/1: check is missing here`,
		`must[POL-01] /rules/1: message is missing here`,
		`must[POL-02] : two rules are called "TST-01"`,
	)
}
