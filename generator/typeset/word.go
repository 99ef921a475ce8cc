package typeset

import (
	"strings"
	"unicode/utf8"
)

// word is text between spaces, cut where a line may break inside it.
type word struct {
	text   string
	pieces []*piece
	traits traits
}

// traits are what decides whether a line may break at the space between two
// words.
type traits uint8

const (
	opens  traits = 1 << iota // ends with an opening bracket or quote
	closes                    // may not begin a line: a dash on its own, closing punctuation
	day                       // the number of a day
	month                     // the name of a month
	code                      // digits that begin with 0, such as 01632
	digits                    // a group of digits that may be of a telephone number
)

// size returns about how many bytes a word takes.
func (w *word) size() int {
	size := 100 + len(w.text)
	for _, p := range w.pieces {
		size += p.size()
	}
	return size
}

func (f *Face) newWord(text string) *word {
	w := &word{text: strings.Clone(text), traits: traitsOf(text)}
	start := 0
	for _, end := range breaks(text) {
		w.pieces = append(w.pieces, f.piece(text[start:end], false))
		start = end
	}
	return w
}

// glued reports whether a line may not break at the space between two words:
// after an opening bracket (UAX #14, LB14), before punctuation that closes,
// between the day and the month of a date, and between groups of a telephone
// number of which one begins with 0.
func glued(before, after traits) bool {
	return before&opens != 0 || after&closes != 0 ||
		before&day != 0 && after&month != 0 ||
		before&code != 0 && after&digits != 0 || before&digits != 0 && after&code != 0
}

func traitsOf(text string) traits {
	var t traits
	if last, _ := utf8.DecodeLastRuneInString(text); strings.ContainsRune("([{“‘¡¿", last) {
		t |= opens
	}
	if strings.Trim(text, "–—…!?:;,.)]}%/") == "" {
		t |= closes
	}
	if bare := strings.Trim(text, "(),.;:"); bare != "" && strings.Trim(bare, "0123456789") == "" {
		t |= numberTraits(bare, len(bare) == len(text))
	}
	if months[strings.TrimRight(text, ",.;:)")] {
		t |= month
	}
	return t
}

// numberTraits tells what a number may be. The number of a day stands alone,
// without punctuation.
func numberTraits(number string, alone bool) traits {
	var t traits
	if len(number) <= 2 && alone {
		t |= day
	}
	if len(number) >= 3 {
		t |= digits
		if number[0] == '0' {
			t |= code
		}
	}
	return t
}

var months = map[string]bool{
	"January": true, "February": true, "March": true, "April": true, "May": true, "June": true,
	"July": true, "August": true, "September": true, "October": true, "November": true, "December": true,
}
