package typeset

import (
	"strings"
	"sync"
	"testing"
)

// builtin is parsed once for all tests of the package.
var builtin = sync.OnceValues(Builtin)

func fonts(t testing.TB) *Fonts {
	t.Helper()
	set, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// setLines breaks a plain text and returns its lines as text.
func setLines(t testing.TB, text string, width float64) []string {
	t.Helper()
	var s Setter
	p := s.Paragraph([]Span{{Text: text, Face: fonts(t).Face(Regular, ""), Size: 12}})
	return texts(s.Lines(p, width))
}

func texts(lines []Line) []string {
	var out []string
	for _, l := range lines {
		var b strings.Builder
		for _, f := range l.Fragments {
			b.WriteString(f.Run.Text)
		}
		out = append(out, b.String())
	}
	return out
}
