package generator

import (
	"slices"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/timeline"
	"casedocs/generator/tree"
)

// Choice says which deadlines to keep: those that meet all that it says. The
// zero value keeps all.
type Choice struct {
	Until   civil.Date // due on the as-of day or later, up to this day, and not done
	Overdue bool       // late
	Duty    string     // role that must see to it, in capitals or not
	Person  string     // id of the person whose deadline it is
}

// String says what is chosen as it goes on behind "that is", "" for all.
func (c Choice) String() string {
	var parts []string
	if c.Overdue {
		parts = append(parts, "overdue")
	}
	if !c.Until.IsZero() {
		parts = append(parts, "due by "+c.Until.WeekdayLong())
	}
	if c.Duty != "" {
		parts = append(parts, "a duty of the "+c.Duty)
	}
	if c.Person != "" {
		parts = append(parts, "for the person "+c.Person)
	}
	return strings.Join(parts, " and ")
}

// Only returns the case with the deadlines that a choice keeps.
func (d Deadlines) Only(c Choice) Deadlines {
	kept := []Deadline{}
	for _, m := range d.Milestones {
		if c.keeps(m, d.AsOf) {
			kept = append(kept, m)
		}
	}
	d.Milestones = kept
	return d
}

func (c Choice) keeps(m Deadline, asOf civil.Date) bool {
	ahead := m.Open() && !m.Due.Before(asOf) && !m.Due.After(c.Until)
	return (c.Until.IsZero() || ahead) &&
		(!c.Overdue || m.Status == timeline.Late) &&
		(c.Duty == "" || strings.EqualFold(c.Duty, m.Duty)) &&
		(c.Person == "" || slices.Contains(m.People, c.Person))
}

// Duties returns the roles to which any policy gives a duty, sorted.
func (e *Engine) Duties() []string {
	var roles []string
	for _, p := range e.policies {
		for i := range p.Milestones {
			m := &p.Milestones[i]
			roles = append(roles, m.Duty)
			if m.TakenAt != nil {
				roles = append(roles, m.TakenAt.Propose.Duty)
			}
		}
	}
	slices.Sort(roles)
	return slices.DeleteFunc(slices.Compact(roles), func(r string) bool { return r == "" })
}

// caseRoles are the parts of a case that say who has a role in it, beside the
// roles that people are recorded with.
var caseRoles = map[string]string{"supervisee": "supervisee", "supervisors": "supervisor"}

// rolesOn returns who holds which role on a day: ids of people by the role in
// small letters.
func (c *caseFile) rolesOn(day civil.Date) map[string][]string {
	held := map[string][]string{}
	root := c.tree.Root
	for _, person := range root.Field("people").All() {
		for _, r := range person.Field("roles").All() {
			from, until := date(r, "/from"), date(r, "/until")
			if !from.After(day) && (until.IsZero() || !until.Before(day)) {
				role := strings.ToLower(r.String("role"))
				held[role] = append(held[role], person.String(idField))
			}
		}
	}
	for part, role := range caseRoles {
		for _, n := range root.Field(part).Words() {
			if id := n.String("person"); id != "" {
				held[role] = append(held[role], id)
			}
		}
	}
	return held
}

// peopleOf returns the ids of those whose milestone it is: who holds the role
// with the duty or the chair, and whom the record that met or plans it names by
// itself, outside its lists of who was there.
func (c *caseFile) peopleOf(m timeline.Milestone, held map[string][]string) []string {
	var out []string
	for _, role := range []string{m.Duty, m.Chair} {
		if role != "" {
			out = append(out, held[strings.ToLower(role)]...)
		}
	}
	if m.MetBy != "" {
		out = append(out, named(c.tree.Root.At(m.MetBy))...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// named returns the ids of the people whom a record names outside lists.
func named(n *tree.Node) []string {
	if n == nil || n.Kind == tree.List {
		return nil
	}
	if n.Shape != nil && n.Shape.Ref == "people" {
		return []string{n.Text}
	}
	var out []string
	for _, f := range n.Fields {
		out = append(out, named(f.Value)...)
	}
	return out
}
