package typeset

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

const sample = "Both parents accepted the findings at the final hearing. They asked the court for a plan that says plainly who will do what, and by when, so that they can show that the change lasts. "

// BenchmarkParagraph sets a paragraph of 340 words whose words are known.
func BenchmarkParagraph(b *testing.B) {
	face := fonts(b).Face(Regular, "en-GB")
	text := strings.Repeat(sample, 10)
	b.ReportAllocs()
	for b.Loop() {
		var s Setter
		s.Lines(s.Paragraph([]Span{{Text: text, Face: face, Size: 12}}), 450)
	}
}

// BenchmarkParagraphUnseen sets the paragraph with fonts that have seen
// nothing yet.
func BenchmarkParagraphUnseen(b *testing.B) {
	set := fonts(b)
	b.ReportAllocs()
	for b.Loop() {
		var s Setter
		s.Lines(s.Paragraph([]Span{{Text: sample, Face: newFace(set.chain(Regular, ""), ""), Size: 12}}), 450)
	}
}

// BenchmarkMixedDirections sets a paragraph with Arabic in it.
func BenchmarkMixedDirections(b *testing.B) {
	face := fonts(b).Face(Regular, "en-GB")
	b.ReportAllocs()
	for b.Loop() {
		var s Setter
		s.Lines(s.Paragraph([]Span{{Text: sample + "السيدة الأمين " + sample, Face: face, Size: 12}}), 450)
	}
}

// BenchmarkBuiltin parses the built-in fonts, which a process does once.
func BenchmarkBuiltin(b *testing.B) {
	for b.Loop() {
		if _, err := Builtin(); err != nil {
			b.Fatal(err)
		}
	}
}

// endless are words as long as the longest text that is read: 256 KiB.
var endless = map[string]string{
	"letters":      strings.Repeat("Wxyz", 1<<16),
	"hyphens":      strings.Repeat("a-", 1<<17),
	"names":        strings.Repeat("Adeyemi-Clarke-", 17476),
	"soft hyphens": strings.Repeat("a\u00ad", 1<<18/3),
	"address":      "https://" + strings.Repeat("abcdefg/", 1<<15),
	"ticks":        strings.Repeat("✓a", 1<<16),
	"arabic":       strings.Repeat("السيدة", 1<<18/12),
	"marks":        strings.Repeat("e\u0301", 1<<18/3),
	"one letter":   "e" + strings.Repeat("\u0335", 1<<17),
	"missing":      strings.Repeat("সনহ", 1<<18/9),
	"wide words":   strings.Repeat("Rhabarberbarbarabarbarbarentortenrezept ", 6553),
}

// BenchmarkEndlessWord sets one word as long as the longest text.
func BenchmarkEndlessWord(b *testing.B) {
	face := fonts(b).Face(Regular, "en-GB")
	for _, name := range slices.Sorted(maps.Keys(endless)) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var s Setter
				s.Lines(s.Paragraph([]Span{{Text: endless[name], Face: face, Size: 12}}), 90)
			}
		})
	}
}
