package generator

import (
	"slices"
	"strings"
	"testing"

	"casedocs/generator/tree"
)

// TestSamplesNameNoPersonInFileNames looks for the longer parts of names.
func TestSamplesNameNoPersonInFileNames(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs beside it, and it takes long with the race detector")
	}
	e := builtIn(t)
	for _, in := range sampleCases(t) {
		res, err := e.Make(in, Options{AsOf: asOf})
		if err != nil {
			t.Fatal(err)
		}
		parts := partsOfNames(readCase(t, in))
		for _, o := range res.Outputs {
			file := strings.ToLower(o.Name)
			if slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(file, part) }) {
				t.Errorf("%s holds a part of a name", o.Name)
			}
		}
	}
}

// partsOfNames returns the parts of the names of people and children that are
// long enough to be told from other words, in small letters.
func partsOfNames(c *caseFile) []string {
	var parts []string
	for _, list := range []string{"people", "children"} {
		n := c.tree.Root.Field(list)
		if n == nil {
			continue
		}
		for _, person := range n.Items {
			for part := range strings.FieldsSeq(strings.ToLower(person.String("name"))) {
				if len(part) > 3 {
					parts = append(parts, part)
				}
			}
		}
	}
	return parts
}

// TestConfidentialValuesReachNoPaper looks for every value of a confidential
// class in every copy of every paper. The one that may be there is the
// reader's own.
func TestConfidentialValuesReachNoPaper(t *testing.T) {
	tried := 0
	for name, in := range sampleCases(t) {
		for _, p := range papersOf(t, in) {
			all, _ := p.renderings()
			for _, p.rendering = range all {
				reader := p.id
				if p.typ.manifest.Last {
					continue // a dispatch list of the office has addresses
				}
				text := written(t, p)
				for _, s := range confidentialOf(p) {
					tried++
					if strings.Contains(text, s) {
						t.Errorf("%s: %s for %s holds a confidential value of %d letters", name, p.name(), reader, len(s))
					}
				}
			}
		}
	}
	if tried < 60 {
		t.Errorf("only %d pairs of value and paper were tried", tried)
	}
}

// confidentialOf returns the confidential values that a paper may not hold.
func confidentialOf(p *paper) []string {
	own := map[*tree.Node]bool{}
	for _, pointer := range p.ownValues() {
		own[p.root.At(pointer)] = true
	}
	var secrets []string
	p.from.tree.Root.Walk(func(n *tree.Node) {
		if n.Shape != nil && n.Shape.Confidential != "" && !own[n] {
			n.Walk(func(v *tree.Node) {
				if v.Kind == tree.String && len(v.Text) > 6 && (v.Shape == nil || v.Shape.Format != "date") { // a day can be that of anything
					secrets = append(secrets, v.Text)
				}
			})
		}
	})
	return secrets
}
