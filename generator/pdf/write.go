// Package pdf writes laid-out pages as one tagged PDF 1.7 file that keeps to
// PDF/UA-1 and PDF/A-2a. It places nothing and breaks no line: what stands
// where is decided by layout, what a glyph is by typeset.
//
// A file is made in four steps. plan gives every mark its place in the
// structure tree; paint lets fpdf draw the pages, with our shaped glyphs inside
// marked content; readDrawing takes the page contents out of fpdf's bytes;
// assemble builds the final file around them. All calls of fpdf are in
// paint.go.
package pdf

import (
	"fmt"
	"sync"

	"casedocs/generator/layout"
	"casedocs/generator/typeset"
)

// Writer writes documents. It keeps what documents have in common: parsed
// fonts, subset font programs, pictures and compressors. The zero Writer is ready; it is
// safe for use from many goroutines, and what it keeps never changes a byte of
// its output.
type Writer struct {
	deflaters sync.Pool
	fonts     sync.Map // *typeset.Font to *program
	subsets   subsetCache
	pictures  sync.Map // pictureKey to *drawn

	profileOnce sync.Once
	profile     []byte // deflated
}

// Write returns the layout as the bytes of a PDF file. Equal layouts give
// equal bytes. An error means that the layout breaks a promise (an element
// outside the tree, a glyph that is missing, a link that leads nowhere), never
// that a case file is wrong.
func (w *Writer) Write(l *layout.Layout) ([]byte, error) {
	f, err := w.assemble(l)
	if err != nil {
		return nil, fmt.Errorf("write PDF: %w", err)
	}
	return f.bytes(), nil
}

// assemble builds the objects of the file, ready to be serialised.
func (w *Writer) assemble(l *layout.Layout) (*file, error) {
	if len(l.Pages) == 0 {
		return nil, fmt.Errorf("the layout has no pages")
	}
	tags, err := plan(l)
	if err != nil {
		return nil, err
	}
	fonts, err := w.collectFonts(l)
	if err != nil {
		return nil, err
	}
	pictures := collectPictures(l)
	contents, err := paint(l, tags, fonts, pictures)
	if err != nil {
		return nil, err
	}
	links, err := findLinks(l, tags, fonts)
	if err != nil {
		return nil, err
	}
	a := assembly{w: w, l: l, tags: tags, links: links, file: newFile(w)}
	return a.build(contents, fonts, pictures)
}

// font returns the parsed form of a font, parsing it the first time.
func (w *Writer) font(f *typeset.Font) (*program, error) {
	if p, ok := w.fonts.Load(f); ok {
		return p.(*program), nil
	}
	p, err := parseProgram(f.Name(), f.Tables(), f.Outline)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", f.Name(), err)
	}
	kept, _ := w.fonts.LoadOrStore(f, p)
	return kept.(*program), nil
}
