package leak

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// title reports whether the needle stands there as words of one sentence, or as
// one run of letters that is long enough.
func (s spot) title() bool {
	if !s.inner(s.sameSentence) {
		return false
	}
	return s.whole() || s.n.inside && s.unbroken()
}

// sameSentence reports whether no sentence or item of a list ends before letter
// i. The full stop of St. or Mr. ends none; the one of "3." does.
func (s spot) sameSentence(i int) bool {
	gap := s.gap(i)
	at := strings.IndexAny(gap, ".!?;:)")
	if at < 0 {
		return true
	}
	next, size := utf8.DecodeRuneInString(gap[at+1:])
	if size == 0 || !unicode.IsSpace(next) {
		return true
	}
	switch word := strings.ToLower(s.wordBefore(i)); {
	case s.figureAt(i - 1):
		return false
	case gap[at] == ')':
		return true
	case gap[at] == '.':
		return utf8.RuneCountInString(word) <= 2 || isShortForm(word)
	}
	return false
}

// capitals reports whether each word of the needle has a capital.
func (s spot) capitals() bool {
	for i, b := range s.n.breaks {
		if (i == 0 || b) && !s.capital(s.from+i) {
			return false
		}
	}
	return true
}

// plural reports whether the needle ends with a word but for its plural s.
func (s spot) plural() bool {
	i := s.to
	return i < s.size() && s.letters[i] == 's' && s.joined(i) && (!s.joined(i+1) || s.changes(i+1))
}

func (s spot) capital(i int) bool { return unicode.IsUpper(s.runeAt(i)) }

// afterSurname are words before which a name stands at the start of a sentence.
var afterSurname = strings.Fields(`said says was is has had did does told asked came went agreed wants wanted rang called wrote
	gave took left will would can could may must and family denied denies admitted attended lives lived moved works`)

// notBeforeSurname are words after which a common word with a capital is a term,
// as in "the Court", "a Child in Need" or "in March".
var notBeforeSurname = strings.Fields(`the a an this that these each every any all no next last first her his their our my your
	in at since until during on`)

// surname reports whether a common word stands there as a surname: it has a
// capital, and not one of a sentence, or of a title such as Sports Day. A line
// that follows a capital may be a heading's or a cell's, so a sentence starts there.
func (s spot) surname() bool {
	if !s.capital(s.from) {
		return false
	}
	before := s.wordBefore(s.from)
	folded := fold(before).letters
	first, _ := utf8.DecodeRuneInString(before)
	switch {
	case slices.Contains(titles, folded), len(folded) == 1 && unicode.IsUpper(first):
		return true
	case before == "", !s.sameSentence(s.from), strings.ContainsAny(s.gap(s.from), "\t\f"):
		return s.startsSentence()
	case slices.Contains(s.n.beside, folded):
		return true
	case unicode.IsUpper(first):
		return strings.Contains(s.gap(s.from), "\n") && s.startsSentence()
	}
	return s.surnameInside(folded)
}

// surnameInside reports whether a common word with a capital, behind a word
// without one, is a surname.
func (s spot) surnameInside(before string) bool {
	if strings.EqualFold(s.wordAfter(s.to), "family") {
		return true
	}
	if slices.Contains(notBeforeSurname, before) || s.figureAt(s.from-1) || s.to < s.size() && s.figureAt(s.to) {
		return false
	}
	return s.to == s.size() || !s.capital(s.to) || s.gap(s.to) != " "
}

// startsSentence reports whether what follows shows that the first word of a
// sentence is a name.
func (s spot) startsSentence() bool {
	after := strings.ToLower(s.wordAfter(s.to))
	if after == "s" && s.apostrophe(s.to) {
		return true
	}
	return slices.Contains(afterSurname, after) && strings.TrimSpace(s.gap(s.to)) == ""
}
