package policy_test

import (
	"os"
	"testing"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/input"
	"casedocs/generator/policy"
	"casedocs/generator/source"
	"casedocs/generator/timeline"
	"casedocs/generator/tree"
)

func readYAML(t testing.TB, name string, data []byte) (*source.File, *tree.Node) {
	t.Helper()
	f := source.NewFile(name, data)
	n, found := input.ReadFile(f)
	if n == nil || len(found) > 0 {
		t.Fatalf("%s cannot be read: %s", name, texts(found))
	}
	return f, n
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// policyOf loads the policy of an authority as it is shipped.
func policyOf(t testing.TB, authority string) *policy.Policy {
	t.Helper()
	name := "../../schemas/policy/" + authority + "/policy.yaml"
	_, n := readYAML(t, name, readFile(t, name))
	p, found := policy.Load([]*tree.Node{n})
	if len(found) > 0 {
		t.Fatalf("%s: %s", name, texts(found))
	}
	return p
}

func calendar(t testing.TB) civil.Calendar {
	t.Helper()
	cal, err := civil.ReadCalendar(readFile(t, "../../schemas/calendar/england-and-wales.json"))
	if err != nil {
		t.Fatal(err)
	}
	return cal
}

func caseOf(t testing.TB, yaml string) *tree.Tree {
	t.Helper()
	f, n := readYAML(t, "case.yaml", []byte(yaml))
	return &tree.Tree{Root: n, Files: []*source.File{f}}
}

func day(s string) civil.Date {
	d, err := civil.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// plan returns the timeline of a case under an authority's policy.
func plan(t testing.TB, authority, yaml, asOf string) (timeline.Timeline, diag.List) {
	t.Helper()
	return policyOf(t, authority).Timeline(caseOf(t, yaml), calendar(t), day(asOf))
}

func texts(l diag.List) []string {
	var out []string
	for _, d := range l {
		out = append(out, d.Severity.String()+"["+d.Rule+"] "+d.Path+": "+d.Text(true))
	}
	return out
}
