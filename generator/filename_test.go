package generator

import (
	"strings"
	"testing"
)

func TestNoTwoPapersHaveOneFileName(t *testing.T) {
	e, found := withType(t, strings.Replace(noteManifest, "date: /review/date\n", "date: /review/date\nversion: /review/number\n", 1), noteBody)
	if len(found) > 0 {
		t.Fatal(inWords(found))
	}
	long := strings.Repeat("x", 150)
	for name, c := range map[string]struct{ from, to, want string }{
		"as written":         {"", "", ""},
		"id and a reader":    {"review-3", "review-1-internal", "would have the same file name as the note (review 1)"},
		"id and a version":   {"review-3, status: held", "review-1-v2, status: held}\n  - {id: review-1b, status: held}\n  - {id: review-4, status: held", ""},
		"version of another": {"{id: review-1, status: held", "{id: review-1, number: 2, status: held, place: x}\n  - {id: review-1-v2, status: held", "would have the same file name"},
		"long id":            {"review-3", long, "would be too long"},
		"long reference":     {"TEST-1", long, "would be too long"},
	} {
		res, err := e.Make(caseOf(strings.Replace(reviewed, c.from, c.to, 1)), Options{AsOf: asOf, Documents: []string{"note"}})
		if err != nil {
			t.Fatal(err)
		}
		text := inWords(res.Findings)
		if strings.Contains(text, "DOC-02") != (c.want != "") || !strings.Contains(text, c.want) {
			t.Errorf("%s: want %q, got:\n%s", name, c.want, text)
		}
		if (len(res.Outputs) == 0) != (c.want != "") {
			t.Errorf("%s: %d files were made", name, len(res.Outputs))
		}
	}
}
