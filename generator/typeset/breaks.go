package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// breaks returns the byte offsets at which a line may end in text without
// spaces; the last is its length. It is UAX #14, made quieter: addresses of
// the web and of mail break only after a slash, other words not at a slash,
// and at a hyphen only where two letters stand on either side.
func breaks(text string) []int {
	if plain(text) {
		return []int{len(text)}
	}
	allowed := quiet
	if isAddress(text) {
		allowed = afterSlash
	}
	var ends []int
	var seg segmenter.Segmenter
	seg.Init([]rune(text))
	for it := seg.LineIterator(); it.Next(); {
		line := it.Line()
		end := line.OffsetInBytes + line.LengthInBytes
		if end == len(text) || allowed(text, end) {
			ends = append(ends, end)
		}
	}
	return joinUnseen(text, ends)
}

// joinUnseen takes away the breaks around pieces that draw nothing: alone on a
// line, such a piece would be on no page.
func joinUnseen(text string, ends []int) []int {
	kept, start := ends[:0], 0
	for _, end := range ends {
		unseen := !strings.ContainsFunc(text[start:end], func(r rune) bool { return !drawsNothing(r) })
		switch {
		case unseen && end < len(text):
			continue // it goes with what follows
		case unseen && len(kept) > 0:
			kept[len(kept)-1] = end
			continue
		}
		kept, start = append(kept, end), end
	}
	return kept
}

// plain reports whether text is only ASCII letters, digits and such marks that
// UAX #14 has no break between any two of them.
func plain(text string) bool {
	for i := range len(text) {
		c := text[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (c < '0' || c > '9') && strings.IndexByte(".,:;'\"", c) < 0 {
			return false
		}
	}
	return true
}

func isAddress(text string) bool {
	return strings.Contains(text, "://") || strings.Contains(text, "@") || strings.HasPrefix(strings.TrimLeft(text, "(<“‘"), "www.")
}

func afterSlash(text string, at int) bool {
	return text[at-1] == '/' && text[at] != '/' && !strings.HasSuffix(text[:at], "://")
}

func quiet(text string, at int) bool {
	before, size := utf8.DecodeLastRuneInString(text[:at])
	switch before {
	case '/', softHyphen:
		return false
	case '-', '\u2010':
		return endsInWord(text[:at-size]) && beginsWithWord(text[at:])
	}
	return true
}

// endsInWord reports whether the last two characters are letters.
func endsInWord(text string) bool {
	last, size := utf8.DecodeLastRuneInString(text)
	previous, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	return unicode.IsLetter(last) && unicode.IsLetter(previous)
}

// beginsWithWord reports whether the first two characters are letters.
func beginsWithWord(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	return unicode.IsLetter(first) && unicode.IsLetter(second)
}
