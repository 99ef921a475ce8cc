package typeset

import (
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
		s.Lines(s.Paragraph([]Span{{Text: sample, Face: newFace(set.chains[Regular], ""), Size: 12}}), 450)
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
