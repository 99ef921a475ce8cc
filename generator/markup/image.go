package markup

import (
	"strconv"
	"strings"

	"casedocs/generator/diag"
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

// The contents of a paper as templates ask for them, where they say nothing else.
const (
	contentsTitle  = "Contents"
	contentsLevels = 1
	contentsOver   = 6 // pages
)

// contents builds <contents title levels over>. It has pages to itself, and so
// stands in no list and no table.
func (b *builder) contents(of, e *Element) doc.Block {
	b.attrs(e, "title", "levels", "over")
	b.empty(e)
	if of.Name != "document" && of.Name != "section" {
		b.report(e.Origin, ruleTag, "{tag} cannot stand in {outer}", diag.Word("tag", "<contents>"), diag.Word("outer", "<"+of.Name+">"))
		b.hint("put it between the sections of the document")
		return nil
	}
	if b.toc != nil {
		b.report(e.Origin, ruleTag, "the document has a table of contents already")
		b.diags[len(b.diags)-1].Related = []diag.Note{{Span: b.toc.Origin.Template, Message: "it stands here"}}
		return nil
	}
	b.toc = e
	c := &doc.Contents{Title: contentsTitle, Levels: contentsLevels, Over: contentsOver, Origin: e.Origin}
	if title := strings.TrimSpace(e.Attr("title")); title != "" {
		c.Title = title
	}
	b.count(e, "levels", 4, &c.Levels)
	b.count(e, "over", 500, &c.Over)
	return c
}

// count reads an attribute that is a whole number from 1 to most.
func (b *builder) count(e *Element, name string, most int, into *int) {
	a := e.attr(name)
	if a == nil {
		return
	}
	n, err := strconv.Atoi(a.Value)
	if err != nil || n < 1 || n > most {
		b.report(a.Origin, ruleAttribute, "{value} is no whole number from 1 to "+strconv.Itoa(most), a.Origin.Arg("value", a.Value))
		return
	}
	*into = n
}
