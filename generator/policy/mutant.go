package policy

import (
	"maps"
	"slices"
	"strconv"

	"casedocs/generator/tree"
)

// Change is one small change to what a policy says, which its examples must
// notice.
type Change struct {
	Of   string // id of the milestone, requirement or number
	What string // in words: "due 1 months after → 2 months after"
	Make func(*Policy) *Policy
}

// Changes returns the changes that can be made to what a policy itself says:
// each offset, repetition and interval one unit shorter or longer. They are
// made to that policy or to one laid over it.
func (p *Policy) Changes() []Change {
	var out []Change
	for i := range p.Milestones {
		out = append(out, p.Milestones[i].changes()...)
	}
	for _, q := range p.Requirements {
		if q.Every == nil {
			continue
		}
		for _, by := range []int{-1, +1} {
			to := Interval{q.Every.Count + by, q.Every.Unit}
			out = append(out, Change{q.ID, q.Every.String() + " → " + to.String(), func(p *Policy) *Policy {
				changed := *p
				changed.Requirements = slices.Clone(p.Requirements)
				k := indexOf(changed.Requirements, q.ID, func(r Requirement) string { return r.ID })
				changed.Requirements[k].Every = &to
				return &changed
			}})
		}
	}
	return out
}

// parts returns the places of a milestone that hold an offset, by name.
func (m *Milestone) parts() map[string]*Offset {
	out := map[string]*Offset{}
	for i := range m.Due {
		name := "due"
		if len(m.Due) > 1 {
			name += " " + strconv.Itoa(i+1)
		}
		out[name] = &m.Due[i]
	}
	if m.Preferred != nil {
		out["preferred"] = m.Preferred
	}
	if m.Earliest != nil {
		out["earliest"] = m.Earliest
	}
	return out
}

func (m *Milestone) changes() []Change {
	var out []Change
	parts := m.parts()
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		for _, by := range []int{-1, +1} {
			moved := *parts[name]
			moved.Count += by
			out = append(out, Change{m.ID, name + ": " + parts[name].phrase() + " → " + moved.phrase(), func(p *Policy) *Policy {
				return p.with(m.ID, func(m *Milestone) { m.parts()[name].Count += by })
			}})
		}
	}
	if m.Repeat != nil {
		for _, by := range []int{-1, +1} {
			out = append(out, Change{m.ID, "every " + count(m.Repeat.Every, m.Repeat.Unit) + " → " + count(m.Repeat.Every+by, m.Repeat.Unit), func(p *Policy) *Policy {
				return p.with(m.ID, func(m *Milestone) { m.Repeat.Every += by })
			}})
		}
	}
	return out
}

// with returns the policy with one milestone changed.
func (p *Policy) with(id string, change func(*Milestone)) *Policy {
	out := *p
	out.order = nil
	out.Milestones = slices.Clone(p.Milestones)
	for i := range out.Milestones {
		m := &out.Milestones[i]
		if m.ID != id {
			continue
		}
		m.Due = slices.Clone(m.Due)
		m.Preferred, m.Earliest, m.Repeat = copied(m.Preferred), copied(m.Earliest), copied(m.Repeat)
		change(m)
	}
	(&reader{}).arrange(&out)
	return &out
}

func copied[T any](v *T) *T {
	if v == nil {
		return nil
	}
	out := *v
	return &out
}

// WithNumber returns a Judge for which a number of the policy is another.
func (j *Judge) WithNumber(id string, value int) *Judge {
	out := *j
	out.beside = maps.Clone(j.beside)
	numbers := j.beside["numbers"].Clone()
	numbers.Put("/"+id, &tree.Node{Kind: tree.Number, Text: strconv.Itoa(value)})
	out.beside["numbers"] = numbers
	return &out
}

// Uses reports whether a rule reads a number.
func (j *Judge) Uses(rule, number string) bool {
	for _, c := range j.rules {
		if c.rule.ID != rule {
			continue
		}
		for _, p := range []interface{ Uses(string) []string }{c.when, c.check} {
			if p != nil && slices.Contains(p.Uses("numbers"), number) {
				return true
			}
		}
	}
	return false
}
