package typeset

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"golang.org/x/text/unicode/norm"
)

// item is a stretch of text in one font and one script.
type item struct {
	font    *Font
	script  language.Script
	text    string // as written
	runes   []rune // as shaped: normalised, without characters that draw nothing
	altered bool   // the glyphs will tell another text than the one written
}

const (
	softHyphen  = '\u00ad'
	hardHyphen  = '\u2011'
	replacement = '?'
)

// itemise divides the text of a piece by font and script, and notes on the
// piece which characters no font has.
func (f *Face) itemise(p *piece) []item {
	whole := f.item(p.text)
	if !slices.ContainsFunc(whole.runes, f.unusual) {
		whole.font, whole.script = f.chain[0], scriptOf(whole.runes)
		return []item{whole}
	}
	letters := f.fontOfLetters(whole.runes)
	if letters.hasAll(whole.runes) {
		whole.font, whole.script = letters, scriptOf(whole.runes)
		return []item{whole}
	}
	var items []item
	first, start := 0, 0 // of the last item, of the cluster
	for end := range graphemes(p.text) {
		it := f.item(p.text[start:end])
		if it.font = letters; !letters.hasAll(it.runes) {
			it.font = f.fontFor(it.runes)
		}
		it.script = scriptOf(it.runes)
		f.replaceMissing(&it, p)
		if n := len(items); n > 0 && items[n-1].join(it) {
			items[n-1].text = p.text[first:end]
		} else {
			items, first = append(items, it), start
		}
		start = end
	}
	return items
}

// fontOfLetters returns the first font that has all the letters of a text in
// one script, so that letters which join are not torn between fonts; nil where
// there is none. Brackets and points, which it may lack, do not join. Nor do
// Latin letters, which stay in the font of the text.
func (f *Face) fontOfLetters(runes []rune) *Font {
	script := scriptOf(runes)
	if script == language.Latin || script == language.Common {
		return nil
	}
	var letters []rune
	for _, r := range runes {
		switch s := scriptOf([]rune{r}); s {
		case language.Common:
			if unicode.Is(unicode.M, r) {
				letters = append(letters, r)
			}
		case script:
			letters = append(letters, r)
		default:
			return nil
		}
	}
	for _, font := range f.chain {
		if font.hasAll(letters) {
			return font
		}
	}
	return nil
}

// hasAll reports whether the font has a glyph for each of some characters.
func (f *Font) hasAll(runes []rune) bool {
	return f != nil && !slices.ContainsFunc(runes, func(r rune) bool { return !joiner(r) && !f.Has(r) })
}

// unusual reports whether a character is not in the first font, or of a
// script that may want shaping of its own.
func (f *Face) unusual(r rune) bool {
	if !f.chain[0].Has(r) {
		return true
	}
	if r < 0x370 {
		return false
	}
	s := language.LookupScript(r)
	return s != language.Latin && s != language.Common && s != language.Inherited
}

// item prepares text for the shaper: NFC, the non-breaking hyphen as the
// glyph of a hyphen, and nothing that draws nothing.
func (f *Face) item(text string) item {
	it := item{text: text}
	for _, r := range norm.NFC.String(text) {
		switch {
		case r == hardHyphen && !f.chain[0].Has(r):
			it.runes, it.altered = append(it.runes, '-'), true
		case drawsNothing(r):
			it.altered = it.altered || r != softHyphen
		default:
			it.runes = append(it.runes, r)
		}
	}
	return it
}

// drawsNothing reports whether r leaves no mark and steers no shaping: the
// soft hyphen (nothing is hyphenated here), zero-width space and non-joiner
// relatives, and the controls of direction, which have done their work when
// lines are ordered.
func drawsNothing(r rune) bool {
	switch {
	case r == softHyphen, r == '\u200b', r == '\u2060', r == '\ufeff', r == '\u061c':
		return true
	case r >= '\u200e' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return true
	}
	return false
}

// fontFor returns the first font that has all the characters of a grapheme
// cluster, else the one that has most of them.
func (f *Face) fontFor(runes []rune) *Font {
	best, most := f.chain[0], -1
	for _, candidate := range f.chain {
		n := 0
		for _, r := range runes {
			if joiner(r) || candidate.Has(r) {
				n++
			}
		}
		if n > most {
			best, most = candidate, n
		}
		if n == len(runes) {
			break
		}
	}
	return best
}

// replaceMissing notes the characters that the font of an item lacks and has
// them drawn as a question mark, never as the font's empty box.
func (f *Face) replaceMissing(it *item, p *piece) {
	for i, r := range it.runes {
		if joiner(r) || it.font.Has(r) {
			continue
		}
		if !slices.Contains(p.missing, r) {
			p.missing = append(p.missing, r)
		}
		it.runes[i], it.altered = replacement, true
	}
}

// join adds what is shaped of the next item where font and script allow, and
// reports whether they do.
func (it *item) join(next item) bool {
	free := next.script == language.Common || it.script == language.Common
	if len(next.runes) > 0 && (it.font != next.font || !free && it.script != next.script) {
		return false
	}
	if it.script == language.Common {
		it.script = next.script
	}
	it.runes = append(it.runes, next.runes...)
	it.altered = it.altered || next.altered
	return true
}

// scriptOf returns the first script of its own that runes have.
func scriptOf(runes []rune) language.Script {
	for _, r := range runes {
		if s := language.LookupScript(r); s != language.Common && s != language.Inherited && s != language.Unknown {
			return s
		}
	}
	return language.Common
}

// graphemes yields the byte offsets at which grapheme clusters end (UAX #29).
func graphemes(text string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		var seg segmenter.Segmenter
		seg.Init([]rune(text))
		for it := seg.GraphemeIterator(); it.Next(); {
			g := it.Grapheme()
			if !yield(g.OffsetInBytes + g.LengthInBytes) {
				return
			}
		}
	}
}
