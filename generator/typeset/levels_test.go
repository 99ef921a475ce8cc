package typeset

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// vectors returns the lines of a file of Unicode's tests without comments.
func vectors(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	if len(out) < 500 {
		t.Fatalf("%s has %d lines", file, len(out))
	}
	return out
}

// ofClass is a character of each class of UAX #9.
var ofClass = map[string]rune{
	"L": 'a', "R": 'א', "AL": 'ا', "EN": '1', "AN": '\u0660', "ES": '+', "CS": ',', "ET": '%',
	"NSM": '\u0300', "WS": ' ', "ON": '!', "BN": '\u00ad', "S": '\t',
}

// BidiTest.txt has all combinations of classes: "@Levels: 1 2" is true of all
// lines below it, "AL EN; 6" of paragraphs from left to right (2) and from
// right to left (4).
func TestLevelsAreThoseOfUnicode(t *testing.T) {
	var want []string
	for _, line := range vectors(t, "BidiTest.txt") {
		if list, ok := strings.CutPrefix(line, "@Levels:"); ok {
			want = strings.Fields(list)
			continue
		}
		classes, ways, _ := strings.Cut(line, ";")
		var text strings.Builder
		for _, c := range strings.Fields(classes) {
			text.WriteRune(ofClass[c])
		}
		bits, err := strconv.Atoi(strings.TrimSpace(ways))
		if err != nil {
			t.Fatal(err)
		}
		if bits&2 != 0 {
			checkLevels(t, text.String(), false, want)
		}
		if bits&4 != 0 {
			checkLevels(t, text.String(), true, want)
		}
	}
}

// BidiCharacterTest.txt has characters, brackets among them: "0061 0028;0;0;0
// 0" are code points, the direction asked for, the level of the paragraph and
// the levels.
func TestLevelsOfBracketsAreThoseOfUnicode(t *testing.T) {
	for _, line := range vectors(t, "BidiCharacterTest.txt") {
		fields := strings.Split(line, ";")
		var text strings.Builder
		for _, code := range strings.Fields(fields[0]) {
			r, err := strconv.ParseUint(code, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			text.WriteRune(rune(r))
		}
		checkLevels(t, text.String(), fields[2] == "1", strings.Fields(fields[3]))
	}
}

// checkLevels compares the levels of characters, "x" for those that may have
// any.
func checkLevels(t *testing.T, text string, rtl bool, want []string) {
	t.Helper()
	flat := levels(text, rtl)
	if len(flat) != len(text) {
		t.Fatalf("%+q: %d levels for %d bytes", text, len(flat), len(text))
	}
	var got []string
	for at, r := range text {
		got = append(got, strconv.Itoa(int(flat[at])))
		if slices.Max(flat[at:at+utf8.RuneLen(r)]) != slices.Min(flat[at:at+utf8.RuneLen(r)]) {
			t.Errorf("%+q: bytes of %+q have levels of their own", text, r)
		}
	}
	resetSpace([]rune(text), got, rtl)
	for i := range got {
		if want[i] != "x" && got[i] != want[i] {
			t.Errorf("%+q, from right to left %v: levels %v, want %v", text, rtl, got, want)
			return
		}
	}
}

// resetSpace gives space at the end of the line and before tabs the level of
// the paragraph, as the tests have it (L1).
func resetSpace(text []rune, levels []string, rtl bool) {
	base := "0"
	if rtl {
		base = "1"
	}
	ends := true
	for i := len(text) - 1; i >= 0; i-- {
		props, _ := bidi.LookupRune(text[i])
		switch props.Class() {
		case bidi.S:
			ends = true
		case bidi.WS, bidi.BN:
		default:
			ends = false
		}
		if ends {
			levels[i] = base
		}
	}
}

func TestLevelsOfSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		rtl        bool
		want       string // a level for each character
	}{
		{"English", "abc 1", false, "00000"},
		{"a name", "Mrs אבג is", false, "0000111000"},
		{"a number after the name", "for אבג 12 abc, a", false, "00001111220000000"},
		{"a number in an Arabic line", "אבג 12 abc", true, "1111221222"},
		{"a sum", "אבג £1,250.", false, "11112222220"},
		{"a date", "אבג 9/03/27 x", false, "1111222222200"},
		{"a telephone number", "אבג 01632 960155", false, "1111222221222222"},
		{"a name in brackets", "a (אבג) b", false, "000111000"},
		{"English in brackets", "אבג (abc) ד", true, "11111222111"},
		{"points under letters", "a שָׁ b", false, "0011100"},
		{"what steers shaping", "א\u200dב\u00ad\u202eג", false, "111111"},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkLevels(t, c.text, c.rtl, strings.Split(c.want, ""))
		})
	}
}

// Many brackets, numbers and marks take work that grows as the text does.
func BenchmarkLevels(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"numbers", "א" + strings.Repeat("1,", 1<<17)},
		{"brackets", strings.Repeat("(א)", 1<<16)},
		{"open brackets", "א" + strings.Repeat("(", 1<<18)},
		{"closed brackets", strings.Repeat("(", 60) + "א" + strings.Repeat(")", 1<<18)},
		{"neutral", "א" + strings.Repeat("!", 1<<18)},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				levels(c.text, false)
			}
		})
	}
}
