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
	gaps []gap     // on that line, that nothing filled so far
}

// gap is a space on a line within what is read as one word.
type gap struct {
	from float64 // where the text before it ends
	said string
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
// read as one word. Lines that end within a word, at a hyphen, are right. Where
// directions mix, what is read later may fill the gap, so it is told at the end
// of the line. Where the mark tells its text, no reader looks at gaps.
func (r *contentReader) checkGap() {
	mcid, _ := r.state()
	if r.pen.y != r.pen.line {
		r.tellGaps()
	}
	r.pen.fill()
	if mcid < 0 || mcid != r.pen.mark || r.told() || !r.pen.apart() {
		return
	}
	said := r.marks[mcid]
	last, _ := utf8.DecodeLastRuneInString(said)
	if said != "" && !unicode.IsSpace(last) {
		r.pen.gaps = append(r.pen.gaps, gap{from: r.pen.ends[len(r.pen.ends)-1], said: tail(said)})
	}
}

// fill forgets the gaps at whose beginning the pen is now.
func (p *pen) fill() {
	p.gaps = slices.DeleteFunc(p.gaps, func(g gap) bool { return math.Abs(p.x-g.from) < widestJoint*p.size })
}

// tellGaps reports the gaps of a line at its end.
func (r *contentReader) tellGaps() {
	for _, g := range r.pen.gaps {
		r.once("“%s” stands apart from what follows on its line, but is read as one word with it", g.said)
	}
	r.pen.gaps = nil
}

// tail returns the last few characters of a text.
func tail(s string) string {
	runes := []rune(s)
	return string(runes[max(0, len(runes)-20):])
}
