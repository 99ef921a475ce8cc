package policy

import (
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
	policy  *Policy
	rules   []compiled
	beside  map[string]*tree.Node
	phrases *expr.Phrases // the lists of words that rules look for, numbered as in the policy
}

// compiled is a rule whose expressions were compiled.
type compiled struct {
	rule  *Rule
	when  *expr.Program // nil for always
	check *expr.Program // nil for a rule without one
	lists []int         // the lists of words of which one must stand in a text
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
	c := &compiler{policy: p, env: env, shape: shape, numbers: numberNode(p.Numbers), words: wordNode(p.Words)}
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
	j.phrases = expr.NewPhrases(p.lookedFor(j.rules))
	return j, c.found, nil
}

// lookedFor returns the lists of words of the policy, those empty that no rule
// looks for.
func (p *Policy) lookedFor(rules []compiled) [][]string {
	lists := make([][]string, len(p.Words))
	for _, c := range rules {
		for _, i := range c.lists {
			lists[i] = p.Words[i].Words
		}
	}
	return lists
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
func (j *Judge) Verdicts(root *tree.Node, a Asked) []Verdict { return j.ask(root, a, false) }

// VerdictsOf asks one rule alone.
func (j *Judge) VerdictsOf(id string, root *tree.Node, a Asked) []Verdict {
	return j.only(func(r *Rule) bool { return r.ID == id }).Verdicts(root, a)
}

// Musts returns a Judge that asks no more than what is a must, and one rule
// besides.
func (j *Judge) Musts(id string) *Judge {
	return j.only(func(r *Rule) bool { return r.ID == id || r.Severity == diag.Must })
}

func (j *Judge) only(keep func(*Rule) bool) *Judge {
	out := *j
	out.rules = slices.DeleteFunc(slices.Clone(j.rules), func(c compiled) bool { return !keep(c.rule) })
	return &out
}

// ask asks the rules. With brief it leaves out what passes; at the texts of a case
// it asks first whether a rule has anything against one: there are many, and
// whether it applies takes longer to say.
func (j *Judge) ask(root *tree.Node, a Asked, brief bool) []Verdict {
	var out []Verdict
	vars := expr.Vars{Root: root, Beside: j.beside, Today: a.Today}.Remembering()
	at := placesOf(root, j.phrases)
	for i := range j.rules {
		c := &j.rules[i]
		if c.rule.BuiltIn && c.fixed == nil || c.unset || !c.rule.on(a.Today) || !c.rule.asked(a) {
			continue
		}
		checkFirst := brief && c.rule.For.Deep()
		for _, p := range at.of(c, brief) {
			if !c.rule.about(p.It, a) {
				continue
			}
			vars.Place = p
			if checkFirst && c.check != nil {
				if holds, err := c.holds(vars); err == nil && holds {
					continue
				}
			}
			v, applies := j.verdict(c, vars, at)
			if !applies || brief && v.Outcome == Pass {
				continue
			}
			v.Pointer = c.rule.pointer(vars.It)
			out = append(out, v)
		}
	}
	return out
}

func (j *Judge) verdict(c *compiled, vars expr.Vars, at *places) (v Verdict, applies bool) {
	v = Verdict{Rule: c.rule, vars: vars, from: c}
	if c.when != nil {
		switch holds, err := c.when.Bool(vars); {
		case err != nil:
			v.Outcome, v.why = Undecided, err
			return v, true
		case !holds:
			return v, false
		}
	}
	if c.looks() && !at.mention(c, vars.It) {
		return v, true
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

// looks reports whether the rule has nothing against a text in which none of its
// words stands.
func (c *compiled) looks() bool { return c.lists != nil && c.fixed == nil }

func (c *compiled) holds(vars expr.Vars) (bool, error) {
	switch {
	case c.fixed != nil:
		return *c.fixed, nil
	case c.check == nil:
		return false, nil
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

// Rules returns the rules that the Judge asks, in their order.
func (j *Judge) Rules() []*Rule {
	out := make([]*Rule, len(j.rules))
	for i := range j.rules {
		out[i] = j.rules[i].rule
	}
	return out
}

// BuiltIn reports whether a rule is kept by the program itself.
func (j *Judge) BuiltIn(id string) bool {
	return slices.ContainsFunc(j.rules, func(c compiled) bool { return c.rule.ID == id && c.rule.BuiltIn })
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
