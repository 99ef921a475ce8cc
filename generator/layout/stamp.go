package layout

import (
	"strconv"

	"casedocs/generator/typeset"
)

// Stamp is where the pages of a paper stand in a court bundle: the letter of the
// section and the number of the first page (Bates numbering, PD 27A 1.2). The zero
// Stamp is no place in a bundle.
type Stamp struct {
	Section string
	First   int
}

// IsZero reports whether pages are not stamped.
func (s Stamp) IsZero() bool { return s.Section == "" }

// String returns the number of the first page, such as D14; "" for the zero Stamp.
func (s Stamp) String() string {
	if s.IsZero() {
		return ""
	}
	return s.label(0)
}

// label returns the number of a page as it is printed and as readers show it: that
// of the bundle, or else its own. The index is 0-based.
func (s Stamp) label(index int) string {
	if s.IsZero() {
		return strconv.Itoa(index + 1)
	}
	return s.Section + strconv.Itoa(s.First+index)
}

// stampSize is the size of the number of the bundle, larger than that of the page:
// it is what people in court call out.
const stampSize = 14

// stamp returns the number of the bundle in the corner at the bottom right that
// every style keeps free for it.
func (f *furniture) stamp(index int) Item {
	style := TextStyle{Size: stampSize, Leading: stampSize, Face: typeset.Bold}
	run := f.b.oneRun(f.bundle.label(index), &style)
	p := &f.b.style.Page
	width, height := max(p.StampWidth, 2*stampSize), max(p.StampHeight, 2.5*stampSize) // also where a style leaves no room
	return Item{
		Artifact: Footer, Run: run, Colour: f.b.style.Colours.Ink,
		X: p.Width - max(stampSize, min(p.Right, width/2)) - run.Width,
		Y: p.Height - height/2 + 0.35*stampSize,
	}
}
