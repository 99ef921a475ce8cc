package markup

import (
	"strconv"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
)

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
