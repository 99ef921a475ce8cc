// Package picture reads the pictures that papers show, such as the mark of a
// council: PNG, JPEG and SVG files. It hands out pixels and outlines, as a page
// can show them without anything else the file may carry: no place where a
// photograph was taken, no script, no link.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"path"
	"strings"
)

// Picture is a picture, read once and shared by all papers that show it.
// Exactly one of Pixels and Shapes is set.
type Picture struct {
	Width, Height float64 // points, as the file says of itself: a pixel is 1/96 inch
	Pixels        *Pixels
	Shapes        []Shape // of a drawing, in the order in which they are painted
}

// IsName reports whether a name is one of a file that can be read: by its ending, in
// small letters or capitals.
func IsName(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".svg":
		return true
	}
	return false
}

// perPixel is the length of a pixel in points (CSS Values 3, 5.2).
const perPixel = 72.0 / 96

// mostPixels bounds a picture: twice what fills A4 at 300 to the inch.
const mostPixels = 16 << 20

// Read reads a picture by the ending of its file's name. The error says in plain
// words what is wrong with the file and what to do.
func Read(name string, data []byte) (*Picture, error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".svg":
		return readDrawing(data)
	case ".png":
		return readPixels(data, "png")
	case ".jpg", ".jpeg":
		return readPixels(data, "jpeg")
	}
	return nil, errors.New("only PNG, JPEG and SVG files can be printed; save it as one of them")
}

// readPixels reads a picture made of pixels, which must be what its name says:
// what opens here by chance may not elsewhere.
func readPixels(data []byte, format string) (*Picture, error) {
	about, is, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return nil, fmt.Errorf("it cannot be read as %s; open it in a drawing program and save it again", strings.ToUpper(format))
	case is != format:
		return nil, fmt.Errorf("it is a %s file with the name of another kind; rename it or save it again", strings.ToUpper(is))
	case about.Width < 1 || about.Height < 1:
		return nil, errors.New("it is empty; save it again")
	case about.Width > mostPixels/about.Height:
		return nil, fmt.Errorf("it has %d by %d pixels, more than a page can show; save it smaller", about.Width, about.Height)
	case format == "jpeg" && turned(data):
		return nil, errors.New("it is stored turned or mirrored; open it in a drawing program and save it upright")
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("it is damaged (%v); save it again", err)
	}
	p := pixelsOf(img)
	if whole := (&Picture{Pixels: p}); !whole.seen() {
		return nil, errors.New("there is nothing to see in it on white paper; save it with the colours that it has on white")
	}
	if format == "jpeg" {
		p.jpeg = bare(data, p)
	}
	return &Picture{Width: float64(p.Width) * perPixel, Height: float64(p.Height) * perPixel, Pixels: p}, nil
}
