// Package layout places a document tree on pages. Pages are plain values, so
// page numbers, keep-with-next and repeated table heads are ordinary code and
// Dump is a text golden. It paints nothing.
package layout

import (
	"casedocs/generator/doc"
	"casedocs/generator/picture"
	"casedocs/generator/typeset"
)

// Layout is a paper as pages: every mark at its place, and the structure tree
// that the marks belong to. All lengths are in points (1/72 inch), measured
// from the top left corner of the page.
type Layout struct {
	Meta      doc.Meta
	Width     float64 // of every page
	Height    float64
	Pages     []Page
	Root      *Element // structure element "Document"
	Bookmarks []Bookmark
	Contents  int // by how many pages the table of contents makes it longer
}

// Page is one page. Items are in reading order, artifacts where they are
// painted.
type Page struct {
	Label string // as printed: "1", "2", … or a section letter with a number
	Items []Item
}

// Item is one mark on a page. Exactly one of Run, Line, Box and Picture is set.
// Element is the structure element it belongs to; nil makes it an artifact of
// the kind that Artifact names.
type Item struct {
	Element  *Element
	Artifact Artifact
	Origin   *doc.Origin
	X, Y     float64      // text: left end of the baseline; lines and boxes: first corner
	Run      *typeset.Run // shaped text
	Line     *Stroke
	Box      *Fill
	Picture  *Shown
	Angle    float64 // degrees anticlockwise about X, Y; text only
	Colour   Colour  // of text, line or fill
}

// Stroke is a straight line to X2, Y2.
type Stroke struct {
	X2, Y2, Width float64
}

// Fill is a filled rectangle.
type Fill struct {
	Width, Height float64
}

// Shown is a picture in a rectangle that has its shape.
type Shown struct {
	Width, Height float64
	Picture       *picture.Picture
}

// Colour is an sRGB colour, each part 0 to 255; the zero Colour is black.
type Colour struct{ R, G, B uint8 }

// Artifact is a kind of artifact (ISO 32000-1, 14.8.2.2).
type Artifact uint8

// The kinds of artifacts.
const (
	LayoutArtifact Artifact = iota // rules, backgrounds
	Header                         // running heads, repeated table heads
	Footer                         // page numbers, confidentiality line
	Watermark                      // the draft mark
)

// Element is a structure element (ISO 32000-1, 14.7.2). Its marks are the
// items that name it; Kids are its child elements in reading order. Own marks
// stand among the kids in the order in which the items of the pages come.
type Element struct {
	Role     string // standard structure type: "P", "H1", "TH", …
	Kids     []*Element
	Language string   // BCP 47, "" as its parent
	Alt      string   // alternative text
	Actual   string   // replacement text
	Scope    string   // TH: "Column" or "Row"
	ID       string   // TH: element identifier that Headers name
	Headers  []string // TD: identifiers of its header cells
	ColSpan  int      // TH, TD: 0 and 1 mean one column
	RowSpan  int
	Ordered  bool   // L: numbered
	Target   string // Link: URL
	Title    string // Link: Contents of the annotation
	Anchor   string // name that internal links lead to
}

// Bookmark is an entry of the outline. Page is 0-based; Y is the top of the
// heading.
type Bookmark struct {
	Level   int // 1 to 4
	Title   string
	Page    int
	Y       float64
	Element *Element
}
