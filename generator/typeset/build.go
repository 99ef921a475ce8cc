package typeset

import "strings"

// builder walks the spans of a paragraph and makes its tokens.
type builder struct {
	p      *Paragraph
	tokens []token
	levels [][]int8 // by span and byte, nil for text from left to right
	before traits   // of the word before
	joined bool     // the last token ended its span without a space
}

func (b *builder) run() {
	for i := 0; i < len(b.p.spans); i++ {
		b.span(i)
	}
	if n := len(b.tokens); n > 0 {
		last := &b.tokens[n-1]
		last.breakable, last.ends = true, false
		last.space, last.spaceWidth = none, 0
	}
}

func (b *builder) span(i int) {
	text := b.p.spans[i].Text
	for at := 0; at < len(text); {
		if text[at] == ' ' {
			b.space(i, at)
			at++
			continue
		}
		end := len(text)
		if n := strings.IndexByte(text[at:], ' '); n >= 0 {
			end = at + n
		}
		if b.joined || end == len(text) && b.goesOn(i) {
			b.fragment(i, at, end)
		} else {
			b.word(i, at, end)
		}
		b.joined = end == len(text)
		at = end
	}
	if n := len(b.tokens); n > 0 && b.p.spans[i].Break {
		b.tokens[n-1].ends = true
	}
}

// goesOn reports whether the word at the end of a span goes on in the next.
func (b *builder) goesOn(i int) bool {
	for _, s := range b.p.spans[i+1:] {
		if s.Text != "" {
			return s.Text[0] != ' '
		}
	}
	return false
}

func (b *builder) space(i, at int) {
	b.joined = false
	n := len(b.tokens)
	if n == 0 || b.tokens[n-1].space != none {
		return
	}
	t := &b.tokens[n-1]
	span := &b.p.spans[i]
	t.space, t.spaceAt = int32(i), int32(at)
	t.spaceFont = spaceFont(t, i, span.Face)
	t.spaceWidth = float64(t.spaceFont.space.Advance) * span.Size / 1000
	t.breakable = true
	t.spaceLevel = b.level(i, at)
}

// spaceFont returns the font of a space: that of the text before it, so that
// the run goes on.
func spaceFont(t *token, span int, face *Face) *Font {
	if n := len(t.piece.parts); int(t.span) == span && n > 0 && t.piece.parts[n-1].font.space.ID != 0 {
		return t.piece.parts[n-1].font
	}
	return face.chain[0]
}

// word adds a word that lies within one span.
func (b *builder) word(i, start, end int) {
	w := b.p.spans[i].Face.word(b.p.spans[i].Text[start:end])
	b.glue(w.traits)
	if b.levels != nil {
		at := start
		for _, p := range w.pieces {
			b.directed(i, at, at+len(p.text))
			at += len(p.text)
		}
		return
	}
	at := start
	for _, p := range w.pieces {
		b.add(i, at, at+len(p.text), p)
		at += len(p.text)
	}
}

// glue forbids the break at the space before the coming word where the two
// belong together.
func (b *builder) glue(next traits) {
	if n := len(b.tokens); n > 0 && !b.tokens[n-1].ends && glued(b.before, next) {
		b.tokens[n-1].breakable = false
	}
	b.before = next
}

// fragment adds the part of a word that one span holds, where the word runs
// over several spans. Where a line may break is decided on the whole word.
func (b *builder) fragment(i, start, end int) {
	text := b.p.spans[i].Text[start:end]
	if !b.joined {
		b.glue(traitsOf(text))
	} else {
		b.before = traitsOf(text)
		b.tokens[len(b.tokens)-1].breakable = false
	}
	whole, offset := b.wholeWord(i, start)
	var ends []int // of what may end a line, within the fragment
	for _, at := range breaks(whole) {
		switch at -= offset; {
		case at == 0 && b.joined:
			b.tokens[len(b.tokens)-1].breakable = true
		case at > 0 && at <= len(text):
			ends = append(ends, at)
		}
	}
	from := 0
	for _, at := range joinUnseen(text, ends) { // a run of its own cannot be unseen either
		b.directed(i, start+from, start+at)
		from = at
	}
	if from < len(text) {
		b.directed(i, start+from, end)
		b.tokens[len(b.tokens)-1].breakable = false
	}
}

// wholeWord returns the word that goes through a place of a span, over all
// its spans, and the offset of the place in it.
func (b *builder) wholeWord(i, start int) (string, int) {
	word := b.p.spans[i].Text[start:]
	if n := strings.IndexByte(word, ' '); n >= 0 {
		word = word[:n]
	} else {
		for _, s := range b.p.spans[i+1:] {
			head, _, cut := strings.Cut(s.Text, " ")
			word += head
			if cut {
				break
			}
		}
	}
	offset := 0
	if start == 0 {
		for k := i - 1; k >= 0; k-- {
			s := b.p.spans[k].Text
			n := strings.LastIndexByte(s, ' ')
			word = s[n+1:] + word
			offset += len(s) - n - 1
			if n >= 0 {
				break
			}
		}
	}
	return word, offset
}

// directed adds unbroken text, cut where its direction changes.
func (b *builder) directed(i, start, end int) {
	span := &b.p.spans[i]
	for start < end {
		level := b.level(i, start)
		stop := start + 1
		for stop < end && b.level(i, stop) == level {
			stop++
		}
		b.add(i, start, stop, span.Face.piece(span.Text[start:stop], level&1 == 1))
		if stop < end {
			b.tokens[len(b.tokens)-1].breakable = false
		}
		start = stop
	}
}

func (b *builder) level(i, at int) int8 {
	if b.levels == nil {
		return 0
	}
	return b.levels[i][at]
}

func (b *builder) add(i, start, end int, p *piece) {
	b.tokens = append(b.tokens, token{
		piece:     p,
		span:      int32(i),
		start:     int32(start),
		end:       int32(end),
		space:     none,
		breakable: true,
		level:     b.level(i, start),
		width:     float64(p.width) * b.p.spans[i].Size / 1000,
	})
	for _, r := range p.missing {
		b.p.Missing = append(b.p.Missing, Missing{Rune: r, Span: i})
	}
}
