package policy_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"casedocs/generator/policy"
	"casedocs/generator/tree"
)

// Each archive holds the policies of the layers, from the lowest, and what is
// said of all that the last one asks for, layers and all.
func TestPoliciesInSentences(t *testing.T) {
	eachArchive(t, "testdata/sentences/*.txtar", func(t *testing.T, name string, archive *txtar.Archive) {
		p, below := stacked(t, archive)
		var b strings.Builder
		for _, id := range p.IDs() {
			for _, x := range p.Explain(id) {
				writeExplanation(&b, x)
			}
		}
		if len(below) > 0 {
			writePart(&b, p.InSentences(below...), "#")
		}
		last := len(archive.Files) - 1
		if *update {
			archive.Files[last].Data = []byte(b.String())
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		if want := section(t, archive, "want"); b.String() != want {
			t.Errorf("got\n%s\nwant\n%s", b.String(), want)
		}
	})
}

// stacked loads the policies of an archive, each over those before it.
func stacked(t *testing.T, archive *txtar.Archive) (*policy.Policy, []*policy.Policy) {
	t.Helper()
	var below []*policy.Policy
	for _, f := range archive.Files {
		if !strings.HasSuffix(f.Name, ".yaml") {
			continue
		}
		_, n := readYAML(t, f.Name, f.Data)
		over := below
		if f.Name != "policy.yaml" {
			over = nil
		}
		p, found := policy.Load([]*tree.Node{n}, over...)
		if len(found) > 0 {
			t.Fatal(texts(found))
		}
		below = append(below, p)
	}
	n := len(below) - 1
	return below[n], below[:n]
}

func writeExplanation(b *strings.Builder, x policy.Explanation) {
	fmt.Fprintf(b, "%s: %s\n", x.ID, x.Title)
	for _, s := range x.Says {
		fmt.Fprintf(b, "    %s\n", s)
	}
	for _, s := range x.Here {
		fmt.Fprintf(b, "    here: %s\n", s)
	}
	for _, s := range x.Written {
		fmt.Fprintf(b, "    written: %s\n", s)
	}
	for _, s := range []struct{ name, words string }{{"reading", x.Reading}, {"note", x.Note}, {"source", x.Source}} {
		if s.words != "" {
			fmt.Fprintf(b, "    %s: %s\n", s.name, s.words)
		}
	}
}

func writePart(b *strings.Builder, p policy.Part, level string) {
	fmt.Fprintf(b, "%s %s\n", level, p.Title)
	for _, s := range p.Says {
		fmt.Fprintf(b, "- %s\n", s)
	}
	for _, e := range p.Entries {
		writeExplanation(b, e)
	}
	for _, part := range p.Parts {
		writePart(b, part, level+"#")
	}
}

func TestExplainFindsIDsAsPeopleWriteThem(t *testing.T) {
	p := policyOf(t, "lambeth")
	for id, want := range map[string][]string{
		"LAM-10/first":     {"LAM-10/first"},
		"lam-10/first":     {"LAM-10/first"},
		"LAM-10/first/2":   {"LAM-10/first"},
		"LAM-10/first@o-2": {"LAM-10/first"},
		"LAM-10":           {"LAM-10/first", "LAM-10/second", "LAM-10/reviews"},
		"LAM-99":           nil,
		"":                 nil,
	} {
		var got []string
		for _, x := range p.Explain(id) {
			got = append(got, x.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", id, got, want)
		}
	}
}
