package generator

import (
	"slices"
	"strings"
	"testing"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// markedCase is a small case into which tests write.
const markedCase = `format: 1
kind: supervision-order
reference: TEST-1
people:
  - {id: mother, name: Marla Fennimore-Slate, relationship: mother}
  - {id: social-worker, name: Priya Québec}
children: [{id: child-1, name: Juniper Fennimore-Slate, born: 2019-05-02}]
plan:
  version: {number: 1, date: 2026-03-17}
  concerns: [{id: concern-1, text: The door stood open.}]
`

func checked(t *testing.T, text string) diag.List {
	t.Helper()
	res, err := builtIn(t).Make(Input{Name: "case", Files: []*source.File{source.NewFile("case.yaml", []byte(text))}}, Options{AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	return res.Findings
}

func linesOf(found diag.List, rule string) []int {
	var lines []int
	for _, d := range found {
		if d.Rule == rule {
			lines = append(lines, d.Span.Pos().Line)
		}
	}
	return lines
}

func TestSurnamesInReferencesAndIDsAreFound(t *testing.T) {
	if got := linesOf(checked(t, markedCase), surnameRule); got != nil {
		t.Errorf("a case without surnames in ids has findings in lines %v", got)
	}
	for old, line := range map[string]int{"TEST-1": 3, "id: child-1,": 7, "id: social-worker": 6} {
		for _, name := range []string{"slate", "quebec", "fennimore"} {
			changed := strings.Replace(old, old, map[string]string{"TEST-1": "SLATE-1", "id: child-1,": "id: " + name + "-1,", "id: social-worker": "id: worker-" + name}[old], 1)
			found := checked(t, strings.Replace(markedCase, old, changed, 1))
			if got := linesOf(found, surnameRule); !slices.Equal(got, []int{line}) {
				t.Errorf("%s: findings in lines %v, want %d", changed, got, line)
			}
		}
	}
}

func TestMarksThatLeadNowhereBlockWriting(t *testing.T) {
	for mark, hint := range map[string]string{
		"/plan/concerns/concern-1/text": "",
		"/plan/concerns/concern-2/text": "did you mean /plan/concerns/concern-1/text?",
		"/plam/concerns/concern-1/text": "did you mean /plan/concerns/concern-1/text?",
		"/elsewhere":                    "write the names",
		"/plan/concerns":                "write a mark for each entry",
		"/people/mother/id":             "withhold the entry",
		"/plan/version/number":          "withhold what the paper says",
	} {
		found := checked(t, markedCase+"withhold: [{id: withheld-1, value: "+mark+"}]\n")
		i := slices.IndexFunc(found, func(d diag.Diagnostic) bool { return d.Rule == markRule })
		switch {
		case hint == "" && i >= 0:
			t.Errorf("%s: %v", mark, inWords(found))
		case hint != "" && (i < 0 || found[i].Blocks != diag.Write || !strings.HasPrefix(found[i].Hints[0], hint)):
			t.Errorf("%s: want %q in\n%s", mark, hint, inWords(found))
		}
	}
}
