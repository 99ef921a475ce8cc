package generator

import (
	"slices"
	"strconv"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/layout"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// pageLimitsFile is the dated table of how many pages courts want.
const pageLimitsFile = "schemas/policy/court/page-limits.yaml"

// pageLimit is how many pages a form of document may have from a day on.
type pageLimit struct {
	form     string
	pages    int
	severity diag.Severity
	from     civil.Date
	source   string
	policy   source.Span // the line of the table
}

// loadPageLimits reads the table.
func (l *loader) loadPageLimits(e *Engine) {
	form := l.compile("meta/page-limits.schema.json")
	if l.err != nil {
		return
	}
	n := l.asset(pageLimitsFile, form)
	if n == nil {
		return
	}
	for _, row := range n.Field("limits").All() {
		limit := pageLimit{form: row.String("form"), severity: diag.Should, from: date(row, "/from"), source: row.String("source"), policy: row.Span}
		limit.pages, _ = strconv.Atoi(row.String("pages"))
		if row.String("severity") == diag.Must.String() {
			limit.severity = diag.Must
		}
		e.pageLimits = append(e.pageLimits, limit)
	}
}

// knowsForm reports whether a document type is of a form that the table knows, or of
// none, and says otherwise.
func (l *loader) knowsForm(root *tree.Node, e *Engine) {
	n := root.Field("court_form")
	if n == nil {
		return
	}
	if limit := root.Field("page_limit"); limit != nil {
		l.found = append(l.found, diag.Diagnostic{
			Rule: "TYPE-05", Severity: diag.Must, Blocks: diag.Write, Span: limit.Span, Path: limit.Pointer,
			Message: "a document for a court has its page limit from " + pageLimitsFile,
			Hints:   []string{"take page_limit out, or court_form where the document is for no court"},
		})
	}
	var known []string
	for _, limit := range e.pageLimits {
		if limit.form == n.Text {
			return
		}
		if !slices.Contains(known, limit.form) {
			known = append(known, limit.form)
		}
	}
	l.found = append(l.found, diag.Diagnostic{
		Rule: "TYPE-05", Severity: diag.Must, Blocks: diag.Write, Span: n.Span, Path: n.Pointer,
		Message: "there is no form {name} in " + pageLimitsFile,
		Args:    []diag.Arg{diag.Word("name", n.Text)},
		Hints:   []string{"write one of: " + strings.Join(known, ", ")},
	})
}

// bodyPages returns how many pages come before the first annex, without those that
// the table of contents takes.
func bodyPages(l *layout.Layout, annex string) int {
	for _, b := range l.Bookmarks {
		if annex != "" && b.Level == 1 && strings.HasPrefix(b.Title, annex) {
			return b.Page - l.Contents
		}
	}
	return len(l.Pages) - l.Contents
}

// limits returns how many pages the paper may have: as the court wants it on the
// paper's date, or as its type says.
func (p *paper) limits() []pageLimit {
	m := p.typ.manifest
	if m.PageLimit > 0 {
		return []pageLimit{{pages: m.PageLimit, severity: diag.Should, source: m.LimitFrom}}
	}
	var day civil.Date // of the latest lines
	for _, limit := range p.engine.pageLimits {
		if limit.form == m.CourtForm && !limit.from.After(p.asAt()) && limit.from.After(day) {
			day = limit.from
		}
	}
	var out []pageLimit
	for _, limit := range p.engine.pageLimits {
		if limit.form == m.CourtForm && limit.from == day {
			out = append(out, limit)
		}
	}
	return out
}

// tooLong finds papers with more pages than they may have: the gravest limit that they
// are over.
func (p *paper) tooLong(pages int) diag.List {
	if p.audience == internalReader || p.large {
		return nil
	}
	var over *pageLimit
	for _, limit := range p.limits() {
		if pages > limit.pages && (over == nil || limit.severity < over.severity || limit.severity == over.severity && limit.pages > over.pages) {
			over = &limit
		}
	}
	if over == nil {
		return nil
	}
	want := "courts want"
	if p.typ.manifest.CourtForm == "" {
		want = "it should have"
	}
	d := diag.Diagnostic{
		Rule: "FMT-10", Severity: over.severity, Blocks: diag.Nothing, Span: start(p.from.tree),
		Message: "the " + p.called() + " has " + strconv.Itoa(pages) + " pages before its annexes; " + want + " " + strconv.Itoa(over.pages) + " or fewer",
		Hints:   []string{"shorten the longest narratives"},
		Source:  over.source, By: over.policy,
	}
	if over.severity == diag.Must {
		d.Blocks = diag.Final
	}
	if p.typ.manifest.CourtForm != "" {
		d.Hints[0] += ", or move evidence to the statement"
	}
	return diag.List{d}
}
