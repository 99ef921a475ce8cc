package typeset

// line makes the fragments of one line from its tokens.
func (s *Setter) line(p *Paragraph, tokens []token) Line {
	line := Line{RTL: p.rtl}
	for i := range tokens {
		line.Width += tokens[i].width
		if i < len(tokens)-1 {
			line.Width += tokens[i].spaceWidth
		}
	}
	if cap(s.frags)-len(s.frags) < 8 {
		s.frags = make([]Fragment, 0, 256)
	}
	start := len(s.frags)
	if p.bidi {
		s.mixed(p, tokens)
	} else {
		s.straight(p, tokens)
	}
	line.Fragments = s.frags[start:len(s.frags):len(s.frags)]
	return line
}

// straight sets a line that runs from left to right.
func (s *Setter) straight(p *Paragraph, tokens []token) {
	pen := pen{set: s, p: p}
	pen.reserve(tokens)
	for i := range tokens {
		t := &tokens[i]
		at := t.start
		for k := range t.piece.parts {
			part := &t.piece.parts[k]
			pen.put(t.span, at, part)
			at += int32(len(part.text))
		}
		if t.space != none {
			pen.putSpace(t)
		}
	}
	pen.flush()
}

// pen collects glyphs into runs as long as span, font and direction stay.
type pen struct {
	set        *Setter
	p          *Paragraph
	span       int32
	font       *Font
	rtl        bool
	actual     bool
	first      int // of the run's glyphs
	start, end int32
	x          float64 // points, of the run's left end
	advance    int     // thousandths of the em
}

// reserve sees to it that the glyphs of a line lie in one slab.
func (n *pen) reserve(tokens []token) {
	count := 0
	for i := range tokens {
		count += tokens[i].piece.glyphs + 1
	}
	s := n.set
	if cap(s.glyphs)-len(s.glyphs) < count {
		s.glyphs = make([]Glyph, 0, max(2048, count))
	}
	n.first = len(s.glyphs)
}

func (n *pen) put(span, at int32, part *part) {
	n.turn(span, at, part.font, part.rtl)
	n.set.glyphs = append(n.set.glyphs, part.glyphs...)
	n.advance += part.width
	n.end = at + int32(len(part.text))
	n.actual = n.actual || part.actual
}

func (n *pen) putSpace(t *token) {
	n.turn(t.space, t.spaceAt, t.spaceFont, false)
	n.set.glyphs = append(n.set.glyphs, t.spaceFont.space)
	n.advance += t.spaceFont.space.Advance
	n.end = t.spaceAt + 1
}

// turn ends the run when the next glyphs cannot belong to it.
func (n *pen) turn(span, at int32, font *Font, rtl bool) {
	if n.font == font && n.span == span && n.rtl == rtl && n.end == at {
		return
	}
	n.flush()
	n.span, n.font, n.rtl, n.start = span, font, rtl, at
}

// flush makes a fragment of the collected glyphs.
func (n *pen) flush() {
	s := n.set
	if n.font != nil && len(s.glyphs) > n.first {
		size := n.p.spans[n.span].Size
		run := s.newRun()
		*run = Run{
			Font:   n.font,
			Size:   size,
			Glyphs: s.glyphs[n.first:len(s.glyphs):len(s.glyphs)],
			Width:  float64(n.advance) * size / 1000,
			Text:   n.p.spans[n.span].Text[n.start:n.end],
			RTL:    n.rtl,
			Actual: n.actual,
		}
		s.frags = append(s.frags, Fragment{Run: run, Span: int(n.span), X: n.x})
		n.x += run.Width
	}
	n.first, n.advance, n.actual = len(s.glyphs), 0, false
}

func (s *Setter) newRun() *Run {
	if len(s.runs) == cap(s.runs) {
		s.runs = make([]Run, 0, 128)
	}
	s.runs = append(s.runs, Run{})
	return &s.runs[len(s.runs)-1]
}
