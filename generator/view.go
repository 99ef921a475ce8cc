package generator

import (
	"strings"

	"casedocs/generator/compose"
	"casedocs/generator/diag"
	"casedocs/generator/disclosure"
	"casedocs/generator/doc"
	"casedocs/generator/tree"
)

// document fills the body template once, with the numbers and the sections that
// the readers' copy has.
func (p *paper) document(known diag.List, gaps []gap) (*doc.Document, diag.List) {
	d, found := p.typ.body.Document(p.input(known, gaps))
	if d != nil {
		found = append(found, p.illustrate(d)...)
	}
	if d == nil || p.hidden.Empty() && p.sections == nil {
		return d, found
	}
	if whole := p.wholeDocument(); whole != nil {
		d.NumberLike(whole)
	}
	d.Keep(p.sections)
	return d, found
}

// wholeDocument returns the paper as it is for somebody from whom the case keeps
// nothing.
func (p *paper) wholeDocument() *doc.Document {
	if p.whole == nil {
		whole := *p
		whole.rendering = p.uncut()
		p.whole, _ = p.typ.body.Document(whole.input(nil, nil))
	}
	return p.whole
}

func (p *paper) input(known diag.List, gaps []gap) compose.Input {
	return compose.Input{View: p.view(known, gaps).View, Meta: p.meta()}
}

// view returns what the readers of the paper see of the case and of what was
// worked out of it.
func (p *paper) view(known diag.List, gaps []gap) disclosure.Copy {
	facts := p.facts(known, gaps)
	root := with(p.root, p.typ.whole, facts.Fields...)
	terms := disclosure.Terms{LetterSafe: p.typ.manifest.LetterSafe, Hidden: p.hidden.With(facts, p.fromHidden()), Own: p.ownValues()}
	p.seen = disclosure.View(root, tree.Reader{ID: p.id}, p.asAt(), terms)
	return p.seen
}

// ownValues returns the pointers of confidential values that are the readers' own:
// those that the type names, and what is recorded of the one person who gets it.
func (p *paper) ownValues() []string {
	var own []string
	if p.audience == p.typ.manifest.Audiences[0] && p.audience != internalReader {
		own = append(own, p.typ.manifest.Own...)
	}
	if len(p.readers)+len(p.alike) == 1 {
		entryOf(p.from.tree.Root.Field("people"), p.readers[0]).Walk(func(n *tree.Node) {
			if n.Shape != nil && n.Shape.Confidential != "" {
				own = append(own, n.Pointer)
			}
		})
	}
	return own
}

func (p *paper) meta() doc.Meta {
	root, m := p.root, p.typ.manifest
	return doc.Meta{
		Type:      m.Type,
		Title:     p.title(),
		Language:  "en-GB",
		Case:      text(root, "/reference"),
		Reader:    p.id,
		Version:   text(root, m.Version),
		Date:      p.date,
		AsOf:      p.opt.AsOf,
		Author:    text(root, m.Author),
		Style:     p.styleName(),
		SignedBy:  p.signers(),
		Draft:     !p.opt.Final,
		Generator: "casedocs " + p.engine.version,
	}
}

// title names the paper so that two open windows can be told apart: no name of
// a person is in it.
func (p *paper) title() string {
	title := p.typ.manifest.Title + " " + text(p.root, "/reference")
	if key := p.key(); key != "" {
		title += ", " + strings.ReplaceAll(key, "-", " ")
	}
	if v := text(p.root, p.typ.manifest.Version); v != "" {
		title += ", version " + v
	}
	return title
}
