package pdf

import (
	"fmt"

	"casedocs/generator/typeset"
)

// subset is a font program with just the glyphs that a document uses,
// renumbered: glyph 0 is .notdef, glyph i the one of character code i.
type subset struct {
	font   *program
	glyphs []uint16          // of the whole font, by new number
	number map[uint16]uint16 // new number of a glyph of the whole font
}

// subsetProgram returns the TrueType program with the given glyphs at the
// numbers from 1. A glyph that is used with two texts stands in it twice.
func subsetProgram(font *program, used []usedGlyph) ([]byte, error) {
	s := subset{font: font, number: make(map[uint16]uint16, len(used)+8)}
	s.append(0)
	for _, u := range used {
		s.append(u.glyph)
	}
	var outlines []byte
	starts := make([]uint32, 0, len(s.glyphs)+16)
	for i := 0; i < len(s.glyphs); i++ { // grows while components are found
		starts = append(starts, uint32(len(outlines)))
		outline, err := s.outline(s.glyphs[i])
		if err != nil {
			return nil, err
		}
		outlines = append(outlines, outline...)
		for len(outlines)%4 != 0 {
			outlines = append(outlines, 0)
		}
	}
	if len(s.glyphs) > 0xFFFF {
		return nil, fmt.Errorf("font %s: more than 65535 glyphs in one document", font.name)
	}
	starts = append(starts, uint32(len(outlines)))
	return s.assemble(outlines, starts), nil
}

func (s *subset) append(glyph uint16) uint16 {
	n := uint16(len(s.glyphs))
	s.glyphs = append(s.glyphs, glyph)
	if _, ok := s.number[glyph]; !ok {
		s.number[glyph] = n
	}
	return n
}

// Flags of the components of a composite glyph (OpenType, glyf table).
const (
	argumentsAreWords = 0x0001
	haveScale         = 0x0008
	moreComponents    = 0x0020
	haveXYScale       = 0x0040
	haveTwoByTwo      = 0x0080
)

// outline returns the outline of a glyph with its components renumbered.
func (s *subset) outline(glyph uint16) ([]byte, error) {
	outline, err := s.font.outline(glyph)
	if err != nil {
		return nil, err
	}
	if len(outline) < 10 || int16(be.Uint16(outline)) >= 0 {
		return outline, nil // blank or simple
	}
	outline = append([]byte(nil), outline...)
	for at := 10; ; {
		if at+4 > len(outline) {
			return nil, fmt.Errorf("font %s: composite glyph %d is cut off", s.font.name, glyph)
		}
		flags, component := be.Uint16(outline[at:]), be.Uint16(outline[at+2:])
		if int(component) >= s.font.count() {
			return nil, fmt.Errorf("font %s: glyph %d has an unknown component", s.font.name, glyph)
		}
		n, ok := s.number[component]
		if !ok {
			n = s.append(component)
		}
		be.PutUint16(outline[at+2:], n)
		if flags&moreComponents == 0 {
			return outline, nil
		}
		at += componentLength(flags)
	}
}

func componentLength(flags uint16) int {
	length := 6
	if flags&argumentsAreWords != 0 {
		length += 2
	}
	switch {
	case flags&haveScale != 0:
		length += 2
	case flags&haveXYScale != 0:
		length += 4
	case flags&haveTwoByTwo != 0:
		length += 8
	}
	return length
}

// sfntTable is a table of the program that is being written.
type sfntTable struct {
	tag  string
	data []byte
}

// assemble puts the tables of an embedded TrueType program together (ISO
// 32000-1, 9.9), in the order of their tags.
func (s *subset) assemble(outlines []byte, starts []uint32) []byte {
	n := len(s.glyphs)
	loca := make([]byte, 0, 4*len(starts))
	for _, start := range starts {
		loca = be.AppendUint32(loca, start)
	}
	hmtx := make([]byte, 0, 4*n)
	for i, glyph := range s.glyphs {
		width, bearing := s.font.metrics(glyph)
		if outline := outlines[starts[i]:]; s.font.cubic != nil && starts[i] < starts[i+1] {
			bearing = be.Uint16(outline[2:]) // else readers move the glyph
		}
		hmtx = be.AppendUint16(be.AppendUint16(hmtx, width), bearing)
	}
	head := s.copyOf("head")
	be.PutUint32(head[8:], 0)  // check sum adjustment, set last
	be.PutUint16(head[50:], 1) // offsets in loca are long
	hhea := s.copyOf("hhea")
	be.PutUint16(hhea[34:], uint16(n))
	maxp := s.copyOf("maxp")
	if s.font.cubic != nil {
		maxp = limits(outlines, starts)
	}
	be.PutUint16(maxp[4:], uint16(n))
	return assembleSfnt([]sfntTable{
		{"cvt ", s.font.tables["cvt "]}, {"fpgm", s.font.tables["fpgm"]}, {"glyf", outlines},
		{"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp},
		{"prep", s.font.tables["prep"]},
	})
}

func (s *subset) copyOf(tag string) []byte { return append([]byte(nil), s.font.tables[tag]...) }

// assembleSfnt writes the table directory and the tables that are not empty.
func assembleSfnt(tables []sfntTable) []byte {
	kept, size := tables[:0:0], 0
	for _, t := range tables {
		if len(t.data) > 0 {
			kept = append(kept, t)
			size += len(t.data) + 20
		}
	}
	power, log := 1, 0
	for power*2 <= len(kept) {
		power, log = power*2, log+1
	}
	out := make([]byte, 0, 12+size)
	out = be.AppendUint32(out, 0x00010000)
	for _, v := range []int{len(kept), 16 * power, log, 16 * (len(kept) - power)} {
		out = be.AppendUint16(out, uint16(v))
	}
	out = append(out, make([]byte, 16*len(kept))...)
	head := 0
	for i, t := range kept {
		at := len(out)
		if t.tag == "head" {
			head = at
		}
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
		entry := out[12+16*i:]
		copy(entry, t.tag)
		be.PutUint32(entry[4:], typeset.CheckSum(out[at:]))
		be.PutUint32(entry[8:], uint32(at))
		be.PutUint32(entry[12:], uint32(len(t.data)))
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-typeset.CheckSum(out))
	return out
}
