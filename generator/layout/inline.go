package layout

import (
	"strings"

	"casedocs/generator/doc"
	"casedocs/generator/typeset"
)

// ink is how the text of a span is drawn, beside its face and size.
type ink struct {
	element   *Element
	origin    *doc.Origin
	colour    Colour
	underline bool
	strike    bool
	gap       bool
}

// flattener turns a tree of inlines into spans, each with its ink.
type flattener struct {
	b     *builder
	style *TextStyle
	spans []typeset.Span
	inks  []ink
}

// voice is what surrounding inlines say about a text.
type voice struct {
	ink
	face     typeset.Style
	language string
	linked   bool // inside a link, where another link cannot be
}

func (f *flattener) walk(inlines []doc.Inline, around voice) {
	for _, inline := range inlines {
		v := around
		switch inline := inline.(type) {
		case *doc.Text:
			v.origin = inline.Origin
			f.put(inline.Value, v)
		case *doc.Strong:
			f.walk(inline.Inlines, v.styled(typeset.Bold))
		case *doc.Emph:
			f.walk(inline.Inlines, f.stressed(v))
		case *doc.Link:
			f.link(inline, v)
		case *doc.Span:
			f.language(inline, v)
		case *doc.Gap:
			v.gap, v.origin = true, inline.Origin
			f.put(doc.GapWords+inline.Label, f.stressed(v))
		case *doc.Withheld:
			v.origin = inline.Origin
			f.put(doc.WithheldWords, v)
		case *doc.Ins:
			v.underline = true
			f.change(inline.Inlines, "inserted: ", v)
		case *doc.Del:
			v.strike = true
			f.change(inline.Inlines, "deleted: ", v)
		case *doc.Break:
			f.lineBreak(v)
		}
	}
}

func (v voice) styled(s typeset.Style) voice {
	v.face |= s
	return v
}

// stressed returns the voice of emphasis and of gaps. What is bold already shows
// that as a line below it.
func (f *flattener) stressed(v voice) voice {
	switch f.b.style.Reading.Emphasis {
	case Bold:
		if (f.style.Face|v.face)&typeset.Bold == 0 {
			return v.styled(typeset.Bold)
		}
	case Italic:
		return v.styled(typeset.Italic)
	}
	v.underline = true
	return v
}

func (f *flattener) link(l *doc.Link, v voice) {
	if v.linked || wordless(l.Inlines) {
		f.walk(l.Inlines, v)
		return
	}
	v.linked = true
	v.element = v.element.child(&Element{
		Role:   "Link",
		Target: l.Target,
		Title:  doc.InlineText(l.Inlines) + " (opens " + l.Target + ")",
	})
	v.underline, v.colour = true, f.b.style.Colours.Link
	f.walk(l.Inlines, v)
}

func (f *flattener) language(s *doc.Span, v voice) {
	v.language = s.Language
	if !wordless(s.Inlines) {
		v.element = v.element.child(&Element{Role: "Span", Language: s.Language})
	}
	f.walk(s.Inlines, v)
}

// change sets text that a newer draft added or took away. Those who hear the
// paper are told in words what the others see as a line.
func (f *flattener) change(inlines []doc.Inline, words string, v voice) {
	if !wordless(inlines) {
		v.element = v.element.child(&Element{Role: "Span", Actual: words + doc.InlineText(inlines)})
	}
	f.walk(inlines, v)
}

// wordless reports whether inlines hold nothing to read: white space may
// vanish at the end of a line, and an element without marks says nothing.
func wordless(inlines []doc.Inline) bool {
	return strings.TrimSpace(doc.InlineText(inlines)) == ""
}

func (f *flattener) put(text string, v voice) {
	if text == "" {
		return
	}
	f.spans = append(f.spans, typeset.Span{
		Text:     text,
		Face:     f.b.fonts.Face(f.style.Face|v.face, v.language),
		Size:     f.style.Size,
		Isolated: v.origin != nil && len(v.origin.Data) > 0,
	})
	f.inks = append(f.inks, v.ink)
}

// lineBreak ends the line. It stands in the structure as the space that keeps
// the words on both sides of it apart.
func (f *flattener) lineBreak(v voice) {
	f.put(" ", v)
	f.spans[len(f.spans)-1].Break = true
	ink := &f.inks[len(f.inks)-1]
	ink.underline, ink.strike, ink.gap = false, false, false
}

// childUnlessEmpty appends an element that holds n things, unless n is 0.
func (e *Element) childUnlessEmpty(kid *Element, n int) {
	if n > 0 {
		e.child(kid)
	}
}

// child appends an element to its parent; artifacts have none.
func (e *Element) child(kid *Element) *Element {
	if e == nil {
		return nil
	}
	e.Kids = append(e.Kids, kid)
	return kid
}
