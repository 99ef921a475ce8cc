package generator

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casedocs/generator/catalog"
	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// laid returns the built-in assets with files laid over them.
func laid(files []*source.File) *catalog.Catalog {
	over := fstest.MapFS{}
	for _, f := range files {
		over[f.Name()] = &fstest.MapFile{Data: f.Data()}
	}
	return catalog.New(catalog.Layer{Name: "new", FS: over}, builtInLayer())
}

// A policy begun from that of any authority loads, and its examples hold as
// those of the other one do.
func TestPoliciesBegunFromOthersHold(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long with the race detector")
	}
	e := builtIn(t)
	for _, like := range e.Policies() {
		t.Run(like, func(t *testing.T) {
			files, err := e.BeginPolicy(builtInCatalog(), "zennor-vale", like, exampleDay)
			if err != nil {
				t.Fatal(err)
			}
			assets := laid(files)
			begun, found, err := Open(assets, "test")
			if err != nil || len(found) > 0 {
				t.Fatal(inWords(found), err)
			}
			x, found, err := begun.Examples(assets)
			if err != nil || len(found) > 0 {
				t.Fatal(inWords(found), err)
			}
			if _, found, err = x.Try([]string{"zennor-vale"}); err != nil {
				t.Fatal(err)
			}
			if len(found) > 0 && len(found) > len(wrongThere(t, x, like)) {
				t.Error(inWords(found))
			}
			for _, f := range files {
				text := string(f.Data())
				if strings.Contains(text, "policy: "+like+"\n") || strings.Contains(text, "id: "+like+"\n") {
					t.Errorf("%s still names %s", f.Name(), like)
				}
			}
			p := begun.policies["zennor-vale"]
			for _, m := range p.Own().Milestones {
				if !strings.HasPrefix(m.Source, "not yet named; begun from: ") {
					t.Errorf("%s: source %q", m.ID, m.Source)
				}
			}
			if got, want := len(p.IDs()), len(e.policies[like].IDs()); got != want {
				t.Errorf("it asks for %d things, and %s for %d", got, like, want)
			}
		})
	}
}

// wrongThere returns what is wrong with the other policy's own examples, but for
// what has none: that gets some.
func wrongThere(t *testing.T, x *Examples, like string) diag.List {
	_, wrong, err := x.Try([]string{like})
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(wrong, func(d diag.Diagnostic) bool { return d.Rule == ruleExamples })
}

func TestIDsOfNewPoliciesHaveLettersOfTheirOwn(t *testing.T) {
	taken := map[string]bool{"CAM": true, "FE": true, "ABC": true, "ABCD": true, "AB": true}
	for name, want := range map[string]string{
		"fernwick":  "FER",
		"camberley": "CAMB",
		"st-albans": "STA",
		"x":         "XXY",
		"abcd":      "ABD",
	} {
		if got := lettersOf(name, taken); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestPoliciesCannotHaveEveryName(t *testing.T) {
	e := builtIn(t)
	for _, c := range []struct{ name, like, want string }{
		{"Fernwick", "hull", "cannot name a policy"},
		{"../fernwick", "hull", "cannot name a policy"},
		{"hull", "camden", "there is a policy hull already"},
		{"court", "camden", "there is a policy court already"},
		{"fernwick", "court", "there is no policy \"court\" of an authority"},
		{"fernwick", "", "there is no policy"},
	} {
		if files, err := e.BeginPolicy(builtInCatalog(), c.name, c.like, exampleDay); err == nil || !strings.Contains(err.Error(), c.want) || files != nil {
			t.Errorf("%s like %s: %v", c.name, c.like, err)
		}
	}
}
