package typeset

import (
	"cmp"
	"slices"
)

// chunk is a part or a space of a line that holds both directions.
type chunk struct {
	span       int32
	start, end int32
	font       *Font
	glyphs     []Glyph
	width      int
	level      int8
	actual     bool
	hangs      bool // the space at the end of a line that reads from right to left
}

func (c *chunk) rtl() bool { return c.level&1 == 1 }

// mixed sets a line that holds text of both directions.
func (s *Setter) mixed(p *Paragraph, tokens []token) {
	chunks := p.chunks(tokens)
	reorder(chunks)
	start := len(s.frags)
	var places []int32 // where in its span each fragment begins
	x := 0.0
	if first := &chunks[0]; first.hangs { // to the left of the line, where nobody sees it
		x = -float64(first.width) * p.spans[first.span].Size / 1000
	}
	for len(chunks) > 0 {
		n := 1
		for n < len(chunks) && adjoin(&chunks[n-1], &chunks[n]) {
			n++
		}
		run := s.newRun()
		*run = p.merge(chunks[:n])
		s.frags = append(s.frags, Fragment{Run: run, Span: int(chunks[0].span), X: x})
		places = append(places, min(chunks[0].start, chunks[n-1].start))
		x += run.Width
		chunks = chunks[n:]
	}
	toReadingOrder(s.frags[start:], places)
}

// chunks returns the parts and spaces of a line in logical order. The space
// at its end takes the base level (UAX #9, L1); it keeps the words on both
// sides of a line's end apart for those who listen.
func (p *Paragraph) chunks(tokens []token) []chunk {
	var out []chunk
	for i := range tokens {
		t := &tokens[i]
		at := t.start
		for k := range t.piece.parts {
			part := &t.piece.parts[k]
			end := at + int32(len(part.text))
			out = append(out, chunk{
				span: t.span, start: at, end: end,
				font: part.font, glyphs: part.glyphs, width: part.width, level: t.level, actual: part.actual,
			})
			at = end
		}
		if t.space == none {
			continue
		}
		glyph := t.spaceFont.space
		space := chunk{
			span: t.space, start: t.spaceAt, end: t.spaceAt + 1,
			font: t.spaceFont, glyphs: []Glyph{glyph}, width: glyph.Advance, level: t.spaceLevel,
		}
		if i == len(tokens)-1 {
			space.level, space.hangs = 0, p.rtl
			if p.rtl {
				space.level = 1
			}
		}
		space.actual = space.rtl()
		out = append(out, space)
	}
	return out
}

// reorder brings chunks from logical into visual order (UAX #9, L2).
func reorder(chunks []chunk) {
	highest := int8(0)
	for i := range chunks {
		highest = max(highest, chunks[i].level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(chunks); i++ {
			end := i
			for end < len(chunks) && chunks[end].level >= level {
				end++
			}
			slices.Reverse(chunks[i:end])
			i = max(i, end)
		}
	}
}

// adjoin reports whether two visual neighbours belong to one run.
func adjoin(a, b *chunk) bool {
	if a.hangs || a.span != b.span || a.font != b.font || a.level != b.level {
		return false
	}
	if a.rtl() {
		return b.end == a.start
	}
	return a.end == b.start
}

// merge makes one run of visual neighbours.
func (p *Paragraph) merge(chunks []chunk) Run {
	first, last := &chunks[0], &chunks[len(chunks)-1]
	span := &p.spans[first.span]
	run := Run{Font: first.font, Size: span.Size, RTL: first.rtl()}
	width := 0
	for i := range chunks {
		run.Glyphs = append(run.Glyphs, chunks[i].glyphs...)
		run.Actual = run.Actual || chunks[i].actual
		width += chunks[i].width
	}
	run.Width = float64(width) * span.Size / 1000
	run.Text = span.Text[min(first.start, last.start):max(first.end, last.end)]
	return run
}

// toReadingOrder sorts the fragments of one line as they are read.
func toReadingOrder(frags []Fragment, places []int32) {
	order := make([]int, len(frags))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(frags[a].Span, frags[b].Span), cmp.Compare(places[a], places[b]))
	})
	sorted := make([]Fragment, len(frags))
	for i, k := range order {
		sorted[i] = frags[k]
	}
	copy(frags, sorted)
}
