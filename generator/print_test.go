package generator

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"casedocs/generator/doc"
	"casedocs/generator/layout"
	"casedocs/generator/pdfcheck"
)

// largePrintSamples are those with a reader who wants large print.
var largePrintSamples = []string{"fernwick-juniper-otis", "four-siblings", "closure-ran-out"}

// eachLargePrint calls a function with each copy in large print of the samples.
func eachLargePrint(t *testing.T, do func(t *testing.T, p *paper)) {
	t.Helper()
	made := 0
	for _, name := range largePrintSamples {
		for _, p := range papersOf(t, sampleCases(t)[name]) {
			all, _ := p.renderings()
			for _, p.rendering = range all {
				if p.large {
					made++
					t.Run(name+"/"+p.name()+"/"+p.id, func(t *testing.T) { do(t, p) })
				}
			}
		}
	}
	if made < 9 {
		t.Errorf("only %d copies in large print", made)
	}
}

// TestLargePrintIsForThoseWhoWantIt holds that a copy in large print has readers who
// asked for it, and no other copy one.
func TestLargePrintIsForThoseWhoWantIt(t *testing.T) {
	for _, name := range largePrintSamples {
		for _, p := range papersOf(t, sampleCases(t)[name]) {
			all, _ := p.renderings()
			for _, r := range all {
				for _, id := range r.readers {
					if p.wants(id, largePrint) != r.large {
						t.Errorf("%s: %s of %s, large print %v, is for %s", name, r.id, p.name(), r.large, id)
					}
				}
			}
		}
	}
}

// TestLargePrintSaysTheSame compares a copy with the one that the others of its
// group get: the same document, and on its pages every word as often or, of the
// heads of tables, more often.
func TestLargePrintSaysTheSame(t *testing.T) {
	eachLargePrint(t, func(t *testing.T, p *paper) {
		d := document(t, p)
		large := wordsOfPages(t, p, d)
		usual := *p
		usual.large, usual.readers, usual.alike = false, p.alike, p.readers
		if len(p.alike) == 0 {
			usual.readers, usual.alike = p.readers, nil
		}
		other := document(t, &usual)
		if got, want := doc.Canonical(&doc.Document{Blocks: d.Blocks}, false), doc.Canonical(&doc.Document{Blocks: other.Blocks}, false); string(got) != string(want) {
			t.Error("the copy says something else than that of the others")
		}
		said := wordsOfPages(t, &usual, other)
		for word, n := range said {
			if large[word] < n {
				t.Errorf("%q is there %d times, and %d times in the usual print", word, large[word], n)
			}
		}
		for word := range large {
			if said[word] == 0 {
				t.Errorf("%q is in large print alone", word)
			}
		}
	})
}

// wordsOfPages returns how often each word stands in the finished pages.
func wordsOfPages(t *testing.T, p *paper, d *doc.Document) map[string]int {
	t.Helper()
	files, found, err := p.pdf(d, "")
	if err != nil || len(files) != 1 {
		t.Fatal(err, inWords(found))
	}
	if slices.Contains(rules(found), "FMT-10") && p.large {
		t.Error("a page limit counts for large print")
	}
	report, err := pdfcheck.Check(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range report.Problems {
		t.Error(problem)
	}
	words := map[string]int{}
	for _, word := range strings.FieldsFunc(report.Said(), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words[word]++
	}
	return words
}

// TestLargePrintIsLargeAndUpright looks at every letter of every page.
func TestLargePrintIsLargeAndUpright(t *testing.T) {
	eachLargePrint(t, func(t *testing.T, p *paper) {
		pages, found := layout.Paginate(document(t, p), p.style(), p.engine.fonts)
		if len(found) > 0 {
			t.Error(inWords(found))
		}
		to := p.style().Places.To
		for i := range pages.Pages {
			for _, it := range pages.Pages[i].Items {
				if it.Run == nil {
					continue
				}
				if name := it.Run.Font.Name(); strings.Contains(name, "Italic") || strings.Contains(name, "Oblique") {
					t.Errorf("page %d: %q is in %s", i+1, it.Run.Text, name)
				}
				least := 18.0
				switch {
				case it.Element == nil:
					least = 14
				case i == 0 && it.X == to.Left && it.Y > to.Top && it.Y < to.Top+to.Height:
					least = 13
				}
				if it.Run.Size < least {
					t.Errorf("page %d: %q has %v pt", i+1, it.Run.Text, it.Run.Size)
				}
			}
		}
	})
}

// TestOutputsSayLargePrint holds what reports say of the files.
func TestOutputsSayLargePrint(t *testing.T) {
	res, err := builtIn(t).Make(sampleCases(t)["closure-ran-out"], Options{AsOf: asOf, Documents: []string{"closure-letter"}, Readers: []string{"mother", "father"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range res.Outputs {
		if want := o.Format == "pdf" && slices.Equal(o.For, []string{"mother"}); o.LargePrint != want {
			t.Errorf("%s: large print %v", o.Name, o.LargePrint)
		}
	}
}
