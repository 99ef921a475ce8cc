package typeset

import (
	"slices"
	"strings"
)

// Line is one line of a paragraph.
type Line struct {
	Fragments []Fragment // in the order in which they are read
	Width     float64    // points, without the space at its end
	RTL       bool       // belongs to a paragraph that reads from right to left
}

// Fragment is the part of a line that one span fills with one font.
type Fragment struct {
	Run  *Run
	Span int
	X    float64 // left end, points from the left end of the line; below 0 for the space at the end of a line from right to left
}

// slack is how far beyond its width a line may reach, in points: the widths
// of table columns come from the same sums in another order.
const slack = 0.01

// Lines breaks a paragraph into lines of a width in points. A piece that is
// wider than the line is broken between grapheme clusters.
func (s *Setter) Lines(p *Paragraph, width float64) []Line {
	var lines []Line
	tokens, own := p.tokens, false
	for len(tokens) > 0 {
		n := fit(tokens, width)
		if n == 0 {
			if !own { // other widths need the tokens whole
				tokens, own = slices.Clone(tokens), true
			}
			cut := p.cut(&tokens[0], width)
			last := len(cut) - 1
			for i := range cut[:last] {
				lines = append(lines, s.line(p, cut[i:i+1]))
			}
			tokens[0] = cut[last]
			n = max(1, fit(tokens, width))
		}
		lines = append(lines, s.line(p, tokens[:n]))
		tokens = tokens[n:]
	}
	return lines
}

// fit returns how many tokens the next line takes: up to where it must end or
// the last break that lies within the width, else up to the last space between
// words that belong together, else as many as fit, which may be none. A word
// with a hyphen moves to the next line whole; it is divided there only if it is
// wider than the line. Readers of the file join what stands on both sides of a
// hyphen at the end of a line, and a name would lose its hyphen.
func fit(tokens []token, width float64) int {
	reach, last, space, hyphen := 0.0, 0, 0, 0
	for i := range tokens {
		t := &tokens[i]
		if reach+t.width > width+slack {
			switch {
			case last > 0:
				return last
			case space > 0:
				return space
			case hyphen > 0:
				return hyphen
			}
			return i
		}
		switch {
		case t.ends:
			return i + 1
		case t.breakable && t.hyphen():
			hyphen = i + 1
		case t.breakable:
			last = i + 1
		case t.space != none:
			space = i + 1
		}
		reach += t.width + t.spaceWidth
	}
	return len(tokens)
}

// hyphen reports whether the token ends in a hyphen inside a word.
func (t *token) hyphen() bool {
	return t.space == none && (strings.HasSuffix(t.piece.text, "-") || strings.HasSuffix(t.piece.text, "\u2010"))
}
