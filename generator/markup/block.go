package markup

import (
	"fmt"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
)

// blockTags are the tags that make blocks.
var blockTags = []string{"contents", "dl", "h1", "h2", "h3", "h4", "img", "keep", "line", "np", "ol", "p", "pagebreak", "rule", "section", "signature", "table", "ul"}

// blocks builds the kids of an element that holds blocks.
func (b *builder) blocks(of *Element, kids []Node) []doc.Block {
	var out []doc.Block
	seen := keys{}
	told := false
	for _, k := range kids {
		e, ok := k.(*Element)
		switch {
		case ok && (contains(inlineTags, e.Name)), !ok && !blank(k):
			if !told {
				b.report(origin(k), ruleText, "text stands directly in {tag}, where only blocks may stand", diag.Word("tag", "<"+of.Name+">"))
				b.hint("put it into a paragraph: <p>…</p>")
			}
			told = true
		case ok:
			if block := b.block(of, e, seen); block != nil {
				out = append(out, block)
			}
		}
	}
	return out
}

// signOffs is what a section can hold that is no part of what the paper says.
const signOffs = "sign-offs"

// block builds one block of an element, or reports why it cannot.
func (b *builder) block(of, e *Element, seen keys) doc.Block {
	switch e.Name {
	case "section":
		b.attrs(e, "key", "holds")
		signed := b.choice(e, "holds", []string{signOffs}) == signOffs
		return &doc.Section{Key: b.key(seen, e), SignOffs: signed, Blocks: b.blocks(e, e.Kids), Origin: e.Origin}
	case "h1", "h2", "h3", "h4":
		return b.headingBlock(e)
	case "p", "np":
		return b.paragraph(e, seen)
	case "ul", "ol":
		return b.listBlock(e)
	case "table":
		return b.table(e)
	case "dl":
		return b.fields(e)
	case "line":
		return b.line(e)
	case "signature":
		return b.signature(e, seen)
	case "img":
		return b.image(e)
	case "contents":
		return b.contents(of, e)
	case "keep":
		b.attrs(e)
		return &doc.Keep{Blocks: b.blocks(e, e.Kids), Origin: e.Origin}
	case "rule":
		b.attrs(e)
		b.empty(e)
		return &doc.Rule{}
	case "pagebreak":
		b.attrs(e)
		b.empty(e)
		return &doc.PageBreak{}
	}
	b.unknown(e, blockTags)
	return nil
}

// unknown reports a tag that cannot stand where it does.
func (b *builder) unknown(e *Element, known []string) {
	if contains(allTags, e.Name) {
		b.report(e.Origin, ruleTag, "{tag} cannot stand here", diag.Word("tag", "<"+e.Name+">"))
		return
	}
	b.report(e.Origin, ruleTag, "there is no tag {tag}", diag.Word("tag", "<"+e.Name+">"))
	b.mean(e.Name, known)
}

// headingBlock builds h1 to h4. A level may not be left out on the way down:
// a screen reader's user goes from heading to heading by level.
func (b *builder) headingBlock(e *Element) doc.Block {
	b.attrs(e)
	level := int(e.Name[1] - '0')
	if level > b.heading+1 {
		b.report(e.Origin, ruleHeading, "{tag} leaves out a heading level", diag.Word("tag", "<"+e.Name+">"))
		b.hint(fmt.Sprintf("use <h%d>", b.heading+1))
	}
	b.heading = level
	h := &doc.Heading{Level: level, Inlines: b.inlines(e.Kids), Origin: e.Origin}
	if strings.TrimSpace(doc.InlineText(h.Inlines)) == "" {
		b.report(e.Origin, ruleHeading, "the heading is empty")
	}
	return h
}

// paragraphStyles are the classes of <p>.
var paragraphStyles = []string{"title", "subtitle", "centred", "lead", "note", "to", "from", "closing"}

func (b *builder) paragraph(e *Element, seen keys) doc.Block {
	p := &doc.Paragraph{Key: b.key(seen, e), Origin: e.Origin}
	if e.Name == "np" {
		b.attrs(e, "key")
		b.number++
		p.Number = b.number
	} else {
		b.attrs(e, "key", "class")
		p.Style = b.choice(e, "class", paragraphStyles)
	}
	if p.Inlines = b.inlines(e.Kids); len(p.Inlines) == 0 && p.Number == 0 {
		return nil // made by a template whose conditions all failed
	}
	return p
}

// choice returns an attribute that has one of a few values, or "".
func (b *builder) choice(e *Element, name string, known []string) string {
	a := e.attr(name)
	if a == nil {
		return ""
	}
	if !contains(known, a.Value) {
		b.report(a.Origin, ruleAttribute, "the attribute {attribute} cannot be {value}", diag.Word("attribute", name), a.Origin.Arg("value", a.Value))
		b.hint("write one of: " + strings.Join(known, ", "))
		return ""
	}
	return a.Value
}

func (b *builder) line(e *Element) doc.Block {
	b.attrs(e)
	l := &doc.Line{Origin: e.Origin}
	b.parts(e, map[string]*[]doc.Inline{"left": &l.Left, "centre": &l.Centre, "right": &l.Right})
	return l
}

func (b *builder) signature(e *Element, seen keys) doc.Block {
	b.attrs(e, "key")
	s := &doc.Signature{Key: b.key(seen, e), Origin: e.Origin}
	b.parts(e, map[string]*[]doc.Inline{
		"name": &s.Name, "role": &s.Role, "registration": &s.Registration, "date": &s.Date, "method": &s.Method,
	})
	return s
}

// parts builds an element that holds a few named parts, each at most once.
func (b *builder) parts(e *Element, into map[string]*[]doc.Inline) {
	seen := map[string]bool{}
	for _, k := range b.elements(e) {
		part := into[k.Name]
		switch {
		case part == nil:
			b.unknown(k, sortedNames(into))
		case seen[k.Name]:
			b.report(k.Origin, ruleTag, "{tag} stands here twice", diag.Word("tag", "<"+k.Name+">"))
		default:
			b.attrs(k)
			*part = b.inlines(k.Kids)
		}
		seen[k.Name] = true
	}
}

// elements returns the elements inside e and reports any text between them.
func (b *builder) elements(e *Element) []*Element {
	var out []*Element
	for _, k := range e.Kids {
		if kid, ok := k.(*Element); ok {
			out = append(out, kid)
		} else if !blank(k) {
			b.report(origin(k), ruleText, "text stands directly in {tag}, between its parts", diag.Word("tag", "<"+e.Name+">"))
		}
	}
	return out
}
