package policy

import (
	"errors"
	"slices"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/policy/expr"
	"casedocs/generator/tree"
)

// ruleExpression is the rule about an expression of a policy file that cannot
// be compiled.
const ruleExpression = "POL-05"

// Judge is the rules of a policy compiled for one kind of case. It is safe for
// concurrent use.
type Judge struct {
	policy *Policy
	rules  []compiled
	beside map[string]*tree.Node
}

// compiled is a rule whose expressions were compiled.
type compiled struct {
	rule  *Rule
	when  *expr.Program // nil for always
	check *expr.Program // nil for a rule that the program itself keeps
	args  []*expr.Program
	unset bool  // it compares with a number that the authority does not have
	fixed *bool // what the check gives in a mutant
}

// Judge compiles the rules for a kind of case. Shape is that of a case with its
// computed facts. The list says which expressions cannot be compiled, at their
// line and column; a Judge with such a list must not be used.
func (p *Policy) Judge(kind string, shape *tree.Shape, cal civil.Calendar) (*Judge, diag.List, error) {
	beside := []expr.Named{{Name: "numbers", Shape: numberShape(p.Numbers)}, {Name: "words", Shape: wordShape(p.Words)}}
	env, err := expr.New(shape, beside, cal.WithClosures(p.Closures...))
	if err != nil {
		return nil, nil, err
	}
	c := &compiler{env: env, shape: shape, numbers: numberNode(p.Numbers), words: wordNode(p.Words)}
	j := &Judge{policy: p, beside: map[string]*tree.Node{"numbers": c.numbers, "words": c.words}}
	for i := range p.Rules {
		if r := &p.Rules[i]; r.Kinds == nil || slices.Contains(r.Kinds, kind) {
			made, err := c.rule(r)
			if err != nil {
				return nil, nil, err
			}
			j.rules = append(j.rules, made)
		}
	}
	return j, c.found, nil
}

// compiler compiles rules and collects what is wrong with them.
type compiler struct {
	reader
	env            *expr.Env
	shape          *tree.Shape
	numbers, words *tree.Node
}

func (c *compiler) rule(r *Rule) (compiled, error) {
	out := compiled{rule: r}
	if r.For != "" && r.For.Entry(c.shape) == nil {
		n := r.node.Field("for")
		c.report(ruleReference, n.Span, n.Pointer, "{path} leads to nothing in such a case", "write the pointer of a list with a star for each entry, such as /plan/actions/*",
			diag.Word("path", n.Text))
		return out, nil
	}
	c.checkPlace(r)
	var err error
	if out.when, err = c.program(r, r.When, expr.Condition); err != nil {
		return out, err
	}
	if out.check, err = c.program(r, r.Check, expr.Condition); err != nil {
		return out, err
	}
	for _, a := range r.Args {
		program, err := c.program(r, a.Value, expr.Printed)
		if err != nil {
			return out, err
		}
		out.args = append(out.args, program)
	}
	for _, p := range append([]*expr.Program{out.when, out.check}, out.args...) {
		out.unset = out.unset || c.lacks(p)
	}
	return out, nil
}

// program compiles one expression of a rule; absent gives nil.
func (c *compiler) program(r *Rule, t *Text, want expr.Want) (*expr.Program, error) {
	if t == nil {
		return nil, nil
	}
	p, mistakes, err := c.env.Compile(t.Source, r.For, want)
	if err != nil {
		return nil, err
	}
	for _, m := range mistakes {
		c.found = append(c.found, diag.Diagnostic{
			Rule: ruleExpression, Severity: diag.Must, Blocks: diag.Write,
			Span: t.at(m.Offset), Path: t.node.Pointer, Message: m.Message, Args: m.Args, Hints: []string{m.Hint},
		})
	}
	return p, nil
}

// checkPlace wants the place of a rule to be a field that cases have.
func (c *compiler) checkPlace(r *Rule) {
	if r.Place == "" {
		return
	}
	at := c.shape
	path := strings.ReplaceAll(strings.TrimPrefix(r.Place, "/"), "/", ".")
	if !strings.HasPrefix(r.Place, "/") {
		at = r.For.Entry(c.shape)
	}
	if under(at, path) == nil {
		n := r.node.Field("place")
		c.report(ruleReference, n.Span, n.Pointer, "{place} is no field there", "name a field below the entry, or a pointer from the top such as /plan/outcomes",
			diag.Word("place", r.Place))
	}
}

// lacks reports whether a program reads a number or words that the authority
// does not have.
func (c *compiler) lacks(p *expr.Program) bool {
	if p == nil {
		return false
	}
	missing := func(names []string, in *tree.Node) bool {
		return slices.ContainsFunc(names, func(name string) bool { return in.Field(name) == nil })
	}
	return missing(p.Uses("numbers"), c.numbers) || missing(p.Uses("words"), c.words)
}

// Asked says what rules are asked about.
type Asked struct {
	Today  civil.Date
	Final  bool    // final papers are to be made
	Papers []Paper // that are to be made; nil for any
}

// Paper is a document type with the entry of the case that one of its papers
// is about.
type Paper struct {
	Document string
	List     string // JSON pointer of the list, "" for a paper of the whole case
	Entry    string // JSON pointer of the entry
}

// Outcome is how a rule turned out at one place.
type Outcome uint8

// The outcomes. A rule cannot be decided while a value that it needs is not
// recorded.
const (
	Pass Outcome = iota
	Fail
	Undecided
)

// String returns the word for the outcome.
func (o Outcome) String() string { return [...]string{"pass", "fail", "undecided"}[o] }

// Verdict is how one rule turned out at one place of a case.
type Verdict struct {
	Rule    *Rule
	Outcome Outcome
	Pointer string // of what a finding points at
	why     error  // why it is undecided
	vars    expr.Vars
	from    *compiled
}

// Verdicts asks every rule that applies, at each of its places, in the order of
// the rules and of the case. Root is the case with its computed facts.
func (j *Judge) Verdicts(root *tree.Node, a Asked) []Verdict {
	var out []Verdict
	for i := range j.rules {
		c := &j.rules[i]
		if c.check == nil && c.fixed == nil || c.unset || !c.rule.on(a.Today) || !c.rule.asked(a) {
			continue
		}
		for _, at := range c.rule.For.Places(root) {
			if !c.rule.about(at.It, a) {
				continue
			}
			if v, applies := j.verdict(c, expr.Vars{Root: root, Beside: j.beside, Today: a.Today, Place: at}); applies {
				out = append(out, v)
			}
		}
	}
	return out
}

func (j *Judge) verdict(c *compiled, vars expr.Vars) (v Verdict, applies bool) {
	v = Verdict{Rule: c.rule, Pointer: c.rule.pointer(vars.It), vars: vars, from: c}
	if c.when != nil {
		switch holds, err := c.when.Bool(vars); {
		case err != nil:
			v.Outcome, v.why = Undecided, err
			return v, true
		case !holds:
			return v, false
		}
	}
	holds, err := c.holds(vars)
	switch {
	case err != nil:
		v.Outcome, v.why = Undecided, err
	case !holds:
		v.Outcome = Fail
	}
	return v, true
}

func (c *compiled) holds(vars expr.Vars) (bool, error) {
	if c.fixed != nil {
		return *c.fixed, nil
	}
	return c.check.Bool(vars)
}

// asked reports whether the rule is about any of the papers.
func (r *Rule) asked(a Asked) bool {
	return len(r.Documents) == 0 || a.Papers == nil ||
		slices.ContainsFunc(a.Papers, func(p Paper) bool { return slices.Contains(r.Documents, p.Document) })
}

// about reports whether what a rule looks at belongs to one of the papers: an
// entry of the list that papers are made of belongs to its own paper alone.
func (r *Rule) about(at *tree.Node, a Asked) bool {
	if at == nil || len(r.Documents) == 0 || a.Papers == nil {
		return true
	}
	for _, p := range a.Papers {
		if !slices.Contains(r.Documents, p.Document) {
			continue
		}
		within := p.List != "" && strings.HasPrefix(at.Pointer, p.List+"/")
		if !within || at.Pointer == p.Entry || strings.HasPrefix(at.Pointer, p.Entry+"/") {
			return true
		}
	}
	return false
}

// pointer returns what a finding of the rule points at.
func (r *Rule) pointer(it *tree.Node) string {
	if strings.HasPrefix(r.Place, "/") {
		return r.Place
	}
	at := ""
	if it != nil {
		at = it.Pointer
		if computed := it.Field("at"); it.Span.IsZero() && computed != nil {
			return computed.Text // the entry was worked out: it says which value of the case it hangs on
		}
	}
	for name := range strings.SplitSeq(r.Place, ".") {
		if name != "" {
			at += "/" + tree.Escape(name)
		}
	}
	return at
}

// Findings returns what the rules have to say about a case: what fails, and
// what cannot be decided yet.
func (j *Judge) Findings(root *tree.Node, a Asked) diag.List {
	var found diag.List
	for _, v := range j.Verdicts(root, a) {
		switch v.Outcome {
		case Fail:
			found = append(found, v.failed(root, a))
		case Undecided:
			found = append(found, v.undecided(root, a))
		}
	}
	return found
}

func (v Verdict) failed(root *tree.Node, a Asked) diag.Diagnostic {
	r := v.Rule
	d := diag.Diagnostic{
		Rule: r.ID, Severity: r.Severity, Blocks: r.Blocks,
		Span: root.Place(v.Pointer), Path: v.Pointer,
		Message: r.Message, Source: r.citation(), By: r.span,
	}
	if r.Hint != "" {
		d.Hints = []string{r.Hint}
	}
	if r.Final && !a.Final {
		d.Severity = max(d.Severity, diag.Should)
	}
	for i, arg := range r.Args {
		words, err := v.from.args[i].Words(v.vars)
		if err != nil {
			words = []string{"not recorded"}
		}
		shown := diag.Arg{Name: arg.Name, Hidden: arg.Hidden}
		if len(words) == 1 {
			shown.Value = words[0]
		} else {
			shown.List = words
		}
		d.Args = append(d.Args, shown)
	}
	return d
}

func (v Verdict) undecided(root *tree.Node, a Asked) diag.Diagnostic {
	r := v.Rule
	d := diag.Diagnostic{
		Rule: r.ID, Severity: diag.Info, Blocks: r.Blocks,
		Path: v.Pointer, Source: r.citation(), By: r.span,
		Message: "it cannot be told yet whether " + r.Title,
	}
	if a.Final && r.Severity == diag.Must {
		d.Severity = diag.Must
	}
	var missing *expr.Missing
	var unknown *civil.NotKnownError
	switch {
	case errors.As(v.why, &missing):
		d.Path = missing.Pointer
		d.Message += ": " + missing.Shape.GapLabel() + " is not recorded"
	case errors.As(v.why, &unknown):
		d.Message += ": " + unknown.Error()
	default:
		d.Message += ", because what it refers to is not in the case"
	}
	d.Span = root.Place(d.Path)
	return d
}

// Rules returns the rules that the Judge asks, in their order.
func (j *Judge) Rules() []*Rule {
	out := make([]*Rule, len(j.rules))
	for i := range j.rules {
		out[i] = j.rules[i].rule
	}
	return out
}

// Fixed returns a Judge in which the check of one rule always gives the same:
// a mutant, which the examples of the rule must tell from the rule itself.
func (j *Judge) Fixed(id string, outcome bool) *Judge {
	out := *j
	out.rules = slices.Clone(j.rules)
	for i := range out.rules {
		if out.rules[i].rule.ID == id {
			out.rules[i].fixed = &outcome
		}
	}
	return &out
}
