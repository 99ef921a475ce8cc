package pdf

import (
	"math"
	"slices"
	"strconv"

	"casedocs/generator/layout"
	"casedocs/generator/picture"
)

// mostPerInch is how many pixels to the inch a picture has at most: more is not
// seen, and court portals refuse it (PD 27A guidance of 29 November 2021).
const mostPerInch = 300

// pictureKey is a picture with how many pixels it may have. Drawings have the
// most 0, 0.
type pictureKey struct {
	picture       *picture.Picture
	width, height int
}

// pictureSet is the pictures of one document in the order of their first use,
// which names them.
type pictureSet []pictureKey

func pictureName(i int) string { return "P" + strconv.Itoa(i+1) }

// keyOf returns how a picture is shown at a place. A picture in two sizes stands
// in the file once for each.
func keyOf(s *layout.Shown) pictureKey {
	k := pictureKey{picture: s.Picture}
	if s.Picture.Pixels != nil {
		k.width = int(math.Floor(s.Width / 72 * mostPerInch))
		k.height = int(math.Floor(s.Height / 72 * mostPerInch))
		if p := s.Picture.Pixels; k.width >= p.Width && k.height >= p.Height {
			k.width, k.height = p.Width, p.Height // as it is: one for all places that are large enough
		}
	}
	return k
}

func collectPictures(l *layout.Layout) pictureSet {
	var set pictureSet
	for _, page := range l.Pages {
		for i := range page.Items {
			if s := page.Items[i].Picture; s != nil && !slices.Contains(set, keyOf(s)) {
				set = append(set, keyOf(s))
			}
		}
	}
	return set
}

// drawn is a picture as an XObject, ready to be written: it depends on nothing
// else in the document.
type drawn struct {
	dict string // with its filter
	data []byte
}

// drawn returns a picture as it is written, made the first time it is shown so.
func (w *Writer) drawn(key pictureKey) *drawn {
	if d, ok := w.pictures.Load(key); ok {
		return d.(*drawn)
	}
	var made *drawn
	if key.picture.Pixels != nil {
		made = w.image(key.picture.Pixels.Within(max(1, key.width), max(1, key.height)))
	} else {
		made = w.form(key.picture)
	}
	kept, _ := w.pictures.LoadOrStore(key, made)
	return kept.(*drawn)
}

// image returns pixels as an image XObject (ISO 32000-1, 8.9.5).
func (w *Writer) image(p *picture.Pixels) *drawn {
	space := "/DeviceRGB"
	if p.Grey {
		space = "/DeviceGray"
	}
	d := &drawn{dict: "/Type/XObject/Subtype/Image/Width " + strconv.Itoa(p.Width) + "/Height " + strconv.Itoa(p.Height) +
		"/ColorSpace" + space + "/BitsPerComponent 8"}
	if jpeg := p.JPEG(); jpeg != nil {
		d.dict, d.data = d.dict+"/Filter/DCTDecode", jpeg
	} else {
		d.dict, d.data = d.dict+"/Filter/FlateDecode", w.deflate(p.Data)
	}
	return d
}

// formUnits is how many units the longer side of a drawing has in its own space:
// numbers with two decimals are then exact enough for a page.
const formUnits = 1000

// form returns a drawing as a form XObject (ISO 32000-1, 8.10) that fills the unit
// square, as images do.
func (w *Writer) form(p *picture.Picture) *drawn {
	var b []byte
	scale := formUnits / max(p.Width, p.Height)
	width, height := p.Width*scale, p.Height*scale
	for _, s := range p.Shapes {
		for _, v := range [...]uint8{s.Red, s.Green, s.Blue} {
			b = append(appendFraction(b, float64(v)/255), ' ')
		}
		b = append(b, "rg\n"...)
		for _, outline := range s.Outlines {
			for i, at := range outline {
				b = append(appendNumber(b, at.X*scale), ' ')
				b = appendNumber(b, height-at.Y*scale)
				b = append(b, step(i)...)
			}
			b = append(b, "h\n"...)
		}
		b = append(b, 'f')
		if s.EvenOdd {
			b = append(b, '*')
		}
		b = append(b, '\n')
	}
	size := string(appendNumber(append(appendNumber(nil, width), ' '), height))
	matrix := string(appendScale(nil, 1/width)) + " 0 0 " + string(appendScale(nil, 1/height)) + " 0 0"
	return &drawn{
		dict: "/Type/XObject/Subtype/Form/BBox[0 0 " + size + "]/Matrix[" + matrix + "]/Resources<<>>/Filter/FlateDecode",
		data: w.deflate(b),
	}
}

// step returns the operator to the nth point of an outline, from 0.
func step(n int) string {
	if n == 0 {
		return " m\n"
	}
	return " l\n"
}

// appendScale writes a factor so that it is exact to a thousandth of a point over
// a page.
func appendScale(b []byte, v float64) []byte { return strconv.AppendFloat(b, v, 'f', 8, 64) }

func (f *file) writePicture(d *drawn) ref { return f.addStream(d.dict, d.data) }

// picture shows a picture in its rectangle.
func (p *painter) picture(item *layout.Item) {
	s := item.Picture
	p.raw = append(p.raw, "q "...)
	p.raw = append(appendNumber(p.raw, s.Width), " 0 0 "...)
	p.raw = append(appendNumber(p.raw, s.Height), ' ')
	p.raw = append(appendNumber(p.raw, item.X), ' ')
	p.raw = append(appendNumber(p.raw, p.height-item.Y-s.Height), " cm"...)
	p.raw = appendName(p.raw, pictureName(slices.Index(p.pictures, keyOf(s))))
	p.raw = append(p.raw, " Do Q\n"...)
}

// appendBox writes where on its page a figure stands, as readers that reflow a
// page want to know (ISO 32000-1, 14.8.5.4.3). Figures of lines or text have none.
func (n *node) appendBox(b []byte) []byte {
	if n.box == nil {
		return b
	}
	b = append(b, "/A<</O/Layout/Placement/Block/BBox["...)
	b = append(b, n.box.corners()...)
	return append(b, "]>>"...)
}
