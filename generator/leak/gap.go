package leak

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// end returns the offset in the text behind the rune of letter i.
func (f *folded) end(i int) int {
	at := int(f.at[i])
	_, size := utf8.DecodeRuneInString(f.text[at:])
	return at + size
}

// runeAt returns the rune of letter i as it stands in the text.
func (f *folded) runeAt(i int) rune {
	r, _ := utf8.DecodeRuneInString(f.text[f.at[i]:])
	return r
}

// gap returns what stands in the text between the letters i-1 and i; before the
// first letter and after the last, what stands there.
func (f *folded) gap(i int) string {
	switch {
	case f.size() == 0:
		return f.text
	case i == 0:
		return f.text[:f.at[0]]
	case i == f.size():
		return f.text[f.end(i-1):]
	case f.at[i] == f.at[i-1]: // of one rune
		return ""
	}
	return f.text[f.end(i-1):f.at[i]]
}

// joined reports whether the letters i-1 and i are of one word: nothing that one
// can see stands between them, or a hyphen at the end of a line.
func (f *folded) joined(i int) bool {
	if i == 0 || i == f.size() {
		return false
	}
	gap := f.gap(i)
	if gap == "" {
		return true
	}
	gap = seen(gap)
	return gap == "" || f.hyphenated(i, gap)
}

// hyphenated reports whether a gap is that of a word divided over two lines.
func (f *folded) hyphenated(i int, gap string) bool {
	rest, ok := strings.CutPrefix(gap, "-")
	if !ok {
		rest, ok = strings.CutPrefix(gap, "‐")
	}
	return ok && strings.ContainsAny(rest, "\n\f\u2028") && strings.TrimSpace(rest) == "" &&
		unicode.IsLetter(f.runeAt(i-1)) && unicode.IsLower(f.runeAt(i))
}

// seen returns a gap without what one cannot see.
func seen(gap string) string {
	return strings.Map(func(r rune) rune {
		if unseen(r) {
			return -1
		}
		return r
	}, gap)
}

// figureAt reports whether letter i is a figure.
func (f *folded) figureAt(i int) bool { return kinds[f.letters[i]] == figure }

// wordBefore returns the word that ends before letter i, as it stands in the
// text: that before Day in New Year's Day is Year's.
func (f *folded) wordBefore(i int) string {
	if i == 0 {
		return ""
	}
	text := f.text[:f.end(i-1)]
	return strings.Trim(text[lastBreak(text):], apostrophes)
}

// wordAfter returns the word that starts with letter i, without an 's.
func (f *folded) wordAfter(i int) string {
	if i >= f.size() {
		return ""
	}
	text := f.text[f.at[i]:]
	if n := strings.IndexFunc(text, notInWord); n >= 0 {
		text = text[:n]
	}
	if n := strings.IndexAny(text, apostrophes); n >= 0 {
		text = text[:n]
	}
	return text
}

func lastBreak(text string) int {
	i := strings.LastIndexFunc(text, notInWord)
	if i < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return i + size
}

// apostrophes are the marks that people write for one.
const apostrophes = "'’‘ʼ`´"

func notInWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unseen(r) && !strings.ContainsRune(apostrophes, r)
}
