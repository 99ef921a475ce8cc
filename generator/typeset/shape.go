package typeset

import (
	"math"
	"strings"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// piece is shaped text that no line break divides.
type piece struct {
	text    string // as written
	parts   []part // in logical order
	width   int    // thousandths of the em
	glyphs  int    // in all parts
	missing []rune // characters that no font has
}

// size returns about how many bytes a piece takes.
func (p *piece) size() int {
	return 200 + len(p.text) + 100*len(p.parts) + 50*p.glyphs
}

// part is the stretch of a piece that is drawn with one font.
type part struct {
	font   *Font
	text   string // as written
	glyphs []Glyph
	width  int
	rtl    bool
	actual bool // glyphs do not tell the text
}

// shape makes the piece for a text. The text is cloned, as the piece outlives
// the document that asked for it.
func (f *Face) shape(text string, rtl bool) *piece {
	p := &piece{text: strings.Clone(text)}
	for _, item := range f.itemise(p) {
		made := item.font.shape(item, f.language, rtl)
		p.parts = append(p.parts, made)
		p.width += made.width
		p.glyphs += len(made.glyphs)
	}
	return p
}

// shape draws one item. Font calls are guarded, as the shaper keeps state;
// words are shaped once and remembered, so there is nothing to wait for.
func (f *Font) shape(it item, lang language.Language, rtl bool) part {
	out := part{font: f, text: it.text, rtl: rtl, actual: rtl || it.altered}
	f.shaping.Lock()
	defer f.shaping.Unlock()
	f.open()
	b := f.buffer
	b.Clear()
	b.AddRunes(it.runes, 0, len(it.runes))
	b.Flags = harfbuzz.RemoveDefaultIgnorables
	b.Props.Language, b.Props.Script = lang, it.script
	b.Props.Direction = harfbuzz.LeftToRight
	if rtl {
		b.Props.Direction = harfbuzz.RightToLeft
		b.ClusterLevel = harfbuzz.MonotoneCharacters // a mark tells its own text
	}
	b.Shape(f.shaper, nil)
	out.glyphs = make([]Glyph, len(b.Info))
	for i := range b.Info {
		pos := &b.Pos[i]
		g := Glyph{
			ID:      uint16(b.Info[i].Glyph),
			Advance: f.scale(pos.XAdvance),
			XOffset: f.scale(pos.XOffset),
			YOffset: f.scale(pos.YOffset),
		}
		if first, end := cluster(b.Info, i, len(it.runes), rtl); first {
			g.Text = visible(it.runes[b.Info[i].Cluster:end])
			out.actual = out.actual || len(g.Text) < len(string(it.runes[b.Info[i].Cluster:end]))
		} else {
			out.actual = true
		}
		out.glyphs[i] = g
		out.width += g.Advance
	}
	return out
}

// scale turns font units into thousandths of the em.
func (f *Font) scale(units harfbuzz.Position) int {
	return int(math.Round(float64(units) * 1000 / float64(f.upem)))
}

// cluster reports whether glyph i is the first of its cluster, in the order
// of the glyphs, and if so where the characters of the cluster end.
func cluster(info []harfbuzz.GlyphInfo, i, end int, rtl bool) (first bool, stop int) {
	own := info[i].Cluster
	if i > 0 && info[i-1].Cluster == own {
		return false, 0
	}
	step := 1
	if rtl {
		step = -1
	}
	for k := i; k >= 0 && k < len(info); k += step {
		if info[k].Cluster != own {
			return true, info[k].Cluster
		}
	}
	return true, end
}

// visible returns the characters that a glyph stands for, without those that
// only steer shaping.
func visible(runes []rune) string {
	for _, r := range runes {
		if joiner(r) {
			return strings.Map(func(r rune) rune {
				if joiner(r) {
					return -1
				}
				return r
			}, string(runes))
		}
	}
	return string(runes)
}

// joiner reports whether r is drawn by its effect on its neighbours: joiners
// and variation selectors.
func joiner(r rune) bool {
	return r == '\u200c' || r == '\u200d' || r >= '\ufe00' && r <= '\ufe0f'
}
