package compose

import (
	"encoding/json"
	"strings"
)

// withheldMark is the markup of what a reader may not see.
const withheldMark = "<withheld/>"

// muted returns a run of template text, which begins in a mode, as it is printed
// where it hangs on something that the reader may not see: its tags stay, so that
// rows, counts and numbers are those of every copy, and one mark stands for the
// words between two of them. Words could tell what was withheld: which branch of
// an if they stand in says enough.
func muted(text string, from mode) string {
	var b strings.Builder
	for text != "" {
		n := untilText(text, from)
		b.WriteString(text[:n])
		text, from = text[n:], inTag
		n = len(text)
		if i := strings.IndexByte(text, '<'); i >= 0 {
			n = i
		}
		b.WriteString(masked(text[:n]))
		if text = text[n:]; strings.HasPrefix(text, "<!--") {
			from = inComment
		}
	}
	return b.String()
}

// untilText returns how much of a run belongs to the tag or the comment that is
// open where it begins.
func untilText(text string, from mode) int {
	switch from {
	case inText:
		return 0
	case inComment:
		if i := strings.Index(text, "-->"); i >= 0 {
			return i + len("-->")
		}
		return len(text)
	}
	quoted := from == inValue
	for i := range len(text) {
		switch {
		case text[i] == '"':
			quoted = !quoted
		case text[i] == '>' && !quoted:
			return i + 1
		}
	}
	return len(text)
}

// isOrdinal reports whether a value is a number that no value of the case went
// into: how many turns of a range came before, which is the same in every copy.
func (v *Value) isOrdinal() bool {
	_, number := v.raw.(json.Number)
	return number && len(v.from) == 0
}

// maskOf returns what stands for a value: a block for paragraphs.
func maskOf(v *Value) string {
	if _, blocks := v.raw.(Markup); blocks {
		return "<p>" + withheldMark + "</p>"
	}
	return withheldMark
}

// masked returns a mark for words, with the white space around them. Marks of
// punctuation say nothing.
func masked(words string) string {
	inner := strings.TrimSpace(words)
	if strings.Trim(inner, " .,;:()") == "" {
		return words
	}
	i := strings.Index(words, inner)
	return words[:i] + withheldMark + words[i+len(inner):]
}
