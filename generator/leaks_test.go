package generator

import (
	"slices"
	"strings"
	"testing"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/source"
)

// leakyCase is a case in which a mother keeps her home and her child's school from
// the father. WORDS stands in a text that the plan prints, and REF in its reference.
const leakyCase = `format: 1
kind: supervision-order
reference: REF
authority: {name: Fernwick Borough Council}
people:
  - id: mother
    name: Łucja Nguyễn-Ó Súilleabháin
    relationship: mother
    confidential_from: [father]
    contact: {address: "3 Osier Walk\nFernwick\nZZ99 2JO", phone: 07700 900114, email: lucja.new@example.org}
  - {id: father, name: Dominic Slate, relationship: father}
children:
  - {id: child-1, name: Juniper Slate, born: 2019-05-02, gender: girl, lives_with: mother, school: "Puddlecote Fields Primary School, Year 2"}
plan:
  version: {number: 1, date: 2026-03-17}
  network_note: >-
    WORDS
  concerns:
    - {id: concern-1, text: "FIRST", effect_on_child: "SECOND"}
  expectations: {council: [{id: council-1, text: "LEFT", every: "RIGHT"}]}
  sharing: [{id: sharing-1, with: mother, basis: party}, {id: sharing-2, with: father, basis: party}]
`

// leaksIn returns what is found in a case with other texts in certain places.
func leaksIn(t *testing.T, other ...string) diag.List {
	t.Helper()
	text := strings.NewReplacer(append(other, "WORDS", "Nothing.", "FIRST", "The door stood open.", "SECOND", "It was cold.",
		"LEFT", "We come.", "RIGHT", "Fridays", "REF", "TEST-1")...).Replace(leakyCase)
	in := Input{Name: "case", Files: []*source.File{source.NewFile("case.yaml", []byte(text))}}
	res, err := builtIn(t).Make(in, Options{AsOf: asOf, Formats: []string{"pdf"}, Documents: []string{"support-plan"}})
	if err != nil {
		t.Fatal(err)
	}
	if leaked := len(slicesOf(res.Findings, leakRule)) > 0; leaked != (len(res.Outputs) == 0) {
		t.Errorf("%q: %d leaks and %d files", other, len(slicesOf(res.Findings, leakRule)), len(res.Outputs))
	}
	return res.Findings
}

func slicesOf(found diag.List, rule string) diag.List {
	return slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return d.Rule != rule })
}

// TestTextThatRepeatsWhatIsWithheldIsFoundAtItsLine writes withheld values into a
// text in ten disguises.
func TestTextThatRepeatsWhatIsWithheldIsFoundAtItsLine(t *testing.T) {
	const line, column = 17, 5
	for name, words := range map[string]string{
		"line break":                "He came to 3\nOsier Walk again.",
		"upper case":                "SEEN AT 3 OSIER WALK TODAY.",
		"no spaces":                 "The map says 3OsierWalk there.",
		"abbreviated street":        "She wrote 3 Osier Wlk. on it.",
		"the postcode alone":        "Somewhere near ZZ992JO, we think.",
		"a phone with +44":          "Ring +44 (0)7700-900 114 first.",
		"a ligature":                "He waits outside Puddlecote ﬁelds Primary.",
		"accents and full width":    "The post for ３ Ósier Walk came.",
		"email in words":            "Write to lucja.new (at) example.org first.",
		"the school without a kind": "She is picked up at Puddlecote Fields at three.",
	} {
		found := slicesOf(leaksIn(t, "WORDS", strings.ReplaceAll(words, "\n", "\n    ")), leakRule)
		if len(found) == 0 {
			t.Errorf("%s: %q is not found", name, words)
			continue
		}
		for _, d := range found {
			pos := d.Span.Pos()
			if pos.Line < line || pos.Line > line+1 || pos.Column < column || d.Path != "/plan/network_note" || d.Blocks != diag.Write {
				t.Errorf("%s: found at %d:%d, %s, blocks %v", name, pos.Line, pos.Column, d.Path, d.Blocks)
			}
			if strings.Contains(d.Message, "Osier") || strings.Contains(d.Text(false), "Osier") {
				t.Errorf("%s: the finding itself gives it away", name)
			}
		}
	}
	for _, words := range []string{"Marla rang from Fernwick.", "He came to 13 Osier Walkway.", "The school wrote.", "Ring 07700 900115."} {
		if found := slicesOf(leaksIn(t, "WORDS", strings.ReplaceAll(words, "\n", "\n    ")), leakRule); len(found) > 0 {
			t.Errorf("%q gives nothing away, and is found:\n%s", words, inWords(found))
		}
	}
}

// TestLeaksAcrossTwoTextsAndInFileNamesAreFound puts an address into two pieces
// that stand beside each other, and into the name of the files.

// TestLeaksAcrossCellsAndInFileNamesAreFound puts an address into two cells that
// stand beside each other, and into the names of the files.
func TestLeaksAcrossCellsAndInFileNamesAreFound(t *testing.T) {
	found := slicesOf(leaksIn(t, "LEFT", "We come to 3", "RIGHT", "Osier Walk, on Fridays"), leakRule)
	if len(found) == 0 || !strings.HasPrefix(found[0].Path, "/plan/expectations/council/0/") {
		t.Errorf("an address in two cells is not found where it stands:\n%s", inWords(found))
	}
	for _, reference := range []string{"3-osier-walk", "X-ZZ99-2JO", "FBC-07700900114"} {
		if found := slicesOf(leaksIn(t, "REF", reference), leakRule); len(found) == 0 || found[0].Path != "/reference" {
			t.Errorf("%s names files and gives away where somebody can be found:\n%s", reference, inWords(found))
		}
	}
}

// TestARepeatedHomeIsFoundWhereNoPaperPrintsIt wants contact details that somebody
// keeps secret to be found in every text.
func TestARepeatedHomeIsFoundWhereNoPaperPrintsIt(t *testing.T) {
	found := slicesOf(leaksIn(t, "SECOND", "She moved to 3 Osier Walk."), repeatedRule)
	if len(found) != 1 || found[0].Path != "/plan/concerns/0/effect_on_child" || found[0].Blocks != diag.Final {
		t.Errorf("found:\n%s", inWords(found))
	}
}

// TestAlternativeTextIsSearchedToo: what a picture says to those who do not see it is
// read out like everything else.
func TestAlternativeTextIsSearchedToo(t *testing.T) {
	d := &doc.Document{Blocks: []doc.Block{&doc.Image{Source: "map.svg", Alt: "The way to 4 Corn Stairs"}, &doc.Contents{Title: "What is in here"}}}
	for _, words := range []string{"4 Corn Stairs", "What is in here"} {
		if got := documentPassage(d).text.String(); !strings.Contains(got, words) {
			t.Errorf("%q is not searched: %q", words, got)
		}
	}
}
