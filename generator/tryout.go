package generator

import (
	"slices"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/policy"
	"casedocs/generator/source"
	"casedocs/generator/timeline"
	"casedocs/generator/tree"
)

// Tally counts what was tried.
type Tally struct {
	Rules, Milestones, Requirements, Examples int
}

// Try tries all examples of the policies that are named, of all without a name.
// The list says which do not turn out as they say, and what has none.
func (x *Examples) Try(names []string) (map[string]Tally, diag.List, error) {
	x.found = nil
	tallies := map[string]Tally{}
	chosen := func(folder string) bool { return len(names) == 0 || slices.Contains(names, folder) }
	for id, p := range x.engine.ownPolicies() {
		if chosen(id) {
			tallies[id] = Tally{Rules: len(p.Rules), Milestones: len(p.Milestones), Requirements: len(p.Requirements)}
			x.wanting(id, p)
		}
	}
	count := func(ex example) {
		t := tallies[ex.set.folder]
		t.Examples++
		tallies[ex.set.folder] = t
	}
	x.tryBases(chosen)
	for _, ex := range x.of("rules") {
		if chosen(ex.set.folder) {
			count(ex)
			if err := x.tryRule(ex); err != nil {
				return tallies, x.found, err
			}
		}
	}
	for _, kind := range []string{"milestones", "requirements"} {
		for _, ex := range x.of(kind) {
			if !chosen(ex.set.folder) {
				continue
			}
			count(ex)
			if c := x.caseOf(ex); c != nil {
				if d := x.dated(ex, c, kind); d != nil {
					x.found = append(x.found, *d)
				}
			}
		}
	}
	return tallies, x.found, nil
}

// ownPolicies returns all policies and layers, each without what lies below it.
func (e *Engine) ownPolicies() map[string]*policy.Policy {
	all := map[string]*policy.Policy{}
	for id, p := range e.policies {
		all[id] = p.Own()
	}
	for id, p := range e.layers {
		all[id] = p
	}
	return all
}

// wanting reports rules without an example that passes and one that fails, and
// milestones and requirements without any.
func (x *Examples) wanting(id string, p *policy.Policy) {
	have := map[string]bool{}
	for _, ex := range x.of("rules") {
		have[ex.id+" "+ex.wants] = true
	}
	for i := range p.Rules {
		r := &p.Rules[i]
		for _, wants := range []string{"pass", "fail"} {
			if !have[r.ID+" "+wants] {
				x.report(ruleExamples, r.Span(), "{rule} has no example that must "+wants, diag.Word("rule", r.ID))
			}
		}
	}
	dated := map[string]bool{}
	for _, kind := range []string{"milestones", "requirements"} {
		for _, ex := range x.of(kind) {
			if ex.set.folder == id {
				dated[ex.id] = true
			}
		}
	}
	for _, m := range p.Milestones {
		if !has(dated, m.ID) {
			x.report(ruleExamples, m.Span(), "{milestone} has no example with its days", diag.Word("milestone", m.ID))
		}
	}
	for _, r := range p.Requirements {
		if !has(dated, r.ID) {
			x.report(ruleExamples, r.Span(), "{requirement} has no example", diag.Word("requirement", r.ID))
		}
	}
}

// has reports whether an id, or an occurrence of it, has an example.
func has(examples map[string]bool, id string) bool {
	for name := range examples {
		if name == id || strings.HasPrefix(name, id+"/") {
			return true
		}
	}
	return false
}

// tryBases wants the cases that examples change to break no rule under the
// policies that they are changed for.
func (x *Examples) tryBases(chosen func(string) bool) {
	done := map[string]bool{}
	for _, kind := range []string{"rules", "milestones", "requirements"} {
		for _, ex := range x.of(kind) {
			name := ex.node.String("case")
			if name == "" {
				name = ex.set.root.String("case")
			}
			key := ex.set.folder + " " + name + " " + ex.policy
			if done[key] || !chosen(ex.set.folder) || ex.node.String("text") != "" {
				continue
			}
			done[key] = true
			bare := ex
			bare.node = &tree.Node{Kind: tree.Map, Span: ex.node.Span}
			if n := ex.node.Field("case"); n != nil {
				bare.node.Fields = append(bare.node.Fields, tree.Field{Name: "case", Value: n})
			}
			bare.asOf = exampleDay
			if d := date(ex.set.root, "/as_of"); !d.IsZero() {
				bare.asOf = d
			}
			x.tryBase(bare, name)
		}
	}
}

func (x *Examples) tryBase(ex example, name string) {
	c := x.caseOf(ex)
	if c == nil {
		return
	}
	j, err := x.judgeOf(c)
	if err != nil {
		return // said when the rules were compiled
	}
	found, _ := x.findings(c, ex, j)
	for _, d := range found {
		if d.Severity == diag.Must {
			x.report(ruleBaseCase, d.Span, "the case {name} breaks {rule} under the policy {policy}: "+d.Text(true),
				diag.Word("name", name), diag.Word("rule", d.Rule), diag.Word("policy", ex.policy))
		}
	}
}

// tryRule wants an example of a rule to turn out as it says.
func (x *Examples) tryRule(ex example) error {
	c := x.caseOf(ex)
	if c == nil {
		return nil
	}
	j, err := x.judgeOf(c)
	if err != nil {
		return err
	}
	if why := x.turnsOut(ex, c, j); why != nil {
		x.found = append(x.found, *why)
	}
	return nil
}

// turnsOut says how an example of a rule turns out otherwise than it says; nil
// when it does not.
func (x *Examples) turnsOut(ex example, c *caseFile, j *policy.Judge) *diag.Diagnostic {
	found, verdicts := x.findings(c, ex, j)
	wrong := func(message string, args ...diag.Arg) *diag.Diagnostic {
		return &diag.Diagnostic{
			Rule: ruleExample, Severity: diag.Must, Span: ex.span(),
			Message: "this example of {rule} should " + ex.wants + " under the policy {policy}: " + message,
			Args:    append([]diag.Arg{diag.Word("rule", ex.id), diag.Word("policy", ex.policy)}, args...),
		}
	}
	if ex.node.String("text") == "" && c.read.Blocks() == diag.Write {
		for _, d := range c.read {
			if d.Blocks == diag.Write && d.Rule != ex.id {
				return wrong("its case cannot be read: {reason}", diag.Word("reason", d.Rule+" "+d.Text(true)))
			}
		}
	}
	got := outcomesOf(ex.id, j.BuiltIn(ex.id), found, verdicts)
	switch {
	case ex.wants == "pass" && (got.fail > 0 || got.undecided > 0):
		return wrong("it does not: {reason}", diag.Word("reason", got.said))
	case ex.wants == "pass" && got.pass == 0 && !got.builtIn:
		return wrong("the rule is not asked about it")
	case ex.wants == "fail" && got.fail == 0:
		return wrong("it passes, or the rule is not asked about it")
	case ex.wants == "undecided" && got.undecided == 0:
		return wrong("it can be decided, or the rule is not asked about it")
	}
	if ex.wants != "fail" {
		return nil
	}
	if at := ex.node.String("at"); at != "" && !slices.Contains(got.places, at) {
		return wrong("the finding points at {place}", diag.Word("place", strings.Join(got.places, ", ")))
	}
	for _, d := range found {
		if d.Severity == diag.Must && d.Rule != ex.id {
			return wrong("it also breaks {other}: {reason}", diag.Word("other", d.Rule), diag.Word("reason", d.Text(true)))
		}
	}
	return nil
}

// span returns where an example is written.
func (ex example) span() source.Span {
	if ex.node.Span.IsZero() {
		return ex.set.root.Span
	}
	return ex.node.Span.File.Span(ex.node.Span.Start, ex.node.Span.Start)
}

// outcomes counts what one rule said of a case.
type outcomes struct {
	pass, fail, undecided int
	builtIn               bool
	said                  string
	places                []string
}

// outcomesOf counts the verdicts of a rule; a rule that the program keeps by
// itself has findings and no verdicts.
func outcomesOf(id string, builtIn bool, found diag.List, verdicts []policy.Verdict) outcomes {
	out := outcomes{builtIn: builtIn}
	for _, v := range verdicts {
		if v.Rule.ID != id {
			continue
		}
		switch v.Outcome {
		case policy.Pass:
			out.pass++
		case policy.Fail:
			out.fail++
		default:
			out.undecided++
		}
	}
	for _, d := range found {
		if d.Rule == id {
			out.said = d.Text(true)
			out.places = append(out.places, d.Path)
		}
	}
	if builtIn {
		out.fail = len(out.places)
	}
	return out
}

// dated wants the days of a milestone or a requirement to be as an example
// says; nil when they are.
func (x *Examples) dated(ex example, c *caseFile, kind string) *diag.Diagnostic {
	wrong := func(message string, args ...diag.Arg) *diag.Diagnostic {
		return &diag.Diagnostic{
			Rule: ruleExample, Severity: diag.Must, Span: ex.span(), Message: "this example of {id}: " + message,
			Args: append([]diag.Arg{diag.Word("id", ex.id)}, args...),
		}
	}
	if c.kind == nil || c.policy == nil || c.read.Blocks() == diag.Write {
		return wrong("its case cannot be read: {reason}", diag.Word("reason", c.read[0].Rule+" "+c.read[0].Text(true)))
	}
	said, there := x.said(ex, c, kind)
	switch absent := ex.node.Field("absent") != nil; {
	case absent && there:
		return wrong("it should not come up, and does")
	case !absent && !there:
		return wrong("it does not come up")
	case absent:
		return nil
	}
	for _, f := range ex.node.Fields {
		if got, compared := said[f.Name]; compared && got != f.Value.Text {
			if got == "" {
				got = "nothing"
			}
			return wrong("{field} is {got}, not {want}", diag.Word("field", f.Name), diag.Word("got", got), diag.Word("want", f.Value.Text))
		}
	}
	if kind == "milestones" {
		return x.boundary(ex, c, wrong)
	}
	return nil
}

// said returns what the policy says of a milestone or requirement in a case.
func (x *Examples) said(ex example, c *caseFile, kind string) (map[string]string, bool) {
	if kind == "requirements" {
		for _, r := range x.engine.required(c, ex.asOf) {
			if r.ID == ex.id {
				every := ""
				if r.Every != nil {
					every = r.Every.String()
				}
				return map[string]string{"every": every, "from": r.From.String(), "to": r.To.String()}, true
			}
		}
		return nil, false
	}
	m, there := milestoneOf(x.timeline(c, ex.asOf), ex.id)
	return map[string]string{
		"due": m.Due.String(), "clock": m.Clock, "preferred": m.Window.Preferred.String(), "earliest": m.Window.Earliest.String(),
		"chair": m.Chair, "met_on": m.MetOn.String(), "planned_for": m.PlannedFor.String(), "status": string(m.Status),
	}, there
}

func (x *Examples) timeline(c *caseFile, asOf civil.Date) timeline.Timeline {
	dates, _ := c.policy.Timeline(c.tree, x.engine.calendar, asOf)
	return dates
}

func milestoneOf(t timeline.Timeline, id string) (timeline.Milestone, bool) {
	for _, m := range t {
		if m.ID == id {
			return m, true
		}
	}
	return timeline.Milestone{}, false
}

// boundary asks on the last day in time and on the day after: what is not done
// is late then, or nothing could show that it was done.
func (x *Examples) boundary(ex example, c *caseFile, wrong func(string, ...diag.Arg) *diag.Diagnostic) *diag.Diagnostic {
	m, _ := milestoneOf(x.timeline(c, ex.asOf), ex.id)
	if m.Due.IsZero() || m.Status == timeline.Done {
		return nil
	}
	for _, ask := range []struct {
		day  civil.Date
		over bool
	}{{m.Due, false}, {m.Due.AddDays(1), true}} {
		on, there := milestoneOf(x.timeline(c, ask.day), ex.id)
		if !there || on.Due != m.Due || on.Status == timeline.Done {
			continue // what is recorded between the two days moves it
		}
		if over := on.Status == timeline.Late || on.Status == timeline.Undecidable; over != ask.over {
			return wrong("on {day} it is {status}", diag.Word("day", ask.day.String()), diag.Word("status", string(on.Status)))
		}
	}
	return nil
}
