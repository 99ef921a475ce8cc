package markup

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
)

// inlineTags are the tags that make inlines.
var inlineTags = []string{"a", "br", "del", "em", "gap", "ins", "span", "strong", "withheld"}

// allTags are the tags of documents, to tell a tag in the wrong place from
// one that does not exist.
var allTags = slices.Concat(blockTags, inlineTags, []string{
	"caption", "centre", "date", "dd", "document", "dt", "footer", "header", "left", "li", "method", "name",
	"registration", "right", "role", "tbody", "td", "th", "thead", "tr",
})

// inlines builds a line of text. The template's white space collapses to
// single spaces and vanishes at both ends; that of printed values stays, but
// for line breaks, which are spaces inside a line.
func (b *builder) inlines(kids []Node) []doc.Inline {
	c := collapse{atSpace: true}
	out := b.run(kids, &c)
	c.trim()
	return betweenWords(oneMark(prune(out)))
}

// betweenWords drops the breaks at both ends of a line of text and those that
// follow one another: a line of an address that the case lacks leaves no gap.
func betweenWords(in []doc.Inline) []doc.Inline {
	out := in[:0]
	for i, inline := range in {
		if isBreak(inline) && (len(out) == 0 || i == len(in)-1 || isBreak(in[i+1])) {
			continue
		}
		out = append(out, inline)
	}
	return out
}

func isBreak(in doc.Inline) bool {
	_, is := in.(*doc.Break)
	return is
}

func (b *builder) run(kids []Node, c *collapse) []doc.Inline {
	var out []doc.Inline
	for _, k := range kids {
		switch k := k.(type) {
		case *Chars:
			if t := c.text(k); t != nil {
				out = append(out, t)
			}
		case *Element:
			if in := b.inline(k, c); in != nil {
				out = append(out, in)
			}
		}
	}
	return out
}

func (b *builder) inline(e *Element, c *collapse) doc.Inline {
	switch e.Name {
	case "strong":
		b.attrs(e)
		return &doc.Strong{Inlines: oneMark(b.run(e.Kids, c)), Origin: e.Origin}
	case "em":
		b.attrs(e)
		return &doc.Emph{Inlines: oneMark(b.run(e.Kids, c)), Origin: e.Origin}
	case "ins":
		b.attrs(e)
		return &doc.Ins{Inlines: oneMark(b.run(e.Kids, c)), Origin: e.Origin}
	case "del":
		b.attrs(e)
		return &doc.Del{Inlines: oneMark(b.run(e.Kids, c)), Origin: e.Origin}
	case "span":
		b.attrs(e, "lang")
		return &doc.Span{Language: b.language(e), Inlines: oneMark(b.run(e.Kids, c)), Origin: e.Origin}
	case "a":
		b.attrs(e, "href")
		return &doc.Link{Target: b.target(e), Inlines: oneMark(b.run(e.Kids, c)), Origin: e.Origin}
	case "br":
		b.attrs(e)
		b.empty(e)
		c.newLine()
		return &doc.Break{Origin: e.Origin}
	case "gap":
		b.attrs(e)
		b.ownWords(e, e)
		c.solid()
		label := b.inlines(e.Kids)
		if len(label) == 1 && markOf(label[0]) != nil {
			return &doc.Withheld{Origin: e.Origin} // whether it is recorded is not told either
		}
		return &doc.Gap{Label: doc.InlineText(label), Origin: e.Origin}
	case "withheld":
		b.attrs(e)
		b.empty(e)
		c.solid()
		return &doc.Withheld{Origin: e.Origin}
	}
	if contains(blockTags, e.Name) {
		b.report(e.Origin, ruleTag, "{tag} is a block and cannot stand inside a line of text", diag.Word("tag", "<"+e.Name+">"))
		return nil
	}
	b.unknown(e, inlineTags)
	return nil
}

// languageTag is what names a language (BCP 47; ISO 32000-1, 14.9.2.2).
var languageTag = regexp.MustCompile(`^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$`)

// language reads the lang of an element, "" where it has none. Those who hear
// the paper hear it in that language, so it must be one that readers know.
func (b *builder) language(e *Element) string {
	a := e.attr("lang")
	if a == nil || a.Value == "" || languageTag.MatchString(a.Value) {
		return e.Attr("lang")
	}
	b.report(a.Origin, ruleAttribute, "the attribute {attribute} cannot be {value}", diag.Word("attribute", "lang"), a.Origin.Arg("value", a.Value))
	b.hint("write the code of a language, such as en-GB, cy or pl")
	return ""
}

// ownWords reports values of the case inside a gap: what it says is told in
// messages too, where no value may stand. The gaps that functions make are
// printed as a whole and hold words of the schema.
func (b *builder) ownWords(gap, e *Element) {
	for _, k := range e.Kids {
		switch k := k.(type) {
		case *Element:
			b.ownWords(gap, k)
		case *Chars:
			if k.Value && len(k.Origin.Data) > 0 && k.Origin.Template != gap.Origin.Template {
				b.report(k.Origin, ruleText, "a value of the case stands in {tag}, which says what the case does not record", diag.Word("tag", "<gap>"))
				b.hint("say in words of the template what is missing")
			}
		}
	}
}

// target checks where a link leads. Other schemes than these could run
// something, or reach into the reader's own machine.
func (b *builder) target(e *Element) string {
	a := e.attr("href")
	if a == nil || strings.TrimSpace(a.Value) == "" {
		b.report(e.Origin, ruleLink, "the link leads nowhere")
		b.hint(`give it an href, such as href="https://…"`)
		return ""
	}
	u, err := url.Parse(a.Value)
	if err != nil || !slices.Contains([]string{"https", "http", "mailto", "tel"}, u.Scheme) {
		b.report(a.Origin, ruleLink, "a link cannot lead to {target}", a.Origin.Arg("target", a.Value))
		b.hint("links begin with https:, http:, mailto: or tel:")
		return ""
	}
	return a.Value
}

// prune drops texts that collapsed to nothing, and marks around nothing.
func prune(in []doc.Inline) []doc.Inline {
	return slices.DeleteFunc(in, func(i doc.Inline) bool {
		switch i := i.(type) {
		case *doc.Text:
			return i.Value == ""
		case *doc.Strong:
			i.Inlines = prune(i.Inlines)
			return len(i.Inlines) == 0
		case *doc.Emph:
			i.Inlines = prune(i.Inlines)
			return len(i.Inlines) == 0
		case *doc.Span:
			i.Inlines = prune(i.Inlines)
			return len(i.Inlines) == 0
		case *doc.Ins:
			i.Inlines = prune(i.Inlines)
			return len(i.Inlines) == 0
		case *doc.Del:
			i.Inlines = prune(i.Inlines)
			return len(i.Inlines) == 0
		case *doc.Link:
			i.Inlines = prune(i.Inlines)
		}
		return false
	})
}
