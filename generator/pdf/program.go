package pdf

import (
	"encoding/binary"
	"fmt"
	"math"
)

// program is a parsed TrueType font program. Lengths are in thousandths of the
// em, widths by glyph id.
type program struct {
	name       string
	tables     map[string][]byte
	glyphStart []uint32 // offsets in glyf, one more than there are glyphs
	longWidths int      // entries of hmtx that have a width of their own
	widths     []int
	ascent     int
	descent    int // negative
	capHeight  int
	box        [4]int
	angle      float64 // of italics, degrees anticlockwise
	stem       int
}

var be = binary.BigEndian

// parseProgram reads what we need of an sfnt file with TrueType outlines.
func parseProgram(name string, data []byte) (*program, error) {
	p := &program{name: name}
	if err := p.readTables(data); err != nil {
		return nil, err
	}
	if err := p.readGlyphStarts(); err != nil {
		return nil, err
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
	{"head", 54}, {"hhea", 36}, {"hmtx", 4}, {"loca", 4}, {"maxp", 6}, {"glyf", 0},
}

func (p *program) readTables(data []byte) error {
	if len(data) < 12 || be.Uint32(data) != 0x00010000 && string(data[:4]) != "true" {
		return fmt.Errorf("not a TrueType font")
	}
	count := int(be.Uint16(data[4:]))
	if len(data) < 12+16*count {
		return fmt.Errorf("the table directory is cut off")
	}
	p.tables = make(map[string][]byte, count)
	for i := range count {
		entry := data[12+16*i:]
		from, length := uint64(be.Uint32(entry[8:])), uint64(be.Uint32(entry[12:]))
		if from+length > uint64(len(data)) {
			return fmt.Errorf("table %q is cut off", entry[:4])
		}
		p.tables[string(entry[:4])] = data[from : from+length]
	}
	for _, t := range neededTables {
		if table, ok := p.tables[t.tag]; !ok || len(table) < t.length {
			return fmt.Errorf("no table %q that can be used", t.tag)
		}
	}
	if os2 := p.tables["OS/2"]; len(os2) >= 10 && be.Uint16(os2[8:])&0xF == 2 {
		return fmt.Errorf("its licence bits forbid embedding")
	}
	return nil
}

func (p *program) readGlyphStarts() error {
	loca, count := p.tables["loca"], int(be.Uint16(p.tables["maxp"][4:]))
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
	em := float64(be.Uint16(head[18:]))
	p.longWidths = int(be.Uint16(hhea[34:]))
	count := p.count()
	if em == 0 || p.longWidths == 0 || p.longWidths > count || len(hmtx) < 4*p.longWidths+2*(count-p.longWidths) {
		return fmt.Errorf("its metrics are cut off")
	}
	thousandths := func(v uint16) int { return int(math.Round(float64(int16(v)) * 1000 / em)) }
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
		p.widths[i] = int(math.Round(float64(width) * 1000 / em))
	}
	return nil
}

// count returns the number of glyphs.
func (p *program) count() int { return len(p.glyphStart) - 1 }

// outline returns the outline of a glyph, empty for a blank one.
func (p *program) outline(glyph uint16) []byte {
	return p.tables["glyf"][p.glyphStart[glyph]:p.glyphStart[glyph+1]]
}

// metrics returns the entry of hmtx of a glyph: width and left side bearing.
func (p *program) metrics(glyph uint16) (width, bearing uint16) {
	hmtx, i := p.tables["hmtx"], int(glyph)
	if i < p.longWidths {
		return be.Uint16(hmtx[4*i:]), be.Uint16(hmtx[4*i+2:])
	}
	return be.Uint16(hmtx[4*(p.longWidths-1):]), be.Uint16(hmtx[4*p.longWidths+2*(i-p.longWidths):])
}
