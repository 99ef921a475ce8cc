package pdfcheck

import (
	"fmt"
	"strings"
)

// Element is a structure element with what it holds, in reading order.
type Element struct {
	Role     string
	Language string
	Page     int // 1-based, of its first mark; 0 when it has none
	Parts    []Part

	object ref
	attrs  dict
	alt    string
	actual *string
	page   int // 0-based page of marks without one of their own, -1 for none
}

// Part is a piece of an element: text of a mark, or an element.
type Part struct {
	Text    string
	Element *Element
}

// Text returns all text of an element as it is read out. A space stands where
// a part of a paragraph ends without one.
func (e *Element) Text() string {
	var b strings.Builder
	e.write(&b)
	return strings.Join(strings.Fields(b.String()), " ")
}

// Said returns what a paper says, as it is read out: all text but its table of
// contents, which says what headings say.
func (r Report) Said() string {
	if r.Root == nil {
		return ""
	}
	without := *r.Root
	without.Parts = withoutContents(without.Parts)
	return without.Text()
}

func withoutContents(parts []Part) []Part {
	var out []Part
	for _, p := range parts {
		if p.Element != nil {
			if p.Element.Role == "TOC" {
				continue
			}
			e := *p.Element
			e.Parts = withoutContents(e.Parts)
			p.Element = &e
		}
		out = append(out, p)
	}
	return out
}

func (e *Element) write(b *strings.Builder) {
	switch {
	case e.actual != nil:
		b.WriteString(*e.actual)
		return
	case e.Role == "Figure":
		b.WriteString(" " + e.alt + " ")
		return
	}
	if !inline[e.Role] {
		b.WriteByte(' ')
	}
	for _, p := range e.Parts {
		if p.Element != nil {
			p.Element.write(b)
			continue
		}
		b.WriteString(p.Text)
	}
	if !inline[e.Role] {
		b.WriteByte(' ')
	}
}

// kids returns the elements among the parts.
func (e *Element) kids() []*Element {
	var kids []*Element
	for _, p := range e.Parts {
		if p.Element != nil {
			kids = append(kids, p.Element)
		}
	}
	return kids
}

// where names an element in a problem.
func (e *Element) where() string {
	t := []rune(e.Text())
	if len(t) == 0 {
		return e.Role
	}
	if len(t) > 40 {
		t = append(t[:39], '…')
	}
	return fmt.Sprintf("%s “%s”", e.Role, string(t))
}

// Structure returns the structure tree as an indented list of roles and text, the
// form that goldens keep.
func (r Report) Structure() string {
	var b strings.Builder
	if r.Root != nil {
		r.Root.dump(&b, "")
	}
	return b.String()
}

func (e *Element) dump(b *strings.Builder, indent string) {
	b.WriteString(indent + e.Role)
	if e.Language != "" {
		b.WriteString(" (" + e.Language + ")")
	}
	b.WriteByte('\n')
	indent += "  "
	for _, p := range e.Parts {
		if p.Element != nil {
			p.Element.dump(b, indent)
			continue
		}
		fmt.Fprintf(b, "%s%q\n", indent, p.Text)
	}
}

// inline are the types that stand within a line.
var inline = map[string]bool{
	"Span": true, "Link": true, "Quote": true, "Note": true, "Reference": true,
	"BibEntry": true, "Code": true, "Annot": true,
}

// standardRoles are the structure types of ISO 32000-1, 14.8.4, with the level
// of headings.
var standardRoles = map[string]int{
	"Document": 0, "Part": 0, "Art": 0, "Sect": 0, "Div": 0, "BlockQuote": 0,
	"Caption": 0, "TOC": 0, "TOCI": 0, "Index": 0, "NonStruct": 0, "Private": 0,
	"P": 0, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6,
	"L": 0, "LI": 0, "Lbl": 0, "LBody": 0,
	"Table": 0, "TR": 0, "TH": 0, "TD": 0, "THead": 0, "TBody": 0, "TFoot": 0,
	"Span": 0, "Quote": 0, "Note": 0, "Reference": 0, "BibEntry": 0, "Code": 0,
	"Link": 0, "Annot": 0, "Figure": 0, "Formula": 0, "Form": 0,
}
