package expr

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// Phrases finds which of several lists of phrases stand in a text, in one pass
// over its words however many lists there are. A phrase stands there as whole
// words, whatever their capitals and the marks between them; one of marks alone,
// such as "____", letter by letter.
type Phrases struct {
	byFirst map[string][]listed // those of words, by their first word
	marks   []listed
}

// listed is a phrase and the number of its list.
type listed struct {
	phrase string // of words: in small letters, between spaces
	list   int
}

// NewPhrases returns an index of lists, which are numbered from 0.
func NewPhrases(lists [][]string) *Phrases {
	p := &Phrases{byFirst: map[string][]listed{}}
	for i, list := range lists {
		for _, phrase := range list {
			words := inWords(phrase)
			if strings.TrimSpace(words) == "" {
				if phrase != "" {
					p.marks = append(p.marks, listed{phrase, i})
				}
				continue
			}
			first := words[1 : 1+strings.IndexByte(words[1:], ' ')]
			p.byFirst[first] = append(p.byFirst[first], listed{words, i})
		}
	}
	return p
}

// In returns the numbers of the lists of which a phrase stands in a text, sorted;
// nil for none.
func (p *Phrases) In(text string) []int {
	var found []int
	add := func(list int) {
		if i, known := slices.BinarySearch(found, list); !known {
			found = slices.Insert(found, i, list)
		}
	}
	for _, m := range p.marks {
		if strings.Contains(text, m.phrase) {
			add(m.list)
		}
	}
	var room [512]byte
	for rest := appendWords(room[:0], text); len(rest) > 1; {
		end := 1 + bytes.IndexByte(rest[1:], ' ')
		for _, l := range p.byFirst[string(rest[1:end])] {
			if len(rest) >= len(l.phrase) && string(rest[:len(l.phrase)]) == l.phrase {
				add(l.list)
			}
		}
		rest = rest[end:]
	}
	return found
}

// phrases remembers the words of texts and phrases: several rules look for many
// phrases in the same texts. It keeps the latest few thousand.
type phrases struct {
	mu    sync.Mutex
	known map[string]string
}

const mostKnown = 4096

func (p *phrases) words(text string) string {
	p.mu.Lock()
	w, ok := p.known[text]
	p.mu.Unlock()
	if ok {
		return w
	}
	w = inWords(text)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known == nil || len(p.known) >= mostKnown {
		p.known = make(map[string]string, mostKnown)
	}
	p.known[text] = w
	return w
}

// in returns the phrases of a list that stand in a text as whole words, whatever
// their capitals and the marks between them; up to most of them, all for -1.
func (p *phrases) in(text, list ref.Val, most int) []string {
	words := p.words(string(text.(types.String)))
	var found []string
	for v := range each(list) {
		phrase := string(v.(types.String))
		if w := p.words(phrase); w != "  " && strings.Contains(words, w) {
			if found = append(found, phrase); len(found) == most {
				break
			}
		}
	}
	return found
}

// inWords returns the words of a text in small letters, each between spaces.
func inWords(text string) string { return string(appendWords(nil, text)) }

func appendWords(b []byte, text string) []byte {
	b = append(slices.Grow(b, len(text)+2), ' ')
	for _, r := range text {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '\'':
			b = append(b, byte(r))
		case r >= 'A' && r <= 'Z':
			b = append(b, byte(r)+'a'-'A')
		case r == '’':
			b = append(b, '\'')
		case r > unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b = utf8.AppendRune(b, unicode.ToLower(r))
		case b[len(b)-1] != ' ':
			b = append(b, ' ')
		}
	}
	if b[len(b)-1] != ' ' || len(b) == 1 {
		b = append(b, ' ')
	}
	return b
}
