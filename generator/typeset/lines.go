package typeset

// Line is one line of a paragraph.
type Line struct {
	Fragments []Fragment // in the order in which they are read
	Width     float64    // points, without the space at its end
	RTL       bool       // belongs to a paragraph that reads from right to left
}

// Fragment is the part of a line that one span fills with one font.
type Fragment struct {
	Run  *Run
	Span int
	X    float64 // left end, points from the left end of the line
}

// slack is how far beyond its width a line may reach, in points: the widths
// of table columns come from the same sums in another order.
const slack = 0.01

// Lines breaks a paragraph into lines of a width in points. A piece that is
// wider than the line is broken between grapheme clusters.
func (s *Setter) Lines(p *Paragraph, width float64) []Line {
	var lines []Line
	tokens := p.tokens
	for len(tokens) > 0 {
		n := fit(tokens, width)
		if n == 0 {
			tokens = p.cut(tokens, width)
			n = 1
		}
		lines = append(lines, s.line(p, tokens[:n]))
		tokens = tokens[n:]
	}
	return lines
}

// fit returns how many tokens the next line takes: up to the last break that
// lies within the width, else as many as fit, which may be none.
func fit(tokens []token, width float64) int {
	reach, last := 0.0, 0
	for i := range tokens {
		t := &tokens[i]
		if reach+t.width > width+slack {
			if last == 0 {
				return i
			}
			return last
		}
		if t.breakable {
			last = i + 1
		}
		reach += t.width + t.spaceWidth
	}
	return len(tokens)
}

// cut divides the first token so that its head fits the width. At least one
// grapheme cluster goes into the head.
func (p *Paragraph) cut(tokens []token, width float64) []token {
	t := tokens[0]
	span := &p.spans[t.span]
	text := span.Text[t.start:t.end]
	measure := func(s string) float64 {
		return float64(span.Face.piece(s, t.level&1 == 1).width) * span.Size / 1000
	}
	ends, reach := []int{0}, 0.0
	for end := range graphemes(text) {
		reach += measure(text[ends[len(ends)-1]:end])
		if len(ends) > 1 && reach > width {
			break
		}
		ends = append(ends, end)
	}
	for len(ends) > 2 && measure(text[:ends[len(ends)-1]]) > width { // joined letters may be wider than the sum
		ends = ends[:len(ends)-1]
	}
	size := ends[len(ends)-1]
	if size == len(text) {
		return tokens
	}
	head, tail := t, t
	head.end, tail.start = t.start+int32(size), t.start+int32(size)
	head.space, head.spaceWidth, head.breakable = none, 0, true
	for _, half := range []*token{&head, &tail} {
		half.piece = span.Face.piece(span.Text[half.start:half.end], t.level&1 == 1)
		half.width = float64(half.piece.width) * span.Size / 1000
	}
	return append([]token{head, tail}, tokens[1:]...)
}
