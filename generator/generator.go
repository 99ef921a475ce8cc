package generator

import (
	"cmp"
	"fmt"
	"slices"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/layout"
	"casedocs/generator/source"
	"casedocs/generator/timeline"
)

// Input is one case: a file, or the files of a folder, and the name by which
// messages call it.
type Input struct {
	Name  string
	Files []*source.File
}

// Options say what to make. The zero value makes drafts of every document in
// every format for every audience.
type Options struct {
	AsOf      civil.Date // the day on which the program is asked; required
	Documents []string   // document types, all when empty
	Formats   []string   // "pdf", "xlsx", all when empty
	Readers   []string   // reader ids, all audiences of a type when empty
	Final     bool       // without watermark; refused while a finding blocks it
	Bates     Bates      // numbers of a court bundle for copies that go to a court

	findingsOnly bool // lay papers out for what there is to say, and encode none
}

// Bates is a place in a court bundle: the letter of a section and a page there. The
// PDFs of a case take their numbers one after the other.
type Bates = layout.Stamp

// Output is one finished file. Name is its path below the output folder, with
// forward slashes, ASCII and free of names of people.
type Output struct {
	Name     string
	Document string
	Item     string   // id of the entry that the document is about, "" for the whole case
	Audience string   // group of readers that the document type is made for
	Reader   string   // an audience, or the id of a person
	For      []string // ids of the people who get it, nil for an audience whom the case does not name
	Format   string

	LargePrint bool // of a PDF

	Pages int    // of a PDF
	Bates string // its first and last page in the bundle, such as D14-D28
	Hash  string // content hash of the document, as the case records it under issued
	Data  []byte
}

// Result is what came of one case. Outputs is empty when a finding blocks
// writing.
type Result struct {
	Kind          string // of case, "" when it could not be read
	Reference     string
	ReferenceSpan source.Span
	Outputs       []Output
	Issued        []Issued // what the case records as given out
	Names         []string // of all files that the case has today, asked for or not
	Findings      diag.List
}

// Gaps returns how many labelled gaps the papers have, each counted once.
func (r Result) Gaps() int {
	n := 0
	for _, d := range r.Findings {
		if IsGap(d) {
			n++
		}
	}
	return n
}

// Check reads a case and says everything that Make would say about it: what is
// wrong in the file, which dates are late, which gaps its papers have, and what
// pages and workbooks cannot show. It makes no files.
func (e *Engine) Check(in Input, opt Options) (Result, error) {
	opt.findingsOnly = true
	return e.Make(in, opt)
}

// Make reads a case and makes its papers. Findings say what is wrong with the
// case; the error says what is wrong with the machine or the assets.
func (e *Engine) Make(in Input, opt Options) (Result, error) {
	var at Defect
	defer at.raise()
	c, found := e.read(in)
	res := Result{Findings: found}
	if c != nil {
		res.Kind = text(c.tree.Root, "/kind")
		res.Reference, res.ReferenceSpan = reference(c), place(c.tree.Root, "/reference")
	}
	at.Reference = res.Reference
	if c == nil || found.Blocks() == diag.Write {
		res.Findings.Sort()
		return res, nil
	}
	res.Issued = c.issued()
	res.Findings = append(res.Findings, e.checkFileNames(c, opt)...)
	dates, found := e.dated(c, opt.AsOf)
	res.Findings = append(res.Findings, found...)
	res.Findings = append(res.Findings, slices.Concat(c.repeated(), c.lostMarks(), c.surnamesInIDs())...)
	found, err := e.judged(c, dates, opt)
	res.Findings = append(res.Findings, found...)
	if err != nil || res.Findings.Blocks() == diag.Write {
		res.Findings.Sort()
		return res, err
	}
	waived := waiversOf(c.tree.Root)
	waived.apply(res.Findings, opt.AsOf)
	if err := e.makeAll(c, opt, &res, &at); err != nil {
		return res, fmt.Errorf("make the %s of %s: %w", at.Document, in.Name, err)
	}
	res.Findings = append(res.Findings, c.withoutCopy(opt)...)
	res.Names = e.names(c, opt)
	waived.apply(res.Findings, opt.AsOf)
	if len(opt.Documents) == 0 { // rules about other papers were not asked
		res.Findings = append(res.Findings, waived.findings()...)
	}
	res.Findings.Sort()
	if opt.Refuses(res.Findings) {
		res.Outputs = nil
	}
	return res, nil
}

// makeAll makes the papers of a case: first those that go out, then those that
// tell what goes out.
func (e *Engine) makeAll(c *caseFile, opt Options, res *Result, at *Defect) error {
	types := wanted(c.kind, opt)
	slices.SortStableFunc(types, func(a, b *docType) int {
		return cmp.Or(cmp.Compare(number01(a.manifest.Last), number01(b.manifest.Last)), cmp.Compare(opt.bundled(a), opt.bundled(b)))
	})
	for _, t := range types {
		if t.manifest.Last {
			if c.outgoing = c.envelopes(e.due(c, opt, res.Outputs)); len(c.outgoing) == 0 {
				continue
			}
		}
		at.Document = t.manifest.Type
		if err := e.papers(c, t, opt, res); err != nil {
			return err
		}
	}
	return nil
}

// bundled returns the place of a document type in a bundle: that in which it was
// asked for, the same for all where none was.
func (o Options) bundled(t *docType) int {
	if o.Bates.IsZero() {
		return 0
	}
	return slices.Index(o.Documents, t.manifest.Type)
}

// dated returns the milestones of a case and what is wrong with its dates.
// Without a policy there are no deadlines, but the law about orders holds all
// the same.
func (e *Engine) dated(c *caseFile, asOf civil.Date) (timeline.Timeline, diag.List) {
	return e.asks(c).Timeline(c.tree, e.calendar, asOf)
}

// Refuses reports whether findings stop the papers that are asked for from
// being written.
func (o Options) Refuses(found diag.List) bool {
	limit := diag.Write
	if o.Final {
		limit = diag.Final
	}
	return found.Blocks() >= limit
}

// wanted returns the document types of a kind of case that were asked for.
func wanted(k *kind, opt Options) []*docType {
	var out []*docType
	for _, t := range k.types {
		if len(opt.Documents) == 0 || slices.Contains(opt.Documents, t.manifest.Type) {
			out = append(out, t)
		}
	}
	return out
}

// Chosen reports whether a name is in a list of which an empty one means all.
func Chosen(list []string, name string) bool {
	return len(list) == 0 || slices.Contains(list, name)
}

// Types returns the names of all document types, sorted.
func (e *Engine) Types() []string {
	return e.collect(func(t *docType) []string { return []string{t.manifest.Type} })
}

// Readers returns the reader ids that any document type is made for, sorted.
func (e *Engine) Readers() []string {
	return e.collect(func(t *docType) []string { return t.manifest.Audiences })
}

func (e *Engine) collect(of func(*docType) []string) []string {
	var names []string
	for _, k := range e.kinds {
		for _, t := range k.types {
			names = append(names, of(t)...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
