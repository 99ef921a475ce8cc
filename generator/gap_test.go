package generator

import (
	"testing"

	"casedocs/generator/doc"
	"casedocs/generator/input"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

func TestGapHintSaysWhereTheLineBelongs(t *testing.T) {
	c, found := input.Read([]*source.File{source.NewFile("case.yaml", []byte(`plan:
  ending:
    options: none
  measure:
  outcomes:
    - id: outcome-1
`))})
	if len(found) > 0 {
		t.Fatal(found)
	}
	complaints := &tree.Shape{Kind: tree.Map, Properties: map[string]*tree.Shape{"officer": {Kind: tree.String}}}
	c.Root.Field("plan").Shape = &tree.Shape{Kind: tree.Map, Properties: map[string]*tree.Shape{"complaints": complaints}}
	for _, test := range []struct{ path, hint string }{
		{"/plan/manager", "add a line that begins with manager:"},
		{"/plan/ending/decides", "add a line that begins with decides:"},
		{"/plan/measure/now", "add a line that begins with now:"},
		{"/plan/outcomes/0/why", "add a line that begins with why:"},
		{"/orders", "add a line that begins with orders:"},
		{"/plan/visits/who", "add a line with visits: and below it, two spaces further in, one that begins with who:"},
		{"/court/place", "add a line with court: and below it, two spaces further in, one that begins with place:"},
		{"/plan/outcomes/0/measure/by", "add a line with measure: and below it, two spaces further in, one that begins with by:"},
		{"/closure/letter/date", "add a line with closure:, below it one with letter: and below it, two spaces further in, one that begins with date:"},
		{"/plan/complaints/officer/name", "add a line with complaints: and below it, two spaces further in, one that begins with officer:"},
		{"/plan/outcomes/1", "add it when it is known"},
		{"/plan/ending/options", "add it when it is known"},
	} {
		if got := gapHint(c.Root, test.path); got != test.hint {
			t.Errorf("gapHint(%s) = %q, want %q", test.path, got, test.hint)
		}
	}
}

func TestGapOfAComputedFactNamesNoLineToAdd(t *testing.T) {
	root := &tree.Node{Kind: tree.Map, Shape: &tree.Shape{Kind: tree.Map, Properties: map[string]*tree.Shape{"orders": {Kind: tree.List}}}}
	for path, want := range map[string]string{
		"/computed/orders/0/last_day": "it is worked out from the case: fill in what it follows from",
		"/orders":                     "add a line that begins with orders:",
	} {
		if got := gapHint(root, path); got != want {
			t.Errorf("gapHint(%s) = %q, want %q", path, got, want)
		}
	}
}

func TestGapBehindAnIdIsTheMissingValue(t *testing.T) {
	o := &doc.Origin{Data: []string{"/plan/views/1/who", "/people/1/name"}, Control: []string{"/plan/views"}}
	if got := gapPath(o); got != "/people/1/name" {
		t.Errorf("gapPath = %s, want the name and not the id that leads to it", got)
	}
}
