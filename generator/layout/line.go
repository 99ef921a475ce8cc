package layout

import "casedocs/generator/doc"

// line sets parts at the left, in the middle and at the right of one line. Each
// is a paragraph of its own, so that a screen reader does not run the end of
// one into the next. Parts that would collide stand one below the other, each
// on its own side. A style that stacks sets them so at the left.
func (b *builder) line(f *flow, parent *Element, l *doc.Line, fr frame, style *TextStyle) {
	style = b.orBody(style)
	var parts []prose
	for _, side := range []struct {
		inlines []doc.Inline
		align   Align
	}{{l.Left, AlignLeft}, {l.Centre, AlignCentre}, {l.Right, AlignRight}} {
		aligned := *style
		if !b.style.Reading.Stacked {
			aligned.Align = side.align
		}
		el := &Element{Role: "P"}
		if p := b.prose(el, side.inlines, &aligned); !p.Empty() {
			parent.child(el)
			parts = append(parts, p)
		}
	}
	var set []strip
	collide := b.style.Reading.Stacked || b.collide(parts, fr.width)
	for _, p := range parts {
		part := b.lines(p, fr)
		if !collide {
			set = beside(set, part)
			continue
		}
		if n := len(set); n > 0 {
			set[n-1].bond = lines
		}
		set = append(set, part...)
	}
	f.add(set, style.Before, style.After)
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

// rule draws a line without meaning over the whole frame. A heading that holds
// to it holds to what follows.
func (b *builder) rule(f *flow, fr frame) {
	gap := b.style.Text.Body.After
	f.add([]strip{{height: 1, silent: true, items: []Item{{
		X: fr.x, Y: 0.5, Colour: b.style.Colours.Rule,
		Line: &Stroke{X2: fr.x + fr.width, Y2: 0.5, Width: 0.75},
	}}}}, gap, gap)
}
