package pdf

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestNumbersHaveAtMostTwoDecimals(t *testing.T) {
	for _, test := range []struct {
		value float64
		want  string
	}{
		{0, "0"}, {-0.001, "0"}, {12, "12"}, {12.5, "12.5"}, {12.345, "12.35"}, {12.04, "12.04"},
		{-3.999, "-4"}, {-0.5, "-0.5"}, {595.28, "595.28"}, {1e6, "1000000"},
	} {
		if got := string(appendNumber(nil, test.value)); got != test.want {
			t.Errorf("%v is written %s, want %s", test.value, got, test.want)
		}
	}
}

func TestTextStringsCannotBeEnded(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"plain", "(plain)"},
		{`a)/Launch(\`, `(a\)/Launch\(\\)`},
		{"Ł>", "<FEFF0141003E>"},
		{"😀", "<FEFFD83DDE00>"},
		{"line\nline", "<FEFF006C0069006E0065000A006C0069006E0065>"},
		{"\x1ben", "<FEFFFFFD0065006E>"}, // U+001B would start a language code
		{"\xff", "<FEFFFFFD>"},
	} {
		if got := string(appendText(nil, test.text)); got != test.want {
			t.Errorf("%q is written %s, want %s", test.text, got, test.want)
		}
	}
}

func TestNamesAreEscaped(t *testing.T) {
	if got := string(appendName(nil, "A b/(é)#")); got != "/A#20b#2F#28#C3#A9#29#23" {
		t.Errorf("the name is written %s", got)
	}
}

// FuzzText reads every text string back: it must hold the text and nothing
// after it.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "plain", `\`, "()", "(((", "a\\)", "Ł", "\x00", "\x1b", "😀", "\xff\xfe", "\u200f"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, rest := readText(t, appendText(nil, s))
		if got != clean(s) || len(rest) > 0 {
			t.Fatalf("%q reads back as %q with %q after it", s, got, rest)
		}
		if again := clean(got); again != got {
			t.Fatalf("cleaning %q twice gives %q", got, again)
		}
	})
}

// readText reads a text string by the rules of ISO 32000-1, 7.3.4 and 7.9.2.2.
func readText(t *testing.T, b []byte) (string, []byte) {
	if hex, ok := bytes.CutPrefix(b, []byte("<FEFF")); ok {
		end := bytes.IndexByte(hex, '>')
		var units []uint16
		for i := 0; i+4 <= end; i += 4 {
			n := 0
			for _, c := range hex[i : i+4] {
				n = 16*n + strings.IndexByte(hexDigits, c)
			}
			units = append(units, uint16(n))
		}
		return string(utf16.Decode(units)), hex[end+1:]
	}
	var out []byte
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case ')':
			return string(out), b[i+1:]
		case '(':
			t.Fatalf("a bare parenthesis in %q", b)
		}
		out = append(out, b[i])
	}
	t.Fatalf("%q does not end", b)
	return "", nil
}
