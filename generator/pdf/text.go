package pdf

import (
	"math"
	"strings"

	"casedocs/generator/layout"
	"casedocs/generator/typeset"
)

// text shows a run as character codes of the fonts we embed ourselves.
func (p *painter) text(item *layout.Item) {
	p.setFill(item.Colour)
	run, font := item.Run, p.fonts.of(item.Run.Font)
	p.raw = append(p.raw, "BT"...)
	p.raw = appendName(p.raw, font.resource)
	p.raw = appendNumber(append(p.raw, ' '), run.Size)
	p.raw = append(p.raw, " Tf "...)
	p.raw = appendPlace(p.raw, item.X, p.height-item.Y, item.Angle)
	p.raw = appendGlyphs(p.raw, run, font)
	p.raw = append(p.raw, "ET\n"...)
}

// needsActual reports whether the text of a run cannot be read off its glyphs
// one by one. Text from right to left can be where each glyph has its own
// characters, because we show it in logical order.
func needsActual(run *typeset.Run) bool {
	if run.Actual && !run.RTL {
		return true
	}
	rest := run.Text
	for i := range run.Glyphs {
		text := run.Glyphs[logical(run, i)].Text
		if text == "" || len(text) > longestText || !strings.HasPrefix(rest, text) {
			return true
		}
		rest = rest[len(text):]
	}
	return rest != ""
}

// logical returns the index of the i-th glyph in the order of reading.
func logical(run *typeset.Run, i int) int {
	if run.RTL {
		return len(run.Glyphs) - 1 - i
	}
	return i
}

// appendTold writes the entries of a property list that tell the language of a
// run and, where its glyphs do not, its text (ISO 32000-1, 14.9.2 and 14.9.4).
func appendTold(b []byte, run *typeset.Run) []byte {
	if run.Language != "" {
		b = appendText(append(b, "/Lang"...), run.Language)
	}
	if needsActual(run) {
		b = appendText(append(b, "/ActualText"...), run.Text)
	}
	return b
}

// appendPlace moves to x, y (from the bottom left), turned by angle degrees.
func appendPlace(b []byte, x, y, angle float64) []byte {
	if angle == 0 {
		b = appendNumber(b, x)
		b = appendNumber(append(b, ' '), y)
		return append(b, " Td"...)
	}
	sin, cos := math.Sincos(angle * math.Pi / 180)
	for _, v := range [...]float64{cos, sin, -sin, cos} {
		b = append(appendFraction(b, v), ' ')
	}
	b = appendNumber(b, x)
	b = appendNumber(append(b, ' '), y)
	return append(b, " Tm"...)
}

// appendFraction writes a sine or cosine with four decimals: over the length
// of a page two would miss by points.
func appendFraction(b []byte, v float64) []byte {
	n := int(math.Round(v * 10000))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = append(b, '0'+byte(n/10000), '.')
	return append(b, '0'+byte(n/1000%10), '0'+byte(n/100%10), '0'+byte(n/10%10), '0'+byte(n%10))
}

// appendGlyphs writes the show operator of a run, in the order of reading, as
// readers of the content want it (ISO 32000-1, 14.8.2.3). Numbers between the
// codes move left, in thousandths of the em.
func appendGlyphs(b []byte, run *typeset.Run, font *usedFont) []byte {
	b = append(b, '[')
	open := false   // inside a string of codes
	pen, at := 0, 0 // where the last glyph left the pen; where the next belongs
	if run.RTL {
		at = advance(run)
	}
	for i := range run.Glyphs {
		g := &run.Glyphs[logical(run, i)]
		if run.RTL {
			at -= g.Advance
		}
		move := pen - at - g.XOffset
		if move != 0 || g.YOffset != 0 {
			b = closeCodes(b, &open)
		}
		if move != 0 {
			b = appendInt(b, move)
		}
		if g.YOffset != 0 {
			b = appendRise(append(b, "]TJ "...), float64(g.YOffset)*run.Size/1000)
		}
		if !open {
			b = append(b, '<')
			open = true
		}
		b = appendHex16(b, font.code(g))
		if g.YOffset != 0 {
			b = appendRise(append(closeCodes(b, &open), "]TJ "...), 0)
		}
		pen = at + g.XOffset + font.program.widths[g.ID]
		if !run.RTL {
			at += g.Advance
		}
	}
	b = closeCodes(b, &open)
	return append(b, "]TJ "...)
}

// advance returns the width of all glyphs together, in thousandths of the em.
func advance(run *typeset.Run) int {
	sum := 0
	for i := range run.Glyphs {
		sum += run.Glyphs[i].Advance
	}
	return sum
}

func closeCodes(b []byte, open *bool) []byte {
	if *open {
		b = append(b, '>')
		*open = false
	}
	return b
}

func appendRise(b []byte, rise float64) []byte {
	return append(appendNumber(b, rise), " Ts["...)
}
