package policy_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"casedocs/generator/diag"
	"casedocs/generator/policy"
	"casedocs/generator/tree"
)

const shippedPolicies = "../../schemas/policy/*/policy.yaml"

// Each archive holds a policy with one mistake, and what is said about it.
func TestMistakesInPoliciesAreReportedAtTheirPlace(t *testing.T) {
	eachArchive(t, "testdata/bad/*.txtar", func(t *testing.T, name string, archive *txtar.Archive) {
		_, n := readYAML(t, "policy.yaml", []byte(section(t, archive, "policy.yaml")))
		_, found := policy.Load([]*tree.Node{n})
		if found.Blocks() != diag.Write {
			t.Error("nothing stops this policy from being used")
		}
		compare(t, name, archive, dumpFindings(found))
	})
}

func TestShippedPoliciesLoadAndKnowTheirFolder(t *testing.T) {
	for _, name := range policies(t) {
		folder := filepath.Base(filepath.Dir(name))
		if p := policyOf(t, folder); p.ID != folder {
			t.Errorf("%s calls itself %s", name, p.ID)
		}
	}
}

func TestShippedPoliciesHaveTheRulesOfTheirGuidance(t *testing.T) {
	want := map[string][]string{
		"camden":       {"CAM-08", "CAM-09", "CAM-04", "CAM-14", "CAM-15", "CAM-16", "CAM-17"},
		"hull":         {"HUL-02", "HUL-06", "HUL-07", "HUL-08", "HUL-09", "HUL-11", "HUL-11/no-order", "HUL-12", "HUL-13", "HUL-14", "HUL-16", "HUL-17", "HUL-20", "HUL-21", "HUL-24"},
		"lincolnshire": {"LIN-05", "LIN-02"},
		"lambeth": {"LAM-07/month-3", "LAM-07/month-6", "LAM-07/month-9", "LAM-07/month-11", "LAM-10/first", "LAM-10/second",
			"LAM-02/case", "LAM-02/professional-weekly", "LAM-02/professional-fortnightly", "LAM-02/professional-monthly", "LAM-02/group",
			"LAM-07/time", "LAM-07/reviews",
			"LAM-01/child-in-need", "LAM-01/child-protection", "LAM-01/looked-after", "LAM-01/matched", "LAM-01/over-16", "LAM-01/care-leaver",
			"LAM-03/no-cases", "LAM-03/professional", "LAM-03/group", "LAM-04/case", "LAM-04/professional", "LAM-04/peer", "LAM-04/business-support",
			"LAM-14/fostering", "LAM-14/adoption", "LAM-05", "LAM-08", "LAM-09", "LAM-13", "LAM-10/reviews", "LAM-06"},
	}
	for authority, rules := range want {
		var got []string
		p := policyOf(t, authority)
		for _, m := range p.Milestones {
			got = append(got, m.ID)
		}
		for _, r := range p.Requirements {
			got = append(got, r.ID)
		}
		if !slices.Equal(got, rules) {
			t.Errorf("%s has %v, want %v", authority, got, rules)
		}
	}
}

func TestShippedPoliciesFitTheirSchema(t *testing.T) {
	schema := compileMeta(t)
	for _, name := range policies(t) {
		_, n := readYAML(t, name, readFile(t, name))
		if err := schema.Validate(instance(t, n.Any())); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The schema and Load read the same language: what the schema refuses, Load
// refuses, for every mistake of the test data but those that only Load sees.
func TestSchemaRefusesMistakesOfShape(t *testing.T) {
	onlyLoad := []string{"braces", "cycle", "chair-unknown", "event-unknown", "event-twice", "id-twice", "phase-of-order", "repeat-of-event",
		"repeat-of-several", "requirement-twice", "window-missing"}
	schema := compileMeta(t)
	names, _ := filepath.Glob("testdata/bad/*.txtar")
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, n := readYAML(t, "policy.yaml", []byte(section(t, archive, "policy.yaml")))
		refused := schema.Validate(instance(t, n.Any())) != nil
		base := strings.TrimSuffix(filepath.Base(name), ".txtar")
		if refused == slices.Contains(onlyLoad, base) {
			t.Errorf("%s: refused by the schema: %v", base, refused)
		}
	}
}

func TestEveryPropertyOfTheSchemaIsExplained(t *testing.T) {
	var root any
	if err := json.Unmarshal(readFile(t, metaSchema), &root); err != nil {
		t.Fatal(err)
	}
	n := explained(t, "", root)
	if n < 60 {
		t.Errorf("only %d properties were looked at", n)
	}
}

// explained returns how many properties below a part of the schema it found.
func explained(t *testing.T, path string, v any) int {
	n := 0
	switch v := v.(type) {
	case []any:
		for i, item := range v {
			n += explained(t, fmt.Sprintf("%s/%d", path, i), item)
		}
	case map[string]any:
		properties, _ := v["properties"].(map[string]any)
		for name, p := range properties {
			n++
			for _, word := range []string{"title", "description", "examples"} {
				if p.(map[string]any)[word] == nil {
					t.Errorf("%s/%s has no %s", path, name, word)
				}
			}
		}
		for name, part := range v {
			if name != "examples" {
				n += explained(t, path+"/"+name, part)
			}
		}
	}
	return n
}

const metaSchema = "../../schemas/meta/policy.schema.json"

func compileMeta(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(readFile(t, metaSchema))))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("policy.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("policy.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// instance gives numbers the type that the validator expects.
func instance(t *testing.T, v any) any {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func policies(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob(shippedPolicies)
	if err != nil || len(names) < 3 {
		t.Fatalf("found the policies %v (%v)", names, err)
	}
	return names
}
