package pdf

import (
	"errors"
	"math"
	"slices"

	"github.com/go-text/typesetting/font/opentype"
)

// tolerance is how far a curve may be from the one it stands for, in ems.
const tolerance = 0.0005

// point is a point of an outline, in font units. One that is off the curve
// pulls it.
type point struct {
	x, y float64
	on   bool
}

// quadratic returns a simple glyph as the table glyf holds it (OpenType), for
// an outline whose curves may be cubic. The tolerance is in font units.
func quadratic(outline []opentype.Segment, tolerance float64) ([]byte, error) {
	var contours [][]point
	for i := range outline {
		s := &outline[i]
		if s.Op == opentype.SegmentOpMoveTo {
			contours = append(contours, nil)
		}
		if len(contours) == 0 {
			return nil, errors.New("its outline begins nowhere")
		}
		last := &contours[len(contours)-1]
		*last = appendSegment(*last, s, tolerance)
	}
	var drawn [][]point
	for _, c := range contours {
		if c = tidyContour(c); len(c) > 1 {
			drawn = append(drawn, c)
		}
	}
	return simpleGlyph(drawn)
}

// appendSegment adds a line or a curve from the last point of a contour.
func appendSegment(c []point, s *opentype.Segment, tolerance float64) []point {
	at := func(i int, on bool) point {
		return point{float64(s.Args[i].X), float64(s.Args[i].Y), on}
	}
	switch s.Op {
	case opentype.SegmentOpQuadTo:
		return append(c, at(0, false), at(1, true))
	case opentype.SegmentOpCubeTo:
		return appendCubic(c, [4]point{c[len(c)-1], at(0, false), at(1, false), at(2, true)}, tolerance)
	}
	return append(c, at(0, true))
}

// appendCubic adds a cubic curve as as many quadratic ones as it takes: one
// misses it by sqrt(3)/36 of the length of its third difference, and n of them
// by 1/n^3 of that.
func appendCubic(c []point, p [4]point, tolerance float64) []point {
	dx := p[3].x - 3*p[2].x + 3*p[1].x - p[0].x
	dy := p[3].y - 3*p[2].y + 3*p[1].y - p[0].y
	n := max(1, math.Ceil(math.Cbrt(math.Hypot(dx, dy)*math.Sqrt(3)/36/tolerance)))
	for i := 0.0; i < n; i++ {
		x := along([4]float64{p[0].x, p[1].x, p[2].x, p[3].x}, i/n, (i+1)/n)
		y := along([4]float64{p[0].y, p[1].y, p[2].y, p[3].y}, i/n, (i+1)/n)
		c = append(c, point{x[0], y[0], false}, point{x[1], y[1], true})
	}
	return c
}

// along returns, in one dimension, the control point and the end of the
// quadratic curve that stands for the part of a cubic one from t to u.
func along(p [4]float64, t, u float64) [2]float64 {
	value := func(t float64) float64 {
		s := 1 - t
		return s*s*s*p[0] + 3*s*s*t*p[1] + 3*s*t*t*p[2] + t*t*t*p[3]
	}
	slope := func(t float64) float64 {
		s := 1 - t
		return 3*s*s*(p[1]-p[0]) + 6*s*t*(p[2]-p[1]) + 3*t*t*(p[3]-p[2])
	}
	from, to, third := value(t), value(u), (u-t)/3
	one, two := from+slope(t)*third, to-slope(u)*third // control points of the part
	return [2]float64{(3*(one+two) - from - to) / 4, to}
}

// tidyContour rounds a closed contour, takes away what draws nothing, and turns
// it round: inside is on the left with cubic outlines, on the right with
// quadratic ones.
func tidyContour(c []point) []point {
	for i := range c {
		c[i].x, c[i].y = math.Round(c[i].x), math.Round(c[i].y)
	}
	c = slices.CompactFunc(c, func(a, b point) bool { return a == b && a.on })
	if len(c) > 1 && c[0] == c[len(c)-1] {
		c = c[:len(c)-1]
	}
	if len(c) > 1 {
		slices.Reverse(c[1:])
	}
	return c
}
