package markup

import (
	"strings"

	"casedocs/generator/doc"
)

// inlines reads what stands in an element of a workbook as one run of text.
func (b *bookBuilder) inlines(e *Element) []doc.Inline {
	r := &runReader{book: b}
	return r.read(e)
}

// runReader reads a run of text. White space of the template's own counts as
// one space between words and as nothing at the ends; printed values are kept
// exactly.
type runReader struct {
	book  *bookBuilder
	begun bool // something stands before
	space bool // white space is due before what comes next
}

func (r *runReader) read(e *Element) []doc.Inline {
	var out []doc.Inline
	for _, n := range e.Kids {
		switch n := n.(type) {
		case *Chars:
			if t := r.text(n); t != nil {
				out = append(out, t)
			}
		case *Element:
			if r.space {
				out = append(out, r.due(n.Origin))
			}
			if in := r.element(n); in != nil {
				r.begun = true
				out = append(out, in)
			}
		}
	}
	return out
}

// due returns the space that is due.
func (r *runReader) due(o *doc.Origin) doc.Inline {
	r.space = false
	return &doc.Text{Value: " ", Origin: &doc.Origin{Template: o.Template}}
}

// text returns the words of a run of characters, nil when there are none.
func (r *runReader) text(c *Chars) doc.Inline {
	text := c.Text
	if !c.Value {
		text = r.collapse(text)
	} else if r.space && text != "" {
		r.space, text = false, " "+text
	}
	if text == "" {
		return nil
	}
	r.begun = true
	return &doc.Text{Value: text, Origin: c.Origin}
}

// collapse returns the template's own text with single spaces. White space at
// its end is due before what comes next.
func (r *runReader) collapse(text string) string {
	words := strings.FieldsFunc(text, isSpace)
	if r.begun && text != "" && isSpace(rune(text[0])) {
		r.space = true
	}
	if len(words) == 0 {
		return ""
	}
	out := strings.Join(words, " ")
	if r.space {
		out = " " + out
	}
	r.space = isSpace(rune(text[len(text)-1]))
	return out
}

func isSpace(c rune) bool { return strings.ContainsRune(space, c) }

// element reads one inline element, nil when it is unknown.
func (r *runReader) element(e *Element) doc.Inline {
	switch e.Name {
	case "strong":
		r.book.attrs(e)
		return &doc.Strong{Inlines: r.read(e)}
	case "em":
		r.book.attrs(e)
		return &doc.Emph{Inlines: r.read(e)}
	case "ins":
		r.book.attrs(e)
		return &doc.Ins{Inlines: r.read(e)}
	case "del":
		r.book.attrs(e)
		return &doc.Del{Inlines: r.read(e)}
	case "span":
		r.book.attrs(e, "lang")
		return &doc.Span{Language: e.Attr("lang"), Inlines: r.read(e)}
	case "gap":
		r.book.attrs(e)
		return &doc.Gap{Label: doc.InlineText(r.book.inlines(e)), Origin: cellOrigin(e)}
	case "withheld":
		r.book.attrs(e)
		return &doc.Withheld{Origin: e.Origin}
	}
	r.book.report(e.Origin, ruleTag, "{tag} cannot stand in the text of a workbook",
		"in it can stand: strong, em, span, ins, del, gap, withheld", word("tag", "<"+e.Name+">"))
	return nil
}
