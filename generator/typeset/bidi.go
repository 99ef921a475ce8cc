package typeset

import (
	"strings"
	"unicode"
)

// hasRTL reports whether text holds characters of scripts that are written
// from right to left.
func hasRTL(text string) bool {
	for i := range len(text) {
		if text[i] >= 0xd6 { // first byte of U+0580 and above
			return strings.ContainsFunc(text[i:], isRTL)
		}
	}
	return false
}

func isRTL(r rune) bool {
	switch {
	case r < 0x590:
		return false
	case r <= 0x8ff, r == 0x200f, r >= 0xfb1d && r <= 0xfdff, r >= 0xfe70 && r <= 0xfeff:
		return true
	}
	return r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}

// resolve returns the embedding level of every byte of every span (UAX #9).
// To the text around it an isolated span is one neutral character.
func (p *Paragraph) resolve() [][]int8 {
	var whole, around strings.Builder
	for i := range p.spans {
		whole.WriteString(p.spans[i].Text)
		around.WriteString(p.spans[i].outside())
	}
	p.rtl = readsRTL(whole.String())
	flat := levels(around.String(), p.rtl)
	out := make([][]int8, len(p.spans))
	for i := range p.spans {
		s := &p.spans[i]
		n := len(s.outside())
		out[i], flat = flat[:n], flat[n:]
		if s.Isolated && n > 0 {
			out[i] = isolated(s.Text, out[i][0])
		}
	}
	return out
}

const objectReplacement = "\ufffc" // neutral

// outside returns what the text around a span is ordered by.
func (s *Span) outside() string {
	if s.Isolated && s.Text != "" {
		return objectReplacement
	}
	return s.Text
}

// isolated returns the levels of text that stands for itself in text of a
// level: its own direction begins at the next level that has it (X5c).
func isolated(text string, outer int8) []int8 {
	rtl := readsRTL(text)
	if base := outer&1 == 1; base != rtl {
		outer++
	}
	out := levels(text, rtl)
	for i := range out {
		out[i] += outer &^ 1
	}
	return out
}

// readsRTL reports whether text reads from right to left: when it begins so
// and most of its letters do. An English sentence that begins with an Arabic
// name, or that quotes a long one, stays an English sentence.
func readsRTL(text string) bool {
	left, right, begins := 0, 0, false
	for _, r := range text {
		switch {
		case isRTL(r):
			begins = begins || left == 0
			right++
		case unicode.IsLetter(r):
			left++
		}
	}
	return begins && right > left
}
