package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"casedocs/generator/layout"
	"casedocs/generator/pdfcheck"
	"casedocs/generator/picture"
)

// plainPicture returns a picture of one colour, as a file of a format.
func plainPicture(t testing.TB, name string, side int, c color.Color) *picture.Picture {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, side, side))
	for i := range side * side {
		img.Set(i%side, i/side, c)
	}
	var b bytes.Buffer
	var err error
	if strings.HasSuffix(name, ".png") {
		err = png.Encode(&b, img)
	} else {
		err = jpeg.Encode(&b, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	p, err := picture.Read(name, b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func drawnPicture(t testing.TB) *picture.Picture {
	t.Helper()
	p, err := picture.Read("mark.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><circle cx="10" cy="10" r="8" fill="#204060"/></svg>`))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// album is a page of pictures, each a figure of 72 by 72 points or as said.
func album(t *testing.T, sizes map[int]float64, pictures ...*picture.Picture) *layout.Layout {
	s := newSheet(t)
	s.heading(s.Root, 1, "Pictures")
	for i, p := range pictures {
		side := 72.0
		if n := sizes[i]; n > 0 {
			side = n
		}
		figure := s.element(s.Root, "Figure")
		figure.Alt = "picture " + string(rune('a'+i))
		s.item(layout.Item{Element: figure, X: margin, Y: s.y, Picture: &layout.Shown{Width: side, Height: side * p.Height / p.Width, Picture: p}})
		s.y += 80
	}
	return s.Layout
}

func TestPicturesAreFiguresWithTheirWords(t *testing.T) {
	red, blue := color.NRGBA{R: 200, A: 255}, color.NRGBA{B: 200, A: 255}
	l := album(t, nil, plainPicture(t, "a.png", 40, red), plainPicture(t, "b.png", 40, blue), plainPicture(t, "c.jpg", 40, red), plainPicture(t, "d.png", 40, color.Gray{Y: 90}), drawnPicture(t))
	data, err := new(Writer).Write(l)
	if err != nil {
		t.Fatal(err)
	}
	report, err := pdfcheck.Check(data)
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	var alts []string
	for _, p := range report.Pictures {
		alts = append(alts, p.Alt)
	}
	if want := []string{"picture a", "picture b", "picture c", "picture d", "picture e"}; !slices.Equal(alts, want) {
		t.Errorf("pictures say %q, want %q", alts, want)
	}
	if p := report.Pictures[4]; p.PerInch != 0 || p.Width != 72 || p.Height != 36 {
		t.Errorf("the drawing is %+v", p)
	}
	strict(t, data)
}

func TestPicturesOfEqualSizeAlwaysComeInOneOrder(t *testing.T) {
	var first []byte
	for range 20 {
		var pictures []*picture.Picture
		for i := range 8 {
			pictures = append(pictures, plainPicture(t, "a.png", 30, color.NRGBA{R: uint8(20 * i), A: 255}))
		}
		data, err := new(Writer).Write(album(t, nil, pictures...))
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = data
		}
		if !bytes.Equal(first, data) {
			t.Fatal("the same pictures gave other bytes")
		}
	}
}

func TestPicturesHaveNoMorePixelsThanPaperShows(t *testing.T) {
	large := plainPicture(t, "a.png", 900, color.NRGBA{R: 200, A: 255})
	photo := plainPicture(t, "b.jpg", 900, color.NRGBA{R: 200, A: 255})
	data, err := new(Writer).Write(album(t, map[int]float64{2: 36}, large, photo, large))
	if err != nil {
		t.Fatal(err)
	}
	report, err := pdfcheck.Check(data)
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	for _, p := range report.Pictures {
		if p.PerInch > mostPerInch || p.PerInch < mostPerInch-5 {
			t.Errorf("%s has %.0f pixels to the inch", p.Alt, p.PerInch)
		}
	}
}

func TestAPictureShownTwiceStandsInTheFileOnce(t *testing.T) {
	p := plainPicture(t, "a.png", 40, color.NRGBA{R: 200, A: 255})
	f, err := new(Writer).assemble(album(t, nil, p, p, p))
	if err != nil {
		t.Fatal(err)
	}
	images := 0
	for r := ref(1); int(r) < len(f.objects); r++ {
		images += bytes.Count(f.body(r), []byte("/Subtype/Image"))
	}
	if images != 1 {
		t.Errorf("%d images in the file", images)
	}
}
