package leak

import (
	"strings"
	"unicode"
)

// fewestRunTogether is the number of letters beside a postcode that show that
// spaces were taken out, and that it is not part of a longer number.
const fewestRunTogether = 3

// postcode reports whether the needle stands there as a postcode.
func (s spot) postcode() bool {
	inner := func(i int) bool { return i == s.to-unitOfPostcode && s.gapOf(i, "-‐‑–_", 1) }
	if !s.inner(inner) {
		return false
	}
	before, after := !s.joined(s.from), !s.joined(s.to)
	if before && after {
		return true
	}
	return s.unbroken() && (before || s.lettersFrom(s.from-1, -1)) && (after || s.lettersFrom(s.to, 1))
}

// lettersFrom reports whether enough letters follow each other from letter i, in
// steps of 1 or -1.
func (s spot) lettersFrom(i, step int) bool {
	for range fewestRunTogether {
		if i < 0 || i >= s.size() || s.figureAt(i) {
			return false
		}
		i += step
	}
	return true
}

// afterFigure reports whether a figure of the same number stands before the
// needle.
func (s spot) afterFigure() bool {
	return s.from > 0 && s.figureAt(s.from-1) && !strings.ContainsAny(s.gap(s.from), "\n\t\f") && s.phoneGap(s.from)
}

// number reports whether the needle is all of an identifier: a letter beside it
// belongs to another one, but for a word in front of its first figure.
func (s spot) number() bool {
	start := !s.joined(s.from) || s.figureAt(s.from) && s.startsWord()
	end := !s.joined(s.to) || s.figureAt(s.to-1) && s.endsWord()
	return start && end
}

// date reports whether the needle stands there as a date: with two equal
// separators, which do not go on as in 1.3.5.19.
func (s spot) date() bool {
	var separators []string
	for i := s.from + 1; i < s.to; i++ {
		if s.joined(i) == s.n.breaks[i-s.from] {
			return false
		}
		if s.n.breaks[i-s.from] {
			separators = append(separators, oneSpace(s.gap(i)))
		}
	}
	if len(separators) != 2 || separators[0] != separators[1] {
		return false
	}
	one := separators[0]
	if one == " " {
		return s.to-s.from == len("20190503")
	}
	return len(one) > 0 && strings.Contains("-‐‑–./_", one) && !s.figureBeyond(s.from, s.from-1, one) && !s.figureBeyond(s.to, s.to, one)
}

// figureBeyond reports whether a separator at gap i, and then a figure, letter j,
// stand beside a date.
func (s spot) figureBeyond(i, j int, separator string) bool {
	return j >= 0 && j < s.size() && s.gap(i) == separator && s.figureAt(j)
}

// oneSpace returns a gap without the spaces around its mark; one space for a gap
// of nothing else.
func oneSpace(gap string) string {
	if mark := strings.TrimSpace(seen(gap)); mark != "" {
		return mark
	}
	return " "
}

// aloneAsEmail reports whether no letter, figure or mark of a longer address
// stands beside the needle.
func (s spot) aloneAsEmail() bool {
	start := s.from == 0 || !s.joined(s.from) && !isOneOf(s.gap(s.from), ".-_+@")
	end := s.to == s.size() || !s.joined(s.to) && !isOneOf(s.gap(s.to), ".-_")
	return start && end
}

func isOneOf(gap, marks string) bool { return len(gap) == 1 && strings.Contains(marks, gap) }

// asWritten reports whether the needle stands there letter by letter as in the
// case, and before no @: with another one behind it, it is another address.
func (s spot) asWritten() bool {
	text := s.text[s.at[s.from]:s.end(s.to-1)]
	return strings.EqualFold(text, s.n.plain) && !strings.ContainsRune(s.gap(s.to), '@') &&
		(s.to == s.size() || !strings.HasPrefix(strings.TrimLeftFunc(s.text[s.end(s.to-1):], unicode.IsSpace), "(at)"))
}
