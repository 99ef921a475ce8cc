package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casedocs/generator/layout"
	"casedocs/generator/typeset"
)

// fontSet is the fonts of one document, in the order of their first use.
type fontSet struct {
	fonts []*usedFont
	last  *usedFont // of the run before: runs of one font come in a row
}

// usedFont is a font with the glyphs that the document uses. Every pair of
// glyph and text has a character code of its own, so that each code maps to
// exactly one text even where one glyph stands for several characters.
type usedFont struct {
	font     *typeset.Font
	program  *program
	resource string // name in the resource dictionary
	used     []usedGlyph
	heads    []int32 // by glyph: index in used plus one, 0 for none
}

// usedGlyph is a glyph with the characters it stands for.
type usedGlyph struct {
	glyph uint16
	code  uint16
	next  int32 // index plus one of the next with the same glyph
	text  string
}

// noText maps the later glyphs of a cluster: a code must map to something (ISO
// 14289-1, 7.21.7), and the run carries its text as ActualText.
const noText = "\u200B"

// collectFonts finds all fonts and glyphs of the document and gives each glyph
// its code.
func (w *Writer) collectFonts(l *layout.Layout) (*fontSet, error) {
	set := &fontSet{}
	for i, page := range l.Pages {
		for k := range page.Items {
			if run := page.Items[k].Run; run != nil {
				if err := w.collect(set, run); err != nil {
					return nil, fmt.Errorf("page %d, item %d: %w", i+1, k+1, err)
				}
			}
		}
	}
	for _, f := range set.fonts {
		f.number()
	}
	return set, nil
}

func (w *Writer) collect(set *fontSet, run *typeset.Run) error {
	f := set.of(run.Font)
	if f == nil {
		p, err := w.font(run.Font)
		if err != nil {
			return err
		}
		f = &usedFont{
			font:     run.Font,
			program:  p,
			resource: "F" + strconv.Itoa(len(set.fonts)+1),
			heads:    make([]int32, p.count()),
		}
		set.fonts = append(set.fonts, f)
		set.last = f
	}
	for i := range run.Glyphs {
		g := &run.Glyphs[i]
		if g.ID == 0 || int(g.ID) >= len(f.heads) {
			return fmt.Errorf("glyph %d of font %s cannot be shown", g.ID, f.program.name)
		}
		f.use(g)
	}
	return nil
}

// of returns the used form of a font, nil when it is new.
func (s *fontSet) of(font *typeset.Font) *usedFont {
	if s.last != nil && s.last.font == font {
		return s.last
	}
	for _, f := range s.fonts {
		if f.font == font {
			s.last = f
			return f
		}
	}
	return nil
}

// longestText is how many bytes of text a glyph can stand for in a character map:
// readers refuse strings of more than 512 (ISO 32000-1, annex C). The run of a glyph
// with more carries its text as ActualText.
const longestText = 120

func textOf(g *typeset.Glyph) string {
	if g.Text == "" || len(g.Text) > longestText {
		return noText
	}
	return g.Text
}

func (f *usedFont) use(g *typeset.Glyph) {
	if f.find(g) == nil {
		f.used = append(f.used, usedGlyph{glyph: g.ID, text: textOf(g), next: f.heads[g.ID]})
		f.heads[g.ID] = int32(len(f.used))
	}
}

func (f *usedFont) find(g *typeset.Glyph) *usedGlyph {
	text := textOf(g)
	for i := f.heads[g.ID]; i > 0; {
		u := &f.used[i-1]
		if u.text == text {
			return u
		}
		i = u.next
	}
	return nil
}

// code returns the character code of a glyph that was collected.
func (f *usedFont) code(g *typeset.Glyph) uint16 { return f.find(g).code }

// number gives the codes from 1 in the order of glyph and text, so that
// documents with equal glyphs share a subset whatever their words are.
func (f *usedFont) number() {
	slices.SortFunc(f.used, func(a, b usedGlyph) int {
		if a.glyph != b.glyph {
			return int(a.glyph) - int(b.glyph)
		}
		return strings.Compare(a.text, b.text)
	})
	for i := range f.used {
		u := &f.used[i]
		u.code, u.next = uint16(i+1), 0
		if i > 0 && f.used[i-1].glyph == u.glyph {
			u.next = int32(i)
		}
		f.heads[u.glyph] = int32(i + 1)
	}
}
