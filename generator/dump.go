package generator

import (
	"slices"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/layout"
)

// Dump is a paper as text, to be compared with a text that somebody has looked
// at: its tree, its pages or its sheets.
type Dump struct {
	Name string // of a file: support-plan.tree.json, review-minutes-review-1.pages.txt
	Data []byte
}

// Dumps returns the papers of a case for their first readers as text. Findings
// are what stands against the papers themselves; gaps are left out.
func (e *Engine) Dumps(in Input, opt Options) ([]Dump, diag.List) {
	c, found := e.read(in)
	if c == nil || found.Blocks() == diag.Write {
		return nil, found
	}
	var dumps []Dump
	for _, t := range wanted(c.kind, opt) {
		all, _ := subjects(c.tree, t, false)
		for _, about := range all {
			p := e.paper(c, t, opt, about)
			p.rendering = p.first()
			more, of := p.dumps()
			dumps, found = append(dumps, more...), append(found, of...)
		}
	}
	return dumps, found
}

// name names a paper among those of its case: support-plan, or
// review-minutes-review-1.
func (p *paper) name() string {
	if p.about == nil {
		return p.typ.manifest.Type
	}
	return p.typ.manifest.Type + "-" + p.key()
}

func (p *paper) dumps() ([]Dump, diag.List) {
	var dumps []Dump
	var found diag.List
	if p.typ.body != nil {
		document, _, more := p.compose(nil)
		found = slices.DeleteFunc(more, IsGap)
		if document == nil || found.Blocks() == diag.Write {
			return nil, found
		}
		pages, more := layout.Paginate(document, p.style(), p.engine.fonts)
		found = append(found, more...)
		dumps = append(dumps,
			Dump{p.name() + ".tree.json", doc.Canonical(document, false)},
			Dump{p.name() + ".pages.txt", []byte(layout.Dump(pages))})
	}
	if p.typ.workbook != nil {
		book, more := p.typ.workbook.Workbook(p.input(nil, nil))
		found = append(found, more...)
		if book == nil || more.Blocks() == diag.Write {
			return dumps, found
		}
		dumps = append(dumps, Dump{p.name() + ".workbook.txt", []byte(doc.DumpWorkbook(book))})
	}
	return dumps, found
}
