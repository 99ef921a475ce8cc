package generator

import (
	"slices"
	"sync"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/policy"
	"casedocs/generator/timeline"
	"casedocs/generator/tree"
)

// judges are the compiled rules of the policies that cases were checked by so
// far: rules are compiled when they are first needed, and once.
type judges struct {
	mu   sync.Mutex
	made map[judgeOf]*judgeMade
}

type judgeOf struct {
	policy *policy.Policy
	kind   string
}

type judgeMade struct {
	once  sync.Once
	judge *policy.Judge
	found diag.List
	err   error
}

// judge returns the rules of a policy for a kind of case. Findings are about
// expressions that cannot be compiled; the judge is then not to be used.
func (e *Engine) judge(p *policy.Policy, kind string) (*policy.Judge, diag.List, error) {
	e.judges.mu.Lock()
	if e.judges.made == nil {
		e.judges.made = map[judgeOf]*judgeMade{}
	}
	m := e.judges.made[judgeOf{p, kind}]
	if m == nil {
		m = &judgeMade{}
		e.judges.made[judgeOf{p, kind}] = m
	}
	e.judges.mu.Unlock()
	m.once.Do(func() {
		m.judge, m.found, m.err = p.Judge(kind, e.judgedShape(e.kinds[kind]), e.calendar)
	})
	return m.judge, m.found, m.err
}

// CompileRules compiles the rules of every policy for every kind of case that it
// is for, and returns how many there are. They are otherwise compiled when they
// are first needed. The list says which cannot be.
func (e *Engine) CompileRules() (int, diag.List, error) {
	compiled := 0
	var found diag.List
	for _, kind := range e.Kinds() {
		policies := []*policy.Policy{e.law}
		for _, id := range e.kinds[kind].policies {
			policies = append(policies, e.policies[id])
		}
		for _, p := range policies {
			j, more, err := e.judge(p, kind)
			if err != nil {
				return 0, nil, err
			}
			compiled += len(j.Rules())
			found = appendNew(found, more)
		}
	}
	return compiled, found, nil
}

// judgedShape is what rules see: the case with what was worked out of it.
func (e *Engine) judgedShape(k *kind) *tree.Shape {
	facts := *e.facts
	facts.Names = judgedFacts
	facts.Properties = map[string]*tree.Shape{}
	for _, name := range judgedFacts {
		facts.Properties[name] = e.facts.Property(name)
	}
	return join(k.schema.Shape(), &facts)
}

// judgedFacts are the computed facts that rules can name.
var judgedFacts = []string{"timeline", "required", "computed"}

// judged returns what the rules of its policy have to say about a case.
func (e *Engine) judged(c *caseFile, dates timeline.Timeline, opt Options) (diag.List, error) {
	p := e.asks(c)
	j, found, err := e.judge(p, c.tree.Root.String("kind"))
	if err != nil || len(found) > 0 {
		return found, err
	}
	asked := policy.Asked{Today: opt.AsOf, Final: opt.Final, Papers: e.askedPapers(c, opt)}
	found = j.Findings(e.judgedCase(c, dates, opt.AsOf), asked)
	for i, d := range found {
		if len(d.Hints) == 0 {
			found[i].Hints = []string{gapHint(c.tree.Root, d.Path)}
		}
	}
	return found, nil
}

// asks returns the policy that asks of a case: that of its authority, or the law
// alone while it names none.
func (e *Engine) asks(c *caseFile) *policy.Policy {
	if c.policy == nil {
		return e.law
	}
	return c.policy
}

// judgedCase is a case with the facts that rules see.
func (e *Engine) judgedCase(c *caseFile, dates timeline.Timeline, asOf civil.Date) *tree.Node {
	terms, _ := policy.Terms(c.tree, asOf)
	facts := group(
		entry("timeline", list(scheduled(dates), milestone)),
		entry("required", list(e.required(c, asOf), required)),
		entry("computed", group(entry("orders", list(terms, func(t policy.Term) *tree.Node { return term(t, asOf) })))),
	)
	settle(facts, "", e.facts)
	return with(c.tree.Root, e.judgedShape(c.kind), facts.Fields...)
}

// askedPapers returns the papers that are to be made of a case: what was issued
// already is not made again, and so not asked about.
func (e *Engine) askedPapers(c *caseFile, opt Options) []policy.Paper {
	papers := []policy.Paper{}
	for _, t := range wanted(c.kind, opt) {
		m := t.manifest
		all, _ := subjects(c.tree, t, false)
		for _, about := range all {
			p := e.bare(c, t, opt, about)
			issued, _ := p.issuedCopy()
			if issued != nil && !slices.Contains(opt.Documents, m.Type) {
				continue
			}
			paper := policy.Paper{Document: m.Type}
			if about != nil {
				paper.List, paper.Entry = m.OnePer.List, about.Pointer
			}
			papers = append(papers, paper)
		}
	}
	return papers
}
