package generator

import (
	"testing"

	"casedocs/generator/doc"
)

// numbers returns the paragraph numbers of a paper as its readers get it, by what
// the paragraphs are known by in every copy.
func numbers(d *doc.Document) (map[string]int, int) {
	out, count := map[string]int{}, 0
	doc.Walk(d, func(b doc.Block) {
		para, is := b.(*doc.Paragraph)
		if !is || para.Number == 0 {
			return
		}
		count++
		if para.Key != "" {
			out[para.Key] = para.Number
		}
	}, func(doc.Inline) {})
	return out, count
}

// TestNumbersAreTheSameInEveryCopy compares the copies of each paper of each
// sample: a paragraph has one number, whoever reads it.
func TestNumbersAreTheSameInEveryCopy(t *testing.T) {
	compared := 0
	for name, in := range sampleCases(t) {
		for _, p := range papersOf(t, in) {
			if p.typ.body == nil || p.typ.manifest.OnePer.List == "/closure/recipients" {
				continue
			}
			all, _ := p.renderings()
			want, most := numbers(p.wholeDocument())
			for _, p.rendering = range all {
				if p.id == internalReader {
					continue
				}
				d, found := p.document(nil, nil)
				if d == nil {
					t.Fatalf("%s: %s for %s cannot be made:\n%s", name, p.name(), p.id, inWords(found))
				}
				got, count := numbers(d)
				compared++
				if count > most {
					t.Errorf("%s: %s for %s has %d numbers, and the whole paper %d", name, p.name(), p.id, count, most)
				}
				for key, n := range got {
					if want[key] != n {
						t.Errorf("%s: %s for %s: %s has number %d, and %d in the whole paper", name, p.name(), p.id, key, n, want[key])
					}
				}
			}
		}
	}
	if compared < 20 {
		t.Errorf("only %d copies were compared", compared)
	}
}
