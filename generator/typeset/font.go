// Package typeset turns text into shaped, measured runs and finds where lines
// may break. It knows fonts and scripts; it knows no pages and no PDF.
package typeset

import (
	"bytes"
	"cmp"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/harfbuzz"
)

// Font is one font, shared by all documents of a process and safe for use from
// many goroutines. What shapes with it is read when its first word is shaped:
// of a folder of hundreds of fonts, papers use a few.
type Font struct {
	name   string
	tables Tables
	chars  font.Cmap
	upem   int
	about  font.Description
	loader *opentype.Loader
	space  Glyph // once it is open

	shaping sync.Mutex // guards what follows
	face    *font.Face // nil until it is open
	shaper  *harfbuzz.Font
	buffer  *harfbuzz.Buffer
}

// Name returns the PostScript name.
func (f *Font) Name() string { return f.name }

// Tables returns the tables of the font.
func (f *Font) Tables() Tables { return f.tables }

// Has reports whether the font has a glyph for r that says something. A
// character for private use does not, whatever it looks like: its meaning is
// agreed nowhere, and it may not stand in an archived paper (ISO 19005-2,
// 6.2.11.7.3).
func (f *Font) Has(r rune) bool {
	if r >= 0xE000 && unicode.Is(unicode.Co, r) {
		return false
	}
	_, ok := f.chars.Lookup(r)
	return ok
}

// tall is the height of lines, in ems, beyond which a font gets the lines it
// asks for: those of Nastaliq or Tibetan would cover their neighbours.
const tall = 2

// Reach returns how far the letters of a tall font go above the baseline and
// below it, in ems; nothing of other fonts, whose lines are as high as those of
// all text.
func (f *Font) Reach() (above, below float64) {
	hhea, em := f.tables["hhea"], float64(f.upem)
	above, below = float64(int16(be.Uint16(hhea[4:])))/em, -float64(int16(be.Uint16(hhea[6:])))/em
	if above+below <= tall {
		return 0, 0
	}
	return above, below
}

// Outline returns the outline of a glyph in font units, empty for a blank one.
// Its curves are cubic in fonts with CFF outlines.
func (f *Font) Outline(glyph uint16) []opentype.Segment {
	f.shaping.Lock()
	defer f.shaping.Unlock()
	f.open()
	outline, _ := f.face.GlyphDataOutline(font.GID(glyph))
	return outline.Segments
}

const postScriptName tables.NameID = 6 // OpenType, "name" table

// parse reads the fonts of one file as far as it takes to choose among them.
// The name is for fonts that carry no PostScript name.
func parse(name string, data []byte) ([]*Font, error) {
	all, err := ReadTables(data)
	if err != nil {
		return nil, err
	}
	loaders, err := opentype.NewLoaders(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var fonts []*Font
	for i, t := range all {
		f, err := newFont(name, t, loaders[i])
		if err != nil {
			return nil, err
		}
		fonts = append(fonts, f)
	}
	return fonts, nil
}

func newFont(name string, t Tables, loader *opentype.Loader) (*Font, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	f := &Font{name: t.ownName(name), tables: t, upem: int(be.Uint16(t["head"][18:])), loader: loader}
	if err := f.readChars(); err != nil {
		return nil, err
	}
	f.about, _ = font.Describe(loader, nil)
	if t["COLR"] == nil {
		return f, nil
	}
	return f, f.ready() // pictures beside the outlines may be broken
}

// readChars reads which characters the font has, and sees to it that nothing
// is in the way of reading the rest.
func (f *Font) readChars() error {
	_, _, headErr := tables.ParseHead(f.tables["head"])
	_, _, maxpErr := tables.ParseMaxp(f.tables["maxp"])
	table, _, cmapErr := tables.ParseCmap(f.tables["cmap"])
	if err := cmp.Or(headErr, maxpErr, cmapErr); err != nil {
		return errNoTables
	}
	os2, _, _ := tables.ParseOs2(f.tables["OS/2"]) // which tells how old Arabic fonts are encoded
	chars, _, err := font.ProcessCmap(table, os2.FontPage())
	if err != nil {
		return errNoTables
	}
	f.chars = chars
	return nil
}

// ready opens the font before its first word.
func (f *Font) ready() error {
	f.shaping.Lock()
	defer f.shaping.Unlock()
	return f.open()
}

// open reads what shaping needs. The lock must be held. It fails only for fonts
// that newFont refuses.
func (f *Font) open() error {
	if f.face != nil {
		return nil
	}
	parsed, err := font.NewFont(f.loader)
	if err != nil {
		return err
	}
	f.face = font.NewFace(parsed)
	f.shaper, f.buffer = harfbuzz.NewFont(f.face), harfbuzz.NewBuffer()
	if id, ok := f.chars.Lookup(' '); ok {
		f.space = Glyph{ID: uint16(id), Text: " ", Advance: f.scale(harfbuzz.Position(f.face.HorizontalAdvance(id)))}
	}
	return nil
}

// ownName returns the PostScript name that the font gives itself, else the
// fallback without the characters that PDF names may not hold.
func (t Tables) ownName(fallback string) string {
	name := fallback
	if names, _, err := tables.ParseName(t["name"]); err == nil {
		if own := names.Name(postScriptName); own != "" {
			name = own
		}
	}
	keep := make([]byte, 0, len(name))
	for i := range len(name) {
		if c := name[i]; c > ' ' && c < 0x7f && !bytes.ContainsRune([]byte("()<>[]{}/%#"), rune(c)) {
			keep = append(keep, c)
		}
	}
	return string(keep)
}
