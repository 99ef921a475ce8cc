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

// fine is how many units the longer side of a drawing is divided into, before
// its curves become straight lines: 60 mm on paper are then drawn to 1/1000 mm.
const fine = 2048

// smoothest is how many pixels the longer side has of a drawing that must become
// pixels: 100 mm at 300 to the inch.
const smoothest = 1200

// readDrawing reads an SVG file. Colours that run into each other or let through
// what is behind them make pixels of it; everything else stays outlines.
func readDrawing(data []byte) (p *Picture, err error) {
	defer func() {
		if recover() != nil { // the library does not expect every file
			p, err = nil, errors.New("it cannot be read as SVG; save it as plain SVG")
		}
	}()
	const plainly = "save it as plain SVG: with letters and lines turned into outlines, and without clips, masks, effects, hidden parts and pictures in it"
	asks, err := readAsks(data)
	if err != nil {
		return nil, fmt.Errorf("it cannot be drawn, because %v; "+plainly, err)
	}
	data = oneScale.ReplaceAll(data, []byte("scale($1,$1)"))
	icon, err := oksvg.ReadIconStream(bytes.NewReader(data), oksvg.StrictErrorMode)
	if err != nil {
		return nil, fmt.Errorf("it cannot be drawn (%v); "+plainly, err)
	}
	box := icon.ViewBox
	switch {
	case !(box.W > 0 && box.H > 0) || math.IsInf(box.W+box.H, 0):
		return nil, errors.New("it does not say how large it is; give the svg element a viewBox")
	case box.W/box.H > 100 || box.H/box.W > 100:
		return nil, errors.New("it is more than 100 times longer than wide; check its viewBox")
	}
	if asks.scaled && asks.lines {
		return nil, errors.New("it cannot be drawn, because lines stand in parts that are made larger or smaller; " + plainly)
	}
	if !fillBy(icon, asks.evenOdd) {
		return nil, errors.New("it cannot be drawn, because shapes that are used again fill by the even-odd rule; " + plainly)
	}
	p = &Picture{Width: box.W * perPixel, Height: box.H * perPixel}
	recorder := &recorder{scale: max(p.Width, p.Height) / fine}
	enlarge(icon, fine)
	icon.Draw(rasterx.NewDasher(fine, fine, recorder), 1)
	switch {
	case recorder.mixed:
		p.Pixels = rasterise(data, asks)
	case len(recorder.shapes) == 0:
		return nil, errors.New("there is nothing to see in it; check that its shapes are filled")
	default:
		p.Shapes = recorder.shapes
	}
	return p, nil
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
	width, height = icon.ViewBox.W*scale, icon.ViewBox.H*scale
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
	return width, height
}

func rasterise(data []byte, asks reading) *Pixels {
	icon, _ := oksvg.ReadIconStream(bytes.NewReader(data), oksvg.StrictErrorMode) // read before
	fillBy(icon, asks.evenOdd)
	w, h := enlarge(icon, smoothest)
	img := image.NewRGBA(image.Rect(0, 0, max(1, int(w)), max(1, int(h))))
	scanner := rasterx.NewScannerGV(img.Rect.Dx(), img.Rect.Dy(), img, img.Rect)
	icon.Draw(rasterx.NewDasher(img.Rect.Dx(), img.Rect.Dy(), scanner), 1)
	return pixelsOf(img)
}
