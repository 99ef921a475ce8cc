// Package typeset turns text into shaped, measured runs and finds where lines
// may break. It knows fonts and scripts; it knows no pages and no PDF.
package typeset

// Font is one parsed font, shared by all documents of a process and safe for
// use from many goroutines.
type Font struct {
	name string
	data []byte
}

// Name returns the PostScript name.
func (f *Font) Name() string { return f.name }

// Data returns the TrueType program; callers must not change it.
func (f *Font) Data() []byte { return f.data }
