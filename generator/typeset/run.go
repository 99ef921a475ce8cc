package typeset

// Run is shaped text in one font, size and direction, ready to paint.
type Run struct {
	Font     *Font
	Size     float64 // points
	Glyphs   []Glyph // in visual order
	Width    float64 // points
	Text     string  // the characters, in logical order
	RTL      bool    // painted from right to left
	Actual   bool    // extraction needs Text as replacement (ISO 32000-1, 14.9.4)
	Language string  // BCP 47, "" as the paragraph
}

// Glyph is one glyph of a run. Lengths are in thousandths of the em.
type Glyph struct {
	ID               uint16
	Advance          int    // to the next glyph, kerning included
	XOffset, YOffset int    // of this glyph only
	Text             string // characters of its cluster; "" for the later glyphs of one
}
