package typeset

import (
	"cmp"
	"slices"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// levels returns the embedding level of every byte of a paragraph (UAX #9).
// Embeddings, overrides and isolates are left out of account, as rule X9 leaves
// out characters that steer other things: nobody types them, and what is
// pasted with them reads well without. Rule L1 is for lines.
//
// The libraries for the same rules tell only which way a text runs, not its
// level: "123 abc" behind Arabic is one run from left to right with them, and
// "123" belongs on the left of the Arabic, "abc" on its right.
func levels(text string, rtl bool) []int8 {
	s := sequence{base: bidi.L}
	if rtl {
		s.base = bidi.R
	}
	for _, r := range text {
		if props, _ := bidi.LookupRune(r); !removed(props.Class()) {
			s.chars = append(s.chars, newCharacter(r, props))
		}
	}
	s.resolveWeak()
	s.resolveBrackets()
	s.resolveNeutral()
	out := make([]int8, 0, len(text))
	level, next := s.level(s.base), 0
	for _, r := range text {
		if props, _ := bidi.LookupRune(r); !removed(props.Class()) {
			level = s.level(s.chars[next].class)
			next++
		}
		for range len(string(r)) {
			out = append(out, level)
		}
	}
	return out
}

// removed reports whether characters of a class are left out (X9).
func removed(c bidi.Class) bool { return c == bidi.BN || c >= bidi.Control }

// sequence is the characters of a paragraph while their classes are resolved.
type sequence struct {
	base  bidi.Class // L or R, of the paragraph
	chars []character
}

type character struct {
	class   bidi.Class // as far as it is resolved
	mark    bool       // a mark on the character before
	bracket bracketSide
	closer  string // of a bracket, in its canonical form
}

type bracketSide uint8

const (
	noBracket bracketSide = iota
	opener
	closer
)

func newCharacter(r rune, props bidi.Properties) character {
	c := character{class: props.Class(), mark: props.Class() == bidi.NSM}
	switch {
	case props.IsOpeningBracket():
		c.bracket, c.closer = opener, norm.NFC.String(bidi.ReverseString(string(r)))
	case props.IsBracket():
		c.bracket, c.closer = closer, norm.NFC.String(string(r))
	}
	return c
}

// level is the level of a resolved class (I1, I2).
func (s *sequence) level(c bidi.Class) int8 {
	switch {
	case c == bidi.R:
		return 1
	case c == bidi.L && s.base == bidi.L:
		return 0
	}
	return 2
}

// resolveWeak resolves marks, numbers and what stands in and at numbers.
func (s *sequence) resolveWeak() {
	s.resolveMarks()
	s.resolveSeparators()
	s.resolveTerminators()
	strong := s.base
	for i := range s.chars {
		switch c := &s.chars[i]; c.class {
		case bidi.L, bidi.R:
			strong = c.class
		case bidi.EN: // W7
			if strong == bidi.L {
				c.class = bidi.L
			}
		}
	}
}

// resolveMarks gives marks the class of what they stand on and makes numbers
// in Arabic text Arabic ones (W1-W3).
func (s *sequence) resolveMarks() {
	before, strong := s.base, s.base
	for i := range s.chars {
		c := &s.chars[i]
		if c.mark {
			c.class = before
		}
		before = c.class
		switch c.class {
		case bidi.L, bidi.R:
			strong = c.class
		case bidi.AL:
			strong, c.class = bidi.AL, bidi.R
		case bidi.EN:
			if strong == bidi.AL {
				c.class = bidi.AN
			}
		}
	}
}

// resolveSeparators makes a separator between two numbers of one kind part of
// them (W4), and others neutral (W6).
func (s *sequence) resolveSeparators() {
	for i := range s.chars {
		c := &s.chars[i]
		if c.class != bidi.ES && c.class != bidi.CS {
			continue
		}
		before, after := s.at(i-1), s.at(i+1)
		if before == after && (before == bidi.EN || before == bidi.AN && c.class == bidi.CS) {
			c.class = before
		} else {
			c.class = bidi.ON
		}
	}
}

// resolveTerminators makes signs of currency, per cent and the like part of
// the number beside them (W5), and others neutral (W6).
func (s *sequence) resolveTerminators() {
	s.eachStretch(isTerminator, func(start, end int) bidi.Class {
		if s.at(start-1) == bidi.EN || s.at(end) == bidi.EN {
			return bidi.EN
		}
		return bidi.ON
	})
}

func isTerminator(c bidi.Class) bool { return c == bidi.ET }

// resolveBrackets gives the two brackets of a pair one direction (N0).
func (s *sequence) resolveBrackets() {
	for _, p := range s.pairs() {
		if direction := s.directionOf(p); direction != bidi.ON {
			s.turn(p.open, direction)
			s.turn(p.close, direction)
		}
	}
}

// turn sets the class of a bracket and of the marks on it.
func (s *sequence) turn(at int, direction bidi.Class) {
	s.chars[at].class = direction
	for at++; at < len(s.chars) && s.chars[at].mark; at++ {
		s.chars[at].class = direction
	}
}

// directionOf returns the direction of a pair of brackets: the paragraph's if
// any of the text between them has it; else that of the text between them if
// the text before has it, too; ON where no text is between them.
func (s *sequence) directionOf(p pair) bidi.Class {
	inside := bidi.ON
	for i := p.open + 1; i < p.close; i++ {
		if d := direction(s.chars[i].class); d == s.base {
			return s.base
		} else if d != bidi.ON {
			inside = d
		}
	}
	if inside == bidi.ON {
		return bidi.ON
	}
	for i := p.open - 1; i >= 0; i-- {
		if d := direction(s.chars[i].class); d != bidi.ON {
			return d
		}
	}
	return s.base
}

// pair is the places of two brackets that belong together.
type pair struct{ open, close int }

// deepest is how deep brackets may be nested before they count as none (BD16).
const deepest = 63

// pairs returns the pairs of brackets by their openers (BD16).
func (s *sequence) pairs() []pair {
	var found []pair
	var open []int
	for i := range s.chars {
		c := &s.chars[i]
		if c.class != bidi.ON || c.bracket == noBracket {
			continue
		}
		if c.bracket == opener {
			if len(open) == deepest {
				return nil
			}
			open = append(open, i)
			continue
		}
		for k := len(open) - 1; k >= 0; k-- {
			if s.chars[open[k]].closer == c.closer {
				found = append(found, pair{open[k], i})
				open = open[:k]
				break
			}
		}
	}
	slices.SortFunc(found, func(a, b pair) int { return cmp.Compare(a.open, b.open) })
	return found
}

// resolveNeutral gives neutral text the direction of what is on both its sides
// (N1), else that of the paragraph (N2).
func (s *sequence) resolveNeutral() {
	s.eachStretch(isNeutral, func(start, end int) bidi.Class {
		if before := direction(s.at(start - 1)); before == direction(s.at(end)) {
			return before
		}
		return s.base
	})
}

func isNeutral(c bidi.Class) bool { return direction(c) == bidi.ON }

// direction returns the direction that text of a class gives to neutral text
// beside it: numbers count as text from right to left. Neutral text has none.
func direction(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L, bidi.R:
		return c
	case bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// eachStretch sets the class of each longest stretch of characters of a kind.
func (s *sequence) eachStretch(kind func(bidi.Class) bool, class func(start, end int) bidi.Class) {
	for start := 0; start < len(s.chars); start++ {
		end := start
		for end < len(s.chars) && kind(s.chars[end].class) {
			end++
		}
		if end == start {
			continue
		}
		resolved := class(start, end)
		for i := start; i < end; i++ {
			s.chars[i].class = resolved
		}
		start = end
	}
}

// at returns the class of a character; on either side of the paragraph that of
// the paragraph (sos and eos of X10).
func (s *sequence) at(i int) bidi.Class {
	if i < 0 || i >= len(s.chars) {
		return s.base
	}
	return s.chars[i].class
}
