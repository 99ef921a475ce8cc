package typeset

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Tables are the tables of one font, by tag. They are parts of the file that
// they were read from, and must not be changed.
type Tables map[string][]byte

var be = binary.BigEndian

// maxFaces is the most fonts that a collection may hold; Noto Sans CJK has ten.
const maxFaces = 64

// ReadTables returns the tables of a font file: of one font, or of each font
// of a collection (OpenType 1.9, "Organization of an OpenType Font").
func ReadTables(data []byte) ([]Tables, error) {
	if len(data) < 12 {
		return nil, errors.New("it is no font")
	}
	if string(data[:4]) != "ttcf" {
		t, err := readDirectory(data, 0)
		return []Tables{t}, err
	}
	count := uint64(be.Uint32(data[8:]))
	if count == 0 || count > maxFaces || 12+4*count > uint64(len(data)) {
		return nil, fmt.Errorf("it is a collection of %d fonts, which cannot be", count)
	}
	var all []Tables
	for i := range count {
		t, err := readDirectory(data, uint64(be.Uint32(data[12+4*i:])))
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

// readDirectory returns the tables that a table directory lists.
func readDirectory(data []byte, at uint64) (Tables, error) {
	size := uint64(len(data))
	if at+12 > size {
		return nil, errors.New("it is cut off")
	}
	switch kind := string(data[at : at+4]); kind {
	case "\x00\x01\x00\x00", "true", "OTTO":
	default:
		return nil, errors.New("it is no font")
	}
	count := uint64(be.Uint16(data[at+4:]))
	if at+12+16*count > size {
		return nil, errors.New("it is cut off")
	}
	t := make(Tables, count)
	for i := range count {
		entry := data[at+12+16*i:]
		from, length := uint64(be.Uint32(entry[8:])), uint64(be.Uint32(entry[12:]))
		if from+length > size {
			return nil, fmt.Errorf("it is cut off in its table %q", entry[:4])
		}
		t[string(entry[:4])] = data[from : from+length : from+length]
	}
	return t, nil
}

// summed are the tables whose check sums must be right. Those of others often
// are not, and no paper depends on them.
var summed = map[string]bool{
	"cmap": true, "glyf": true, "loca": true, "hhea": true, "hmtx": true, "maxp": true,
	"CFF ": true, "CFF2": true, "GDEF": true, "GPOS": true, "GSUB": true, "kern": true,
	"fvar": true, "gvar": true, "cvt ": true, "fpgm": true, "prep": true,
}

// undamaged compares the tables of a font file that can be read with their
// check sums. The fonts of a collection share tables.
func undamaged(data []byte) error {
	starts := []uint32{0}
	if string(data[:4]) == "ttcf" {
		starts = starts[:0]
		for i := range be.Uint32(data[8:]) {
			starts = append(starts, be.Uint32(data[12+4*i:]))
		}
	}
	right := map[[3]uint32]bool{} // place, length and sum
	for _, at := range starts {
		for i := range uint32(be.Uint16(data[at+4:])) {
			entry := data[at+12+16*i:]
			sum, from, length := be.Uint32(entry[4:]), be.Uint32(entry[8:]), be.Uint32(entry[12:])
			key := [3]uint32{from, length, sum}
			if !summed[string(entry[:4])] || right[key] {
				continue
			}
			if CheckSum(data[from:from+length]) != sum {
				return fmt.Errorf("it is damaged: the check sum of its table %q is not right", entry[:4])
			}
			right[key] = true
		}
	}
	return nil
}

// CheckSum adds the words of a table, of which the last is filled with zeros
// (OpenType 1.9, "Calculating Checksums").
func CheckSum(table []byte) uint32 {
	sum := uint32(0)
	for ; len(table) >= 4; table = table[4:] {
		sum += be.Uint32(table)
	}
	var last [4]byte
	copy(last[:], table)
	return sum + be.Uint32(last[:])
}

// usable refuses a font that we cannot embed.
func (t Tables) usable() error {
	for tag, length := range map[string]int{"head": 54, "maxp": 6, "hhea": 36, "hmtx": 4, "cmap": 4} {
		if len(t[tag]) < length {
			return errNoTables
		}
	}
	em, glyphs, widths := be.Uint16(t["head"][18:]), int(be.Uint16(t["maxp"][4:])), int(be.Uint16(t["hhea"][34:]))
	if em == 0 || widths == 0 || widths > glyphs || len(t["hmtx"]) < 2*(widths+glyphs) {
		return errNoTables
	}
	switch {
	case len(t["glyf"]) > 0 && len(t["loca"]) > 0:
		if !t.located(glyphs) {
			return errNoTables
		}
	case len(t["CFF "]) == 0 && len(t["CFF2"]) == 0:
		return ErrPictures
	}
	return t.licence()
}

// located reports whether the places of all outlines lie in their table, one
// behind the other.
func (t Tables) located(glyphs int) bool {
	loca, last, format := t["loca"], uint32(0), int(be.Uint16(t["head"][50:]))
	long := format == 1
	if format > 1 || len(loca) < (2+2*format)*(glyphs+1) {
		return false
	}
	for i := range glyphs + 1 {
		var at uint32
		if long {
			at = be.Uint32(loca[4*i:])
		} else {
			at = 2 * uint32(be.Uint16(loca[2*i:]))
		}
		if at < last || at > uint32(len(t["glyf"])) {
			return false
		}
		last = at
	}
	return true
}

var (
	errNoTables = errors.New("it lacks tables that every font has")
	ErrPictures = errors.New("it holds pictures and no outlines, so it cannot be embedded")
	errLicence  = errors.New("its licence bits forbid putting a part of it into a PDF, as every paper does")
)

// licence refuses a font whose licence bits forbid what we do with it
// (OpenType, OS/2 table, fsType): embedding, and of its glyphs only those used.
func (t Tables) licence() error {
	const (
		usage       = 0x000F // restricted where only bit 1 is set
		restricted  = 0x0002
		noSubset    = 0x0100
		bitmapsOnly = 0x0200
	)
	os2 := t["OS/2"]
	if len(os2) < 10 {
		return nil
	}
	if bits := be.Uint16(os2[8:]); bits&usage == restricted || bits&(noSubset|bitmapsOnly) != 0 {
		return errLicence
	}
	return nil
}
