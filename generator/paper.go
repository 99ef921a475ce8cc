package generator

import (
	"slices"
	"strings"
	"unicode/utf8"

	"casedocs/generator/civil"
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

// paper is one document on its way to one reader.
type paper struct {
	engine *Engine
	from   *caseFile
	typ    *docType
	opt    Options
	about  *tree.Node // the entry of the case that it is about, nil for a paper of the whole case
	root   *tree.Node // the case with that entry beside its fields
	rendering
	date  civil.Date // the paper's own date, zero while none is recorded
	dates timeline.Timeline

	seen   disclosure.Copy // what the readers see of the case
	sought []secrets       // what they may not see

	whole    *doc.Document // for somebody from whom nothing is kept
	compared bool          // only what it says of the case counts, not that it is a copy
}

// papers makes the documents of one type of a case for every reader who was
// asked for, and adds files and findings to res.
func (e *Engine) papers(c *caseFile, t *docType, opt Options, res *Result) error {
	all, found := subjects(c.tree, t, slices.Contains(opt.Documents, t.manifest.Type))
	res.Findings = append(res.Findings, found...)
	for _, about := range all {
		if err := e.copies(e.paper(c, t, opt, about), res); err != nil {
			return err
		}
	}
	return nil
}

// copies makes one document for every reader who was asked for.
func (e *Engine) copies(p *paper, res *Result) error {
	m := p.typ.manifest
	issued, found := p.issuedCopy()
	res.Findings = append(res.Findings, found...)
	remake := slices.Contains(p.opt.Documents, m.Type)
	known := slices.Clone(res.Findings)
	var hashes []string
	all, refused := p.renderings()
	res.Findings = appendNew(res.Findings, refused)
	for _, p.rendering = range all {
		p.sought = nil
		if !p.isFor(p.opt.Readers) {
			continue
		}
		made, found, err := p.make(known)
		res.Findings = appendNew(res.Findings, found)
		if err != nil {
			return err
		}
		if issued == nil || remake {
			res.Outputs = append(res.Outputs, made.outputs...)
		}
		hashes = append(hashes, made.hash)
	}
	if issued != nil && p.typ.body != nil {
		res.Findings = append(res.Findings, changedSince(issued, append(hashes, p.wholeHash()))...)
	}
	return nil
}

// wholeHash returns the content hash of the paper from which nothing is left out.
func (p *paper) wholeHash() string {
	if d := p.wholeDocument(); d != nil {
		return doc.ContentHash(d)
	}
	return ""
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

func (e *Engine) paper(c *caseFile, t *docType, opt Options, about *tree.Node) *paper {
	p := e.bare(c, t, opt, about)
	p.date = date(p.root, t.manifest.Date)
	if c.policy != nil {
		p.dates, _ = c.policy.Timeline(c.tree, e.calendar, p.asAt())
	}
	return p
}

// bare returns a paper without its dates.
func (e *Engine) bare(c *caseFile, t *docType, opt Options, about *tree.Node) *paper {
	p := &paper{engine: e, from: c, typ: t, opt: opt, about: about, root: c.tree.Root}
	if about != nil {
		p.root = with(p.root, t.shape, tree.Field{Name: t.manifest.OnePer.As, Value: about})
	}
	return p
}

// key names the entry that the paper is about in file names: its id, "" for a
// paper of the whole case.
func (p *paper) key() string {
	if p.about == nil {
		return ""
	}
	return p.about.String("id")
}

// called is what messages call the paper.
func (p *paper) called() string {
	name := strings.ToLower(p.typ.manifest.Title)
	if key := p.key(); key != "" {
		name += " (" + strings.ReplaceAll(key, "-", " ") + ")"
	}
	return name
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
	var out made
	var gaps []gap
	var found diag.List
	if p.typ.body != nil {
		document, inBody, more := p.compose(known)
		if gaps, found = inBody, more; document == nil || found.Blocks() == diag.Write {
			return made{}, found, nil
		}
		out.hash = doc.ContentHash(document)
		if p.makes("pdf") {
			found = append(found, p.leaks(documentPassage(document))...)
			o, more, err := p.pdf(document, out.hash)
			found = append(found, p.unprintable(p.placed(more))...)
			if err != nil {
				return out, found, err
			}
			out.outputs = append(out.outputs, o...)
		}
	}
	if p.typ.workbook != nil && p.makes("xlsx") {
		o, more, err := p.xlsx(known, gaps)
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
func (p *paper) compose(known diag.List) (*doc.Document, []gap, diag.List) {
	document, found := p.document(nil, nil)
	if document == nil {
		return nil, nil, p.placed(found)
	}
	gaps := collectGaps(document)
	if p.audience == internalReader {
		document, found = p.document(known, gaps)
	}
	return document, gaps, append(p.placed(found), p.gapFindings(gaps)...)
}

// makes reports whether the rendering is to be written in a format.
func (p *paper) makes(format string) bool {
	return Chosen(p.opt.Formats, format) && Chosen(p.formats, format)
}

func (p *paper) pdf(d *doc.Document, hash string) ([]Output, diag.List, error) {
	bates := p.bates()
	pages, found := layout.PaginateIn(bates, d, p.style(), p.engine.fonts)
	if found.Blocks() == diag.Write {
		return nil, found, nil
	}
	found = append(found, p.tooLong(bodyPages(pages, p.typ.manifest.Annex))...)
	if p.opt.findingsOnly && !p.isFiled() {
		return nil, found, nil
	}
	data, err := p.engine.writer.Write(pages)
	if err != nil {
		return nil, found, err
	}
	if p.isFiled() {
		more, err := p.inspect(data, d, pages)
		if found = append(found, more...); err != nil || p.opt.findingsOnly {
			return nil, found, err
		}
	}
	o := p.output("pdf", data)
	o.Pages, o.Hash = len(pages.Pages), hash
	if !bates.IsZero() {
		o.Bates = pages.Pages[0].Label + "-" + pages.Pages[o.Pages-1].Label
		p.from.bundled += o.Pages
	}
	return []Output{o}, found, nil
}

// bates returns where the paper begins in the bundle that was asked for; nowhere for
// other copies than that for the court.
func (p *paper) bates() Bates {
	if p.opt.Bates.IsZero() || !p.isFiled() {
		return Bates{}
	}
	at := p.opt.Bates
	at.First += p.from.bundled
	return at
}

func (p *paper) xlsx(known diag.List, gaps []gap) ([]Output, diag.List, error) {
	book, found := p.typ.workbook.Workbook(p.input(known, gaps))
	if book == nil || found.Blocks() == diag.Write {
		return nil, found, nil
	}
	if p.opt.findingsOnly {
		return nil, append(append(found, xlsx.Check(book)...), p.leaks(bookPassage(book))...), nil
	}
	data, more, err := xlsx.Write(book)
	found = append(found, append(more, p.leaks(bookPassage(book))...)...)
	if err != nil || found.Blocks() == diag.Write {
		return nil, found, err
	}
	return []Output{p.output("xlsx", data)}, found, nil
}

// output returns a finished file. What never leaves the building is in a folder of
// its own, so that nobody sends the whole of another one with it.
func (p *paper) output(format string, data []byte) Output {
	folder := text(p.root, "/reference") + "/"
	if p.audience == internalReader {
		folder += internalReader + "/"
	}
	return Output{
		Name: folder + p.fileName() + "." + format, Document: p.typ.manifest.Type, Item: p.key(),
		Audience: p.audience, Reader: p.id, For: p.readers, Format: format,
		LargePrint: p.large && format == "pdf", Data: data,
	}
}

// placed gives findings that know only a JSON pointer their place in the case
// file.
func (p *paper) placed(found diag.List) diag.List {
	for i, d := range found {
		if d.Span.IsZero() && d.Path != "" {
			found[i].Path = p.holder(d)
			found[i].Span = place(p.from.tree.Root, found[i].Path)
		}
	}
	return found
}

// holder returns the pointer of the value that a finding is about. A text made
// of several values, such as a list of names, is at fault in the one that has
// the character.
func (p *paper) holder(d diag.Diagnostic) string {
	arg := argOf(d, characterArg)
	if arg == nil {
		return d.Path
	}
	char, _ := utf8.DecodeRuneInString(arg.Value)
	for _, pointer := range d.Among {
		if n := p.from.tree.Root.At(pointer); n != nil && strings.ContainsRune(n.Text, char) {
			return pointer
		}
	}
	return d.Path
}
