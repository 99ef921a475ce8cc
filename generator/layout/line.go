package layout

import "casedocs/generator/doc"

// line sets parts at the left, in the middle and at the right of one line, as
// one paragraph. Parts that would collide stand one below the other, each on
// its own side.
func (b *builder) line(f *flow, parent *Element, l *doc.Line, fr frame, style *TextStyle) {
	style = b.orBody(style)
	el := &Element{Role: "P"}
	var parts []prose
	for _, side := range []struct {
		inlines []doc.Inline
		align   Align
	}{{l.Left, AlignLeft}, {l.Centre, AlignCentre}, {l.Right, AlignRight}} {
		aligned := *style
		aligned.Align = side.align
		if p := b.prose(el, side.inlines, &aligned); !p.Empty() {
			parts = append(parts, p)
		}
	}
	if len(parts) > 0 {
		parent.child(el)
	}
	var set []strip
	for _, p := range parts {
		if part := b.lines(p, fr); b.collide(parts, fr.width) {
			set = append(set, part...)
		} else {
			set = beside(set, part)
		}
	}
	f.add(hold(set, lines), style.Before, style.After)
}

// collide reports whether parts do not fit side by side, with the middle one
// in the middle.
func (b *builder) collide(parts []prose, width float64) bool {
	var sides, centre float64
	taken := 0.0
	for _, p := range parts {
		w := p.MaxWidth() + b.style.Space.Gutter
		taken += w
		if p.style.Align == AlignCentre {
			centre = w
		} else {
			sides = max(sides, w)
		}
	}
	if len(parts) < 2 {
		return false
	}
	if centre > 0 {
		return centre+2*sides > width
	}
	return taken-b.style.Space.Gutter > width
}

// rule draws a line without meaning over the whole frame.
func (b *builder) rule(f *flow, fr frame) {
	gap := b.style.Text.Body.After
	f.add([]strip{{height: 1, items: []Item{{
		X: fr.x, Y: 0.5, Colour: b.style.Colours.Rule,
		Line: &Stroke{X2: fr.x + fr.width, Y2: 0.5, Width: 0.75},
	}}}}, gap, gap)
}
