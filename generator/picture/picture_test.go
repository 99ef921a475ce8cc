package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
	"testing"
)

// square returns a picture whose left half has one colour and whose right half has
// another.
func square(size int, left, right color.Color) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			c := left
			if x >= size/2 {
				c = right
			}
			img.Set(x, y, c)
		}
	}
	return img
}

func asPNG(t *testing.T, img image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(t *testing.T, img image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t *testing.T, name string, data []byte) *Picture {
	t.Helper()
	p, err := Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestTransparentPixelsAreWhiteAsThePaper(t *testing.T) {
	p := read(t, "a.png", asPNG(t, square(4, color.NRGBA{R: 200, A: 255}, color.NRGBA{}))).Pixels
	if p.Grey || !bytes.Equal(p.Data[:3], []byte{200, 0, 0}) || !bytes.Equal(p.Data[9:12], []byte{255, 255, 255}) {
		t.Errorf("the first row is %v, grey: %v", p.Data[:12], p.Grey)
	}
}

func TestPictureWithoutColourTakesOneByteForEachPixel(t *testing.T) {
	p := read(t, "a.png", asPNG(t, square(4, color.Gray{Y: 10}, color.Gray{Y: 90}))).Pixels
	if !p.Grey || len(p.Data) != 16 || p.Data[0] != 10 || p.Data[3] != 90 {
		t.Errorf("grey: %v, data %v", p.Grey, p.Data)
	}
}

func TestPixelSizeIsANinetySixthOfAnInch(t *testing.T) {
	if p := read(t, "a.png", asPNG(t, square(96, color.Black, color.White))); p.Width != 72 || p.Height != 72 {
		t.Errorf("%v by %v points, want 72", p.Width, p.Height)
	}
}

func TestPixelsAreMadeFewerAndNeverMore(t *testing.T) {
	p := read(t, "a.png", asPNG(t, square(100, color.NRGBA{R: 255, A: 255}, color.NRGBA{B: 255, A: 255}))).Pixels
	small := p.Within(50, 400)
	if small.Width != 50 || small.Height != 50 || !bytes.Equal(small.Data[:3], []byte{255, 0, 0}) {
		t.Errorf("%d by %d, first pixel %v", small.Width, small.Height, small.Data[:3])
	}
	if p.Within(400, 400) != p {
		t.Error("pixels that fit were changed")
	}
}

// withSegment puts an application segment behind the start of a JPEG file.
func withSegment(data []byte, marker byte, body []byte) []byte {
	out := append([]byte{}, data[:2]...)
	out = append(out, 0xff, marker)
	out = binary.BigEndian.AppendUint16(out, uint16(len(body)+2))
	return append(append(out, body...), data[2:]...)
}

func exifOrientation(n byte) []byte {
	return []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string([]byte{n}) + "\x00\x00\x00\x00\x00\x00")
}

func TestNothingAboutAPhotographStaysInIt(t *testing.T) {
	data := asJPEG(t, square(16, color.NRGBA{R: 200, A: 255}, color.NRGBA{G: 90, A: 255}))
	data = withSegment(data, exif, append(exifOrientation(1), "51.5N 0.1W"...))
	data = withSegment(data, comment, []byte("taken by Marla"))
	second := withSegment(asJPEG(t, square(16, color.White, color.Black)), exif, append(exifOrientation(1), "a hidden second picture"...))
	data = append(data, second...)
	p := read(t, "a.jpg", data).Pixels
	for _, secret := range []string{"51.5N", "Marla", "hidden", "Exif"} {
		if bytes.Contains(p.JPEG(), []byte(secret)) {
			t.Errorf("the stream still holds %q", secret)
		}
	}
	img, err := jpeg.Decode(bytes.NewReader(p.JPEG()))
	if err != nil || img.Bounds().Dx() != 16 {
		t.Errorf("the bare stream cannot be read: %v", err)
	}
	small := p.Within(8, 8)
	if img, err := jpeg.Decode(bytes.NewReader(small.JPEG())); err != nil || img.Bounds().Dx() != 8 {
		t.Errorf("the smaller stream cannot be read: %v", err)
	}
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">%</svg>`

func TestDrawingStaysOutlines(t *testing.T) {
	p := read(t, "a.svg", []byte(strings.ReplaceAll(drawing, "%", `<rect x="5" y="2" width="10" height="4" fill="#102030"/><path d="M1 9 H19" stroke="red" stroke-width="1"/>`)))
	if p.Pixels != nil || len(p.Shapes) < 2 || p.Width != 15 || p.Height != 7.5 {
		t.Fatalf("%v by %v, %d shapes", p.Width, p.Height, len(p.Shapes))
	}
	box := p.Shapes[0]
	left, top, right, bottom := extent(box)
	if box.Red != 0x10 || box.Blue != 0x30 || !near(left, 3.75) || !near(top, 1.5) || !near(right, 11.25) || !near(bottom, 4.5) {
		t.Errorf("the rectangle is from %v,%v to %v,%v", left, top, right, bottom)
	}
	line := p.Shapes[len(p.Shapes)-1]
	if _, top, _, bottom := extent(line); line.Red != 255 || !near(bottom-top, 0.75) {
		t.Errorf("the line is %v points wide, want 0.75", bottom-top)
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.01 }

func extent(s Shape) (left, top, right, bottom float64) {
	left, top = 1e9, 1e9
	for _, o := range s.Outlines {
		for _, p := range o {
			left, top, right, bottom = min(left, p.X), min(top, p.Y), max(right, p.X), max(bottom, p.Y)
		}
	}
	return left, top, right, bottom
}

// TestDrawingsAreDrawnAsOtherProgramsDo: what the library does in another way is done
// right, or refused.
func TestDrawingsAreDrawnAsOtherProgramsDo(t *testing.T) {
	shape := func(head, body string) Shape {
		t.Helper()
		p := read(t, "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" `+head+`>`+body+`</svg>`))
		if len(p.Shapes) == 0 {
			t.Fatalf("%s has no shapes", body)
		}
		return p.Shapes[0]
	}
	inkscape := `<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff"><x/></sodipodi:namedview><metadata>a</metadata>`
	for name, s := range map[string]Shape{
		"Inkscape's notes":     shape(`viewBox="0 0 50 50" width="100%" height="100%"`, inkscape+`<rect style="fill:currentColor;stroke:none" width="50" height="50"/>`),
		"a view box elsewhere": shape(`viewBox="100 100 50 50"`, `<rect x="100" y="100" width="50" height="50"/>`),
		"one scale":            shape(`viewBox="0 0 50 50"`, `<g transform="scale(2)"><rect width="25" height="25"/></g>`),
	} {
		if left, top, right, bottom := extent(s); !near(left, 0) || !near(top, 0) || !near(right, 37.5) || !near(bottom, 37.5) {
			t.Errorf("%s: from %v,%v to %v,%v, want 0 to 37.5", name, left, top, right, bottom)
		}
	}
	ring := `<path d="M0 0H50V50H0Z M10 10H40V40H10Z"/>`
	for body, want := range map[string]bool{
		ring: false,
		`<path fill-rule="evenodd" d="M0 0H50V50H0Z M10 10H40V40H10Z"/>`:     true,
		`<g style="fill-rule: evenodd">` + ring + `</g>`:                     true,
		`<g fill-rule="evenodd"><g fill-rule="nonzero">` + ring + `</g></g>`: false,
	} {
		if got := shape(`viewBox="0 0 50 50"`, body).EvenOdd; got != want {
			t.Errorf("%s: even-odd is %v", body, got)
		}
	}
	for body, want := range map[string]string{
		`<g display="none">` + ring + `</g>`:                                      "display: none",
		`<g style="visibility:hidden">` + ring + `</g>`:                           "visibility: hidden",
		`<g clip-path="url(#a)">` + ring + `</g>`:                                 "clip-path",
		`<clipPath id="a"><rect width="1" height="1"/></clipPath>` + ring:         "element clipPath",
		`<svg viewBox="0 0 9 9">` + ring + `</svg>`:                               "within a drawing",
		`<style>.a{display:none}</style>` + ring:                                  "style sheet",
		`<g class="a">` + ring + `</g>`:                                           "style sheet",
		`<rect x="NaN" width="9" height="9"/>`:                                    "no number",
		`<path d="M0 0 LInf 9Z"/>`:                                                "no number",
		`<rect fill="rgba(1,2,3,.5)" width="9" height="9"/>`:                      "colour rgba",
		`<rect fill="white" width="9" height="9"/>`:                               "nothing to see",
		`<rect x="90" width="9" height="9"/>`:                                     "nothing to see",
		`<use href="#gone"/>`:                                                     "not in it",
		`<defs><g id="a"><use href="#a"/></g></defs><use href="#a"/>`:             "uses another part",
		`<path d="M0 0` + strings.Repeat(" C1e6 0 0 1e6 50 50", 200) + `Z"/>`:     "points",
		`<path d="M0 0` + strings.Repeat(" C9 90 90 9 0 0", 9000) + `Z"/>`:        "points",
		strings.Repeat(`<circle cx="9" cy="9" r="9" fill-opacity=".5"/>`, 41):     "run into each other",
		`<g transform="scale(3)"><path d="M0 0H9" stroke="red" fill="none"/></g>`: "lines stand in parts",
		`<defs><path id="a" fill-rule="evenodd" d="M0 0H9V9Z"/></defs><use href="#a"/><path fill-rule="evenodd" d="M0 0H9V9Z"/>`: "used again",
	} {
		_, err := Read("a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 50">`+body+`</svg>`))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", body, err, want)
		}
	}
}

func TestDrawingWithMixedColoursBecomesPixels(t *testing.T) {
	for name, body := range map[string]string{
		"gradient": `<defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs><rect x="0" y="0" width="20" height="10" fill="url(#g)"/>`,
		"opacity":  `<rect x="0" y="0" width="20" height="10" fill="red" fill-opacity="0.5"/>`,
	} {
		p := read(t, "a.svg", []byte(strings.ReplaceAll(drawing, "%", body)))
		if p.Pixels == nil || p.Pixels.Width != smoothest || p.Pixels.Height != smoothest/2 || p.Pixels.Grey {
			t.Errorf("%s: %+v", name, p.Pixels)
		}
	}
}

func TestWrongFilesAreSaidInPlainWords(t *testing.T) {
	good := asPNG(t, square(8, color.Black, color.White))
	huge := bytes.Clone(good)
	binary.BigEndian.PutUint32(huge[16:], 10_000_000) // width
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	for _, test := range []struct {
		name string
		data []byte
		want string
	}{
		{"a.gif", good, "only PNG, JPEG and SVG"},
		{"a.png", []byte("x"), "cannot be read as PNG"},
		{"a.png", good[:len(good)-30], "damaged"},
		{"a.png", asJPEG(t, square(8, color.Black, color.White)), "JPEG file with the name of another kind"},
		{"a.png", huge, "more than a page can show"},
		{"a.jpg", withSegment(asJPEG(t, square(8, color.Black, color.White)), exif, exifOrientation(6)), "turned or mirrored"},
		{"a.svg", []byte("<svg"), "no plain SVG text"},
		{"a.png", asPNG(t, square(8, color.NRGBA{}, color.White)), "nothing to see"},
		{"a.svg", []byte(strings.ReplaceAll(drawing, "%", "<text>Fernwick</text>")), "element text in its line 1"},
		{"a.svg", []byte(strings.ReplaceAll(drawing, "%", "")), "nothing to see"},
		{"a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><rect width="3" height="3"/></svg>`), "viewBox"},
	} {
		_, err := Read(test.name, test.data)
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "; ") {
			t.Errorf("%s: %v, want %q and what to do", test.name, err, test.want)
		}
	}
}
