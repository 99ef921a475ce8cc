package pdf

import (
	"bytes"
	"maps"
	"math"
	"slices"
	"testing"

	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"casedocs/generator/typeset"
)

// cubicFont is Liberation Sans as a font with cubic curves.
func cubicFont(t *testing.T, whole *font.Face) *program {
	t.Helper()
	tables, err := typeset.ReadTables(liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	delete(tables[0], "glyf")
	delete(tables[0], "loca")
	p, err := parseProgram("Cubic", tables[0], func(glyph uint16) []opentype.Segment {
		outline, _ := whole.GlyphDataOutline(font.GID(glyph))
		return cubicForm(outline.Segments)
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// cubicForm writes quadratic curves as cubic ones, and bends them a little, so
// that no quadratic curve is the same.
func cubicForm(outline []opentype.Segment) []opentype.Segment {
	out := append([]opentype.Segment(nil), outline...)
	var last opentype.SegmentPoint
	for i := range out {
		s := &out[i]
		if s.Op == opentype.SegmentOpQuadTo {
			pull, end := s.Args[0], s.Args[1]
			s.Op = opentype.SegmentOpCubeTo
			s.Args[0] = opentype.SegmentPoint{X: last.X + (pull.X-last.X)*0.5, Y: last.Y + (pull.Y-last.Y)*0.5}
			s.Args[1] = opentype.SegmentPoint{X: end.X + (pull.X-end.X)*0.8, Y: end.Y + (pull.Y-end.Y)*0.8}
			s.Args[2] = end
		}
		last = s.ArgsSlice()[len(s.ArgsSlice())-1]
	}
	return out
}

// TestCubicOutlinesKeepTheirShape compares the glyphs of a subset, read by
// another library, with the cubic curves that they stand for.
func TestCubicOutlinesKeepTheirShape(t *testing.T) {
	whole, err := font.ParseTTF(bytes.NewReader(liberationsansregular.TTF))
	if err != nil {
		t.Fatal(err)
	}
	p := cubicFont(t, whole)
	var used []usedGlyph
	for _, r := range "aé\u00a0S@&ếŁΩЖ8" {
		glyph, _ := whole.NominalGlyph(r)
		used = append(used, usedGlyph{glyph: uint16(glyph), text: string(r)})
	}
	data, err := subsetProgram(p, used)
	if err != nil {
		t.Fatal(err)
	}
	if sum := typeset.CheckSum(data); sum != 0xB1B0AFBA {
		t.Errorf("the check sum of the file is %08X", sum)
	}
	tables, err := typeset.ReadTables(data)
	if err != nil {
		t.Fatal(err)
	}
	again := readable(t, tables[0])
	for i, u := range used {
		outline, _ := again.GlyphDataOutline(font.GID(i + 1))
		want, got := p.cubic(u.glyph), outline.Segments
		if away := max(farthest(want, got), farthest(got, want)); away > 2048*tolerance+math.Sqrt2 {
			t.Errorf("%q is %.2f units away from its outline", u.text, away)
		}
		if a, b := surface(trace(want, 64)), surface(trace(got, 64)); math.Abs(a+b) > 0.01*math.Abs(a) {
			t.Errorf("%q has an area of %.0f and not turned round, as it should be: %.0f", u.text, a, b)
		}
		if width := again.HorizontalAdvance(font.GID(i + 1)); width != whole.HorizontalAdvance(font.GID(u.glyph)) {
			t.Errorf("%q is %v wide", u.text, width)
		}
	}
	if maxp := tables[0]["maxp"]; len(maxp) != 32 || be.Uint16(maxp[6:]) < 50 || be.Uint16(maxp[8:]) < 3 {
		t.Errorf("maxp is % x", maxp)
	}
}

// readable adds what another library needs to read a font.
func readable(t *testing.T, tables typeset.Tables) *font.Face {
	t.Helper()
	whole, err := typeset.ReadTables(liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	all := []sfntTable{{"cmap", whole[0]["cmap"]}}
	for _, tag := range slices.Sorted(maps.Keys(tables)) {
		all = append(all, sfntTable{tag, tables[tag]})
	}
	face, err := font.ParseTTF(bytes.NewReader(assembleSfnt(all)))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// trace returns points along closed contours, by contour: so many for each line
// and curve.
func trace(outline []opentype.Segment, points int) [][]opentype.SegmentPoint {
	var all [][]opentype.SegmentPoint
	var last opentype.SegmentPoint
	for i := range outline {
		s := &outline[i]
		if s.Op == opentype.SegmentOpMoveTo {
			all = append(all, nil)
			last = s.Args[0]
		}
		control := append([]opentype.SegmentPoint{last}, s.ArgsSlice()...)
		contour := &all[len(all)-1]
		for k := range points + 1 {
			*contour = append(*contour, pointAt(control, float32(k)/float32(points)))
		}
		last = control[len(control)-1]
	}
	return all
}

// pointAt returns a point of a Bezier curve.
func pointAt(control []opentype.SegmentPoint, t float32) opentype.SegmentPoint {
	c := slices.Clone(control)
	for ; len(c) > 1; c = c[:len(c)-1] {
		for i := range len(c) - 1 {
			c[i].X += (c[i+1].X - c[i].X) * t
			c[i].Y += (c[i+1].Y - c[i].Y) * t
		}
	}
	return c[0]
}

// farthest returns how far the points of one outline are from another at most.
func farthest(from, to []opentype.Segment) float64 {
	most, lines := 0.0, trace(to, 32)
	for _, p := range slices.Concat(trace(from, 8)...) {
		least := math.Inf(1)
		for _, c := range lines {
			for i := range c {
				least = min(least, distance(p, c[i], c[(i+1)%len(c)]))
			}
		}
		most = max(most, least)
	}
	return most
}

// distance returns how far a point is from the line between two others.
func distance(p, a, b opentype.SegmentPoint) float64 {
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	px, py := float64(p.X-a.X), float64(p.Y-a.Y)
	if length := dx*dx + dy*dy; length > 0 {
		along := min(1, max(0, (px*dx+py*dy)/length))
		px, py = px-along*dx, py-along*dy
	}
	return math.Hypot(px, py)
}

// surface returns the area of closed contours, below 0 where they run clockwise.
func surface(contours [][]opentype.SegmentPoint) float64 {
	sum := 0.0
	for _, c := range contours {
		for i := range c {
			next := c[(i+1)%len(c)]
			sum += float64(c[i].X)*float64(next.Y) - float64(next.X)*float64(c[i].Y)
		}
	}
	return sum / 2
}

func TestOutlinesThatAreTooLargeAreRefused(t *testing.T) {
	move := func(x, y float32) opentype.Segment {
		return opentype.Segment{Op: opentype.SegmentOpMoveTo, Args: [3]opentype.SegmentPoint{{X: x, Y: y}}}
	}
	line := func(x, y float32) opentype.Segment {
		return opentype.Segment{Op: opentype.SegmentOpLineTo, Args: [3]opentype.SegmentPoint{{X: x, Y: y}}}
	}
	for name, outline := range map[string][]opentype.Segment{
		"beyond the em": {move(0, 0), line(40000, 0), line(0, 10)},
		"a long step":   {move(-30000, 0), line(30000, 10)},
		"no beginning":  {line(1, 1)},
	} {
		if _, err := quadratic(outline, 1); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if glyph, err := quadratic([]opentype.Segment{move(5, 5), move(7, 7), line(7, 7)}, 1); err != nil || glyph != nil {
		t.Errorf("what draws nothing: % x, %v", glyph, err)
	}
}
