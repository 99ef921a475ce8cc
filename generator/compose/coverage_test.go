package compose

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// covered parses templates whose branches are counted; the first is the entry.
func covered(t *testing.T, shape *tree.Shape, files ...*source.File) *Templates {
	t.Helper()
	tmpl, diags := Parse(Source{Files: files, Entry: files[0].Name(), Root: shape, Coverage: true})
	if tmpl == nil {
		t.Fatal(diags[0].Text(true))
	}
	return tmpl
}

// fillAll fills templates with one case after the other, each in YAML.
func fillAll(t *testing.T, tmpl *Templates, cases ...string) {
	t.Helper()
	for _, c := range cases {
		in := Input{View: tree.View{Root: readCase(t, "case.yaml", c, tmpl.shape)}}
		if d, diags := tmpl.Document(in); d == nil {
			t.Fatal(diags[0].Text(true))
		}
	}
}

// listed writes branches one a line: how often, where, and what is said of it
// if it was never taken.
func listed(c *Coverage) string {
	var b strings.Builder
	for _, x := range c.Branches {
		fmt.Fprintf(&b, "%d %s %s\n", x.Taken, place(x.Span), x.Untaken())
	}
	return b.String()
}

func TestCoverageCountsBothWaysOfEveryBranch(t *testing.T) {
	for _, c := range []struct {
		name, text string
		cases      []string
		want       string
	}{
		{"if without else", `{{if .urgent}}<p>x</p>{{end}}`, []string{"urgent: true", "urgent: false", "a: 1"}, `
			1 t:1:11 if .urgent is never true
			2 t:1:11 if .urgent is never false`},
		{"if with else", `{{- if .urgent -}}<p>x</p>{{- else -}} <p>y</p>{{end}}`, []string{"urgent: true"}, `
			1 t:1:11 if .urgent is never true
			0 t:1:37 the else of if .urgent is never taken`},
		{"if with an empty else", `{{if .urgent}}<p>x</p>{{else}}{{end}}`, []string{"urgent: true"}, `
			1 t:1:11 if .urgent is never true
			0 t:1:33 the else of if .urgent is never taken`},
		{"else behind an inner else", `{{if .urgent}}{{if .budget}}{{else}}<p/>{{end}}{{else}}<p>{{.budget}}</p>{{end}}`, []string{"budget: 1"}, `
			0 t:1:11 if .urgent is never true
			0 t:1:25 if .budget is never true
			0 t:1:39 the else of if .budget is never taken
			1 t:1:58 the else of if .urgent is never taken`},
		{"chain with an end", `{{if eq .budget 1}}{{else if eq .budget 2}}{{else if (eq .budget 3)}}{{else}}{{end}}`,
			[]string{"budget: 1", "budget: 3", "budget: 3", "budget: 9"}, `
			1 t:1:11 if eq .budget 1 is never true
			0 t:1:30 else if eq .budget 2 is never true
			2 t:1:54 else if (eq .budget 3) is never true
			1 t:1:80 the else of else if (eq .budget 3) is never taken`},
		{"chain without an end", `{{if eq .budget 1}}{{else if eq .budget 2}}{{end}}`, []string{"budget: 1", "budget: 2"}, `
			1 t:1:11 if eq .budget 1 is never true
			1 t:1:30 else if eq .budget 2 is never true
			0 t:1:30 else if eq .budget 2 is never false`},
		{"if inside an else is no chain", `{{if .urgent}}{{else}}{{if .budget}}{{end}}{{end}}`, []string{"budget: 1"}, `
			0 t:1:11 if .urgent is never true
			1 t:1:25 the else of if .urgent is never taken
			1 t:1:33 if .budget is never true
			0 t:1:33 if .budget is never false`},
		{"with", `{{with $b := .budget}}{{else with .summary}}{{else}}{{end}}{{with .urgent}}{{end}}`, []string{"summary: s", "urgent: true"}, `
			0 t:1:11 with $b := .budget never has a value
			1 t:1:33 else with .summary never has a value
			1 t:1:55 the else of else with .summary is never taken
			1 t:1:70 with .urgent never has a value
			1 t:1:70 with .urgent always has a value`},
		{"range", `{{range .children}}{{range $i, $l := .likes}}{{else}}{{end}}{{end}}{{range .people}}{{end}}`,
			[]string{"children: [{likes: [a, b]}, {likes: [c]}]", "people: []"}, `
			1 t:1:11 range .children is always empty
			1 t:1:11 range .children is never empty
			2 t:1:30 range $i, $l := .likes is always empty
			0 t:1:56 the else of range $i, $l := .likes is never taken
			0 t:1:78 range .people is always empty
			2 t:1:78 range .people is never empty`},
		{"range over a list written out", `{{range list 1 2}}{{end}}{{range (list 1 2)}}{{end}}{{range list}}{{end}}`, []string{"a: 1"}, `
			1 t:1:11 range list 1 2 is always empty
			1 t:1:36 range (list 1 2) is always empty
			0 t:1:36 range (list 1 2) is never empty
			0 t:1:63 range list is always empty
			1 t:1:63 range list is never empty`},
		{"range over fields", `{{range $k, $v := .threshold}}{{end}}`, []string{"threshold: {status: found-by-court}", "a: 1"}, `
			1 t:1:11 range $k, $v := .threshold is always empty
			1 t:1:11 range $k, $v := .threshold is never empty`},
		{"withheld is there", `{{with .summary}}{{end}}`, []string{"summary: !withheld x"}, `
			1 t:1:11 with .summary never has a value
			0 t:1:11 with .summary always has a value`},
	} {
		t.Run(c.name, func(t *testing.T) {
			tmpl := covered(t, readShape(t, sampleShape), source.NewFile("t", []byte("<document>"+c.text+"</document>")))
			fillAll(t, tmpl, c.cases...)
			if got, want := listed(tmpl.Coverage()), outdent(c.want); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// outdent takes the tabs of Go code out of a text.
func outdent(s string) string {
	return strings.TrimPrefix(strings.ReplaceAll(s, "\t", ""), "\n") + "\n"
}

// sharedNote is called from several places; nothing calls what is lost.
const sharedNote = `{{define "note"}}{{if .budget}}<p>{{.budget}}</p>{{end}}{{end}}
{{define "lost"}}{{if .urgent}}{{end}}{{end}}`

func TestCoverageOfAManyTimesCalledTemplateIsCountedInOnePlace(t *testing.T) {
	tmpl := covered(t, readShape(t, sampleShape),
		source.NewFile("t", []byte(`<document>{{template "note" .}}{{template "note" .}}</document>`)),
		source.NewFile("shared/note", []byte(sharedNote)))
	fillAll(t, tmpl, "budget: 1", "budget: 2", "urgent: true")
	want := outdent(`
		4 shared/note:1:18 if .budget is never true
		2 shared/note:1:18 if .budget is never false
		0 shared/note:2:18 if .urgent is never true, because no document comes to its template
		0 shared/note:2:18 if .urgent is never false, because no document comes to its template`)
	if got := listed(tmpl.Coverage()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestMergedCoverageCountsSharedTemplatesOnce merges what two types have taken
// of a template that only one of them comes to by way of note.
func TestMergedCoverageCountsSharedTemplatesOnce(t *testing.T) {
	shape := readShape(t, sampleShape)
	one := covered(t, shape, source.NewFile("one", []byte(`<document>{{template "note" .}}</document>`)), source.NewFile("shared/note", []byte(sharedNote)))
	two := covered(t, shape, source.NewFile("two", []byte(`<document>{{if .urgent}}{{end}}{{template "lost" .}}</document>`)), source.NewFile("shared/note", []byte(sharedNote)))
	fillAll(t, one, "budget: 1")
	fillAll(t, two, "budget: 1", "urgent: true")
	before := listed(one.Coverage())
	merged := MergeCoverage(one.Coverage(), nil, two.Coverage())
	want := outdent(`
		1 shared/note:1:18 if .budget is never true
		0 shared/note:1:18 if .budget is never false
		1 shared/note:2:18 if .urgent is never true
		1 shared/note:2:18 if .urgent is never false
		1 two:1:11 if .urgent is never true
		1 two:1:11 if .urgent is never false`)
	if got := listed(merged); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if listed(one.Coverage()) != before {
		t.Error("merging has changed what was merged")
	}
	var b strings.Builder
	for _, f := range merged.Files() {
		fmt.Fprintf(&b, "%s %d/%d", f.Name, f.Taken, f.Total)
		for _, x := range f.Untaken {
			fmt.Fprintf(&b, " %s", place(x.Span))
		}
		b.WriteByte('\n')
	}
	if got, want := b.String(), "shared/note 3/4 shared/note:1:18\ntwo 2/2\n"; got != want {
		t.Errorf("by file:\n%swant\n%s", got, want)
	}
}

func TestCoverageLeavesOutFillingsThatMakeNothing(t *testing.T) {
	tmpl := covered(t, nil, source.NewFile("t", []byte(`<document>{{if .urgent}}{{fail "no"}}{{end}}</document>`)))
	in := Input{View: tree.View{Root: readCase(t, "case.yaml", "urgent: true", nil)}}
	if d, _ := tmpl.Document(in); d != nil {
		t.Fatal("a document is made")
	}
	for _, b := range tmpl.Coverage().Branches {
		if b.Taken > 0 {
			t.Errorf("counted: %s", b.Untaken())
		}
	}
}

func TestCoverageIsNotCountedUnlessAskedFor(t *testing.T) {
	in, shape := sampleInput(t)
	tmpl, _ := parseOne("t.tmpl", busy, shape)
	tmpl.Document(in)
	if tmpl.Coverage() != nil {
		t.Error("there is a coverage")
	}
}

func TestCoverageIsCountedOverManyAtOnce(t *testing.T) {
	in, shape := sampleInput(t)
	tmpl := covered(t, shape, source.NewFile("t", []byte(busy)))
	tmpl.Document(in)
	once := tmpl.Coverage()
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 3 {
				tmpl.Document(in)
				tmpl.Coverage()
			}
		})
	}
	wait.Wait()
	for i, b := range tmpl.Coverage().Branches {
		if want := 25 * once.Branches[i].Taken; b.Taken != want {
			t.Errorf("%s: taken %d times, want %d", place(b.Span), b.Taken, want)
		}
	}
}
