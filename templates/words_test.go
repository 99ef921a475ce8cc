package templates

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// neverPrinted are words that a template must not put into a paper, with what
// to write. What people say, and what a case records, is theirs to word.
var neverPrinted = []struct{ word, write string }{
	{`engag(e|ed|ement|ing)`, "what was offered, and what happened"},
	{`non-complian(t|ce)|resistant|disguised compliance`, "what got in the way"},
	{`fail(s|ed|ure)? to`, "what was offered, when, and what happened"},
	{`mum|dad|putative father`, "the person's name"},
	{`siblings?`, "brothers and sisters"},
	{`placement|respite|in our care`, "home; a break"},
	{`LAC|CIN|NFA|CSE`, "the words in full"},
	{`disclos(ed|es)|alleg(ed|es|ations?)|denie[sd]|admit(s|ted)`, "says, accepts, does not agree"},
	{`perpetrators?|victims?|abusers?`, "who did what, as far as the court decided it"},
	{`breach(es|ed)?|conditions? of the order`, "if the plan is not working we will"},
	{`undertakings?|guarantees?`, "we will"},
	{`discharged|revoked|lapsed`, "ended on its last day"},
	{`official form|national template`, "aligned with the Best Practice Guidance"},
	{`appropriate|robust|timely|as (required|needed)|ongoing|liaise`, "the number, the day, the act"},
	{`TBC|N/A|asap`, "a labelled gap"},
	{`he/she|s/he|his/her|him/her`, "the name"},
	{`obviously|unfortunately|inevitably`, "nothing"},
	{`service users?|stakeholders?|professionals`, "who they are"},
	{`must not show`, "whom the paper may be shown to"},
}

var actions = regexp.MustCompile(`(?s)\{\{.*?\}\}`)

func TestTemplatesKeepClearOfHurtfulAndWrongWords(t *testing.T) {
	names, err := fs.Glob(Files, "*/*.tmpl")
	if err != nil || len(names) == 0 {
		t.Fatalf("no templates found: %v", err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(Files, name)
		if err != nil {
			t.Fatal(err)
		}
		text := ownWords(string(data))
		for _, n := range neverPrinted {
			pattern := `(?i)\b(` + strings.ReplaceAll(n.word, " ", `\s+`) + `)\b`
			for _, at := range regexp.MustCompile(pattern).FindAllStringIndex(text, -1) {
				line := 1 + strings.Count(text[:at[0]], "\n")
				t.Errorf("%s:%d: %q; write %s", name, line, text[at[0]:at[1]], n.write)
			}
		}
	}
}

// ownWords blanks the actions out of a template, keeping its lines. Tags stay:
// values of attributes, such as help texts, are read too.
func ownWords(s string) string {
	return actions.ReplaceAllStringFunc(s, func(m string) string {
		return " " + strings.Repeat("\n", strings.Count(m, "\n"))
	})
}

func TestOwnWordsAreWhatTheTemplateWrites(t *testing.T) {
	got := ownWords("<p>We{{/* fail\nto */}}<em>{{.breach}}will</em></p>")
	if want := "<p>We \n<em> will</em></p>"; got != want {
		t.Errorf("ownWords = %q, want %q", got, want)
	}
}
