package doc

import (
	"strconv"
	"strings"
)

// Labels that pages print beside the parts of a signature.
const (
	SignatureLabel    = "Signature"
	NameLabel         = "Name"
	RoleLabel         = "Role"
	RegistrationLabel = "Registration"
	DateLabel         = "Date"
	MethodLabel       = "How signed"
)

// Bullet is the mark before an item of a list without numbers.
const Bullet = "•"

// Marker returns what stands before the nth item of a list, from 1.
func (l *List) Marker(n int) string {
	if l.Ordered {
		return strconv.Itoa(n) + "."
	}
	return Bullet
}

// SignaturePart is one labelled line of a signature. Blank parts are lines to
// write on.
type SignaturePart struct {
	Label string
	Value []Inline
	Blank bool
}

// Parts returns the lines of a signature in the order in which they are
// printed. An unsigned one has room for a signature and a date; a signed one
// says how and when it was signed.
func (s *Signature) Parts() []SignaturePart {
	var parts []SignaturePart
	if len(s.Method) == 0 {
		parts = append(parts, SignaturePart{Label: SignatureLabel, Blank: true})
	}
	given := []SignaturePart{
		{Label: NameLabel, Value: s.Name},
		{Label: RoleLabel, Value: s.Role},
		{Label: RegistrationLabel, Value: s.Registration},
		{Label: MethodLabel, Value: s.Method},
	}
	for _, p := range given {
		if len(p.Value) > 0 {
			parts = append(parts, p)
		}
	}
	return append(parts, SignaturePart{Label: DateLabel, Value: s.Date, Blank: len(s.Date) == 0})
}

// InlineText returns the words of inlines. A break is a space.
func InlineText(inlines []Inline) string {
	var b strings.Builder
	writeInlines(&b, inlines)
	return b.String()
}

// PlainText returns the words of blocks in reading order, one line for each
// paragraph, item, cell and field, with the numbers and labels that the paper
// prints. Running heads and page numbers are not part of it.
func PlainText(blocks []Block) string {
	var b strings.Builder
	writeBlocks(&b, blocks)
	return b.String()
}

func writeBlocks(b *strings.Builder, blocks []Block) {
	for _, block := range blocks {
		writeBlock(b, block)
	}
}

func writeBlock(b *strings.Builder, block Block) {
	switch block := block.(type) {
	case *Section:
		writeBlocks(b, block.Blocks)
	case *Keep:
		writeBlocks(b, block.Blocks)
	case *Heading:
		writeLine(b, block.Inlines)
	case *Paragraph:
		if block.Number > 0 {
			b.WriteString(strconv.Itoa(block.Number) + ". ")
		}
		writeLine(b, block.Inlines)
	case *List:
		for i, item := range block.Items {
			b.WriteString(block.Marker(i+1) + " ")
			writeBlocks(b, item.Blocks)
		}
	case *Table:
		writeTable(b, block)
	case *Fields:
		for _, f := range block.Items {
			writeLine(b, f.Name)
			writeBlocks(b, f.Value)
		}
	case *Line:
		writeLine(b, block.Left)
		writeLine(b, block.Centre)
		writeLine(b, block.Right)
	case *Image:
		b.WriteString(block.Alt + "\n")
	case *Signature:
		for _, p := range block.Parts() {
			b.WriteString(strings.TrimSpace(p.Label+" "+InlineText(p.Value)) + "\n")
		}
	}
}

func writeTable(b *strings.Builder, t *Table) {
	writeLine(b, t.Caption)
	for _, rows := range [][]Row{t.Head, t.Body} {
		for _, r := range rows {
			for _, c := range r.Cells {
				writeBlocks(b, c.Blocks)
			}
		}
	}
}

func writeLine(b *strings.Builder, inlines []Inline) {
	if len(inlines) == 0 {
		return
	}
	writeInlines(b, inlines)
	b.WriteByte('\n')
}

func writeInlines(b *strings.Builder, inlines []Inline) {
	for _, inline := range inlines {
		switch inline := inline.(type) {
		case *Text:
			b.WriteString(inline.Value)
		case *Gap:
			b.WriteString(GapWords + inline.Label)
		case *Withheld:
			b.WriteString(WithheldWords)
		case *Break:
			b.WriteByte(' ')
		default:
			writeInlines(b, Inside(inline))
		}
	}
}
