package markup

import (
	"casedocs/generator/diag"
	"casedocs/generator/doc"
)

// Document builds the document that root, a <document> element, describes.
// It is nil when something is wrong with it.
func Document(root *Element, meta doc.Meta) (*doc.Document, diag.List) {
	b := &builder{}
	if root.Name != "document" {
		b.report(root.Origin, ruleTag, "a document begins with the tag <document>, not {tag}", diag.Word("tag", "<"+root.Name+">"))
		return nil, b.diags
	}
	d := &doc.Document{Meta: meta}
	b.attrs(root, "lang")
	if lang := b.language(root); lang != "" {
		d.Meta.Language = lang
	}
	kids := root.Kids
	kids, d.Header = b.furniture(kids, "header")
	kids, d.Footer = b.furniture(kids, "footer")
	d.Blocks = b.blocks(root, kids)
	if b.diags.Blocks() == diag.Write {
		return nil, b.diags
	}
	return d, b.diags
}

// furniture takes <header> or <footer> off the front of the kids.
func (b *builder) furniture(kids []Node, name string) ([]Node, []doc.Inline) {
	for i, k := range kids {
		if blank(k) {
			continue
		}
		if e, ok := k.(*Element); ok && e.Name == name {
			b.attrs(e)
			return kids[i+1:], b.inlines(e.Kids)
		}
		break
	}
	return kids, nil
}

// builder turns elements into a tree and collects what is wrong.
type builder struct {
	number  int      // of the last numbered paragraph
	heading int      // level of the last heading
	toc     *Element // the table of contents
	diags   diag.List
}

func (b *builder) report(at *doc.Origin, rule, message string, args ...diag.Arg) {
	d := mistake(at.Template, rule, message, args...)
	if len(at.Data) > 0 {
		d.Path = at.Data[0]
	}
	b.diags = append(b.diags, d)
}

// hint adds what to do about the last thing reported.
func (b *builder) hint(words string) {
	last := &b.diags[len(b.diags)-1]
	last.Hints = append(last.Hints, words)
}

// attrs reports attributes that a tag does not have.
func (b *builder) attrs(e *Element, known ...string) {
	for _, a := range e.Attrs {
		if !contains(known, a.Name) {
			b.report(a.Origin, ruleAttribute, "{tag} has no attribute {attribute}", diag.Word("tag", "<"+e.Name+">"), diag.Word("attribute", a.Name))
			b.mean(a.Name, known)
		}
	}
}

// mean adds a hint with the word that was probably meant.
func (b *builder) mean(name string, known []string) {
	if near := diag.Closest(name, known); near != "" {
		b.hint("did you mean “" + near + "”?")
	}
}

// empty reports anything inside a tag that holds nothing.
func (b *builder) empty(e *Element) {
	for _, k := range e.Kids {
		if !blank(k) {
			b.report(e.Origin, ruleTag, "{tag} holds nothing", diag.Word("tag", "<"+e.Name+">"))
			return
		}
	}
}

// keys reports keys that two siblings share: later versions of the paper
// could not be compared with this one.
type keys map[string]*Element

func (b *builder) key(seen keys, e *Element) string {
	key := e.Attr("key")
	first := seen[key]
	switch {
	case key == "":
		if a := e.attr("key"); a != nil {
			b.report(a.Origin, ruleKey, "the key of {tag} is empty", diag.Word("tag", "<"+e.Name+">"))
		}
	case first != nil:
		a := e.attr("key")
		b.report(a.Origin, ruleKey, "two neighbours have the key {key}", a.Origin.Arg("key", key))
		b.diags[len(b.diags)-1].Related = []diag.Note{{Span: first.attr("key").Origin.Template, Message: "the first one is here"}}
	default:
		seen[key] = e
	}
	return key
}
