package pdfcheck

import (
	"fmt"
	"math"
)

// Picture is a picture that a page shows. PerInch is how many of its pixels stand
// in an inch, the larger of both directions; 0 for a drawing, which has none.
type Picture struct {
	Page          int // 1-based
	Alt           string
	Width, Height float64 // on the page, in points
	PerInch       float64

	mark place
}

// matrix is a transformation of coordinates (ISO 32000-1, 8.3.3).
type matrix [6]float64

var unchanged = matrix{1, 0, 0, 1, 0, 0}

// times returns the transformation that does m first and then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// transform takes the operands of cm.
func (r *contentReader) transform(operands []any) {
	var m matrix
	if len(operands) != len(m) {
		r.once("operator cm has %d operands", len(operands))
		return
	}
	for i, v := range operands {
		m[i], _ = v.(float64)
	}
	r.ctm = m.times(r.ctm)
}

// external places an external object on the page: an image, or a drawing that holds
// nothing but filled paths.
func (r *contentReader) external(operands []any) {
	r.painted("Do")
	key := ""
	if len(operands) == 1 {
		key = r.name(operands[0])
	}
	s := r.stream(r.externals[key])
	if s == nil {
		r.once("operator Do shows %q, which the page does not have", key)
		return
	}
	mcid, _ := r.state()
	p := Picture{
		Page:  r.page + 1,
		Width: math.Hypot(r.ctm[0], r.ctm[1]), Height: math.Hypot(r.ctm[2], r.ctm[3]),
		mark: place{r.page, mcid},
	}
	switch r.name(s.dict["Subtype"]) {
	case "Image":
		width, height := float64(r.int(s.dict["Width"])), float64(r.int(s.dict["Height"]))
		p.PerInch = max(width/p.Width, height/p.Height) * 72
		if space := r.name(s.dict["ColorSpace"]); space != "DeviceRGB" && space != "DeviceGray" {
			r.once("picture %s has colours that the output intent does not cover", key)
		}
	case "Form":
		if err := onlyPaths(s.data); err != nil {
			r.once("drawing %s: %v", key, err)
		}
	default:
		r.once("operator Do shows what is neither a picture nor a drawing")
	}
	r.report.Pictures = append(r.report.Pictures, p)
}

// paths are the operators of a drawing.
var paths = map[operator]bool{"m": true, "l": true, "h": true, "rg": true, "f": true, "f*": true}

// onlyPaths checks that a drawing shows no text, which no reader could find.
func onlyPaths(content []byte) error {
	l := lexer{data: content, content: true}
	for !l.done() {
		v, err := l.next()
		if err != nil {
			return err
		}
		if op, is := v.(operator); is && !paths[op] {
			return fmt.Errorf("operator %s is not one of a drawing", op)
		}
	}
	return nil
}

// tellPictures gives pictures the alternative text of the figures that show them.
func (c *checker) tellPictures() {
	alts := map[ref]string{}
	var walk func(e *Element)
	walk = func(e *Element) {
		alts[e.object] = e.alt
		for _, kid := range e.kids() {
			walk(kid)
		}
	}
	if c.report.Root != nil {
		walk(c.report.Root)
	}
	for i := range c.report.Pictures {
		p := &c.report.Pictures[i]
		if p.Alt = alts[c.claims[p.mark]]; p.Alt == "" && p.mark.mcid >= 0 {
			c.problem(p.Page, "content", "a picture stands in no figure with alternative text")
		}
	}
}
