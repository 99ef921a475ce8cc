package pdf

import (
	"math"
	"unicode/utf16"
)

// srgbProfile builds an ICC version 4 display profile of sRGB from its
// published primaries and transfer curve (IEC 61966-2-1, adapted to D50 by
// Bradford). It is a matrix with parametric curves and takes about 500 bytes.
func srgbProfile() []byte {
	curve := iccParametric(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", iccText("sRGB")},
		{"cprt", iccText("No copyright, use freely")},
		{"wtpt", iccXYZ(0.9642, 1, 0.8249)},
		{"chad", iccMatrix(
			1.04788, 0.02292, -0.05022,
			0.02958, 0.99048, -0.01707,
			-0.00924, 0.01507, 0.75168)},
		{"rXYZ", iccXYZ(0.43607, 0.22249, 0.01392)},
		{"gXYZ", iccXYZ(0.38515, 0.71687, 0.09708)},
		{"bXYZ", iccXYZ(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}, // share one curve
	}
	const header = 128
	directory := be.AppendUint32(nil, uint32(len(tags)))
	start := header + 4 + 12*len(tags)
	var data []byte
	at, length := 0, 0
	for _, t := range tags {
		if t.data != nil {
			at, length = start+len(data), len(t.data)
			data = append(data, t.data...)
			data = append(data, make([]byte, -len(data)&3)...)
		}
		directory = append(directory, t.name...)
		directory = be.AppendUint32(be.AppendUint32(directory, uint32(at)), uint32(length))
	}
	head := make([]byte, header)
	be.PutUint32(head, uint32(start+len(data)))
	be.PutUint32(head[8:], 0x04200000) // version 4.2
	copy(head[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2026, 1, 1} { // made on, a fixed day
		be.PutUint16(head[24+2*i:], v)
	}
	copy(head[36:], "acsp")
	copy(head[68:], iccXYZ(0.9642, 1, 0.8249)[8:]) // D50
	return append(append(head, directory...), data...)
}

// appendFixed appends s15Fixed16Number values.
func appendFixed(b []byte, values ...float64) []byte {
	for _, v := range values {
		b = be.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	return b
}

func iccXYZ(x, y, z float64) []byte {
	return appendFixed([]byte("XYZ \x00\x00\x00\x00"), x, y, z)
}

func iccMatrix(values ...float64) []byte {
	return appendFixed([]byte("sf32\x00\x00\x00\x00"), values...)
}

// iccParametric is a curve of type 3: (ax+b)^g from d on, cx below.
func iccParametric(g, a, b, c, d float64) []byte {
	return appendFixed([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"), g, a, b, c, d)
}

func iccText(s string) []byte {
	units := utf16.Encode([]rune(s))
	b := append([]byte("mluc"), 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 12)
	b = append(b, "enGB"...)
	b = be.AppendUint32(b, uint32(2*len(units)))
	b = be.AppendUint32(b, 28)
	for _, u := range units {
		b = be.AppendUint16(b, u)
	}
	return b
}
