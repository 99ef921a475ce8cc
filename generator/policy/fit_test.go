package policy_test

import (
	"path/filepath"
	"strings"
	"testing"

	"casedocs/generator/policy"
	"casedocs/generator/schema"
	"casedocs/generator/tree"
)

// caseShape is what the case schema declares.
func caseShape(t *testing.T) *tree.Shape {
	t.Helper()
	names, err := filepath.Glob("../../schemas/case/*.schema.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("no case schema (%v)", err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		files["case/"+filepath.Base(name)] = readFile(t, name)
	}
	s, err := schema.Compile(files, "case/supervision-order.schema.json")
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
	root := caseShape(t)
	for _, name := range policies(t) {
		for _, m := range policyOf(t, filepath.Base(filepath.Dir(name))).Milestones {
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

func TestNamesThatCasesDoNotHaveAreFoundInPolicies(t *testing.T) {
	const name = "../../schemas/policy/hull/policy.yaml"
	root, text := caseShape(t), string(readFile(t, name))
	if _, n := readYAML(t, name, []byte(text)); len(policy.Fit(n, root)) > 0 {
		t.Fatalf("the policy as it is: %s", texts(policy.Fit(n, root)))
	}
	for _, c := range []struct{ old, new, says string }{
		{"list: /reviews", "list: /review", `"/review" is no list of a case`},
		{"list: /reviews", "list: /reference", `"/reference" is no list of a case`},
		{"date: date", "date: day", `"day" is no date of such a record`},
		{"unless: {kind:", "unless: {kinds:", `"kinds" is no field of such a record`},
		{"status: [cancelled,", "status: [canceled,", `"canceled" is not a word that can stand in status`},
		{"planned: {status: planned}", "planned: {status: plan}", `"plan" is not a word that can stand in status`},
		{"booked: [/plan/planned_reviews]", "booked: [/plan/reviews]", `"/plan/reviews" is no list of a case`},
		{"booked: [/plan/planned_reviews]", "booked: [/people]", `"/people" is a list of records without a date`},
	} {
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
	for _, conditions := range [][]policy.Condition{by.Where, by.Unless, by.Planned} {
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
	root := caseShape(t)
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
