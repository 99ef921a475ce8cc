package leak

import (
	"strings"
	"unicode/utf8"
)

const (
	runOfWords    = 8  // words of a text that are looked for wherever they stand in it
	fewestWords   = 5  // of a sentence that is looked for alone
	fewestLetters = 10 // of a text that has fewer words
)

// words adds the forms of a free text.
func (ns *needles) words(text string) {
	whole := fold(text)
	starts := whole.words()
	if len(starts) >= fewestWords || utf8.RuneCountInString(whole.letters) >= fewestLetters {
		ns.add("the whole text", prose, whole)
	}
	for _, s := range strings.FieldsFunc(text, endsSentence) {
		if p := fold(s); len(p.words()) >= fewestWords {
			ns.add("a sentence", prose, p)
		}
	}
	ends := append(starts, len(whole.letters))
	for i := range len(starts) - runOfWords + 1 {
		ns.add("eight words in a row", prose, whole.cut(starts[i], ends[i+runOfWords]))
	}
}

func endsSentence(r rune) bool { return strings.ContainsRune(".!?;:\n", r) }

// words returns where the words of a piece start.
func (p piece) words() []int {
	var starts []int
	for i, b := range p.breaks {
		if b || i == 0 {
			starts = append(starts, i)
		}
	}
	return starts
}

// cut returns a part of a piece.
func (p piece) cut(from, to int) piece { return piece{p.letters[from:to], p.breaks[from:to]} }
