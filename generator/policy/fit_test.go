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
