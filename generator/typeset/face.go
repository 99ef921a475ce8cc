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
	words  map[string]*word
	pieces [2]map[string]*piece // left to right, right to left
}

// maxCached bounds each cache of a face; a full cache is emptied. A county's
// worth of papers uses some ten thousand different words.
const maxCached = 1 << 16

func newFace(chain []*Font, lang language.Language) *Face {
	return &Face{
		chain:    chain,
		language: lang,
		words:    map[string]*word{},
		pieces:   [2]map[string]*piece{{}, {}},
	}
}

// piece returns the shaped form of text that no line break divides.
func (f *Face) piece(text string, rtl bool) *piece {
	way := 0
	if rtl {
		way = 1
	}
	f.mu.RLock()
	p := f.pieces[way][text]
	f.mu.RUnlock()
	if p != nil {
		return p
	}
	p = f.shape(text, rtl)
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.pieces[way]) >= maxCached {
		clear(f.pieces[way])
	}
	f.pieces[way][p.text] = p
	return p
}

// word returns the shaped pieces of text without spaces.
func (f *Face) word(text string) *word {
	f.mu.RLock()
	w := f.words[text]
	f.mu.RUnlock()
	if w != nil {
		return w
	}
	w = f.newWord(text)
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.words) >= maxCached {
		clear(f.words)
	}
	f.words[w.text] = w
	return w
}
