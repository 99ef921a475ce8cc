package typeset

import (
	"strings"
	"unicode/utf8"
)

// Span is text in one face and size. Spans of a paragraph follow one another
// without a space between them. Runs of white space count as one space.
type Span struct {
	Text string
	Face *Face
	Size float64 // points

	// Isolated text has an order of its own: a Hebrew name does not draw the
	// number behind it to its other side. It is for values in other text.
	Isolated bool

	// Break ends the line after the span, which is one space whatever its
	// Text. A paragraph does not begin or end with breaks, and of breaks that
	// follow one another one counts.
	Break bool
}

// Missing is a character that no font has, and the index of the span that
// holds it.
type Missing struct {
	Rune rune
	Span int
}

// Paragraph is text that is shaped and measured and can be broken into lines
// of any width.
type Paragraph struct {
	Missing []Missing
	spans   []Span
	tokens  []token
	rtl     bool // reads from right to left
	bidi    bool // holds text of both directions
}

// token is a shaped piece with the space that follows it.
type token struct {
	piece      *piece
	span       int32
	start, end int32 // bytes of the span
	space      int32 // span that the following space belongs to, or none
	spaceAt    int32 // byte of that span
	spaceFont  *Font
	breakable  bool // a line may end after it
	ends       bool // a line does end after it
	level      int8 // of embedding (UAX #9)
	spaceLevel int8
	width      float64 // points, without the space
	spaceWidth float64 // points
}

const none = -1

// Setter makes paragraphs and their lines. It cuts them out of large slabs,
// so it belongs to one goroutine and one document.
type Setter struct {
	tokens []token // empty, with the room that is left in its slab
	glyphs []Glyph
	runs   []Run
	frags  []Fragment
}

// Paragraph shapes spans. It makes white space even in them.
func (s *Setter) Paragraph(spans []Span) *Paragraph {
	p := &Paragraph{spans: spans}
	for i := range spans {
		spans[i].Text = tidy(spans[i].Text)
		if spans[i].Break {
			spans[i].Text = " "
		}
		p.bidi = p.bidi || hasRTL(spans[i].Text)
	}
	if cap(s.tokens) == 0 {
		s.tokens = make([]token, 0, 512)
	}
	b := builder{p: p, tokens: s.tokens}
	if p.bidi {
		b.levels = p.resolve()
	}
	b.run()
	n := len(b.tokens)
	p.tokens, s.tokens = b.tokens[:n:n], b.tokens[n:]
	return p
}

// MaxWidth returns the width of the paragraph where lines end only at its
// breaks, in points.
func (p *Paragraph) MaxWidth() float64 {
	widest, width := 0.0, 0.0
	for i := range p.tokens {
		t := &p.tokens[i]
		width += t.width
		widest = max(widest, width)
		width += t.spaceWidth
		if t.ends {
			width = 0
		}
	}
	return widest
}

// MinWidth returns the width of the widest stretch that need not be broken, in
// points. Words with hyphens count whole.
func (p *Paragraph) MinWidth() float64 {
	widest, width := 0.0, 0.0
	for i := range p.tokens {
		t := &p.tokens[i]
		width += t.width
		widest = max(widest, width)
		width += t.spaceWidth
		if t.breakable && !t.hyphen() {
			width = 0
		}
	}
	return widest
}

// Empty reports whether the paragraph has nothing to draw.
func (p *Paragraph) Empty() bool { return len(p.tokens) == 0 }

// tidy makes every run of white space one space.
func tidy(text string) string {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\ufffd")
	}
	if !untidy(text) {
		return text
	}
	var b strings.Builder
	space := false
	for _, r := range text {
		if isSpace(r) {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

func untidy(text string) bool {
	previous := byte(0)
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c == ' ' && previous == ' ' || c == 0xe2 && i+2 < len(text) && text[i+1] == 0x80 && text[i+2]&^1 == 0xa8 {
			return true
		}
		previous = c
	}
	return false
}

// isSpace reports whether r is white space that lines may break at: not the
// no-break spaces and not the spaces of fixed width.
func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029'
}
