package pdfcheck

import (
	"unicode"
	"unicode/utf8"
)

// pen is where text is shown, in points. Text that is turned is not followed.
type pen struct {
	x, y float64
	size float64
	mark int     // of the text before, -1 for none
	end  float64 // the right end of the text before, whichever way it runs
	line float64 // its baseline
}

// place moves the pen to x, y.
func (p *pen) place(operands []any) {
	if len(operands) == 2 {
		p.x, _ = operands[0].(float64)
		p.y, _ = operands[1].(float64)
	}
}

// widestJoint is how far apart two pieces of one word may stand, in ems.
const widestJoint = 0.3

// checkGap finds text of one mark that stands apart on one line and would be
// read as one word. Lines that end within a word, at a hyphen, are right.
func (r *contentReader) checkGap() {
	mcid, _ := r.state()
	if mcid < 0 || mcid != r.pen.mark || r.pen.y != r.pen.line || r.pen.x-r.pen.end < widestJoint*r.pen.size {
		return
	}
	said := r.marks[mcid]
	last, _ := utf8.DecodeLastRuneInString(said)
	if said != "" && !unicode.IsSpace(last) {
		r.once("“%s” stands apart from what follows on its line, but is read as one word with it", tail(said))
	}
}

// tail returns the last few characters of a text.
func tail(s string) string {
	runes := []rune(s)
	return string(runes[max(0, len(runes)-20):])
}
