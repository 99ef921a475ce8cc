package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png" // a format that image.Decode knows

	"golang.org/x/image/draw"
)

// Pixels are rows of pixels from the top, each from the left. Data has one byte
// for each pixel of a grey picture and three (red, green, blue) for others. What
// was transparent is white, as the paper is.
type Pixels struct {
	Width, Height int
	Grey          bool
	Data          []byte

	jpeg []byte // the same as a JPEG stream, nil for what was none
}

// JPEG returns the pixels as a JPEG stream without anything about the picture,
// nil where the file was none: a photograph is ten times smaller so.
func (p *Pixels) JPEG() []byte { return p.jpeg }

// pixelsOf returns the pixels of an image on white paper.
func pixelsOf(img image.Image) *Pixels {
	b := img.Bounds()
	flat := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(flat, flat.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), img, b.Min, draw.Over)
	return packed(flat)
}

// packed drops the opacity, which is full, and the colour where there is none.
func packed(flat *image.RGBA) *Pixels {
	p := &Pixels{Width: flat.Rect.Dx(), Height: flat.Rect.Dy(), Grey: true}
	for i := 0; i < len(flat.Pix) && p.Grey; i += 4 {
		p.Grey = flat.Pix[i] == flat.Pix[i+1] && flat.Pix[i] == flat.Pix[i+2]
	}
	for i := 0; i < len(flat.Pix); i += 4 {
		if p.Grey {
			p.Data = append(p.Data, flat.Pix[i])
		} else {
			p.Data = append(p.Data, flat.Pix[i:i+3]...)
		}
	}
	return p
}

// quality is that of JPEG streams that are made smaller: no difference can be
// seen at 300 pixels to the inch.
const quality = 90

// Within returns the pixels, made fewer where they are more than width by height
// in either direction. Their shape stays.
func (p *Pixels) Within(width, height int) *Pixels {
	share := min(1, float64(width)/float64(p.Width), float64(height)/float64(p.Height))
	if share >= 1 {
		return p
	}
	small := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(p.Width)*share)), max(1, int(float64(p.Height)*share))))
	draw.CatmullRom.Scale(small, small.Bounds(), p.image(), image.Rect(0, 0, p.Width, p.Height), draw.Src, nil)
	out := packed(small)
	if p.jpeg != nil {
		var b bytes.Buffer
		if jpeg.Encode(&b, out.image(), &jpeg.Options{Quality: quality}) == nil {
			out.jpeg = b.Bytes()
		}
	}
	return out
}

// image returns the pixels as an image.
func (p *Pixels) image() image.Image {
	r := image.Rect(0, 0, p.Width, p.Height)
	if p.Grey {
		return &image.Gray{Pix: p.Data, Stride: p.Width, Rect: r}
	}
	img := image.NewRGBA(r)
	for i, k := 0, 0; k < len(p.Data); i, k = i+4, k+3 {
		copy(img.Pix[i:], p.Data[k:k+3])
		img.Pix[i+3] = 0xff
	}
	return img
}
