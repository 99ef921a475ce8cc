package markup

import (
	"strconv"
	"strings"

	"casedocs/generator/doc"
)

// image builds <img src alt width class>. Every picture says something; who does
// not see it must be told what.
func (b *builder) image(e *Element) doc.Block {
	b.attrs(e, "src", "alt", "width", "class")
	b.empty(e)
	i := &doc.Image{
		Source: strings.TrimSpace(e.Attr("src")), Alt: strings.TrimSpace(e.Attr("alt")), Origin: e.Origin,
		Width: b.length(e, "width"), Style: b.choice(e, "class", []string{"logo"}),
	}
	if i.Source == "" {
		b.report(e.Origin, ruleAttribute, "the picture has no file")
		b.hint(`give it a src, such as src="steps.svg", for a file of the same folder`)
		return nil
	}
	if i.Alt == "" {
		b.report(e.Origin, ruleAttribute, "the picture has no alternative text, so those who do not see it miss what it says")
		b.hint(`say in alt="…" what it shows, in a sentence; leave the picture out if it says nothing`)
		return nil
	}
	return i
}

// lengths are the units of length in points.
var lengths = []struct {
	unit   string
	points float64
}{{"mm", 72 / 25.4}, {"cm", 720 / 25.4}, {"pt", 1}}

// longest is that of an A4 page.
const longest = 842

// length reads an attribute such as width="40mm", in points; 0 where it is left
// out.
func (b *builder) length(e *Element, name string) float64 {
	a := e.attr(name)
	if a == nil {
		return 0
	}
	for _, l := range lengths {
		if number, ok := strings.CutSuffix(a.Value, l.unit); ok {
			if v, err := strconv.ParseFloat(number, 64); err == nil && v > 0 && v*l.points <= longest {
				return v * l.points
			}
		}
	}
	b.report(a.Origin, ruleAttribute, "{value} is no length that a page has", a.Origin.Arg("value", a.Value))
	b.hint("write a number with mm, cm or pt, such as 40mm")
	return 0
}
