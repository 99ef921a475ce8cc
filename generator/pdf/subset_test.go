package pdf

import (
	"bytes"
	"strings"
	"testing"

	"casedocs/generator/typeset"

	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
)

func liberation(t testing.TB) *program {
	t.Helper()
	p, err := readProgram("LiberationSans", liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// readProgram reads a font with TrueType outlines from its file.
func readProgram(name string, data []byte) (*program, error) {
	all, err := typeset.ReadTables(data)
	if err != nil {
		return nil, err
	}
	return parseProgram(name, all[0], nil)
}

// glyf returns an outline that the font has in glyf.
func (p *program) glyf(t *testing.T, glyph uint16) []byte {
	outline, err := p.outline(glyph)
	if err != nil {
		t.Fatal(err)
	}
	return outline
}

// TestSubsetKeepsOutlines compares every glyph of a subset, read by another
// library, with the whole font. It holds glyphs made of others (é, ế) and a
// blank one.
func TestSubsetKeepsOutlines(t *testing.T) {
	whole, err := font.ParseTTF(bytes.NewReader(liberationsansregular.TTF))
	if err != nil {
		t.Fatal(err)
	}
	var used []usedGlyph
	for _, r := range "aé\u00a0 ếŁΩЖ" {
		glyph, ok := whole.NominalGlyph(r)
		if !ok {
			t.Fatalf("the font has no %q", r)
		}
		used = append(used, usedGlyph{glyph: uint16(glyph), text: string(r)})
	}
	data, err := subsetProgram(liberation(t), used)
	if err != nil {
		t.Fatal(err)
	}
	again, err := readProgram("subset", data)
	if err != nil {
		t.Fatal(err)
	}
	if sum := typeset.CheckSum(data); sum != 0xB1B0AFBA {
		t.Errorf("the check sum of the file is %08X", sum)
	}
	for i, u := range used {
		want, got := whole.HorizontalAdvance(font.GID(u.glyph)), again.widths[i+1]
		if scaled := int(want*1000/2048 + 0.5); got != scaled {
			t.Errorf("%q is %d wide, want %d", u.text, got, scaled)
		}
		if got, want := flatten(t, again, uint16(i+1)), flatten(t, liberation(t), u.glyph); !bytes.Equal(got, want) {
			t.Errorf("%q has another outline", u.text)
		}
	}
	if components := again.count() - 1 - len(used); components == 0 {
		t.Error("the subset holds no components, so nothing was renumbered")
	}
}

// flatten returns the outlines of a glyph and of its components, without their
// numbers.
func flatten(t *testing.T, p *program, glyph uint16) []byte {
	t.Helper()
	outline := bytes.Clone(p.glyf(t, glyph))
	if len(outline) < 10 || int16(be.Uint16(outline)) >= 0 {
		return bytes.TrimRight(outline, "\x00") // tables are padded
	}
	var parts []byte
	for at := 10; ; {
		flags := be.Uint16(outline[at:])
		parts = append(parts, flatten(t, p, be.Uint16(outline[at+2:]))...)
		be.PutUint16(outline[at+2:], 0)
		if flags&moreComponents == 0 {
			return append(bytes.TrimRight(outline, "\x00"), parts...)
		}
		at += componentLength(flags)
	}
}

// TestOneGlyphWithTwoTextsHasTwoCodes: a hyphen also stands for the
// non-breaking hyphen, a space for the non-breaking space.
func TestOneGlyphWithTwoTextsHasTwoCodes(t *testing.T) {
	f := &usedFont{program: liberation(t), heads: make([]int32, liberation(t).count())}
	hyphen := typeset.Glyph{ID: 16, Text: "-"}
	unbroken := typeset.Glyph{ID: 16, Text: "\u2011"}
	later := typeset.Glyph{ID: 3}
	for _, g := range []*typeset.Glyph{&unbroken, &hyphen, &later, &hyphen} {
		f.use(g)
	}
	f.number()
	if len(f.used) != 3 || f.code(&later) != 1 || f.code(&hyphen) != 2 || f.code(&unbroken) != 3 {
		t.Fatalf("codes are %+v", f.used)
	}
	for _, line := range []string{"3 beginbfchar", "<0001><200B>", "<0002><002D>", "<0003><2011>"} {
		if !strings.Contains(string(toUnicode(f.used)), line+"\n") {
			t.Errorf("the map does not hold %s", line)
		}
	}
}

func TestDamagedFontsAreRefused(t *testing.T) {
	good := liberationsansregular.TTF
	for name, data := range map[string][]byte{
		"empty":    nil,
		"no sfnt":  []byte("OTTO is a font of another kind"),
		"cut off":  good[:len(good)/2],
		"no table": bytes.Replace(good, []byte("loca"), []byte("xoca"), 1),
	} {
		if _, err := readProgram(name, data); err == nil {
			t.Errorf("%s: the font is read without an error", name)
		}
	}
}

// FuzzProgram changes a byte of a font: parsing and subsetting may fail, but
// not panic.
func FuzzProgram(f *testing.F) {
	f.Add(uint32(0), byte(1))
	f.Fuzz(func(t *testing.T, at uint32, with byte) {
		data := bytes.Clone(liberationsansregular.TTF)
		data[int(at)%len(data)] ^= with
		p, err := readProgram("fuzzed", data)
		if err != nil {
			return
		}
		var used []usedGlyph
		for glyph := 1; glyph < p.count() && len(used) < 300; glyph += 7 {
			used = append(used, usedGlyph{glyph: uint16(glyph)})
		}
		subsetProgram(p, used)
	})
}
