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
// A paragraph reads from right to left when it begins so and most of its
// letters do: an English sentence that begins with an Arabic name, or that
// quotes a long one, stays an English sentence.
func (p *Paragraph) resolve() [][]int8 {
	var whole strings.Builder
	left, right, begins := 0, 0, false
	for _, s := range p.spans {
		whole.WriteString(s.Text)
		for _, r := range s.Text {
			switch {
			case isRTL(r):
				begins = begins || left == 0
				right++
			case unicode.IsLetter(r):
				left++
			}
		}
	}
	p.rtl = begins && right > left
	flat := levels(whole.String(), p.rtl)
	out := make([][]int8, len(p.spans))
	for i, s := range p.spans {
		out[i], flat = flat[:len(s.Text)], flat[len(s.Text):]
	}
	return out
}
