package picture

import (
	"bytes"
	"encoding/binary"
)

// Markers of JPEG segments (ITU-T T.81, table B.1).
const (
	endOfImage  = 0xd9
	startOfScan = 0xda
	comment     = 0xfe
	app0, app15 = 0xe0, 0xef
	exif        = 0xe1 // APP1
	adobe       = 0xee // APP14: how colours are stored
)

// segments calls visit for each segment of the first picture of a file, with its
// marker and its bytes from the marker on; those of a scan hold its coded data. What
// stands behind the end of that picture, such as a second one, is not visited. It
// reports whether the picture is well formed up to its end.
func segments(data []byte, visit func(marker byte, segment []byte)) bool {
	at := 2 // after the start of the image
	for at+2 <= len(data) && data[at] == 0xff {
		marker := data[at+1]
		if marker == 0xff { // padding
			at++
			continue
		}
		if marker == endOfImage {
			return true
		}
		if at+4 > len(data) {
			return false
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == startOfScan {
			end = endOfScan(data, end)
		}
		if end > len(data) {
			return false
		}
		visit(marker, data[at:end])
		at = end
	}
	return false
}

// endOfScan returns where the coded data end that begin at a place: at the next
// marker that is neither a stuffed byte nor a restart.
func endOfScan(data []byte, at int) int {
	for ; at+1 < len(data); at++ {
		next := data[at+1]
		if data[at] == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7) {
			return at
		}
	}
	return len(data) + 1
}

// bare returns a JPEG stream without comments and what applications add: where and
// when a photograph was taken, small copies of it, profiles. It is nil where the
// colours are none that a page can show as they are.
func bare(data []byte, p *Pixels) []byte {
	out := append(make([]byte, 0, len(data)), data[:2]...)
	components := 0
	whole := segments(data, func(marker byte, segment []byte) {
		switch {
		case marker == comment, marker >= app0 && marker <= app15 && marker != adobe:
			return
		case marker >= 0xc0 && marker <= 0xc2 && len(segment) > 9: // baseline, extended, progressive
			components = int(segment[9])
		}
		out = append(out, segment...)
	})
	fits := components == 3 && !p.Grey || components == 1 && p.Grey
	if !whole || !fits {
		return nil
	}
	return append(out, 0xff, endOfImage)
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
