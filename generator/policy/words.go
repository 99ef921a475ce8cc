package policy

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// count returns a number of units in words: "1 month", "10 working days".
func count(n int, u Unit) string {
	word := strings.ReplaceAll(string(u), "-", " ")
	if n == 1 {
		word = strings.TrimSuffix(word, "s")
	}
	return strconv.Itoa(n) + " " + word
}

// phrase returns an offset in words, up to its event: "at least 3 months
// before", "1 month after", or "on" for no distance at all.
func (o Offset) phrase() string {
	switch {
	case o.Count == 0:
		return "on"
	case o.Before:
		return count(o.Count, o.Unit) + " before"
	}
	return count(o.Count, o.Unit) + " after"
}

var ordinals = [...]string{"zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
	"tenth", "eleventh", "twelfth"}

// ordinal returns a rank in words up to twelfth, and in figures from there.
func ordinal(n int) string {
	if n >= 0 && n < len(ordinals) {
		return ordinals[n]
	}
	suffix := "th"
	if tens := n / 10 % 10; tens != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// titled returns the title of the nth occurrence of a milestone.
func titled(title string, n int) string {
	return strings.NewReplacer(
		"{Ordinal}", capital(ordinal(n)), "{ordinal}", ordinal(n), "{number}", strconv.Itoa(n),
	).Replace(title)
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// inSentence returns a title with its article, as it reads in the middle of a
// sentence: "the first review".
func inSentence(title string) string {
	if title == "" {
		return "it"
	}
	return "the " + tree.InSentence(title)
}

// movedWords says why and to where a date moved off a day off: "that is
// Saturday 10 October 2026, so it moves back to Friday 9 October 2026".
func movedWords(from, to civil.Date, off string) string {
	name := ""
	if off != from.Weekday().String() {
		name = " (" + off + ")"
	}
	way := "back"
	if to.After(from) {
		way = "on"
	}
	return fmt.Sprintf("that is %s%s, so it moves %s to %s", from.WeekdayLong(), name, way, to.WeekdayLong())
}

// unknownWords says why a day could not be told from a working day.
func unknownWords(err error) string {
	var unknown *civil.NotKnownError
	if errors.As(err, &unknown) {
		return unknown.Error()
	}
	return "it is not known whether that is a working day"
}
