package generator

import (
	"slices"
	"strconv"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/policy"
	"casedocs/generator/source"
)

// Mutate changes the policies that are named, of all without a name, one small
// thing at a time, and wants an example to notice each: a check that is always
// true or always false, a number, an offset or an interval moved by one. It
// returns how many changes were made; the list says which none noticed.
func (x *Examples) Mutate(names []string) (int, diag.List, error) {
	x.found = nil
	made := 0
	for _, id := range sortedKeys(x.engine.ownPolicies()) {
		if len(names) > 0 && !slices.Contains(names, id) {
			continue
		}
		p := x.engine.ownPolicies()[id]
		n, err := x.mutateRules(p)
		if err != nil {
			return made, x.found, err
		}
		made += n
		if n, err = x.mutateNumbers(id, p); err != nil {
			return made, x.found, err
		}
		made += n + x.mutateDates(id, p)
	}
	return made, x.found, nil
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (x *Examples) survived(at source.Span, id, what string) {
	x.found = append(x.found, diag.Diagnostic{
		Rule: ruleSurvivors, Severity: diag.Must, Span: at,
		Message: "no example notices when {id} is changed: {change}",
		Args:    []diag.Arg{diag.Word("id", id), diag.Word("change", what)},
		Hints:   []string{"add an example on the other side of what it says"},
	})
}

// mutateRules makes the check of each rule always true, and always false.
func (x *Examples) mutateRules(p *policy.Policy) (int, error) {
	made := 0
	for i := range p.Rules {
		r := &p.Rules[i]
		if r.BuiltIn {
			continue
		}
		for _, outcome := range []bool{true, false} {
			made++
			noticed, err := x.noticed(r.ID, "", func(j *policy.Judge) *policy.Judge { return j.Fixed(r.ID, outcome) })
			if err != nil {
				return made, err
			}
			if !noticed {
				x.survived(r.Span(), r.ID, "its check is always "+strconv.FormatBool(outcome))
			}
		}
	}
	return made, nil
}

// noticed reports whether an example of a rule turns out otherwise when the
// rules are changed; with a policy, only its examples are asked.
func (x *Examples) noticed(rule, under string, change func(*policy.Judge) *policy.Judge) (bool, error) {
	for _, ex := range x.of("rules") {
		if ex.id != rule || under != "" && ex.policy != under {
			continue
		}
		c := x.caseOf(ex)
		if c == nil {
			continue
		}
		j, err := x.judgeOf(c)
		if err != nil {
			return false, err
		}
		if x.turnsOut(ex, c, change(j)) != nil {
			return true, nil
		}
	}
	return false, nil
}

// mutateNumbers makes each number that a policy gives one less and one more.
func (x *Examples) mutateNumbers(id string, p *policy.Policy) (int, error) {
	made := 0
	whole := x.engine.policies[id]
	if whole == nil {
		whole = p
	}
	readers, err := x.readers(whole)
	if err != nil {
		return 0, err
	}
	for _, n := range p.Numbers {
		if !n.Set {
			continue
		}
		for _, value := range []int{n.Value - 1, n.Value + 1} {
			made++
			noticed := false
			for _, rule := range readers[n.ID] {
				under := id
				if p.Layer != policy.Authority {
					under = ""
				}
				got, err := x.noticed(rule, under, func(j *policy.Judge) *policy.Judge { return j.WithNumber(n.ID, value) })
				if err != nil {
					return made, err
				}
				if noticed = noticed || got; noticed {
					break
				}
			}
			if !noticed {
				x.survived(n.Span(), n.ID, strconv.Itoa(n.Value)+" → "+strconv.Itoa(value))
			}
		}
	}
	return made, nil
}

// readers returns, for each number of a policy, the rules that read it.
func (x *Examples) readers(p *policy.Policy) (map[string][]string, error) {
	out := map[string][]string{}
	for _, kind := range x.engine.Kinds() {
		if p.Kinds != nil && !slices.Contains(p.Kinds, kind) {
			continue
		}
		j, _, err := x.engine.judge(p, kind)
		if err != nil {
			return nil, err
		}
		for _, n := range p.Numbers {
			for _, r := range j.Rules() {
				if j.Uses(r.ID, n.ID) {
					out[n.ID] = append(out[n.ID], r.ID)
				}
			}
		}
	}
	return out, nil
}

// mutateDates moves each offset and interval by one unit.
func (x *Examples) mutateDates(id string, p *policy.Policy) int {
	made := 0
	for _, change := range p.Changes() {
		made++
		if !x.datesNoticed(change) {
			x.survived(p.PlaceOf(change.Of), change.Of, change.What)
		}
	}
	return made
}

// datesNoticed reports whether an example of a milestone or a requirement turns
// out otherwise when it is changed.
func (x *Examples) datesNoticed(change policy.Change) bool {
	for _, kind := range []string{"milestones", "requirements"} {
		for _, ex := range x.of(kind) {
			if ex.id != change.Of && !strings.HasPrefix(ex.id, change.Of+"/") {
				continue
			}
			c := x.caseOf(ex)
			if c == nil || c.policy == nil {
				continue
			}
			c.policy = change.Make(c.policy)
			if x.dated(ex, c, kind) != nil {
				return true
			}
		}
	}
	return false
}
