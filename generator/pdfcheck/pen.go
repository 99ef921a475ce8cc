package pdfcheck

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"
)

// pen is where text is shown, in points. Text that is turned is not followed.
type pen struct {
	x, y float64
	size float64
	mark int       // of the text before, -1 for none
	line float64   // its baseline
	ends []float64 // the right ends of the texts on that line, in the order shown
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

// begin notes where text begins; its right end is yet to come.
func (p *pen) begin() {
	if p.y != p.line {
		p.ends = p.ends[:0]
	}
	p.line = p.y
	p.ends = append(p.ends, p.x)
}

// reach notes how far the text reaches, whichever way it runs.
func (p *pen) reach() {
	end := &p.ends[len(p.ends)-1]
	*end = max(*end, p.x)
}

// apart reports whether the pen is far to the right of the text before, and of
// all other text of the line: where directions mix, what is read next may
// stand behind what was read earlier.
func (p *pen) apart() bool {
	if p.y != p.line || len(p.ends) == 0 || p.x < p.ends[len(p.ends)-1] {
		return false
	}
	return !slices.ContainsFunc(p.ends, func(end float64) bool {
		return math.Abs(p.x-end) < widestJoint*p.size
	})
}

// checkGap finds text of one mark that stands apart on one line and would be
// read as one word. Lines that end within a word, at a hyphen, are right.
func (r *contentReader) checkGap() {
	mcid, _ := r.state()
	if mcid < 0 || mcid != r.pen.mark || !r.pen.apart() {
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
