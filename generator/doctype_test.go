package generator

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casedocs/generator/catalog"
	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

const noteManifest = `format: 1
title: Note
case_kind: supervision-order
one_per:
  list: /reviews
  as: review
  where: {status: [held]}
needs: [/plan]
audiences: [participants, internal]
outputs: [pdf]
style: court
date: /review/date
author: /authority/name
`

const noteBody = `<document lang="en-GB"><h1>Review of {{date .review.date}}</h1><p>{{.review.place}}</p></document>`

// withType opens the built-in assets with one more document type, note.
func withType(t *testing.T, manifest, body string) (*Engine, diag.List) {
	t.Helper()
	mine := fstest.MapFS{
		"templates/note/document.yaml":   {Data: []byte(manifest)},
		"templates/note/body.xhtml.tmpl": {Data: []byte(body)},
	}
	e, found, err := Open(catalog.New(catalog.Layer{Name: "mine", FS: mine}, builtInLayer()), "test")
	if err != nil {
		t.Fatal(err)
	}
	return e, found
}

const reviewed = `format: 1
kind: supervision-order
reference: TEST-1
children: [{id: child-1, name: Juniper Fennimore-Slate, born: 2019-05-02}]
plan: {version: {number: 1, date: 2026-03-17}}
reviews:
  - {id: review-1, status: held, date: 2026-04-10, place: The Blue Room}
  - {id: review-2, status: planned, date: 2026-07-10}
  - {id: review-3, status: held, date: 2026-10-09, place: The Green Room}
`

func TestTypeHasADocumentForEachEntryThatMeetsItsTerms(t *testing.T) {
	e, found := withType(t, noteManifest, noteBody)
	if len(found) > 0 {
		t.Fatal(inWords(found))
	}
	res, err := e.Make(caseOf(reviewed), Options{AsOf: asOf, Documents: []string{"note"}})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, o := range res.Outputs {
		names = append(names, o.Name+" "+o.Item)
	}
	want := []string{
		"TEST-1/TEST-1-note-review-1.pdf review-1", "TEST-1/internal/TEST-1-note-review-1-internal.pdf review-1",
		"TEST-1/TEST-1-note-review-3.pdf review-3", "TEST-1/internal/TEST-1-note-review-3-internal.pdf review-3",
	}
	if !slices.Equal(names, want) {
		t.Errorf("made %q, want %q", names, want)
	}
	checkPDFs(t, res)
}

func TestNothingToMakeIsSaidToWhoAskedForIt(t *testing.T) {
	e, _ := withType(t, noteManifest, noteBody)
	for name, c := range map[string]struct{ text, want string }{
		"no plan":        {strings.Replace(reviewed, "plan: {version: {number: 1, date: 2026-03-17}}\n", "", 1), "does not record plan yet"},
		"no review held": {strings.ReplaceAll(reviewed, "status: held", "status: planned"), "nothing under reviews says status: held"},
	} {
		for _, asked := range []bool{true, false} {
			opt := Options{AsOf: asOf}
			if asked {
				opt.Documents = []string{"note"}
			}
			res, err := e.Make(caseOf(c.text), opt)
			if err != nil {
				t.Fatal(err)
			}
			if said := slices.Contains(rules(res.Findings), "DOC-01"); said != asked {
				t.Errorf("%s, asked by name %v: said so %v", name, asked, said)
			}
			if asked && !strings.Contains(inWords(res.Findings), c.want) {
				t.Errorf("%s: %s", name, inWords(res.Findings))
			}
			if slices.ContainsFunc(res.Outputs, func(o Output) bool { return o.Document == "note" }) {
				t.Errorf("%s: a note was made of it", name)
			}
		}
	}
}

func TestPointersOfADocumentTypeMustLeadSomewhere(t *testing.T) {
	for wrong, want := range map[string]string{
		strings.Replace(noteManifest, "/review/date", "/review/dat", 1):        "did you mean /review/date?",
		strings.Replace(noteManifest, "[/plan]", "[/plann]", 1):                "did you mean /plan?",
		strings.Replace(noteManifest, "list: /reviews", "list: /plan", 1):      "is not a list of the case",
		strings.Replace(noteManifest, "as: review", "as: plan", 1):             "templates find something else as",
		strings.Replace(noteManifest, "as: review", "as: timeline", 1):         "templates find something else as",
		strings.Replace(noteManifest, "/authority/name", "/authority/auth", 1): "is not a field",
		strings.Replace(noteManifest, "[/plan]", "[/plan/plans]", 1):           "is not a field",
		strings.Replace(noteManifest, "{status:", "{statis:", 1):               "is not a field of the entries of the list",
		strings.Replace(noteManifest, "[held]", "[hold]", 1):                   "is not a word that can stand in status",
	} {
		_, found := withType(t, wrong, `<document lang="en-GB"><h1>Note</h1></document>`)
		text := inWords(found)
		if found.Blocks() != diag.Write || !strings.Contains(text, want) || !strings.Contains(text, "templates/note/document.yaml:") {
			t.Errorf("want %q, got:\n%s", want, text)
		}
	}
}

func TestHintForAPointerChangesOnlyTheNameThatIsWrong(t *testing.T) {
	version := &tree.Shape{Names: []string{"plan_date"}, Properties: map[string]*tree.Shape{"plan_date": {}}}
	root := &tree.Shape{Names: []string{"plan"}, Properties: map[string]*tree.Shape{"plan": version}}
	for pointer, want := range map[string]string{
		"/plan/plan_dat":   "did you mean /plan/plan_date?",
		"/plan/plan_dat/x": "did you mean /plan/plan_date/x?",
		"/pla/plan_date":   "did you mean /plan/plan_date?",
		"/plan/wholly":     "",
	} {
		last, rest := follow(root, pointer)
		d := wrongPointer(&tree.Node{Text: pointer}, last, rest, "a field")
		if got := strings.Join(d.Hints, ""); got != want {
			t.Errorf("%s: hint %q, want %q", pointer, got, want)
		}
	}
}

func TestLetterMayNotNameWhatIsNotSafe(t *testing.T) {
	letter := strings.Replace(noteManifest, "style: court", "style: court\ndraws_on: letter-safe", 1)
	_, found := withType(t, letter, `<document lang="en-GB"><h1>Note</h1><p>{{range .plan.concerns}}{{.text}}{{end}}</p></document>`)
	if text := inWords(found); found.Blocks() != diag.Write || !strings.Contains(text, "letters may not draw on") || !strings.Contains(text, "body.xhtml.tmpl:1:") {
		t.Errorf("got:\n%s", text)
	}
}

func TestLetterMayNotNameDeadlines(t *testing.T) {
	letter := strings.Replace(noteManifest, "style: court", "style: court\ndraws_on: letter-safe", 1)
	_, found := withType(t, letter, `<document lang="en-GB"><h1>{{.document.title}}</h1><p>{{range .timeline}}{{.title}}{{end}}</p></document>`)
	if text := inWords(found); found.Blocks() != diag.Write || !strings.Contains(text, "letters may not draw on \"timeline\"") {
		t.Errorf("got:\n%s", text)
	}
}
