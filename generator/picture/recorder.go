package picture

import (
	"errors"
	"image"
	"image/color"
	"slices"

	"golang.org/x/image/math/fixed"
)

// recorder takes the outlines that the library would fill. It is a
// rasterx.Scanner.
type recorder struct {
	scale   float64 // points to a unit
	shapes  []Shape
	current Shape
	pieces  [][]fixed.Point26_6 // of the current shape
	extent  fixed.Rectangle26_6
	points  int
	mixed   bool // a colour runs into another or is not opaque
}

// errTooMuch stops the library where a drawing has more points than we take.
var errTooMuch = errors.New("too many points")

// Start begins a piece of an outline.
func (r *recorder) Start(a fixed.Point26_6) {
	if len(r.pieces) == 0 {
		r.extent = fixed.Rectangle26_6{Min: a, Max: a}
	}
	r.pieces = append(r.pieces, nil)
	r.Line(a)
}

// Line goes on with the piece.
func (r *recorder) Line(b fixed.Point26_6) {
	n := len(r.pieces)
	if n == 0 {
		return
	}
	if r.points++; r.points > mostPoints {
		panic(errTooMuch)
	}
	r.pieces[n-1] = append(r.pieces[n-1], b)
	r.extent.Min = fixed.Point26_6{X: min(r.extent.Min.X, b.X), Y: min(r.extent.Min.Y, b.Y)}
	r.extent.Max = fixed.Point26_6{X: max(r.extent.Max.X, b.X), Y: max(r.extent.Max.Y, b.Y)}
}

// Draw ends the shape.
func (r *recorder) Draw() {
	for _, loop := range loops(r.pieces) {
		outline := make([]Point, len(loop))
		for i, p := range loop {
			outline[i] = Point{float64(p.X) / 64 * r.scale, float64(p.Y) / 64 * r.scale}
		}
		r.current.Outlines = append(r.current.Outlines, outline)
	}
	if len(r.current.Outlines) > 0 {
		r.shapes = append(r.shapes, r.current)
	}
}

// loops joins pieces that begin where another ends. The two edges of a line come
// in such pieces; which of several joins is taken changes nothing, because what is
// inside depends on all of them together.
func loops(pieces [][]fixed.Point26_6) [][]fixed.Point26_6 {
	from := map[fixed.Point26_6][]int{}
	for i, p := range pieces {
		from[p[0]] = append(from[p[0]], i)
	}
	used := make([]bool, len(pieces))
	next := func(at fixed.Point26_6) int {
		for len(from[at]) > 0 {
			i := from[at][0]
			if from[at] = from[at][1:]; !used[i] {
				return i
			}
		}
		return -1
	}
	var out [][]fixed.Point26_6
	for i := range pieces {
		if used[i] || len(pieces[i]) < 2 {
			continue
		}
		used[i] = true
		loop := slices.Clone(pieces[i])
		for end := loop[len(loop)-1]; end != loop[0]; end = loop[len(loop)-1] {
			k := next(end)
			if k < 0 {
				break
			}
			used[k] = true
			loop = append(loop, pieces[k][1:]...)
		}
		out = append(out, loop)
	}
	return out
}

// Clear begins a shape.
func (r *recorder) Clear() {
	r.current, r.pieces = Shape{EvenOdd: r.current.EvenOdd}, nil
}

// GetPathExtent returns the box around the shape so far, in units.
func (r *recorder) GetPathExtent() fixed.Rectangle26_6 { return r.extent }

// SetColor gives the shape its colour.
func (r *recorder) SetColor(c any) {
	plain, is := c.(color.Color)
	if !is {
		r.mixed = true
		return
	}
	red, green, blue, alpha := plain.RGBA()
	r.mixed = r.mixed || alpha < 0xffff
	r.current.Red, r.current.Green, r.current.Blue = uint8(red>>8), uint8(green>>8), uint8(blue>>8)
}

// SetWinding chooses the rule for what is inside.
func (r *recorder) SetWinding(nonZero bool) { r.current.EvenOdd = !nonZero }

// SetBounds does nothing: the page cuts the drawing at its box.
func (r *recorder) SetBounds(int, int) {}

// SetClip does nothing either.
func (r *recorder) SetClip(image.Rectangle) {}
