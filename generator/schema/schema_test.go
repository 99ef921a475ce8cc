package schema_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"casedocs/generator/diag"
	"casedocs/generator/input"
	"casedocs/generator/schema"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// check reads and checks one case.
func check(s *schema.Schema, name string, data []byte) (*tree.Tree, diag.List) {
	t, found := input.Read([]*source.File{source.NewFile(name, data)})
	found = append(found, s.Check(t)...)
	found.Sort()
	return t, found
}

func text(t *testing.T, l diag.List, o diag.TextOptions) string {
	t.Helper()
	var b strings.Builder
	if err := l.WriteText(&b, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGoldens checks the case of each archive in testdata against its schema;
// the wanted findings, with and without values, stand beside them.
func TestGoldens(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := &txtar.Archive{Comment: archive.Comment}
			files := map[string][]byte{}
			var data []byte
			for _, f := range archive.Files {
				switch {
				case strings.HasSuffix(f.Name, ".json"):
					files[f.Name] = f.Data
				case f.Name == "case.yaml":
					data = f.Data
				default:
					continue
				}
				got.Files = append(got.Files, f)
			}
			s, err := schema.Compile(files, "root.json")
			if err != nil {
				t.Fatal(err)
			}
			_, found := check(s, "case.yaml", data)
			got.Files = append(got.Files,
				txtar.File{Name: "findings", Data: []byte(text(t, found, diag.TextOptions{ShowValues: true}))},
				txtar.File{Name: "without values", Data: []byte(text(t, found, diag.TextOptions{}))})
			golden(t, name, txtar.Format(got))
		})
	}
}

// golden compares got with a file, or writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("differs from %s (-want +got):\n%s", name, diff)
	}
}

const small = `{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": {
	"zebra": {"type": "string", "title": "Zebra", "x-gap": "which zebra", "x-confidential": "contact", "x-letter-safe": true},
	"ant": {"type": "array", "items": {"$ref": "#/$defs/ant", "title": "One ant"}},
	"queen": {"type": "string", "x-ref": "ant"},
	"day": {"type": "string", "format": "date"}},
	"$defs": {"ant": {"title": "Ant", "type": "object", "required": ["id"], "properties": {
		"id": {"type": "string"}, "kind": {"enum": ["red", "black"], "x-labels": {"red": "a red one"}}, "inner": {"$ref": "#/$defs/ant"}}}}}`

func TestShapeFollowsTheSchema(t *testing.T) {
	s, err := schema.Compile(map[string][]byte{"small.json": []byte(small)}, "small.json")
	if err != nil {
		t.Fatal(err)
	}
	c, found := check(s, "case.yaml", []byte("zebra: Zed\nant:\n  - id: a\n    kind: red\n    inner: {id: b}\nqueen: a\nother: {x: 1}\n"))
	if len(found) > 0 {
		t.Fatal(text(t, found, diag.TextOptions{}))
	}
	root := s.Shape()
	if diff := cmp.Diff([]string{"zebra", "ant", "queen", "day"}, root.Names); diff != "" {
		t.Errorf("names are not in the order of the schema: %s", diff)
	}
	if c.Root.Shape != root {
		t.Error("the root of the case has another shape")
	}
	for pointer, want := range map[string]string{
		"/zebra":          "text, Zebra, which zebra, contact, letter-safe",
		"/ant":            "list, ant, ant",
		"/ant/0":          "group of fields, One ant, one ant",
		"/ant/0/kind":     "text, kind, kind, red = a red one",
		"/ant/0/inner":    "group of fields, Ant, ant",
		"/queen":          "text, queen, queen, id of ant",
		"/other":          "none",
		"/other/x":        "none",
		"/ant/0/inner/id": "text, id, id",
	} {
		if got := describe(c.Root.At(pointer).Shape); got != want {
			t.Errorf("%s: %s, want %s", pointer, got, want)
		}
	}
}

func describe(s *tree.Shape) string {
	if s == nil {
		return "none"
	}
	words := []string{s.Kind.String(), s.Title, s.GapLabel()}
	if s.Confidential != "" {
		words = append(words, s.Confidential)
	}
	if s.LetterSafe {
		words = append(words, "letter-safe")
	}
	if s.Ref != "" {
		words = append(words, "id of "+s.Ref)
	}
	if len(s.Labels) > 0 {
		words = append(words, "red = "+s.Labels["red"])
	}
	return strings.Join(words, ", ")
}

func TestCompileRefuses(t *testing.T) {
	for name, c := range map[string]struct{ schema, says string }{
		"a reference to the web":         {`{"$ref": "https://example.com/x.json"}`, "https://example.com/x.json"},
		"a reference to a file":          {`{"$ref": "file:///etc/passwd"}`, "file:///etc/passwd"},
		"a reference to a missing file":  {`{"$ref": "other.json"}`, "other.json"},
		"a reference to a missing place": {`{"$ref": "#/$defs/x"}`, "$defs/x"},
		"broken JSON":                    {`{"type": `, "root.json"},
		"text after the schema":          {`{} {}`, "root.json"},
		"a member twice":                 {`{"type": "object", "type": "array"}`, `"type" is given twice`},
		"a list":                         {`[]`, "not an object"},
		"an unknown type":                {`{"type": "text"}`, "root.json"},
		"a bad pattern":                  {`{"pattern": "("}`, "root.json"},
		"an x-ref to nowhere":            {`{"properties": {"a": {"x-ref": "/people"}}}`, "x-ref /people"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := schema.Compile(map[string][]byte{"root.json": []byte(c.schema)}, "root.json")
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want one with %q", err, c.says)
			}
		})
	}
	broken := map[string][]byte{"a.json": []byte("["), "b.json": []byte("{"), "c.json": []byte("]")}
	for range 20 {
		if _, err := schema.Compile(broken, "b.json"); err == nil || !strings.Contains(err.Error(), "a.json") {
			t.Fatalf("error %v, want the one of the first file on every run", err)
		}
	}
	if _, err := schema.Compile(nil, "root.json"); err == nil {
		t.Error("no error without the root file")
	}
}

func TestManyCasesAtTheSameTime(t *testing.T) {
	s, err := schema.Compile(map[string][]byte{"small.json": []byte(small)}, "small.json")
	if err != nil {
		t.Fatal(err)
	}
	data := []byte("zebra: 7\nant:\n  - id: a\n  - id: a\n  - kind: blue\nqueen: b\nday: 2026-02-30\n")
	_, first := check(s, "case.yaml", data)
	want := text(t, first, diag.TextOptions{ShowValues: true})
	if n := len(first); n != 6 {
		t.Fatalf("%d findings:\n%s", n, want)
	}
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			_, found := check(s, "case.yaml", data)
			if got := text(t, found, diag.TextOptions{ShowValues: true}); got != want {
				t.Errorf("another time:\n%s", got)
			}
		})
	}
	wg.Wait()
}

func TestDates(t *testing.T) {
	s, err := schema.Compile(map[string][]byte{"small.json": []byte(small)}, "small.json")
	if err != nil {
		t.Fatal(err)
	}
	for written, want := range map[string]string{
		"2026-03-10":            "",
		"2024-02-29":            "",
		"2026-02-29":            `"29 February 2026" is not in the calendar; the last day of that month is "2026-02-28"`,
		"2026-04-31":            `"31 April 2026" is not in the calendar; the last day of that month is "2026-04-30"`,
		"2026-03-00":            `"0 March 2026" is not in the calendar; the last day of that month is "2026-03-31"`,
		"2026-13-01":            `"2026-13-01" is not in the calendar: a year has 12 months; write the year first, then the month, then the day, such as 2026-03-10`,
		"10/03/2026":            `a date is written with the year first, so not as "10/03/2026"; write "2026-03-10", if you mean "10 March 2026"`,
		"10.3.26":               `a date is written with the year first, so not as "10.3.26"; write "2026-03-10", if you mean "10 March 2026"`,
		"10th March 2026":       `a date is written with the year first, so not as "10th March 2026"; write "2026-03-10", if you mean "10 March 2026"`,
		"Tuesday 10 March 2026": `a date is written with the year first, so not as "Tuesday 10 March 2026"; write "2026-03-10", if you mean "10 March 2026"`,
		"March 10, 2026":        `a date is written with the year first, so not as "March 10, 2026"; write "2026-03-10", if you mean "10 March 2026"`,
		"3 Sept 2026":           `a date is written with the year first, so not as "3 Sept 2026"; write "2026-09-03", if you mean "3 September 2026"`,
		"2026-3-1":              `a date is written with hyphens, and with two figures for month and day, so not as "2026-3-1"; write "2026-03-01", if you mean "1 March 2026"`,
		"20260310":              `a date is written with hyphens, and with two figures for month and day, so not as "20260310"; write "2026-03-10", if you mean "10 March 2026"`,
		"2026-03-10T10:00:00Z":  `only the day is wanted here, without the time of day; write "2026-03-10"`,
		"2026-03":               `"2026-03" is not a date: the day of the month is missing; write the year, the month and the day, such as 2026-03-10`,
		"March 2026":            `"March 2026" is not a date: the day of the month is missing; write the year, the month and the day, such as 2026-03-10`,
		"to be agreed":          `"to be agreed" is not a date; write the year, the month and the day, such as 2026-03-10`,
		"5 Octember 2026":       `"5 Octember 2026" is not a date; write the year, the month and the day, such as 2026-03-10`,
	} {
		_, found := check(s, "case.yaml", fmt.Appendf(nil, "day: %s\n", written))
		got := ""
		for _, d := range found {
			got += d.Text(true) + "; " + d.HintTexts(true)[0]
		}
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", written, got, want)
		}
	}
}

func TestDaysThatComeBeforeTheirBeginning(t *testing.T) {
	s := caseSchema(t)
	for written, want := range map[string]string{
		"plan: {actions: [{id: action-1, start: 2026-10-14, end: 2026-10-01}]}":                              `"1 October 2026" is earlier than "14 October 2026", the day beside start:`,
		"plan: {actions: [{id: action-1, start: 2026-10-14, end: 2026-10-14}]}":                              "",
		"plan: {actions: [{id: action-1, end: 2026-10-14}]}":                                                 "",
		"plan: {actions: [{id: action-1, start: , end: 2026-10-14}]}":                                        "",
		"people: [{id: mother, roles: [{id: role-1, role: aunt, from: 2026-02-01, until: 2025-03-01}]}]":     `"1 March 2025" is earlier than "1 February 2026", the day beside from:`,
		"proceedings: {issued: 2026-03-10, ended: 2025-11-24}":                                               `"24 November 2025" is earlier than "10 March 2026", the day beside issued:`,
		"plan: {family_group_conferences: [{id: conference-1, offered: 2026-01-05, held: 2025-12-30}]}":      `"30 December 2025" is earlier than "5 January 2026", the day beside offered:`,
		"children: [{id: child-1, looked_after: {from: 2025-11-03, until: 2025-10-03}}]":                     `"3 October 2025" is earlier than "3 November 2025", the day beside from:`,
		"orders: [{id: order-1, extensions: [{id: extension-1, applied: 2027-01-18, granted: 2026-02-24}]}]": `"24 February 2026" is earlier than "18 January 2027", the day beside applied:`,
		"plan: {funding: [{id: funding-1, service: play therapy, from: 2026-03-10, to: 2025-03-31}]}":        `"31 March 2025" is earlier than "10 March 2026", the day beside from:`,
	} {
		_, found := check(s, "case.yaml", []byte(written+"\n"))
		got := ""
		for _, d := range found {
			if d.Rule == "DAT-23" {
				got += d.Text(true)
				if d.Blocks != diag.Final || len(d.Related) != 1 {
					t.Errorf("%s: blocks %v, points to %d other places", written, d.Blocks, len(d.Related))
				}
			}
		}
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", written, got, want)
		}
	}
}

func TestRightWordsAreSuggestedButNoNames(t *testing.T) {
	s := caseSchema(t)
	for _, test := range []struct{ written, want string }{
		{"people: [{id: Dad, name: Idris Okafor}]", `did you mean "dad"?`},
		{"people: [{id: “mum”, name: Corinne Bellamy}]", `did you mean "mum"?`},
		{"children: [{id: Child 1, name: Nell Bellamy}]", `did you mean "child-1"?`},
		{"people: [{id: Corinne B., name: Corinne Bellamy}]", "write it like this: mother"},
		{"people: [{id: Corrie, known_as: Corrie}]", "write it like this: mother"},
		{"people: [{id: Corinne}]", "write it like this: mother"},
		{"reference: TCC/2026/007", `did you mean "TCC-2026-007"?`},
		{"reference: Case of Bellamy", "write it like this: FBC-2026-014"},
		{"court: {case_number: zz26 c50014}", `did you mean "ZZ26C50014"?`},
		{"plan: {funding_note: none}", "did you mean funding?"},
		{"plan: {review_dates: none}", "did you mean planned_reviews or reviews_note?"},
		{"children: [{id: child-1, date_of_birth: 2020-01-02}]", "did you mean born?"},
		{"court: {case_number: ZZ26C5001}", "write it like this: ZZ26C50014"},
	} {
		_, found := check(s, "case.yaml", []byte(test.written+"\n"))
		var hints []string
		for _, d := range found {
			hints = append(hints, d.HintTexts(true)...)
		}
		if !slices.Contains(hints, test.want) {
			t.Errorf("%s: hints %q, want %q", test.written, hints, test.want)
		}
	}
}
