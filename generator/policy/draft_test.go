package policy_test

import (
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"casedocs/generator/policy"
	"casedocs/generator/tree"
)

// A policy begun from another keeps its text but for the questions, and can be
// used at once.
func TestPoliciesAreBegunFromOthers(t *testing.T) {
	eachArchive(t, "testdata/draft/*.txtar", func(t *testing.T, name string, archive *txtar.Archive) {
		_, n := readYAML(t, "policy.yaml", []byte(section(t, archive, "policy.yaml")))
		p, found := policy.Load([]*tree.Node{n})
		if len(found) > 0 {
			t.Fatal(texts(found))
		}
		files := p.Draft([]*tree.Node{n}, policy.Draft{Name: "new-mills", Day: day("2026-11-21")})
		compare(t, name, archive, string(files[0].Data()))
		_, n = readYAML(t, "policy.yaml", files[0].Data())
		begun, found := policy.Load([]*tree.Node{n})
		if len(found) > 0 {
			t.Fatal(texts(found))
		}
		if begun.ID != "new-mills" || begun.Title != "New Mills: supervision orders" || begun.Authority != "New Mills" || begun.ValidFrom != day("2026-11-21") || begun.NextReview != day("2027-11-21") {
			t.Errorf("%s, %s, %s, from %s, next review %s", begun.ID, begun.Title, begun.Authority, begun.ValidFrom, begun.NextReview)
		}
		if !slices.Equal(begun.IDs(), p.IDs()) {
			t.Errorf("it asks for %v, not for %v", begun.IDs(), p.IDs())
		}
	})
}
