package typeset

import (
	"sync"

	"github.com/go-text/typesetting/language"
)

// Face is a chain of fonts for one style and language: a character is drawn
// with the first font that has it. It remembers the words it has shaped.
type Face struct {
	chain    []*Font
	language language.Language

	mu     sync.RWMutex
	words  cache[*word]
	pieces [2]cache[*piece] // left to right, right to left
}

// cache remembers shaped text by its characters. Whoever uses it holds the
// lock of the face.
type cache[T any] struct {
	entries map[string]T
	size    int // bytes, about
}

// maxCached bounds each cache of a face in bytes; a full cache is emptied. A
// county's worth of papers uses some ten thousand different words of about 700
// bytes.
const maxCached = 16 << 20

// longest is how many bytes of text are worth remembering: what is longer is
// no word that comes again.
const longest = 128

// keep remembers shaped text of a size in bytes.
func (c *cache[T]) keep(text string, made T, size int) {
	if len(text) > longest {
		return
	}
	if c.entries == nil || c.size+size > maxCached {
		c.entries, c.size = map[string]T{}, 0
	}
	if _, known := c.entries[text]; !known {
		c.entries[text] = made
		c.size += size
	}
}

func newFace(chain []*Font, lang language.Language) *Face {
	return &Face{chain: chain, language: lang}
}

// piece returns the shaped form of text that no line break divides.
func (f *Face) piece(text string, rtl bool) *piece {
	way := 0
	if rtl {
		way = 1
	}
	f.mu.RLock()
	p := f.pieces[way].entries[text]
	f.mu.RUnlock()
	if p != nil {
		return p
	}
	p = f.shape(text, rtl)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.pieces[way].keep(p.text, p, p.size())
	return p
}

// word returns the shaped pieces of text without spaces.
func (f *Face) word(text string) *word {
	f.mu.RLock()
	w := f.words.entries[text]
	f.mu.RUnlock()
	if w != nil {
		return w
	}
	w = f.newWord(text)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.words.keep(w.text, w, w.size())
	return w
}
