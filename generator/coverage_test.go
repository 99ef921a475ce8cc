package generator

import (
	"strings"
	"testing"

	"casedocs/generator/catalog"
)

// TestSamplesTakeEveryBranch wants a sample for every way that is written in a
// template: words that no sample prints are words that nobody has read. The
// way past an if without else has no words; those are only counted, and
// TestSamplesExerciseEveryField wants each optional field absent once.
func TestSamplesTakeEveryBranch(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs beside it, and it takes long with the race detector")
	}
	e, found, err := OpenCounting(catalog.New(sampleAssets(), builtInLayer()), "test")
	if err != nil || len(found) > 0 {
		t.Fatal(err, inWords(found))
	}
	cases := sampleCases(t)
	for name, in := range cases {
		if readCase(t, in).tree.Root.Field("exercises") == nil {
			t.Errorf("%s does not say what it exercises", name)
		}
		for _, final := range []bool{false, true} { // drafts are laid out: the dispatch list has pages
			if _, err := e.Make(in, Options{AsOf: asOf, Final: final, findingsOnly: final}); err != nil {
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

// TestSamplesMakeEveryDocument wants each document type made by some sample,
// for each of its readers and in each of its formats.
func TestSamplesMakeEveryDocument(t *testing.T) {
	e := builtIn(t)
	made := map[[3]string]bool{}
	for name, in := range sampleCases(t) {
		res, err := e.Make(in, Options{AsOf: asOf})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Outputs) == 0 {
			t.Errorf("%s makes no paper:\n%s", name, inWords(res.Findings))
		}
		for _, o := range res.Outputs {
			made[[3]string{o.Document, o.Audience, o.Format}] = true
		}
	}
	for _, k := range e.kinds {
		for _, typ := range k.types {
			for _, reader := range typ.manifest.Audiences {
				formats := typ.manifest.Outputs
				if g := typ.manifest.Group(reader); g != nil && g.Formats != nil {
					formats = g.Formats
				}
				for _, format := range formats {
					if m := [3]string{typ.manifest.Type, reader, format}; !made[m] {
						t.Errorf("no sample makes %s", strings.Join(m[:], ", "))
					}
				}
			}
		}
	}
}
