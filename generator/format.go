package generator

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/layout"
	"casedocs/generator/pdfcheck"
	"casedocs/generator/source"
)

// isFiled reports whether the copy is the one that goes to a court.
func (p *paper) isFiled() bool {
	return p.typ.isFiled() && p.id == p.typ.manifest.Audiences[0] && !p.large
}

// isFiled reports whether a document type has a copy for a court.
func (t *docType) isFiled() bool { return t.manifest.CourtForm != "" }

// Filed returns the names of the document types that have a copy for a court, sorted.
func (e *Engine) Filed() []string {
	return e.collect(func(t *docType) []string {
		if !t.isFiled() {
			return nil
		}
		return []string{t.manifest.Type}
	})
}

// What courts and their portals ask of a file (facts 3.1 to 3.3 of the sources that
// casedocs was made from).
const (
	a4Width, a4Height  = 595.28, 841.89 // points
	leastBody          = 12             // points, PD 27A chapter 11
	leastPrint         = 10             // points, of notes and tables
	mostPixelsPerInch  = 300
	mostBytes          = 5 << 20
	outlineFrom        = 4   // pages
	contentsFrom       = 7   // pages
	statementMargin    = 99  // points: 35 mm
	statementLeading   = 1.5 // times the size of the print
	statementForm      = "statement"
	pd27a              = "Practice Direction 27A, chapter 11, in force since 2 March 2026; read in secondary sources"
	bundleGuidance     = "general guidance on electronic court bundles, 29 November 2021; read in a secondary source"
	filingGuidance     = "guidance of HMCTS on filing through MyHMCTS"
	statementDirection = "Practice Direction 22A, and its civil twin Practice Direction 32, paragraph 19.1"
	ownTarget          = "a target of casedocs: courts publish no limit that could be found"
)

// inspection is a finished file beside the pages that it was made of. Findings are
// made of the file; the pages say where what is wrong came from.
type inspection struct {
	*paper
	doc    *doc.Document
	pages  *layout.Layout
	report pdfcheck.Report
	size   int // bytes
	found  diag.List
}

// inspect reads the finished file of a copy for a court and finds what the court
// would send back.
func (p *paper) inspect(data []byte, d *doc.Document, pages *layout.Layout) (diag.List, error) {
	report, err := pdfcheck.Check(data)
	if err != nil {
		return nil, err
	}
	i := inspection{paper: p, doc: d, pages: pages, report: report, size: len(data)}
	return i.look(), nil
}

// look goes through all that courts ask.
func (i *inspection) look() diag.List {
	for _, look := range []func(){
		i.sheets, i.print, i.numbers, i.outline, i.pictures, i.filing, i.mark, i.opening, i.promises, i.statement,
	} {
		look()
	}
	return i.found
}

// find adds a finding about the whole file.
func (i *inspection) find(rule string, severity diag.Severity, source, hint, message string, args ...any) *diag.Diagnostic {
	d := diag.Diagnostic{
		Rule: rule, Severity: severity, Blocks: diag.Nothing, Span: start(i.from.tree), Source: source,
		Message: "the finished " + i.called() + " " + fmt.Sprintf(message, args...), Hints: []string{hint},
	}
	if severity == diag.Must {
		d.Blocks = diag.Final
	}
	i.found = append(i.found, d)
	return &i.found[len(i.found)-1]
}

// at gives a finding the place that an item of a page came from: in the case where it
// prints a value, else in the template.
func (i *inspection) at(d *diag.Diagnostic, o *doc.Origin) {
	if o == nil {
		return
	}
	if len(o.Data) > 0 {
		d.Path = o.Data[0]
		if n := i.root.At(d.Path); n != nil && !n.Span.IsZero() {
			d.Span = n.Span
			d.Related = []diag.Note{{Span: o.Template, Message: "printed here"}}
			return
		}
	}
	if !o.Template.IsZero() {
		d.Span = o.Template
	}
}

// origin returns where the first item of a page that passes came from.
func (i *inspection) origin(page int, is func(*layout.Item) bool) *doc.Origin {
	items := i.pages.Pages[page-1].Items
	for k := range items {
		if is(&items[k]) && items[k].Origin != nil {
			return items[k].Origin
		}
	}
	return nil
}

// sheets: A4, upright or across, so that it reads from left to right.
func (i *inspection) sheets() {
	for n, s := range i.report.Look.Pages {
		if math.Abs(min(s.Width, s.Height)-a4Width) > 1 || math.Abs(max(s.Width, s.Height)-a4Height) > 1 {
			d := i.find("FMT-01", diag.Must, pd27a, "set width: 210mm and height: 297mm in the page style",
				"has pages of %.0f by %.0f mm, and courts take A4 (page %d)", s.Width/72*25.4, s.Height/72*25.4, n+1)
			i.inStyle(d, "/page")
			return
		}
	}
}

// inStyle points a finding at the style of the document type.
func (i *inspection) inStyle(d *diag.Diagnostic, pointer string) {
	d.Path, d.Span = "", i.typ.styleAt(pointer)
}

// courtFonts are those with the measures of Arial and Times.
var courtFonts = regexp.MustCompile(`^(Liberation(Sans|Serif)|Arial|TimesNewRoman)`)

// print: the letters of most of the text, and no letter too small.
func (i *inspection) print() {
	type kind struct {
		font string
		size float64
	}
	letters, small := map[kind]int{}, 0
	for _, t := range i.report.Look.Texts {
		if t.Artifact != "" {
			continue
		}
		if !t.InTable {
			letters[kind{courtFonts.FindString(t.Font), t.Size}] += len(t.Said)
		}
		if t.Size < leastPrint && strings.TrimSpace(t.Said) != "" {
			if small++; small == 1 {
				d := i.find("FMT-02", diag.Must, pd27a, "make it 10pt or more in the page style", "has print of %g pt on page %d, and notes and tables need 10", t.Size, t.Page)
				i.at(d, i.origin(t.Page, func(it *layout.Item) bool { return it.Run != nil && it.Element != nil && it.Run.Size == t.Size }))
			}
		}
	}
	most, best := kind{}, 0
	for k, n := range letters {
		if n > best || n == best && (k.size < most.size || k.size == most.size && k.font < most.font) {
			most, best = k, n
		}
	}
	switch {
	case best > 0 && most.size < leastBody:
		d := i.find("FMT-02", diag.Must, pd27a, "set body to size: 12pt or more in the page style", "has most of its text in %g pt, and courts want 12", most.size)
		i.inStyle(d, "/text/body")
	case best > 0 && most.font == "":
		i.find("FMT-02", diag.Should, pd27a, "look which letters they are: those of other scripts come from --fonts or from DejaVu",
			"has most of its text in letters that Arial and Times New Roman do not have, nor those of the same measures")
	}
}

// numbers: page x of y on every page, the labels that readers show, and free corners
// for the stamp of the bundle.
func (i *inspection) numbers() {
	st := i.style()
	look, style := i.report.Look, &st.Page
	bates := i.pages.Pages[0].Label != "1"
	for n, s := range look.Pages {
		counted := fmt.Sprintf("Page %d of %d", n+1, len(look.Pages))
		if !i.says(n+1, "Footer", counted) {
			i.find("FMT-07", diag.Must, pd27a, "report this to whoever keeps casedocs", "does not say “%s” on page %d", counted, n+1)
			break
		}
		if bates && !i.says(n+1, "Footer", s.Label) || !bates && s.Label != strconv.Itoa(n+1) {
			i.find("FMT-07", diag.Must, pd27a, "report this to whoever keeps casedocs", "shows another number in readers than is printed on page %d", n+1)
			break
		}
	}
	for _, t := range look.Texts {
		stamp := bates && t.Artifact == "Footer" && t.Said == look.Pages[t.Page-1].Label
		low, high := t.Y < style.StampHeight, t.Y+t.Size > look.Pages[t.Page-1].Height-style.StampHeight
		right := t.Right
		if strings.HasSuffix(t.Said, " ") { // it draws nothing at the end of a line
			right -= t.Size / 2
		}
		if right > look.Pages[t.Page-1].Width-style.StampWidth && (low || high) && !stamp && t.Artifact != "Watermark" {
			d := i.find("FMT-07", diag.Must, pd27a, "keep the corners at the right free in the page style", "has text on page %d where the number of a court bundle is stamped", t.Page)
			i.inStyle(d, "/page")
			return
		}
	}
}

// says reports whether an artifact of a kind on a page holds words.
func (i *inspection) says(page int, kind, words string) bool {
	var line strings.Builder
	for _, t := range i.report.Look.Texts {
		if t.Page == page && t.Artifact == kind {
			line.WriteString(t.Said)
		}
	}
	return strings.Contains(line.String(), words)
}

// outline: an entry for each heading with its page number, and a table of contents
// that leads to them.
func (i *inspection) outline() {
	pages := len(i.report.Look.Pages)
	if pages < outlineFrom {
		return
	}
	for n, h := range i.report.Headings {
		label := i.report.Look.Pages[h.Page-1].Label
		if n >= len(i.report.Outline) || i.report.Outline[n].Page != h.Page || !strings.HasSuffix(i.report.Outline[n].Title, "(page "+label+")") {
			i.find("FMT-08", diag.Must, bundleGuidance, "report this to whoever keeps casedocs", "has no outline entry with its page number for every heading")
			break
		}
	}
	inside := slices.ContainsFunc(i.report.Links, func(l pdfcheck.Link) bool { return l.InContents && strings.HasPrefix(l.Target, "#") })
	if pages >= contentsFrom && !inside {
		i.find("FMT-08", diag.Should, bundleGuidance, "write <contents/> into the template where it is to stand; if it is there, look whether over= and levels= let it be printed",
			"has %d pages and no table of contents with links", pages)
	}
}

// pictures: no more pixels than can be seen.
func (i *inspection) pictures() {
	for _, p := range i.report.Pictures {
		if p.PerInch > mostPixelsPerInch+0.5 {
			d := i.find("FMT-09", diag.Must, bundleGuidance, "save the picture smaller", "has a picture of %.0f pixels to the inch on page %d, and courts take 300", p.PerInch, p.Page)
			i.at(d, i.origin(p.Page, func(it *layout.Item) bool { return it.Picture != nil }))
		}
	}
}

// filing: what the portal of the court takes.
func (i *inspection) filing() {
	if i.size >= mostBytes {
		i.find("FMT-13", diag.Must, ownTarget, "take out the largest pictures, or save them smaller", "takes %.1f MB, and a filing should stay under 5", float64(i.size)/(1<<20))
	}
	if i.report.Look.Encrypted {
		i.find("FMT-13", diag.Must, filingGuidance, "report this to whoever keeps casedocs", "is encrypted, and the portal refuses it")
	}
}

// mark: a draft is seen to be one on every page, and a final paper has no mark.
func (i *inspection) mark() {
	draft := i.pages.Meta.Draft
	for n := range i.report.Look.Pages {
		marked := i.says(n+1, "Watermark", "DRAFT")
		switch {
		case draft && !(marked && i.says(n+1, "Header", "DRAFT")):
			i.find("FMT-14", diag.Must, filingGuidance, "report this to whoever keeps casedocs", "is a draft, and page %d does not say so", n+1)
		case !draft && (marked || i.says(n+1, "Header", "DRAFT")):
			i.find("FMT-13", diag.Must, filingGuidance, "report this to whoever keeps casedocs", "is final, and page %d has a mark of drafts", n+1)
		}
	}
	if strings.HasPrefix(i.report.Title, "DRAFT") != draft {
		i.find("FMT-14", diag.Must, filingGuidance, "report this to whoever keeps casedocs", "has a title that does not tell a draft from a final paper")
	}
}

// opening: at the first page, at 100 %, with the outline beside it.
func (i *inspection) opening() {
	look := i.report.Look
	if look.Opening != (pdfcheck.Opening{Page: 1, Zoom: 1}) || !look.OutlineShown && len(i.report.Headings) > 0 {
		i.find("FMT-15", diag.Should, bundleGuidance, "report this to whoever keeps casedocs", "does not open at its first page at 100 %% with the outline beside it")
	}
}

// promises: whatever else a reader with a screen reader would stumble over.
func (i *inspection) promises() {
	if len(i.report.Problems) > 0 {
		where := "in what the file says of itself"
		if page := i.report.Problems[0].Page; page > 0 {
			where = fmt.Sprintf("on page %d", page)
		}
		i.find("ACC-01", diag.Must, "ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2)", "report this to whoever keeps casedocs", "breaks %d promises of a file that everybody can read; the first %s",
			len(i.report.Problems), where)
	}
}

// statement: what is asked of witness statements alone.
func (i *inspection) statement() {
	if i.typ.manifest.CourtForm != statementForm {
		return
	}
	style := i.style()
	if style.Text.Body.Leading < statementLeading*style.Text.Body.Size {
		i.inStyle(i.find("FMT-03", diag.Should, statementDirection, "set leading: to one and a half times size:", "is a statement, and its lines stand closer than one and a half"), "/text/body")
	}
	if style.Page.Left < statementMargin {
		i.inStyle(i.find("FMT-04", diag.Must, statementDirection, "set left: 35mm in the page style", "is a statement, and its left margin is under 35 mm"), "/page")
	}
	if numbered, plain := paragraphs(i.doc.Blocks); numbered < plain {
		i.find("FMT-06", diag.Must, statementDirection, "write paragraphs as <np>", "is a statement, and most of its paragraphs have no numbers")
	}
}

// paragraphs counts those of the text itself, with and without a number: not those of
// lists, tables and fields, and not those of a style of their own.
func paragraphs(blocks []doc.Block) (numbered, plain int) {
	for _, b := range blocks {
		n, p := 0, 0
		switch b := b.(type) {
		case *doc.Section:
			n, p = paragraphs(b.Blocks)
		case *doc.Keep:
			n, p = paragraphs(b.Blocks)
		case *doc.Paragraph:
			switch {
			case b.Number > 0:
				n = 1
			case b.Style == "":
				p = 1
			}
		}
		numbered, plain = numbered+n, plain+p
	}
	return numbered, plain
}

// styleAt returns the place of a key of the style of a document type.
func (t *docType) styleAt(pointer string) source.Span {
	if n := t.styleRoot.At(pointer); n != nil {
		return n.Span
	}
	return source.Span{}
}
