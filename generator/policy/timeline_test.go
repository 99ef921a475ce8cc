package policy_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"casedocs/generator/diag"
	"casedocs/generator/timeline"
)

var update = flag.Bool("update", false, "rewrite the wanted timelines")

// Each archive in testdata holds a case, the policy it works by and the day it
// is looked at (the comment's last line), and the timeline and findings that
// come of it.
func TestTimelines(t *testing.T) {
	eachArchive(t, "testdata/*.txtar", func(t *testing.T, name string, archive *txtar.Archive) {
		authority, asOf := lookedAt(t, archive)
		tl, found := plan(t, authority, section(t, archive, "case.yaml"), asOf)
		compare(t, name, archive, dump(tl)+dumpFindings(found))
	})
}

// eachArchive runs a test for every archive that a pattern finds.
func eachArchive(t *testing.T, pattern string, test func(t *testing.T, name string, archive *txtar.Archive)) {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no test data (%v)", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			test(t, name, archive)
		})
	}
}

// lookedAt returns the authority and the day that an archive's comment names.
func lookedAt(t *testing.T, a *txtar.Archive) (authority, asOf string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(string(a.Comment)), "\n")
	authority, asOf, ok := strings.Cut(lines[len(lines)-1], " as of ")
	if !ok {
		t.Fatal("the comment does not end with a line such as: camden as of 2026-11-21")
	}
	return authority, asOf
}

func section(t *testing.T, a *txtar.Archive, name string) string {
	t.Helper()
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	t.Fatalf("there is no %s", name)
	return ""
}

func compare(t *testing.T, name string, a *txtar.Archive, got string) {
	t.Helper()
	if *update {
		a.Files = append(a.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
		if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := section(t, a, "want"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func dump(tl timeline.Timeline) string {
	var b strings.Builder
	for _, m := range tl {
		fmt.Fprintf(&b, "%-12s %-10s %s: %s\n", m.ID, m.Due, m.Status, m.Title)
		field := func(name string, value any) {
			if s := fmt.Sprint(value); s != "" && s != "[]" && s != "false" {
				fmt.Fprintf(&b, "    %s: %s\n", name, s)
			}
		}
		field("how", m.How)
		field("earliest", m.Window.Earliest)
		field("preferred", m.Window.Preferred)
		field("met on", m.MetOn)
		field("planned for", m.PlannedFor)
		field("by", m.MetBy)
		field("chair", m.Chair)
		field("proposed", m.Proposed)
		field("from", strings.Join(m.Pointers, " "))
	}
	return b.String()
}

func dumpFindings(l diag.List) string {
	l.Sort()
	var b strings.Builder
	for _, d := range l {
		p := d.Span.Pos()
		fmt.Fprintf(&b, "%d:%d %s[%s] %s\n    hint: %s\n", p.Line, p.Column, d.Severity, d.Rule, d.Text(true), strings.Join(d.HintTexts(true), "; "))
	}
	return b.String()
}
