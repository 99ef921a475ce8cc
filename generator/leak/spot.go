package leak

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// spot is a place in a folded text where the letters of a needle stand.
type spot struct {
	*folded
	n        *needle
	from, to int // letters
}

// stands reports whether the needle really stands there, by what is around and
// inside it.
func (s spot) stands() bool {
	switch s.n.manner {
	case prose:
		return s.whole() && s.inner(anything) && !s.goesOn()
	case title:
		return s.title()
	case capitals:
		return s.title() && s.capitals()
	case family:
		return s.startsWord() && (s.endsWord() || s.plural()) && s.inner(s.sameSentence)
	case surname:
		return s.whole() && s.inner(s.sameSentence) && s.surname()
	case postcode:
		return s.postcode()
	case phone:
		return s.whole() && s.inner(s.phoneGap)
	case bare:
		return s.whole() && s.inner(s.phoneGap) && !s.afterFigure()
	case number:
		return s.number() && s.inner(s.numberGap)
	case grouped:
		return s.number() && s.inner(s.numberGap) && !s.goesOn()
	case figures:
		return s.whole() && s.date()
	case email:
		return s.aloneAsEmail() && s.inner(s.emailGap)
	case written:
		return s.aloneAsEmail() && s.asWritten()
	}
	return false
}

// inner reports whether every gap inside the needle is between its words, and is
// one that the manner allows. An apostrophe may stand anywhere, and anything
// between letters and figures: O'Quill or OQuill, 118a or 118 A.
func (s spot) inner(allowed func(i int) bool) bool {
	for i := s.from + 1; i < s.to; i++ {
		if s.at[i] == s.at[i-1]+1 || s.joined(i) {
			continue
		}
		between := s.n.breaks[i-s.from] || s.apostrophe(i) || s.figureAt(i) != s.figureAt(i-1)
		if !between || !allowed(i) {
			return false
		}
	}
	return true
}

func anything(int) bool { return true }

// whole reports whether the needle starts and ends with whole words.
func (s spot) whole() bool { return s.startsWord() && s.endsWord() }

// startsWord reports whether a word starts with the needle. The second part of
// O'Day is not a word.
func (s spot) startsWord() bool {
	if s.joined(s.from) {
		return s.changes(s.from)
	}
	return s.from == 0 || !s.apostrophe(s.from) || s.figureAt(s.from)
}

// endsWord reports whether a word ends with the needle.
func (s spot) endsWord() bool { return !s.joined(s.to) || s.changes(s.to) }

// changes reports whether a word may start with letter i though nothing stands
// before it, as in NHS999 or OsierWalk.
func (s spot) changes(i int) bool {
	if s.figureAt(i) || s.figureAt(i-1) {
		return s.figureAt(i) != s.figureAt(i-1)
	}
	return unicode.IsUpper(s.runeAt(i)) && !unicode.IsUpper(s.runeAt(i-1))
}

// apostrophe reports whether nothing but an apostrophe stands before letter i.
func (s spot) apostrophe(i int) bool {
	gap := s.gap(i)
	return gap != "" && utf8.RuneCountInString(gap) == 1 && strings.Contains(apostrophes, gap)
}

// unbroken reports whether the needle stands there as one run of letters.
func (s spot) unbroken() bool {
	for i := s.from + 1; i < s.to; i++ {
		if !s.joined(i) {
			return false
		}
	}
	return true
}

// goesOn reports whether the needle ends in a figure that goes on as a time or a
// decimal, such as the 19 of 19:30.
func (s spot) goesOn() bool {
	if s.to == s.size() || !s.figureAt(s.to) || !s.figureAt(s.to-1) {
		return false
	}
	gap := s.gap(s.to)
	return gap == ":" || gap == "." || gap == ","
}

// gapOf reports whether the gap before letter i holds white space, and up to most
// of some marks.
func (s spot) gapOf(i int, marks string, most int) bool {
	count := 0
	for _, r := range s.gap(i) {
		switch {
		case unseen(r) || unicode.IsSpace(r):
		case strings.ContainsRune(marks, r):
			count++
		default:
			return false
		}
	}
	return count <= most
}

const groupMarks = "-‐‑–./_"

func (s spot) phoneGap(i int) bool  { return s.gapOf(i, groupMarks+"()[]+", 4) }
func (s spot) numberGap(i int) bool { return s.gapOf(i, groupMarks, 2) }
func (s spot) emailGap(i int) bool  { return s.gapOf(i, groupMarks+"()[]<>{}@+", 4) }
