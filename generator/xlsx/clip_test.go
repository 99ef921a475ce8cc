package xlsx

import (
	"strings"
	"testing"
)

func TestLongTextIsCutBetweenCharacters(t *testing.T) {
	for s, want := range map[string]string{
		"":           "",
		"12345":      "12345",
		"123456":     "1234…",
		"123 56":     "123…",
		"ééééé":      "ééééé",
		"éééééé":     "éééé…",
		"a😀😀b":       "a😀…", // an emoji counts as two
		"12\xff4567": "12\xff4…",
	} {
		if got := clip(s, 5); got != want {
			t.Errorf("%q is cut to %q, want %q", s, got, want)
		}
	}
	// A million letters: cutting them one by one takes minutes.
	if got := clip(strings.Repeat("x", 1<<20), 5); got != "xxxx…" {
		t.Errorf("a long text is cut to %q", got)
	}
}
