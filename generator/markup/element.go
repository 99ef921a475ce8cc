package markup

import (
	"sort"

	"casedocs/generator/doc"
	"casedocs/generator/source"
)

// Mark says where the text that begins at Offset came from; it holds up to
// the next mark. Templates make one for each piece of their own text and one
// for each value they print.
type Mark struct {
	Offset int         // in bytes, from the start of the text
	Origin *doc.Origin // never nil
	Value  bool        // a printed value, not the template's own text
}

// Node is an *Element or a *Chars. The set is closed.
type Node interface{ node() }

// Element is one tag with what stands inside it. Its Origin names the place
// of the start tag; its Data are the pointers that its attributes print.
type Element struct {
	Name   string
	Attrs  []Attr
	Kids   []Node
	Origin *doc.Origin // never nil
}

// Attr is one attribute. Its Origin names the place of the attribute and the
// data printed into it.
type Attr struct {
	Name   string
	Value  string
	Origin *doc.Origin // never nil
}

// Chars is a run of characters of one origin, with entities resolved. Value
// text is exactly what was printed (CRLF and CR read as LF); the template's
// own text still has its white space, which collapses when blocks are built.
type Chars struct {
	Text   string
	Value  bool        // printed by an action
	Origin *doc.Origin // never nil
}

func (*Element) node() {}
func (*Chars) node()   {}

// Span returns the place of the start tag in the template.
func (e *Element) Span() source.Span { return e.Origin.Template }

// Attr returns the value of an attribute, or "" when there is none.
func (e *Element) Attr(name string) string {
	if a := e.attr(name); a != nil {
		return a.Value
	}
	return ""
}

func (e *Element) attr(name string) *Attr {
	for i := range e.Attrs {
		if e.Attrs[i].Name == name {
			return &e.Attrs[i]
		}
	}
	return nil
}

// markAt returns the mark that an offset falls under, and the offset where
// the next one begins.
func markAt(marks []Mark, offset, size int) (m Mark, end int) {
	i := sort.Search(len(marks), func(i int) bool { return marks[i].Offset > offset })
	end = size
	if i < len(marks) {
		end = marks[i].Offset
	}
	if i == 0 {
		return Mark{Origin: &doc.Origin{}}, end
	}
	return marks[i-1], end
}

// place returns the template place of the bytes from start to end. Text of
// the template maps byte for byte; a printed value stands for its action.
func place(marks []Mark, start, end, size int) source.Span {
	m, next := markAt(marks, start, size)
	at := m.Origin.Template
	if m.Value || at.IsZero() {
		return at
	}
	from := at.Start + start - m.Offset
	return at.File.Span(from, from+min(end, next)-start)
}
