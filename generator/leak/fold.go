package leak

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text with nothing left but small letters and figures, without
// accents, one after the other. It knows where each stood.
type folded struct {
	text    string
	letters []byte  // followed by room zero bytes, so that a key can always be read
	at      []int32 // for each letter, the offset of its rune in text
	starts  []int32 // the letters where a word may start; too many rather than too few
	before  kind    // of the rune before
}

// room is the number of zero bytes after the letters.
const room = 8

// kind is what a byte or rune is for the start of words.
type kind uint8

const (
	mark kind = iota
	lower
	upper
	figure
	beyond // not ASCII, or the sign & for a word
)

// kinds and smalls say what an ASCII byte is, and its small letter.
var kinds, smalls = asciiTables()

func asciiTables() (k [256]kind, s [256]byte) {
	for i := range k {
		c := byte(i)
		s[i] = c
		switch {
		case c >= 'a' && c <= 'z':
			k[i] = lower
		case c >= 'A' && c <= 'Z':
			k[i], s[i] = upper, c+'a'-'A'
		case c >= '0' && c <= '9':
			k[i] = figure
		case c >= utf8.RuneSelf, c == '&':
			k[i] = beyond
		}
	}
	return k, s
}

// apart are letters that are two or other letters elsewhere, and that Unicode
// does not take apart.
var apart = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l",
	'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th", 'ı': "i", 'ħ': "h", 'Ħ': "h",
}

// read folds a text, in the room that f has.
func (f *folded) read(text string) {
	f.text, f.before = text, mark
	f.letters = slices.Grow(f.letters[:0], len(text)+room)
	f.at = slices.Grow(f.at[:0], len(text))
	f.starts = f.starts[:0]
	for i := f.ascii(0); i < len(text); i = f.ascii(i) {
		i += f.rune(i)
	}
	f.letters = append(f.letters, make([]byte, room)...)
}

// ascii folds from i on what is ASCII, and returns the offset of what is not.
func (f *folded) ascii(i int) int {
	text, letters, at, before := f.text, f.letters, f.at, f.before
	for ; i < len(text); i++ {
		c := text[i]
		k := kinds[c]
		if k == beyond {
			break
		}
		if k != mark {
			if k != before && (k != lower || before != upper) {
				f.starts = append(f.starts, int32(len(letters)))
			}
			letters = append(letters, smalls[c])
			at = append(at, int32(i))
		}
		before = k
	}
	f.letters, f.at, f.before = letters, at, before
	return i
}

// rune folds the rune at i, which stands for other letters, and returns its size.
func (f *folded) rune(i int) int {
	r, size := utf8.DecodeRuneInString(f.text[i:])
	if unseen(r) {
		return size
	}
	parts := norm.NFKD.PropertiesString(f.text[i:]).Decomposition()
	if r == utf8.RuneError || len(parts) == 0 {
		f.part(r, i)
		return size
	}
	for len(parts) > 0 {
		p, n := utf8.DecodeRune(parts)
		f.part(p, i)
		parts = parts[n:]
	}
	return size
}

// part folds a rune that Unicode takes no further apart.
func (f *folded) part(r rune, i int) {
	switch as, known := apart[r]; {
	case unseen(r):
	case r == '&':
		f.before = mark
		f.add("and", i, lower)
		f.before = mark
	case known && unicode.IsUpper(r):
		f.add(as, i, upper)
	case known:
		f.add(as, i, lower)
	case unicode.IsUpper(r):
		f.add(string(small(r)), i, upper)
	case unicode.IsDigit(r):
		f.add(string(r), i, figure)
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		f.add(string(small(r)), i, lower)
	default:
		f.before = mark
	}
}

// add adds the letters of one rune.
func (f *folded) add(letters string, i int, k kind) {
	if k != f.before && (k != lower || f.before != upper) {
		f.starts = append(f.starts, int32(len(f.letters)))
	}
	for range len(letters) {
		f.at = append(f.at, int32(i))
	}
	f.letters = append(f.letters, letters...)
	f.before = k
}

// small returns one letter for all that differ only as capitals do, such as the
// two small sigmas.
func small(r rune) rune { return unicode.ToLower(unicode.ToUpper(r)) }

// unseen reports whether a rune makes no difference to the word around it: an
// accent, a soft hyphen, a letter of no width.
func unseen(r rune) bool {
	return r >= 0xad && (unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r))
}

// size returns the number of letters.
func (f *folded) size() int { return len(f.at) }
