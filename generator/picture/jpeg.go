package picture

import (
	"bytes"
	"encoding/binary"
)

// Markers of JPEG segments (ITU-T T.81, table B.1).
const (
	startOfScan = 0xda
	comment     = 0xfe
	app0, app15 = 0xe0, 0xef
	exif        = 0xe1 // APP1
	adobe       = 0xee // APP14: how colours are stored
)

// segments calls visit for each segment before the first scan, with its marker
// and its bytes from the marker on, until visit says stop. It returns where the
// scan begins, -1 when the file is not well formed.
func segments(data []byte, visit func(marker byte, segment []byte)) int {
	at := 2 // after the start of the image
	for at+4 <= len(data) && data[at] == 0xff {
		marker := data[at+1]
		if marker == 0xff { // padding
			at++
			continue
		}
		if marker == startOfScan {
			return at
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if end > len(data) {
			return -1
		}
		visit(marker, data[at:end])
		at = end
	}
	return -1
}

// bare returns a JPEG stream without comments and what applications add: where
// and when a photograph was taken, small copies of it, profiles. It is nil where
// the colours are none that a page can show as they are.
func bare(data []byte, p *Pixels) []byte {
	out := append(make([]byte, 0, len(data)), data[:2]...)
	components := 0
	scan := segments(data, func(marker byte, segment []byte) {
		switch {
		case marker == comment, marker >= app0 && marker <= app15 && marker != adobe:
			return
		case marker >= 0xc0 && marker <= 0xc2 && len(segment) > 9: // baseline, extended, progressive
			components = int(segment[9])
		}
		out = append(out, segment...)
	})
	end := bytes.LastIndex(data, []byte{0xff, 0xd9})
	fits := components == 3 && !p.Grey || components == 1 && p.Grey
	if scan < 0 || end < scan || !fits {
		return nil
	}
	return append(out, data[scan:end+2]...)
}

// turned reports whether a photograph says that it is to be turned or mirrored
// before it is shown (Exif 2.3, 4.6.4, tag 0112).
func turned(data []byte) bool {
	is := false
	segments(data, func(marker byte, segment []byte) {
		if tiff, has := bytes.CutPrefix(segment[min(4, len(segment)):], []byte("Exif\x00\x00")); marker == exif && has {
			is = is || orientation(tiff) > 1
		}
	})
	return is
}

// orientation returns the entry of the first directory of Exif data, 0 for none.
func orientation(tiff []byte) uint16 {
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 0
	}
	for n, e := int(order.Uint16(tiff[at:])), at+2; n > 0 && e+12 <= len(tiff); n, e = n-1, e+12 {
		if order.Uint16(tiff[e:]) == 0x0112 {
			return order.Uint16(tiff[e+8:])
		}
	}
	return 0
}
