package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"math"
	"slices"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// Shape is an area of one colour in a drawing: outlines that are closed, in
// points from the top left corner. Where outlines overlap, the non-zero winding
// rule says what is inside, or the even-odd rule.
type Shape struct {
	Red, Green, Blue uint8
	EvenOdd          bool
	Outlines         [][]Point
}

// Point is a place in a drawing, in points from its top left corner.
type Point struct{ X, Y float64 }

// fine is how many units the longer side of a drawing is divided into, before its
// curves become straight lines. The library counts in a 64th of a unit, and makes its
// lines so short that they keep to the curve by about as much: 60 mm on paper are then
// drawn to 1/100 mm.
const fine = 128

// Bounds of what is drawn: the mark of a council has some hundred points. More would
// make every letter larger than a court takes, or stop the run.
const (
	mostPoints = 50_000
	mostMixed  = 40      // shapes, where colours run into each other
	leastBox   = 1       // units of a view box
	mostBox    = 100_000 // the same
)

// smoothest is how many pixels the longer side has of a drawing that must become
// pixels: 100 mm at 300 to the inch.
const smoothest = 1200

// plainly is what to do about a drawing that cannot be drawn.
const plainly = "save it as plain SVG with presentation attributes: with letters and lines turned into outlines, " +
	"and without clips, masks, effects, hidden parts and pictures in it; a PNG file does too"

// readDrawing reads an SVG file. Colours that run into each other or let through
// what is behind them make pixels of it; everything else stays outlines.
func readDrawing(data []byte) (p *Picture, err error) {
	refuse := func(why string) error { return fmt.Errorf("it cannot be drawn, because %s; %s", why, plainly) }
	defer func() {
		switch r := recover(); r { // the library does not expect every file
		case nil:
		case errTooMuch:
			p, err = nil, refuse(fmt.Sprintf("it has more than %d points", mostPoints))
		default:
			p, err = nil, refuse("it is no plain SVG text")
		}
	}()
	f, err := readSVG(data)
	if err != nil {
		return nil, refuse(err.Error())
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(f.clean.Bytes()), oksvg.StrictErrorMode)
	if err != nil {
		return nil, refuse("it refers to a part or a colour that is not in it, or a number cannot be read")
	}
	box := icon.ViewBox
	switch {
	case !(min(box.W, box.H) >= leastBox && max(box.W, box.H) <= mostBox):
		return nil, errors.New("it does not say how large it is; give the svg element a viewBox")
	case max(box.W, box.H) > 100*min(box.W, box.H):
		return nil, errors.New("it is more than 100 times longer than wide; check its viewBox")
	case f.scaled && f.lines:
		return nil, refuse("lines stand in parts that are made larger or smaller")
	case !fillBy(icon, f.evenOdd):
		return nil, refuse("shapes that are used again fill by the even-odd rule")
	}
	p = &Picture{Width: box.W * perPixel, Height: box.H * perPixel}
	recorder := &recorder{scale: max(p.Width, p.Height) / fine}
	enlarge(icon, fine)
	icon.Draw(rasterx.NewDasher(fine, fine, recorder), 1)
	switch {
	case recorder.mixed && len(icon.SVGPaths) > mostMixed:
		return nil, refuse(fmt.Sprintf("it has more than %d shapes, and colours that run into each other", mostMixed))
	case recorder.mixed:
		p.Pixels = f.rasterise()
	default:
		p.Shapes = recorder.shapes
	}
	if !p.seen() {
		return nil, errors.New("there is nothing to see in it on white paper; check that its shapes are filled with a colour and stand inside its viewBox")
	}
	return p, nil
}

// seen reports whether a picture leaves a mark on white paper.
func (p *Picture) seen() bool {
	if p.Pixels != nil {
		return slices.ContainsFunc(p.Pixels.Data, func(v byte) bool { return v < 0xff })
	}
	return slices.ContainsFunc(p.Shapes, func(s Shape) bool {
		return (s.Red < 0xff || s.Green < 0xff || s.Blue < 0xff) && s.meets(p.Width, p.Height)
	})
}

// meets reports whether the box around a shape reaches into a drawing.
func (s Shape) meets(width, height float64) bool {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, outline := range s.Outlines {
		for _, p := range outline {
			left, top, right, bottom = min(left, p.X), min(top, p.Y), max(right, p.X), max(bottom, p.Y)
		}
	}
	return left < width && top < height && right > 0 && bottom > 0
}

// fillBy gives shapes the rule by which they are filled, which the library does not
// read, and reports whether it could.
func fillBy(icon *oksvg.SvgIcon, evenOdd []bool) bool {
	if !slices.Contains(evenOdd, true) {
		return true
	}
	if len(evenOdd) != len(icon.SVGPaths) {
		return false
	}
	for i, is := range evenOdd {
		icon.SVGPaths[i].UseNonZeroWinding = !is
	}
	return true
}

// enlarge makes a drawing so large that its longer side has n units. The library
// leaves the widths of lines as they are.
func enlarge(icon *oksvg.SvgIcon, n float64) (width, height float64) {
	scale := n / max(icon.ViewBox.W, icon.ViewBox.H)
	icon.Transform = rasterx.Identity.Scale(scale, scale).Translate(-icon.ViewBox.X, -icon.ViewBox.Y)
	for i := range icon.SVGPaths {
		s := &icon.SVGPaths[i]
		s.LineWidth *= scale
		s.DashOffset *= scale
		dash := make([]float64, len(s.Dash)) // shapes of one style share theirs
		for k, d := range s.Dash {
			dash[k] = d * scale
		}
		s.Dash = dash
	}
	return icon.ViewBox.W * scale, icon.ViewBox.H * scale
}

func (f *svgFile) rasterise() *Pixels {
	icon, _ := oksvg.ReadIconStream(bytes.NewReader(f.clean.Bytes()), oksvg.StrictErrorMode) // read before
	fillBy(icon, f.evenOdd)
	w, h := enlarge(icon, smoothest)
	img := image.NewRGBA(image.Rect(0, 0, max(1, int(w)), max(1, int(h))))
	scanner := rasterx.NewScannerGV(img.Rect.Dx(), img.Rect.Dy(), img, img.Rect)
	icon.Draw(rasterx.NewDasher(img.Rect.Dx(), img.Rect.Dy(), scanner), 1)
	return pixelsOf(img)
}
