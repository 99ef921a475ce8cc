package policy_test

import (
	"path/filepath"
	"strings"
	"testing"

	"casedocs/generator/policy"
	"casedocs/generator/schema"
	"casedocs/generator/tree"
)

// caseShape is what the schema of a kind of case declares.
func caseShape(t *testing.T, kind string) *tree.Shape {
	t.Helper()
	names, err := filepath.Glob("../../schemas/case/*.schema.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("no case schema (%v)", err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		files["case/"+filepath.Base(name)] = readFile(t, name)
	}
	s, err := schema.Compile(files, "case/"+kind+".schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s.Shape()
}

func at(s *tree.Shape, path []string) *tree.Shape {
	for _, name := range path {
		s = s.Property(name)
	}
	return s
}

// Every field and every value that a shipped policy looks at is one that the
// case schema has, so that a renamed field cannot silently make duties late.
func TestShippedPoliciesLookAtFieldsThatCasesHave(t *testing.T) {
	for _, name := range policies(t) {
		authority := filepath.Base(filepath.Dir(name))
		root := caseShape(t, kindOf(authority))
		for _, m := range policyOf(t, authority).Milestones {
			checkMetBy(t, root, m.ID, m.MetBy)
			if m.TakenAt == nil {
				continue
			}
			checkMetBy(t, root, m.TakenAt.Propose.ID, m.TakenAt.Propose.MetBy)
			for _, pointer := range m.TakenAt.Booked {
				if items(root, pointer).Property("date") == nil {
					t.Errorf("%s: %s has no dates", m.ID, pointer)
				}
			}
		}
	}
}

// kindOf returns the kind of case that a shipped policy is for.
func kindOf(authority string) string {
	if authority == "lambeth" {
		return "staff-supervision"
	}
	return "supervision-order"
}

func TestNamesThatCasesDoNotHaveAreFoundInPolicies(t *testing.T) {
	for _, c := range []struct{ authority, old, new, says string }{
		{"hull", "list: /reviews", "list: /review", `"/review" is no list of a case`},
		{"hull", "list: /reviews", "list: /reference", `"/reference" is no list of a case`},
		{"hull", "date: date", "date: day", `"day" is no date of such a record`},
		{"hull", "unless: {kind:", "unless: {kinds:", `"kinds" is no field of such a record`},
		{"hull", "status: [cancelled,", "status: [canceled,", `"canceled" is not a word that can stand in status`},
		{"hull", "planned: {status: planned}", "planned: {status: plan}", `"plan" is not a word that can stand in status`},
		{"hull", "booked: [/plan/planned_reviews]", "booked: [/plan/reviews]", `"/plan/reviews" is no list of a case`},
		{"hull", "booked: [/plan/planned_reviews]", "booked: [/people]", `"/people" is a list of records without a date`},
		{"hull", "number: number", "number: kind", `"kind" is no number of such a record`},
		{"hull", "about: {record: children,", "about: {record: child,", `"child" is no field of such a record`},
		{"hull", "order: children}", "order: child}", `"child" is no field of an order`},
		{"hull", "where_planned: {kind: [last,", "where_planned: {kind: [final,", `"final" is not a word that can stand in kind`},
		{"lambeth", "field: /supervisee/started", "field: /supervisee/start", `"/supervisee/start" is no date of a case`},
		{"lambeth", "{facts: {/supervisee/group:", "{facts: {/supervisee/groups:", `"/supervisee/groups" is no field of a case`},
		{"lambeth", "when: {/supervisee/group: newly-qualified}", "when: {/supervisee/group: new}", `"new" is not a word that can stand in /supervisee/group`},
		{"lambeth", "/supervisee/cases: child-in-need", "/supervisee/cases: in-need", `"in-need" is not a word that can stand in /supervisee/cases`},
	} {
		name := "../../schemas/policy/" + c.authority + "/policy.yaml"
		root, text := caseShape(t, kindOf(c.authority)), string(readFile(t, name))
		if _, n := readYAML(t, name, []byte(text)); len(policy.Fit(n, root)) > 0 {
			t.Fatalf("%s as it is: %s", c.authority, texts(policy.Fit(n, root)))
		}
		changed := strings.Replace(text, c.old, c.new, 1)
		if changed == text {
			t.Errorf("the policy has no %q any more", c.old)
			continue
		}
		_, n := readYAML(t, name, []byte(changed))
		found := policy.Fit(n, root)
		if len(found) != 1 || found[0].Text(true) != c.says || found[0].Span.IsZero() {
			t.Errorf("%s: found %s, want %s", c.new, texts(found), c.says)
		}
	}
}

func items(root *tree.Shape, pointer string) *tree.Shape {
	if l := at(root, strings.Split(strings.TrimPrefix(pointer, "/"), "/")); l != nil {
		return l.Items
	}
	return nil
}

func checkMetBy(t *testing.T, root *tree.Shape, id string, by *policy.MetBy) {
	t.Helper()
	if by == nil {
		return
	}
	record := items(root, by.List)
	if d := at(record, by.Date); d == nil || d.Format != "date" {
		t.Errorf("%s: a record of %s has no date %v", id, by.List, by.Date)
	}
	for _, conditions := range [][]policy.Condition{by.Where, by.WherePlanned, by.Unless, by.Planned} {
		for _, c := range conditions {
			field := at(record, c.Path)
			for _, v := range c.Values {
				if field == nil || field.Labels[v] == "" {
					t.Errorf("%s: a record of %s cannot have %v: %s", id, by.List, c.Path, v)
				}
			}
		}
	}
}

func TestOrderArithmeticLooksAtFieldsThatCasesHave(t *testing.T) {
	root := caseShape(t, "supervision-order")
	for _, path := range []string{"made", "months", "ends", "children", "extensions", "ended/date", "kind", "id"} {
		if at(items(root, "/orders"), strings.Split(path, "/")) == nil {
			t.Errorf("an order has no %s", path)
		}
	}
	for list, fields := range map[string][]string{
		"/orders/extensions": {"granted", "to"}, "/children": {"born", "id"}, "/reviews": {"date"},
	} {
		shape := items(root, list)
		if list == "/orders/extensions" {
			shape = items(items(root, "/orders"), "/extensions")
		}
		for _, name := range fields {
			if shape.Property(name) == nil {
				t.Errorf("%s has no %s", list, name)
			}
		}
	}
	kinds := at(items(root, "/orders"), []string{"kind"})
	for _, kind := range []string{"supervision-order", "interim-supervision-order"} {
		if kinds.Labels[kind] == "" {
			t.Errorf("no order is of kind %s", kind)
		}
	}
}
