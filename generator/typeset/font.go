// Package typeset turns text into shaped, measured runs and finds where lines
// may break. It knows fonts and scripts; it knows no pages and no PDF.
package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/harfbuzz"
)

// Font is one parsed font, shared by all documents of a process and safe for
// use from many goroutines.
type Font struct {
	name   string
	data   []byte
	upem   int
	space  Glyph
	tables *font.Font
	about  font.Description

	shaping sync.Mutex // guards shaper and buffer
	shaper  *harfbuzz.Font
	buffer  *harfbuzz.Buffer
}

// Name returns the PostScript name.
func (f *Font) Name() string { return f.name }

// Data returns the TrueType program; callers must not change it.
func (f *Font) Data() []byte { return f.data }

// Has reports whether the font has a glyph for r.
func (f *Font) Has(r rune) bool {
	_, ok := f.tables.NominalGlyph(r)
	return ok
}

var (
	tagGlyf = opentype.MustNewTag("glyf")
	tagName = opentype.MustNewTag("name")
)

const postScriptName tables.NameID = 6 // OpenType, "name" table

// parse reads one TrueType program. The name is for messages, and for fonts
// that carry no PostScript name.
func parse(name string, data []byte) (*Font, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading font %s: %w", name, err)
	}
	if !loader.HasTable(tagGlyf) {
		return nil, fmt.Errorf("reading font %s: %w", name, errors.New("no TrueType outlines"))
	}
	parsed, err := font.NewFont(loader)
	if err != nil {
		return nil, fmt.Errorf("reading font %s: %w", name, err)
	}
	face := font.NewFace(parsed)
	f := &Font{
		name:   ownName(loader, name),
		data:   data,
		upem:   int(parsed.Upem()),
		tables: parsed,
		about:  parsed.Describe(),
		shaper: harfbuzz.NewFont(face),
		buffer: harfbuzz.NewBuffer(),
	}
	if id, ok := parsed.NominalGlyph(' '); ok {
		f.space = Glyph{ID: uint16(id), Text: " ", Advance: f.scale(harfbuzz.Position(face.HorizontalAdvance(id)))}
	}
	return f, nil
}

// ownName returns the PostScript name that the font gives itself, else the
// fallback without the characters that PDF names may not hold.
func ownName(loader *opentype.Loader, fallback string) string {
	name := fallback
	if raw, err := loader.RawTable(tagName); err == nil {
		if names, _, err := tables.ParseName(raw); err == nil {
			if own := names.Name(postScriptName); own != "" {
				name = own
			}
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
