package generator

import (
	"strings"
	"testing"

	"casedocs/generator/catalog"
	"casedocs/schemas"
	"casedocs/templates"
)

// TestSamplesTakeEveryBranch wants a sample for every way that is written in a
// template: words that no sample prints are words that nobody has read. The
// way past an if without else has no words; those are only counted, and
// TestSamplesExerciseEveryField wants each optional field absent once.
func TestSamplesTakeEveryBranch(t *testing.T) {
	builtin := catalog.Union{"templates": templates.Files, "schemas": schemas.Files}
	e, found, err := OpenCounting(catalog.New(catalog.Layer{Name: "built-in", FS: builtin}), "test")
	if err != nil || len(found) > 0 {
		t.Fatal(err, inWords(found))
	}
	cases := sampleCases(t)
	for _, in := range cases {
		for _, final := range []bool{false, true} {
			if _, err := e.Make(in, Options{AsOf: asOf, Final: final, findingsOnly: true}); err != nil {
				t.Fatal(err)
			}
		}
	}
	taken, total, past := 0, 0, 0
	for _, f := range e.Coverage().Files() {
		taken, total = taken+f.Taken, total+f.Total
		for _, b := range f.Untaken {
			if b.Otherwise && !b.Else {
				past++
				continue
			}
			pos := b.Span.Pos()
			t.Errorf("%s:%d:%d: %s", f.Name, pos.Line, pos.Column, b.Untaken())
		}
	}
	t.Logf("%d of %d branches taken by %d samples; %d of the others have no words", taken, total, len(cases), past)
	if total < 1500 {
		t.Errorf("only %d branches are known: %s", total, strings.Join(e.Types(), ", "))
	}
}
