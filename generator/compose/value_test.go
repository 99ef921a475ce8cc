package compose

import (
	"testing"

	"casedocs/generator/tree"
)

func TestTextWithNothingToSeeIsNotRecorded(t *testing.T) {
	for text, recorded := range map[string]bool{
		"":                           false,
		" \t\n":                      false,
		"\u00a0\u3000":               false, // spaces of other kinds
		"\u200b":                     false, // zero-width space
		"\u200d\u2060\ufeff":         false, // joiners
		"\u202e \u2066\u2069":        false, // direction marks
		"\u00ad\ufe0f\u3164":         false, // soft hyphen, variation selector, filler
		"\u200bOtis":                 true,
		"-":                          true,
		"0":                          true,
		"\U0001F468\u200d\U0001F467": true, // emoji that are joined
	} {
		v := ofNode(&tree.Node{Kind: tree.String, Text: text}, nil, nil)
		if got := present(v); got != recorded {
			t.Errorf("%+q is recorded: %v, want %v", text, got, recorded)
		}
	}
}
