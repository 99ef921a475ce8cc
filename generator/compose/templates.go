package compose

import (
	"errors"
	"slices"
	"text/template"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/markup"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// Templates is one entry template with all that it calls, ready to be filled
// any number of times. It may be used from many goroutines at once.
type Templates struct {
	entry string
	file  *source.File // of the entry
	set   *template.Template
	sites sites
	shape *tree.Shape
	own   []definition // of the entry's folder
	tally *tally       // of branches, nil where they are not counted
}

// Input is what templates are filled with.
type Input struct {
	View  tree.View
	Meta  doc.Meta
	Cases int // how many cases it is about: the limits of a run are for each; 0 counts as 1
}

// Source is what Parse makes templates of.
type Source struct {
	Files    []*source.File // the entry and the files that define what it calls
	Entry    string         // name of the file that is filled
	Root     *tree.Shape    // what the schema declares about the value it is filled with
	Sections []Section      // where the entry calls for sections, these, in this order
	Coverage bool           // count which branches are taken
}

// Parse reads templates. Everything that can be known without a case is
// checked: syntax, where values are printed, the names of templates, sections
// and functions and, by the shape of the root, of fields. Templates is nil
// when anything is wrong.
func Parse(src Source) (*Templates, diag.List) {
	set, diags := parseFiles(src)
	if len(diags) > 0 {
		return nil, diags
	}
	diags = placeSections(set, src)
	diags = append(diags, check(set, src.Entry, src.Root)...)
	t := &Templates{entry: src.Entry, file: set[src.Entry].file, shape: src.Root}
	if src.Coverage {
		t.tally = &tally{}
	}
	t.define(set)
	diags = append(diags, t.build(set)...)
	diags.Sort()
	if len(diags) > 0 {
		return nil, once(diags)
	}
	return t, nil
}

// build rewrites the parts and makes one text/template of them.
func (t *Templates) build(set map[string]part) diag.List {
	var diags diag.List
	names := map[string]bool{}
	for name := range set {
		names[name] = true
	}
	reached := reach(set, t.entry)
	made := map[string]*outermost{}
	t.set = template.New(t.entry).Funcs((*run)(nil).funcs())
	for _, name := range sortedNames(set) {
		p := set[name]
		w := newRewriter(p, names, &t.sites)
		w.tally, w.reached = t.tally, reached[name]
		made[name] = w.rewrite(p)
		diags = append(diags, w.diags...)
		if _, err := t.set.AddParseTree(name, p.tree); err != nil {
			diags = append(diags, mistake(partSpan(p), ruleName, "the template {template} cannot be used: {trouble}", diag.Word("template", name), diag.Word("trouble", err.Error())))
		}
	}
	return append(diags, missingKeys(made)...)
}

// Document fills the templates into a document; it is nil when a finding
// blocks writing.
func (t *Templates) Document(in Input) (*doc.Document, diag.List) {
	root, diags := t.fill(in)
	if diags.Blocks() == diag.Write {
		return nil, diags
	}
	d, more := markup.Document(root, in.Meta)
	return d, once(append(diags, more...))
}

// Workbook fills the templates into a workbook; it is nil when a finding
// blocks writing.
func (t *Templates) Workbook(in Input) (*doc.Workbook, diag.List) {
	root, diags := t.fill(in)
	if diags.Blocks() == diag.Write {
		return nil, diags
	}
	w, more := markup.Workbook(root, in.Meta)
	return w, once(append(diags, more...))
}

// fill runs the templates and reads what they made.
func (t *Templates) fill(in Input) (*markup.Element, diag.List) {
	r := newRun(t, in)
	if err := r.execute(); err != nil && !errors.Is(err, errStopped) {
		trouble := diag.Arg{Name: "trouble", Value: err.Error(), Hidden: "a step of it failed"}
		r.diags = append(r.diags, mistake(t.file.Span(0, 0), ruleSyntax, "the template cannot be run: {trouble}", trouble))
	}
	r.diags.Sort()
	if r.diags.Blocks() == diag.Write {
		return nil, r.diags
	}
	t.tally.add(r.counts)
	root, diags := markup.Parse(r.out.text, r.out.marks)
	for i := range diags {
		if diags[i].Span.IsZero() { // of a template that makes nothing
			diags[i].Span = t.file.Span(0, 0)
		}
	}
	return root, once(append(r.diags, diags...))
}

// once leaves out what has been said before about the same place: a mistake
// inside a range is one mistake, however often it is printed.
func once(diags diag.List) diag.List {
	seen := map[complaint]bool{}
	return slices.DeleteFunc(diags, func(d diag.Diagnostic) bool {
		c := complaint{d.Span, d.Rule, d.Message}
		said := seen[c]
		seen[c] = true
		return said
	})
}
