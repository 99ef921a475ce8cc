package pdf

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/go-text/typesetting/font/opentype"

	"casedocs/generator/typeset"
)

// program is a parsed font program. Lengths are in thousandths of the em,
// widths by glyph id.
type program struct {
	name       string
	tables     typeset.Tables
	cubic      func(glyph uint16) []opentype.Segment // outlines, nil where they are in glyf
	glyphs     int
	glyphStart []uint32 // offsets in glyf, one more than there are glyphs
	longWidths int      // entries of hmtx that have a width of their own
	widths     []int
	em         float64 // font units
	ascent     int
	descent    int // negative
	capHeight  int
	box        [4]int
	angle      float64 // of italics, degrees anticlockwise
	stem       int
}

var be = binary.BigEndian

// parseProgram reads what we need of a font. Outlines are asked for where the
// font has them in another table than glyf.
func parseProgram(name string, tables typeset.Tables, outlines func(glyph uint16) []opentype.Segment) (*program, error) {
	p := &program{name: name, tables: tables}
	if len(tables["glyf"]) == 0 {
		p.cubic = outlines
	}
	if err := p.checkTables(); err != nil {
		return nil, err
	}
	p.glyphs = int(be.Uint16(p.tables["maxp"][4:]))
	if p.cubic == nil {
		if err := p.readGlyphStarts(); err != nil {
			return nil, err
		}
	}
	if err := p.readMetrics(); err != nil {
		return nil, err
	}
	return p, nil
}

// neededTables are the tables without which a font cannot be embedded, with
// the length that we read of each.
var neededTables = []struct {
	tag    string
	length int
}{
	{"head", 54}, {"hhea", 36}, {"hmtx", 4}, {"maxp", 6}, {"loca", 4}, {"glyf", 0},
}

func (p *program) checkTables() error {
	for _, t := range neededTables {
		if p.cubic != nil && (t.tag == "loca" || t.tag == "glyf") {
			continue
		}
		if table, ok := p.tables[t.tag]; !ok || len(table) < t.length {
			return fmt.Errorf("no table %q that can be used", t.tag)
		}
	}
	return nil
}

func (p *program) readGlyphStarts() error {
	loca, count := p.tables["loca"], p.glyphs
	long := be.Uint16(p.tables["head"][50:]) != 0
	p.glyphStart = make([]uint32, count+1)
	for i := range p.glyphStart {
		switch {
		case long && len(loca) >= 4*i+4:
			p.glyphStart[i] = be.Uint32(loca[4*i:])
		case !long && len(loca) >= 2*i+2:
			p.glyphStart[i] = 2 * uint32(be.Uint16(loca[2*i:]))
		default:
			return fmt.Errorf("the places of %d glyphs are cut off", count)
		}
		if p.glyphStart[i] > uint32(len(p.tables["glyf"])) || i > 0 && p.glyphStart[i] < p.glyphStart[i-1] {
			return fmt.Errorf("glyph %d lies outside its table", i)
		}
	}
	return nil
}

func (p *program) readMetrics() error {
	head, hhea, hmtx := p.tables["head"], p.tables["hhea"], p.tables["hmtx"]
	p.em = float64(be.Uint16(head[18:]))
	p.longWidths = int(be.Uint16(hhea[34:]))
	count := p.count()
	if p.em == 0 || p.longWidths == 0 || p.longWidths > count || len(hmtx) < 4*p.longWidths+2*(count-p.longWidths) {
		return fmt.Errorf("its metrics are cut off")
	}
	thousandths := func(v uint16) int { return int(math.Round(float64(int16(v)) * 1000 / p.em)) }
	for i := range p.box {
		p.box[i] = thousandths(be.Uint16(head[36+2*i:]))
	}
	p.ascent, p.descent = thousandths(be.Uint16(hhea[4:])), thousandths(be.Uint16(hhea[6:]))
	p.capHeight, p.stem = p.ascent, 80
	if os2 := p.tables["OS/2"]; len(os2) >= 90 {
		p.capHeight = thousandths(be.Uint16(os2[88:]))
		weight := float64(be.Uint16(os2[4:])) / 65
		p.stem = 50 + int(weight*weight) // the usual guess from the weight class
	}
	if post := p.tables["post"]; len(post) >= 8 {
		p.angle = float64(int32(be.Uint32(post[4:]))) / 65536
	}
	p.widths = make([]int, count)
	for i := range p.widths {
		width := be.Uint16(hmtx[4*min(i, p.longWidths-1):])
		p.widths[i] = int(math.Round(float64(width) * 1000 / p.em))
	}
	return nil
}

// count returns the number of glyphs.
func (p *program) count() int { return p.glyphs }

// outline returns the outline of a glyph as glyf holds it, empty for a blank
// one.
func (p *program) outline(glyph uint16) ([]byte, error) {
	if p.cubic != nil {
		outline, err := quadratic(p.cubic(glyph), p.em*tolerance)
		if err != nil {
			return nil, fmt.Errorf("font %s: glyph %d: %w", p.name, glyph, err)
		}
		return outline, nil
	}
	return p.tables["glyf"][p.glyphStart[glyph]:p.glyphStart[glyph+1]], nil
}

// metrics returns the entry of hmtx of a glyph: width and left side bearing.
func (p *program) metrics(glyph uint16) (width, bearing uint16) {
	hmtx, i := p.tables["hmtx"], int(glyph)
	if i < p.longWidths {
		return be.Uint16(hmtx[4*i:]), be.Uint16(hmtx[4*i+2:])
	}
	return be.Uint16(hmtx[4*(p.longWidths-1):]), be.Uint16(hmtx[4*p.longWidths+2*(i-p.longWidths):])
}
