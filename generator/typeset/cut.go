package typeset

// cut divides a token that is wider than the line. Each part but the last
// fills a line; the last goes on with what follows the token. The clusters are
// measured once and only the parts are shaped, so the work grows with the
// length of the word and not with its square.
func (p *Paragraph) cut(t *token, width float64) []token {
	ends, widths := p.clusters(t)
	var parts []token
	start := t.start
	for from := 0; from < len(ends); {
		n := filling(widths[from:], width)
		part := p.part(t, start, ends[from+n-1])
		for n > 1 && part.width > width { // joined letters may be wider than the sum
			n = without(widths[from:from+n], part.width-width)
			part = p.part(t, start, ends[from+n-1])
		}
		parts = append(parts, part)
		from, start = from+n, part.end
	}
	last := &parts[len(parts)-1]
	last.space, last.spaceAt, last.spaceFont = t.space, t.spaceAt, t.spaceFont
	last.spaceLevel, last.spaceWidth = t.spaceLevel, t.spaceWidth
	last.breakable, last.ends = t.breakable, t.ends
	return parts
}

// clusters returns where in the span the grapheme clusters of a token end, and
// how wide each is on its own, in points.
func (p *Paragraph) clusters(t *token) (ends []int32, widths []float64) {
	start := t.start
	for end := range graphemes(p.spans[t.span].Text[t.start:t.end]) {
		cluster := p.part(t, start, t.start+int32(end))
		ends, widths = append(ends, cluster.end), append(widths, cluster.width)
		start = cluster.end
	}
	return ends, widths
}

// filling returns how many of the widths go into a line: at least one.
func filling(widths []float64, width float64) int {
	reach := 0.0
	for n, w := range widths {
		if reach += w; n > 0 && reach > width {
			return n
		}
	}
	return len(widths)
}

// without returns how many of the widths are left when some at the end are
// taken away that make up the excess: at least one.
func without(widths []float64, excess float64) int {
	n := len(widths)
	for n > 1 && excess > 0 {
		n--
		excess -= widths[n]
	}
	return n
}

// part returns a token for some of the text of another.
func (p *Paragraph) part(t *token, start, end int32) token {
	span := &p.spans[t.span]
	made := span.Face.piece(span.Text[start:end], t.level&1 == 1)
	return token{
		piece: made,
		span:  t.span,
		start: start,
		end:   end,
		space: none,
		level: t.level,
		width: float64(made.width) * span.Size / 1000,
		// A line may end after it, as it is as long as a line.
		breakable: true,
	}
}
