package policy

import (
	"slices"

	"casedocs/generator/diag"
)

// lay puts what the layers below a policy hold under what it says itself:
// their milestones, events and rules come first, and its numbers and words win.
func (r *reader) lay(p *Policy, below []*Policy) {
	if len(below) == 0 {
		return
	}
	own := *p
	p.own, p.below = &own, below
	var base Policy
	for _, b := range below {
		base.Chairs = append(base.Chairs, b.Chairs...)
		base.Events = append(base.Events, b.Events...)
		base.Milestones = append(base.Milestones, b.Milestones...)
		base.Requirements = append(base.Requirements, b.Requirements...)
		base.Numbers = r.mergeNumbers(base.Numbers, b.Numbers)
		base.Words = mergeWords(base.Words, b.Words)
		base.Rules = append(base.Rules, rulesFor(p.Kinds, b.Rules)...)
	}
	p.Chairs = slices.Concat(base.Chairs, p.Chairs)
	p.Events = slices.Concat(base.Events, p.Events)
	p.Milestones = slices.Concat(base.Milestones, p.Milestones)
	p.Requirements = slices.Concat(base.Requirements, p.Requirements)
	p.Numbers = r.mergeNumbers(base.Numbers, p.Numbers)
	p.Words = mergeWords(base.Words, p.Words)
	p.Rules = slices.Concat(base.Rules, p.Rules)
	r.soften(p)
}

// rulesFor returns the rules that are asked of any of some kinds of case; of all
// while it is not said which.
func rulesFor(kinds []string, rules []Rule) []Rule {
	return slices.DeleteFunc(slices.Clone(rules), func(r Rule) bool {
		return kinds != nil && r.Kinds != nil && !slices.ContainsFunc(r.Kinds, func(k string) bool { return slices.Contains(kinds, k) })
	})
}

// Stack returns the policy that holds what several layers hold and nothing of
// any authority.
func Stack(layers []*Policy) *Policy {
	r := &reader{}
	p := &Policy{}
	r.lay(p, layers)
	r.link(p)
	return p
}

// Own returns the policy without the layers below it.
func (p *Policy) Own() *Policy {
	if p.own == nil {
		return p
	}
	return p.own
}

// soften makes rules of the practice layer count for less, as the authority
// decided. Nobody softens the law, nor a rule of their own: that is written as
// it is meant.
func (r *reader) soften(p *Policy) {
	for i := range p.Softened {
		s := &p.Softened[i]
		k := indexOf(p.Rules, s.Rule, func(r Rule) string { return r.ID })
		switch {
		case k < 0:
			r.reportArg(s.span, "there is no rule {rule} to soften", "name a rule of the practice layer", "rule", s.Rule)
		case p.Rules[k].Layer != Practice:
			r.reportArg(s.span, "{rule} cannot be softened: it is law, or a rule of this policy itself", "soften rules of the practice layer alone", "rule", s.Rule)
		case s.Severity <= p.Rules[k].Severity:
			r.reportArg(s.span, "{rule} would not count for less", "write should or info, whichever is less than what the rule has", "rule", s.Rule)
		default:
			rule := &p.Rules[k]
			rule.Severity, rule.Softened = s.Severity, s
			rule.Blocks = min(rule.Blocks, diag.Nothing)
		}
	}
}

// linkRules wants each rule to have an id of its own, and refuses softenings
// of a policy with nothing below it.
func (r *reader) linkRules(p *Policy) {
	for i := range p.Rules {
		if k := indexOf(p.Rules, p.Rules[i].ID, func(r Rule) string { return r.ID }); k != i {
			r.reportArg(p.Rules[i].span, "two rules are called {rule}", "give this one an id of its own", "rule", p.Rules[i].ID)
		}
	}
	if p.own == nil && len(p.Softened) > 0 {
		r.soften(p)
	}
}
