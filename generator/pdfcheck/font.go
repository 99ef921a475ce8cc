package pdfcheck

import (
	"encoding/binary"
	"regexp"
)

// pageFont is a font as far as text goes.
type pageFont struct {
	name   string
	glyphs int            // in its embedded program
	text   map[int]string // by code
	widths map[int]int    // by code, thousandths of the em
}

var subsetName = regexp.MustCompile(`^[A-Z]{6}\+.`)

// ownName returns the name of a font without the mark of a subset.
func ownName(name string) string {
	if subsetName.MatchString(name) {
		return name[7:]
	}
	return name
}

// readFont checks that a font is an embedded, tagged subset and reads its
// character map.
func (c *checker) readFont(r ref) *pageFont {
	d := c.dict(r)
	f := &pageFont{name: c.name(d["BaseFont"]), text: map[int]string{}, widths: map[int]int{}}
	if c.name(d["Subtype"]) != "Type0" || c.name(d["Encoding"]) != "Identity-H" {
		c.problem(0, "font "+f.name, "is not a composite font with codes as glyphs")
		return f
	}
	if !subsetName.MatchString(f.name) {
		c.problem(0, "font "+f.name, "is not marked as a subset")
	}
	descendants := c.array(d["DescendantFonts"])
	if len(descendants) != 1 {
		c.problem(0, "font "+f.name, "has no descendant font")
		return f
	}
	descendant := c.dict(descendants[0])
	program := c.stream(c.dict(descendant["FontDescriptor"])["FontFile2"])
	if program == nil || c.name(descendant["CIDToGIDMap"]) != "Identity" {
		c.problem(0, "font "+f.name, "is not embedded as TrueType with codes as glyphs")
		return f
	}
	f.glyphs = glyphCount(program.data)
	c.readWidths(f, c.array(descendant["W"]))
	cmap := c.stream(d["ToUnicode"])
	if cmap == nil {
		c.problem(0, "font "+f.name, "has no ToUnicode map")
		return f
	}
	c.readCharacterMap(f, cmap.data)
	return f
}

// readWidths reads the array W (ISO 32000-1, 9.7.4.3); we write lists only.
func (c *checker) readWidths(f *pageFont, w array) {
	for i := 0; i+1 < len(w); i += 2 {
		first := c.int(w[i])
		for k, width := range c.array(w[i+1]) {
			f.widths[first+k] = c.int(width)
		}
	}
	if len(f.widths) == 0 {
		c.problem(0, "font "+f.name, "has no widths")
	}
}

// glyphCount reads the number of glyphs from the maxp table.
func glyphCount(program []byte) int {
	be := binary.BigEndian
	if len(program) < 12 {
		return 0
	}
	for i := range int(be.Uint16(program[4:])) {
		if len(program) < 28+16*i {
			return 0
		}
		entry := program[12+16*i:]
		at := uint64(be.Uint32(entry[8:]))
		if string(entry[:4]) == "maxp" && at+6 <= uint64(len(program)) {
			return int(be.Uint16(program[at+4:]))
		}
	}
	return 0
}

// readCharacterMap reads the bfchar blocks of a ToUnicode map (ISO 32000-1,
// 9.10.3); we write no ranges.
func (c *checker) readCharacterMap(f *pageFont, data []byte) {
	l := lexer{data: data, content: true}
	var operands []any
	for !l.done() {
		v, err := l.next()
		if err != nil {
			c.problem(0, "font "+f.name, "its ToUnicode map cannot be read: %v", err)
			return
		}
		op, ok := v.(operator)
		if !ok {
			operands = append(operands, v)
			continue
		}
		switch op {
		case "endbfchar":
			c.mapCharacters(f, operands)
		case "endbfrange":
			c.problem(0, "font "+f.name, "its ToUnicode map has ranges")
		}
		operands = operands[:0]
	}
}

func (c *checker) mapCharacters(f *pageFont, pairs []any) {
	if len(pairs)%2 != 0 {
		c.problem(0, "font "+f.name, "its ToUnicode map has a code without text")
		return
	}
	for i := 0; i < len(pairs); i += 2 {
		code, t := c.bytes(pairs[i]), decodeUTF16(c.bytes(pairs[i+1]))
		if len(code) != 2 || t == "" || t == "\x00" || t == "\uFEFF" || t == "\uFFFE" {
			c.problem(0, "font "+f.name, "its ToUnicode map gives code %x no text", code)
			continue
		}
		f.text[int(code[0])<<8|int(code[1])] = t
	}
}
