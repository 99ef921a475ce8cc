package generator

import (
	"slices"
	"strconv"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/compose"
	"casedocs/generator/diag"
	"casedocs/generator/disclosure"
	"casedocs/generator/doc"
	"casedocs/generator/layout"
	"casedocs/generator/timeline"
	"casedocs/generator/tree"
	"casedocs/generator/xlsx"
)

// internalReader is the reader whose copy lists gaps and findings and never
// leaves the building.
const internalReader = "internal"

// paper is one document type of one case on its way to one reader.
type paper struct {
	engine *Engine
	from   *caseFile
	typ    *docType
	opt    Options
	reader string
	date   civil.Date // the paper's own date, zero while none is recorded
	dates  timeline.Timeline
}

// papers makes one document type of a case for every reader who was asked
// for, and adds files and findings to res.
func (e *Engine) papers(c *caseFile, t *docType, opt Options, res *Result) error {
	issued, found := issuedCopy(c.tree.Root, t.manifest)
	res.Findings = append(res.Findings, found...)
	remake := slices.Contains(opt.Documents, t.manifest.Type)
	known := slices.Clone(res.Findings)
	for _, reader := range t.manifest.Audiences {
		if !chosen(opt.Readers, reader) {
			continue
		}
		p := e.paper(c, t, opt, reader)
		made, found, err := p.make(known)
		res.Findings = appendNew(res.Findings, found)
		if err != nil {
			return err
		}
		if issued == nil || remake {
			res.Outputs = append(res.Outputs, made.outputs...)
		}
		if issued != nil && reader == t.manifest.Audiences[0] {
			res.Findings = append(res.Findings, changedSince(issued, made.hash)...)
		}
	}
	return nil
}

// appendNew adds the findings that are not in the list yet: the copies of two
// readers, and the two templates of a document type, often say the same.
func appendNew(list, more diag.List) diag.List {
	for _, d := range more {
		same := func(o diag.Diagnostic) bool {
			return o.Rule == d.Rule && o.Path == d.Path && o.Text(true) == d.Text(true) &&
				o.Span.Name() == d.Span.Name() && o.Span.Start == d.Span.Start && o.Span.End == d.Span.End
		}
		if !slices.ContainsFunc(list, same) {
			list = append(list, d)
		}
	}
	return list
}

func (e *Engine) paper(c *caseFile, t *docType, opt Options, reader string) *paper {
	p := &paper{engine: e, from: c, typ: t, opt: opt, reader: reader}
	p.date = date(c.tree.Root, t.manifest.Date)
	if c.policy != nil {
		p.dates, _ = c.policy.Timeline(c.tree, e.calendar, p.asAt())
	}
	return p
}

// asAt returns the day of which the paper is a photograph.
func (p *paper) asAt() civil.Date {
	if p.date.IsZero() {
		return p.opt.AsOf
	}
	return p.date
}

// made is what came of one paper.
type made struct {
	outputs []Output
	hash    string // content hash of the document
}

func (p *paper) make(known diag.List) (made, diag.List, error) {
	if found := p.unborn(); len(found) > 0 {
		return made{}, found, nil
	}
	document, found := p.compose(known)
	if document == nil || found.Blocks() == diag.Write {
		return made{}, found, nil
	}
	out := made{hash: doc.ContentHash(document)}
	if chosen(p.opt.Formats, "pdf") && p.typ.manifest.Has("pdf") {
		o, more, err := p.pdf(document, out.hash)
		found = append(found, p.placed(more)...)
		if err != nil {
			return out, found, err
		}
		out.outputs = append(out.outputs, o...)
	}
	if chosen(p.opt.Formats, "xlsx") && p.typ.manifest.Has("xlsx") {
		o, more, err := p.xlsx(known)
		found = append(found, p.placed(more)...)
		if err != nil {
			return out, found, err
		}
		out.outputs = append(out.outputs, o...)
	}
	return out, found, nil
}

// compose fills the body template. The internal reader's copy is filled
// twice, because its first page lists the gaps of the rest.
func (p *paper) compose(known diag.List) (*doc.Document, diag.List) {
	document, found := p.typ.body.Document(p.input(nil, nil))
	if document == nil {
		return nil, p.placed(found)
	}
	gaps := collectGaps(document)
	if p.reader == internalReader {
		document, found = p.typ.body.Document(p.input(known, gaps))
	}
	return document, append(p.placed(found), p.gapFindings(gaps)...)
}

func (p *paper) input(known diag.List, gaps []gap) compose.Input {
	root := withFacts(p.from.tree.Root, p.facts(known, gaps))
	reader := tree.Reader{ID: p.reader}
	return compose.Input{
		View: disclosure.View(root, reader, p.asAt()),
		Meta: p.meta(),
	}
}

func (p *paper) meta() doc.Meta {
	root, m := p.from.tree.Root, p.typ.manifest
	return doc.Meta{
		Type:      m.Type,
		Title:     p.title(),
		Language:  "en-GB",
		Case:      text(root, "/reference"),
		Reader:    p.reader,
		Version:   text(root, m.Version),
		Date:      p.date,
		AsOf:      p.opt.AsOf,
		Author:    text(root, m.Author),
		Style:     m.Style,
		SignedBy:  signers(root, m),
		Draft:     !p.opt.Final,
		Generator: "casedocs " + p.engine.version,
	}
}

// title names the paper so that two open windows can be told apart: no name of
// a person is in it.
func (p *paper) title() string {
	title := p.typ.manifest.Title + " " + text(p.from.tree.Root, "/reference")
	if v := text(p.from.tree.Root, p.typ.manifest.Version); v != "" {
		title += ", version " + v
	}
	return title
}

func (p *paper) pdf(d *doc.Document, hash string) ([]Output, diag.List, error) {
	pages, found := layout.Paginate(d, p.typ.style, p.engine.fonts)
	if found.Blocks() == diag.Write {
		return nil, found, nil
	}
	found = append(found, p.pageLimit(bodyPages(pages, p.typ.manifest.Annex))...)
	if p.opt.findingsOnly {
		return nil, found, nil
	}
	data, err := p.engine.writer.Write(pages)
	if err != nil {
		return nil, found, err
	}
	o := p.output("pdf", data)
	o.Pages, o.Hash = len(pages.Pages), hash
	return []Output{o}, found, nil
}

// bodyPages returns how many pages come before the first annex.
func bodyPages(l *layout.Layout, annex string) int {
	for _, b := range l.Bookmarks {
		if annex != "" && b.Level == 1 && strings.HasPrefix(b.Title, annex) {
			return b.Page
		}
	}
	return len(l.Pages)
}

// pageLimit finds papers longer than their document type should be, as a
// warning.
func (p *paper) pageLimit(pages int) diag.List {
	limit := p.typ.manifest.PageLimit
	if limit == 0 || pages <= limit || p.reader == internalReader {
		return nil
	}
	return diag.List{{
		Rule: "FMT-10", Severity: diag.Should, Blocks: diag.Nothing,
		Span:    start(p.from.tree),
		Message: "the " + strings.ToLower(p.typ.manifest.Title) + " has " + strconv.Itoa(pages) + " pages before its annexes; courts want " + strconv.Itoa(limit) + " or fewer",
		Hints:   []string{"shorten the longest narratives, or move evidence to the statement"},
		Source:  p.typ.manifest.LimitFrom,
	}}
}

func (p *paper) xlsx(known diag.List) ([]Output, diag.List, error) {
	book, found := p.typ.workbook.Workbook(p.input(known, nil))
	if book == nil || found.Blocks() == diag.Write {
		return nil, found, nil
	}
	if p.opt.findingsOnly {
		return nil, append(found, xlsx.Check(book)...), nil
	}
	data, more, err := xlsx.Write(book)
	found = append(found, more...)
	if err != nil || found.Blocks() == diag.Write {
		return nil, found, err
	}
	return []Output{p.output("xlsx", data)}, found, nil
}

// output names a file: reference, type, version and reader, in that order;
// the first audience of a type has the plain name.
func (p *paper) output(format string, data []byte) Output {
	m := p.typ.manifest
	ref := text(p.from.tree.Root, "/reference")
	name := ref + "-" + m.Type
	if v := text(p.from.tree.Root, m.Version); v != "" {
		name += "-v" + v
	}
	if p.reader != m.Audiences[0] {
		name += "-" + p.reader
	}
	return Output{Name: ref + "/" + name + "." + format, Document: m.Type, Reader: p.reader, Format: format, Data: data}
}

// placed gives findings that know only a JSON pointer their place in the case
// file.
func (p *paper) placed(found diag.List) diag.List {
	for i, d := range found {
		if d.Span.IsZero() && d.Path != "" {
			found[i].Span = place(p.from.tree.Root, d.Path)
		}
	}
	return found
}
