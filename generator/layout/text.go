package layout

import (
	"casedocs/generator/doc"
	"casedocs/generator/typeset"
)

// frame is where a block stands: its left edge on the page and its width.
type frame struct {
	x, width float64
}

// indented returns the frame without its first dx points.
func (f frame) indented(dx float64) frame { return frame{f.x + dx, f.width - dx} }

// prose is text that is measured but not yet broken into lines.
type prose struct {
	*typeset.Paragraph
	inks  []ink
	style *TextStyle
}

// prose shapes inlines for an element, which is nil for artifacts.
func (b *builder) prose(el *Element, inlines []doc.Inline, style *TextStyle) prose {
	return b.voices(style, part{el, inlines})
}

// part is the text of one element.
type part struct {
	element *Element
	inlines []doc.Inline
}

// voices shapes the texts of several elements that follow one another on the same
// lines.
func (b *builder) voices(style *TextStyle, parts ...part) prose {
	f := flattener{b: b, style: style}
	for _, p := range parts {
		f.walk(p.inlines, voice{ink: ink{element: p.element, colour: b.style.Colours.of(style)}, language: b.language})
	}
	p := prose{b.set.Paragraph(f.spans), f.inks, style}
	b.reportMissing(p)
	return p
}

// text sets inlines as lines.
func (b *builder) text(el *Element, inlines []doc.Inline, style *TextStyle, fr frame) []strip {
	return b.lines(b.prose(el, inlines, style), fr)
}

// lines breaks prose into one strip per line. At least two lines stay
// together at either end.
func (b *builder) lines(p prose, fr frame) []strip {
	set := b.set.Lines(p.Paragraph, fr.width)
	if p.style.Align == AlignCentre && len(set) > 1 {
		set = b.set.Lines(p.Paragraph, b.balanced(p, fr.width, len(set)))
	}
	out := make([]strip, len(set))
	for i := range set {
		rise, drop := p.style.room(&set[i])
		out[i] = strip{height: p.style.Leading, items: b.items(&set[i], p, fr)}
		out[i].lower(rise)
		out[i].height += drop
		if i == 0 || i == len(set)-2 {
			out[i].bond = lines
		}
	}
	if len(out) > 0 {
		out[len(out)-1].bond = loose
	}
	return out
}

// balanced returns the least width at which prose takes no more than n lines,
// so that the lines of a title are much of a length.
func (b *builder) balanced(p prose, width float64, n int) float64 {
	low, high := p.MinWidth(), width
	for high-low > 1 {
		if middle := (low + high) / 2; len(b.set.Lines(p.Paragraph, middle)) > n {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// baseline returns how far below the top of a line its baseline is: capitals
// stand in the middle of the leading.
func (t *TextStyle) baseline() float64 { return t.Leading/2 + 0.35*t.Size }

// room returns how much higher than others a line with a tall font is, above
// and below, so that it covers nothing.
func (t *TextStyle) room(line *typeset.Line) (rise, drop float64) {
	for i := range line.Fragments {
		run := line.Fragments[i].Run
		above, below := run.Font.Reach()
		rise = max(rise, above*run.Size-t.baseline())
		drop = max(drop, below*run.Size-(t.Leading-t.baseline()))
	}
	return rise, drop
}

// items turns the fragments of a line into text and its decoration.
func (b *builder) items(line *typeset.Line, p prose, fr frame) []Item {
	x, y := fr.x+shift(line, p.style.Align, fr.width), p.style.baseline()
	items := make([]Item, 0, len(line.Fragments))
	for i := range line.Fragments {
		f := &line.Fragments[i]
		if in := &p.inks[f.Span]; in.gap {
			items = append(items, b.gapBox(x+f.X, y, inked(line, f), f.Run.Size))
		}
	}
	for i := range line.Fragments {
		f := &line.Fragments[i]
		in := &p.inks[f.Span]
		items = append(items, Item{
			Element: in.element, Artifact: b.artifact, Origin: in.origin,
			X: x + f.X, Y: y, Run: f.Run, Colour: in.colour,
		})
		width := inked(line, f)
		if in.underline {
			items = append(items, b.under(x+f.X, y+0.14*p.style.Size, width, in.colour))
		}
		if in.strike {
			items = append(items, b.under(x+f.X, y-0.27*p.style.Size, width, in.colour))
		}
	}
	return items
}

// inked returns the width of a fragment without the space at the end of its
// line.
func inked(line *typeset.Line, f *typeset.Fragment) float64 {
	if f.X < 0 {
		return 0
	}
	return min(f.Run.Width, max(0, line.Width-f.X))
}

// shift returns how far a line stands from the left edge of its frame.
func shift(line *typeset.Line, align Align, width float64) float64 {
	if line.RTL && align == AlignStart {
		align = AlignRight
	}
	switch align {
	case AlignCentre:
		return max(0, (width-line.Width)/2)
	case AlignRight:
		return max(0, width-line.Width)
	}
	return 0
}

// under returns a thin line of decoration.
func (b *builder) under(x, y, width float64, c Colour) Item {
	return Item{Artifact: b.artifact, X: x, Y: y, Colour: c, Line: &Stroke{X2: x + width, Y2: y, Width: 0.6}}
}

// gapBox returns the light box behind a value that is not recorded.
func (b *builder) gapBox(x, y, width, size float64) Item {
	return Item{
		Artifact: b.artifact, X: x, Y: y - 0.86*size, Colour: b.style.Colours.Gap,
		Box: &Fill{Width: width, Height: 1.14 * size},
	}
}
