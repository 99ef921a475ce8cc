// Package doc holds the document tree: what a paper says, in the order in
// which it says it, with the origin of every word. It is what templates make
// and what writers of pages and workbooks read; it knows nothing of either.
package doc

import (
	"casedocs/generator/civil"
	"casedocs/generator/picture"
	"casedocs/generator/source"
)

// Document is one paper for one reader.
type Document struct {
	Meta   Meta
	Header []Inline // running head of the second and later pages
	Footer []Inline // confidentiality line at the foot of every page
	Blocks []Block
}

// Meta is what is known about a paper apart from its words.
type Meta struct {
	Type      string     // document type: the name of its folder
	Title     string     // as the title bar of a reader shows it
	Language  string     // BCP 47, "en-GB" unless the template says otherwise
	Case      string     // case reference: no name in it
	Reader    string     // reader id
	Version   string     // version of the paper, "" when not recorded
	Date      civil.Date // the paper's own date, zero while none is recorded
	AsOf      civil.Date // the day on which the program was asked
	Author    string     // the body that issues it
	Style     string     // name of a file of templates/styles
	Draft     bool       // prints the watermark and "DRAFT" in the title
	SignedBy  []string   // ids of those whose signatures the case records
	Generator string     // program and version
}

// Origin says where a word came from. Template is the action or text of the
// template; Data are the JSON pointers of the values printed; Control are
// those that decided whether or how often it is printed; Rules are ids of
// rules that a finding ties to it.
type Origin struct {
	Template source.Span
	Data     []string
	Control  []string
	Rules    []string
}

// Block is one of Section, Heading, Paragraph, List, Table, Fields, Line,
// Rule, Signature, Image, Contents, Keep and PageBreak. The set is closed.
type Block interface{ block() }

// Section groups blocks under a heading. Key names it across versions. A
// section of SignOffs tells who has signed and has room for who has not; that
// is no part of what the paper says.
type Section struct {
	Key      string
	SignOffs bool
	Blocks   []Block
	Origin   *Origin
}

// Heading is a heading of level 1 to 4. Every heading is a bookmark.
type Heading struct {
	Level   int
	Inlines []Inline
	Origin  *Origin
}

// Paragraph is a run of text. Number is its paragraph number in the whole
// document, 0 when it is not numbered; Style is "", "title", "subtitle",
// "centred", "lead", "note", or of a letter "to" and "from" for the addresses
// and "closing" for the words and the name that end it.
type Paragraph struct {
	Key     string
	Number  int
	Style   string
	Inlines []Inline
	Origin  *Origin
}

// List is a bulleted or numbered list.
type List struct {
	Ordered bool
	Items   []ListItem
	Origin  *Origin
}

// ListItem is one item. Key names it across versions.
type ListItem struct {
	Key    string
	Blocks []Block
	Origin *Origin
}

// Table is a grid with repeated header rows. Widths are relative shares of
// the columns, empty for shares by content.
type Table struct {
	Caption []Inline
	Widths  []float64
	Head    []Row
	Body    []Row
	Origin  *Origin
}

// Row is one row of a table. Key names it across versions.
type Row struct {
	Key    string
	Cells  []Cell
	Origin *Origin
}

// Cell is one cell. Header cells have a Scope, "column" or "row"; ColSpan and
// RowSpan are at least 1. Style is "", or "number" for figures, whose digits
// stand below each other.
type Cell struct {
	Style   string
	Header  bool
	Scope   string
	ColSpan int
	RowSpan int
	Blocks  []Block
	Origin  *Origin
}

// Fields is a list of names with their values.
type Fields struct {
	Items  []FieldItem
	Origin *Origin
}

// FieldItem is a name and its value.
type FieldItem struct {
	Key   string
	Name  []Inline
	Value []Block
}

// Line is one line with parts at the left, in the middle and at the right, as
// court headings have them.
type Line struct {
	Left, Centre, Right []Inline
	Origin              *Origin
}

// Rule is a horizontal line without meaning.
type Rule struct{}

// Signature is a place to sign that never splits over pages. Name, Role and
// Registration are who signs; Date and Method say how it was signed and are
// empty until it is.
type Signature struct {
	Key          string
	Name         []Inline
	Role         []Inline
	Registration []Inline
	Date         []Inline
	Method       []Inline
	Origin       *Origin
}

// Image shows a picture. Source is the path of its asset; Alt says in words what
// it shows, to those who do not see it; Width is in points, 0 for that of the
// picture. Style is "", or "logo" for the mark of the body that a letter is from.
// Picture is set when the asset was found.
type Image struct {
	Source  string
	Alt     string
	Width   float64
	Style   string
	Picture *picture.Picture
	Origin  *Origin
}

// Contents is a table of contents: the headings down to a level with their pages.
// It stands in papers of more pages than Over; in shorter ones it takes no room.
type Contents struct {
	Title  string
	Levels int
	Over   int
	Origin *Origin
}

// Keep holds blocks together on one page where they fit on one.
type Keep struct {
	Blocks []Block
	Origin *Origin
}

// PageBreak starts a new page.
type PageBreak struct{}

func (*Section) block()   {}
func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Table) block()     {}
func (*Fields) block()    {}
func (*Line) block()      {}
func (*Rule) block()      {}
func (*Signature) block() {}
func (*Image) block()     {}
func (*Contents) block()  {}
func (*Keep) block()      {}
func (*PageBreak) block() {}

// Inline is one of Text, Strong, Emph, Link, Span, Gap, Withheld, Ins, Del and
// Break. The set is closed.
type Inline interface{ inline() }

// Text is a run of characters.
type Text struct {
	Value  string
	Origin *Origin
}

// Strong is text of importance.
type Strong struct {
	Inlines []Inline
	Origin  *Origin
}

// Emph is stressed text.
type Emph struct {
	Inlines []Inline
	Origin  *Origin
}

// Link leads to Target, a URL of an allowed scheme.
type Link struct {
	Target  string
	Inlines []Inline
	Origin  *Origin
}

// Span is text in another language (BCP 47).
type Span struct {
	Language string
	Inlines  []Inline
	Origin   *Origin
}

// Gap stands where the case has no value yet: "Not yet recorded: <Label>".
type Gap struct {
	Label  string
	Origin *Origin
}

// Withheld stands where the reader may not see a value.
type Withheld struct{ Origin *Origin }

// Ins is text that a newer draft added.
type Ins struct {
	Inlines []Inline
	Origin  *Origin
}

// Del is text that a newer draft took away.
type Del struct {
	Inlines []Inline
	Origin  *Origin
}

// Break ends a line inside a paragraph, as between the lines of an address. To
// those who hear the paper it is a space.
type Break struct{ Origin *Origin }

func (*Text) inline()     {}
func (*Strong) inline()   {}
func (*Emph) inline()     {}
func (*Link) inline()     {}
func (*Span) inline()     {}
func (*Gap) inline()      {}
func (*Withheld) inline() {}
func (*Ins) inline()      {}
func (*Del) inline()      {}
func (*Break) inline()    {}

// The words that stand for values that are not there, the same in pages and
// workbooks.
const (
	GapWords      = "Not yet recorded: "
	WithheldWords = "[withheld]"
)
