package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// pairs are words that a line may not end between: the day, the month and the year of
// a date, groups of a telephone number of which one begins with 0, the number
// and the unit of a time or a dose, a part of a paper and its number, a title
// or an initial and the name.
var pairs = []struct{ before, after traits }{
	{day, month},
	{month, year},
	{code, digits},
	{digits, code},
	{amount, unit},
	{refers, number},
	{title, capital},
}

// glued reports whether a line may not break at the space between two words:
// after an opening bracket (UAX #14, LB14), before punctuation that closes,
// and inside one of the pairs.
func glued(before, after traits) bool {
	if before&opens != 0 || after&closes != 0 {
		return true
	}
	for _, p := range pairs {
		if before&p.before != 0 && after&p.after != 0 {
			return true
		}
	}
	return false
}

const (
	opening = "([{“‘"
	ending  = "),.;:’”"
)

func traitsOf(text string) traits {
	var t traits
	if last, _ := utf8.DecodeLastRuneInString(text); strings.ContainsRune("([{“‘¡¿", last) {
		t |= opens
	}
	if strings.Trim(text, "–—…!?:;,.)]}%/") == "" {
		t |= closes
	}
	bare := strings.TrimLeft(text, opening)
	first, size := utf8.DecodeRuneInString(bare)
	if unicode.IsUpper(first) {
		t |= capital
		if titles[bare] || bare[size:] == "." {
			t |= title
		}
	}
	if months[strings.TrimRight(text, ending)] {
		t |= month
	}
	return t | numberTraits(bare) | wordTraits(bare)
}

// numberTraits tells what a number may be. The number of a day and that of a
// unit stand without punctuation behind them.
func numberTraits(bare string) traits {
	plain := strings.TrimRight(bare, ending)
	if len(plain) == 1 && plain[0] >= 'A' && plain[0] <= 'Z' {
		return number // of an annex
	}
	if plain == "" || plain[0] < '0' || plain[0] > '9' {
		return 0
	}
	t := number
	if plain == bare && strings.Trim(bare, "0123456789.:,") == "" {
		t |= amount
	}
	if strings.Trim(plain, "0123456789") != "" {
		return t
	}
	if len(plain) <= 2 && plain == bare {
		t |= day
	}
	if len(plain) == 4 && (plain[:2] == "19" || plain[:2] == "20") {
		t |= year
	}
	if len(plain) >= 3 {
		t |= digits
		if plain[0] == '0' {
			t |= code
		}
	}
	return t
}

// wordTraits tells whether a word is a unit or wants a number behind it.
func wordTraits(bare string) traits {
	var t traits
	if units[strings.TrimRight(bare, ending)] {
		t |= unit
	}
	if len(bare) <= longestPart && parts[strings.TrimSuffix(strings.ToLower(bare), "s")] {
		t |= refers
	}
	return t
}

var months = set("January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December")

// units are abbreviations: words such as hours may begin a line.
var units = set("am", "pm", "a.m", "p.m", "noon", "mg", "ml", "g", "kg", "mm", "cm", "km")

// parts of papers and of Acts, without the s of more than one.
var parts = set("section", "paragraph", "page", "annex", "appendix", "schedule", "part", "chapter", "article",
	"regulation", "rule", "clause", "action", "outcome", "review", "order", "stage", "step", "version", "item", "room")

// longestPart is the length of the longest of the parts with its s.
const longestPart = len("regulations")

var titles = set("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Sir", "Dame", "HHJ")

func set(words ...string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}
