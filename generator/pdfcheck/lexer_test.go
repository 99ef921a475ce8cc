package pdfcheck

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLexerReadsValues(t *testing.T) {
	for _, test := range []struct {
		source string
		want   any
	}{
		{"null", nil},
		{"true", true},
		{"-0.5", -0.5},
		{"12 0 R", ref(12)},
		{"/A#20B", name("A B")},
		{`(a\(b\)\\(c))`, text(`a(b)\(c)`)},
		{"<FEFF 00e9>", text("\xFE\xFF\x00\xE9")},
		{"<abc>", text("\xAB\xC0")},
		{"[1 0 R/X(y)]", array{ref(1), name("X"), text("y")}},
		{"% note\n<</K[<</L 2>>]/M/N>>", dict{"K": array{dict{"L": 2.0}}, "M": name("N")}},
	} {
		l := lexer{data: []byte(test.source)}
		got, err := l.next()
		if err != nil {
			t.Errorf("%s: %v", test.source, err)
			continue
		}
		if diff := cmp.Diff(test.want, got); diff != "" || !l.done() {
			t.Errorf("%s (-want +got):\n%s", test.source, diff)
		}
	}
}

func TestLexerRefuses(t *testing.T) {
	for _, source := range []string{
		"", "(open", `(\n)`, "<12", "<xy>", "[1", "<</A", "<</A 1/A 2>>", "<<1 2>>", "/A#2", "/A#xy", "-", "1e9", "+Inf", "word", ">", ")", "{",
	} {
		l := lexer{data: []byte(source)}
		if v, err := l.next(); err == nil {
			t.Errorf("%q is read as %v", source, v)
		}
	}
}

func TestTextStrings(t *testing.T) {
	f := &file{}
	for _, test := range []struct {
		value text
		want  string
	}{
		{"plain", "plain"},
		{"\xFE\xFF\x01\x41\xD8\x3D\xDE\x00", "Ł😀"},
		{"caf\xE9", "caf\uFFFD"},
	} {
		if got := f.text(test.value); got != test.want {
			t.Errorf("%q reads as %q, want %q", test.value, got, test.want)
		}
	}
}

// FuzzLexer looks for input that makes the lexer panic or stand still.
func FuzzLexer(f *testing.F) {
	f.Add("<</A[1 0 R(x\\))]/B<FEFF>>>", false)
	f.Add("/P<</MCID 0>>BDC BT/F1 12 Tf[<0001>-5<0002>]TJ ET EMC", true)
	f.Fuzz(func(t *testing.T, source string, content bool) {
		l := lexer{data: []byte(source), content: content}
		for !l.done() {
			before := l.at
			if _, err := l.next(); err != nil {
				return
			}
			if l.at <= before {
				t.Fatalf("stands still at byte %d of %q", before, source)
			}
		}
	})
}
