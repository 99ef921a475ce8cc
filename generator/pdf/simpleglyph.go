package pdf

import (
	"errors"
	"math"
	"slices"
)

// Flags of the points of a simple glyph (OpenType, glyf table). The flag of a
// step that is the same says of a short one that it goes up.
const (
	onCurve = 0x01
	shortX  = 0x02
	shortY  = 0x04
	sameX   = 0x10
	sameY   = 0x20
)

var errTooLarge = errors.New("its outline is too large")

// simpleGlyph encodes closed contours, whose points are whole numbers, as the
// table glyf holds them.
func simpleGlyph(contours [][]point) ([]byte, error) {
	all := slices.Concat(contours...)
	if len(all) == 0 {
		return nil, nil
	}
	if len(all) > math.MaxUint16 || len(contours) > math.MaxInt16 {
		return nil, errTooLarge
	}
	b := be.AppendUint16(nil, uint16(len(contours)))
	for _, v := range bounds(all) {
		if v != float64(int16(v)) {
			return nil, errTooLarge
		}
		b = be.AppendUint16(b, uint16(int16(v)))
	}
	end := -1
	for _, c := range contours {
		end += len(c)
		b = be.AppendUint16(b, uint16(end))
	}
	b = be.AppendUint16(b, 0) // instructions
	flags := make([]byte, len(all))
	var xs, ys []byte
	last := point{}
	for i, p := range all {
		if p.on {
			flags[i] = onCurve
		}
		dx, dy := p.x-last.x, p.y-last.y
		if dx != float64(int16(dx)) || dy != float64(int16(dy)) {
			return nil, errTooLarge
		}
		xs = appendStep(xs, int(dx), &flags[i], shortX, sameX)
		ys = appendStep(ys, int(dy), &flags[i], shortY, sameY)
		last = p
	}
	return slices.Concat(b, flags, xs, ys), nil
}

// appendStep adds the way from one point to the next in one dimension.
func appendStep(b []byte, step int, flags *byte, short, same byte) []byte {
	switch {
	case step == 0:
		*flags |= same
		return b
	case step > 255 || step < -255:
		return be.AppendUint16(b, uint16(int16(step)))
	case step > 0:
		*flags |= short | same
		return append(b, byte(step))
	}
	*flags |= short
	return append(b, byte(-step))
}

// bounds returns the least x and y and the greatest.
func bounds(points []point) [4]float64 {
	b := [4]float64{points[0].x, points[0].y, points[0].x, points[0].y}
	for _, p := range points {
		b[0], b[1] = min(b[0], p.x), min(b[1], p.y)
		b[2], b[3] = max(b[2], p.x), max(b[3], p.y)
	}
	return b
}

// limits returns the table maxp of simple glyphs without instructions.
func limits(outlines []byte, starts []uint32) []byte {
	points, contours := 0, 0
	for i := range len(starts) - 1 {
		outline := outlines[starts[i]:starts[i+1]]
		if len(outline) == 0 {
			continue
		}
		n := int(be.Uint16(outline))
		contours = max(contours, n)
		points = max(points, int(be.Uint16(outline[8+2*n:]))+1)
	}
	maxp := make([]byte, 32)
	be.PutUint32(maxp, 0x00010000)
	be.PutUint16(maxp[6:], uint16(points))
	be.PutUint16(maxp[8:], uint16(contours))
	be.PutUint16(maxp[14:], 1) // zones
	return maxp
}
