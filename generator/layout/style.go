package layout

import (
	"casedocs/generator/doc"
	"casedocs/generator/typeset"
)

// Style is how a paper looks. All lengths are in points. ReadStyle makes one
// from a file of templates/styles.
type Style struct {
	Page    PageStyle
	Text    TextStyles
	Colours Palette
	Space   Spaces
	Reading Reading
	Places  Places
}

// Reading is how a style sets what is hard to read in its type. The zero value is
// for small type.
type Reading struct {
	Emphasis  Emphasis // of words and of gaps
	Columns   int      // most columns of a table, 0 for any number; one with more is a list
	Narrowest float64  // least width of a column of running text; a table with a narrower one is a list
	Stacked   bool     // values stand behind their names and not beside them, parts of a line below each other
}

// Emphasis is how stressed words look. Colour alone never shows anything.
type Emphasis uint8

// The ways to stress words.
const (
	Italic Emphasis = iota
	Bold
	Underlined
)

// PageStyle is the sheet. The stamp areas at the top right and the bottom
// right corner stay empty, for the page number of a court bundle.
type PageStyle struct {
	Width, Height            float64
	Top, Right, Bottom, Left float64 // margins of the text
	Header                   float64 // from the top edge to the running head
	Footer                   float64 // from the bottom edge to the end of the footer
	StampWidth, StampHeight  float64 // from the right and the nearer edge
	Last                     float64 // the least that the last of several pages holds
}

// TextStyles are the styles of text by what it is.
type TextStyles struct {
	Body, Title, Subtitle, Centred, Lead, Note TextStyle
	Headings                                   [4]TextStyle
	Table, TableHead, Caption                  TextStyle
	To, From                                   TextStyle // addresses of a letter
	Label                                      TextStyle // names of fields and of the parts of a signature
	Running                                    TextStyle // running head and footer
}

// TextStyle is one style of text. Before and After are the space around a
// block; of two spaces that meet the wider one counts.
type TextStyle struct {
	Size, Leading float64
	Before, After float64
	Face          typeset.Style
	Align         Align
	Quiet         bool // in the quiet colour
}

// Align says where lines stand that do not fill the measure.
type Align uint8

// The alignments. Text is never justified: even spaces read more easily.
const (
	AlignStart Align = iota // where reading begins: at the right in Arabic
	AlignLeft
	AlignCentre
	AlignRight
)

// Palette is the colours. Ink, Quiet and Link are of text and stand out from
// white by 4.5 to 1 or more (WCAG 2.1, 1.4.3); so does Ink from Gap and Shade.
type Palette struct {
	Ink, Quiet, Link Colour
	Rule             Colour // lines between rows, over the footer
	Strong           Colour // lines to sign on, under table heads
	Shade            Colour // behind table heads
	Gap              Colour // behind values that are not recorded
	Watermark        Colour
}

// Spaces are the distances inside blocks.
type Spaces struct {
	Number       float64 // from the margin to the text of numbered paragraphs
	Indent       float64 // from the margin to the text of a list
	Item         float64 // between the items of a list
	CellX, CellY float64 // between the edge and the text of a cell
	Label        float64 // widest column of field names, as a share of the measure
	Gutter       float64 // between field names and values, and parts of a line
	Signature    float64 // height of a line to sign on
}

// Places are where the addresses of a letter, and the mark of who sends it, stand
// on its first page. In a style without them they are blocks like others.
type Places struct {
	To, From *Place
	Logo     *Place  // mark of the sender
	Text     float64 // from the top edge to the text of the first page, if an address stands above it
}

// Place is a rectangle on the sheet. Left and Top are from its edges.
type Place struct {
	Left, Top, Width, Height float64
}

// meets reports whether two places overlap.
func (p *Place) meets(q *Place) bool {
	return p.Left < q.Left+q.Width && q.Left < p.Left+p.Width && p.Top < q.Top+q.Height && q.Top < p.Top+p.Height
}

// of returns the place of a paragraph by its style, or nil.
func (p *Places) of(style string) *Place {
	switch style {
	case "to":
		return p.To
	case "from":
		return p.From
	}
	return nil
}

// measure is the width of the text.
func (p *PageStyle) measure() float64 { return p.Width - p.Left - p.Right }

func (p *Palette) of(t *TextStyle) Colour {
	if t.Quiet {
		return p.Quiet
	}
	return p.Ink
}

// paragraph returns the style of a paragraph by its name in the document.
func (t *TextStyles) paragraph(name string) *TextStyle {
	switch name {
	case "title":
		return &t.Title
	case "subtitle":
		return &t.Subtitle
	case "centred":
		return &t.Centred
	case "lead":
		return &t.Lead
	case "note":
		return &t.Note
	case "to":
		return &t.To
	case "from":
		return &t.From
	}
	return &t.Body
}

// within returns the style of a paragraph in a block whose text has a style of
// its own, or nil where none has.
func (t *TextStyles) within(p *doc.Paragraph, around *TextStyle) *TextStyle {
	if p.Style != "" || around == nil {
		return t.paragraph(p.Style)
	}
	return around
}
