package typeset

import (
	"strings"
)

// word is text between spaces, cut where a line may break inside it.
type word struct {
	text   string
	pieces []*piece
	traits traits
}

// traits are what decides whether a line may break at the space between two
// words.
type traits uint16

const (
	opens   traits = 1 << iota // ends with an opening bracket or quote
	closes                     // may not begin a line: a dash on its own, closing punctuation
	day                        // the number of a day
	month                      // the name of a month
	year                       // its number, of this century or the last
	code                       // digits that begin with 0, such as 01632
	digits                     // a group of digits that may be of a telephone number
	amount                     // a number that a unit may follow, such as 10.30
	unit                       // am, pm, mg
	refers                     // names a part of a paper or of an Act, whose number follows
	number                     // of such a part: 31(3), 2.1, A
	title                      // before a name: Dr, or an initial
	capital                    // begins with a capital letter
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
