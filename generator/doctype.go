package generator

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"casedocs/generator/catalog"
	"casedocs/generator/compose"
	"casedocs/generator/diag"
	"casedocs/generator/disclosure"
	"casedocs/generator/layout"
	"casedocs/generator/schema"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// The entry templates of a document type.
const (
	bodyEntry     = "body.xhtml.tmpl"
	workbookEntry = "workbook.xml.tmpl"
)

// idField names the entries of lists.
const idField = "id"

// docType is a document type, ready to use.
type docType struct {
	manifest catalog.Manifest
	shape    *tree.Shape        // of the case, with the entry that a document is about
	whole    *tree.Shape        // the same, with the computed facts
	body     *compose.Templates // nil when the type is not written as PDF
	workbook *compose.Templates // nil when the type has none
	style    layout.Style
	large    layout.Style // for readers who want large print

	styleRoot *tree.Node // the file of the style
}

// docType reads what the folder of a document type holds. Root is its
// document.yaml.
func (l *loader) docType(root *tree.Node, m catalog.Manifest, k *kind, facts *tree.Shape, styles *schema.Schema) *docType {
	t := &docType{manifest: m, shape: l.shape(root, m, k, facts)}
	l.checkPointers(root, t)
	t.whole = join(t.shape, facts)
	shape := t.whole
	if m.LetterSafe {
		shape = disclosure.LetterSafe(shape)
	}
	var entries []*compose.Templates
	if m.Has("pdf") && l.has(root, bodyEntry) {
		t.body = l.templates(m.Type, bodyEntry, shape, m.Sections)
		entries = append(entries, t.body)
	}
	if m.Has("xlsx") && l.has(root, workbookEntry) {
		t.workbook = l.templates(m.Type, workbookEntry, shape, nil)
		entries = append(entries, t.workbook)
	}
	l.found = append(l.found, compose.Uncalled(entries...)...)
	t.style, t.styleRoot = l.style(root.Field("style"), styles)
	if m.Large != "" {
		var n *tree.Node
		t.large, n = l.style(root.Field("large_print"), styles)
		l.found = append(l.found, tooSmall(n, t.large)...)
	}
	return t
}

// has reports whether an entry template stands beside a document.yaml, and
// says when it does not.
func (l *loader) has(root *tree.Node, entry string) bool {
	dir := path.Dir(root.Span.Name())
	if slices.Contains(l.names(dir, false), entry) {
		return true
	}
	n := root.Field("outputs")
	l.found = append(l.found, diag.Diagnostic{
		Rule: "TYPE-05", Severity: diag.Must, Blocks: diag.Write, Span: n.Span, Path: n.Pointer,
		Message: "there is no " + entry + " beside this file, and one of the outputs is made with it",
		Hints:   []string{"write it, or take the output out: " + bodyEntry + " is for pdf, " + workbookEntry + " for xlsx"},
	})
	return false
}

// style reads the style of pages that a document.yaml names.
func (l *loader) style(name *tree.Node, styles *schema.Schema) (layout.Style, *tree.Node) {
	var known []string
	for _, file := range l.names("templates/styles", false) {
		if style, is := strings.CutSuffix(file, ".yaml"); is {
			known = append(known, style)
		}
	}
	if !slices.Contains(known, name.Text) {
		l.found = append(l.found, diag.Diagnostic{
			Rule: "TYPE-05", Severity: diag.Must, Blocks: diag.Write, Span: name.Span, Path: name.Pointer,
			Message: "there is no page style {name} in templates/styles",
			Args:    []diag.Arg{diag.Word("name", name.Text)},
			Hints:   []string{"write one of: " + strings.Join(known, ", ")},
		})
		return layout.Style{}, nil
	}
	n := l.asset("templates/styles/"+name.Text+".yaml", styles)
	if n == nil {
		return layout.Style{}, nil
	}
	st, found := layout.ReadStyle(n)
	l.found = append(l.found, found...)
	return st, n
}

// typeName is what the folder of a document type may be called: it becomes part
// of file names on every system.
var typeName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func wrongTypeName(typ string, root *tree.Node) diag.Diagnostic {
	return diag.Diagnostic{
		Rule: "TYPE-05", Severity: diag.Must, Blocks: diag.Write, Span: root.Span.File.Span(0, 0),
		Message: "{name} cannot be the name of a document type: it becomes part of file names",
		Args:    []diag.Arg{diag.Word("name", typ)},
		Hints:   []string{"name the folder in small letters with hyphens, such as closure-letter"},
	}
}

// shape returns the shape of the case as a document type sees it: with the
// entry of a list that each of its documents is about. The names of facts are
// taken.
func (l *loader) shape(root *tree.Node, m catalog.Manifest, k *kind, facts *tree.Shape) *tree.Shape {
	whole := k.schema.Shape()
	if m.OnePer.As == "" {
		return whole
	}
	list, rest := follow(whole, m.OnePer.List)
	switch {
	case rest != "" || list.Items == nil:
		l.found = append(l.found, wrongPointer(root.At("/one_per/list"), list, rest, "a list"))
		return whole
	case list.Items.Property(idField) == nil:
		l.unfit(root.At("/one_per/list"), "the entries of {pointer} have no ids, so the papers about them would have no names", "name a list whose entries have an id")
		return whole
	case whole.Property(m.OnePer.As) != nil || facts.Property(m.OnePer.As) != nil:
		n := root.At("/one_per/as")
		l.found = append(l.found, diag.Diagnostic{
			Rule: "TYPE-02", Severity: diag.Must, Blocks: diag.Write, Span: n.Span, Path: n.Pointer,
			Message: "templates find something else as {name} already, so the entry of the list needs another name",
			Args:    []diag.Arg{diag.Word("name", m.OnePer.As)},
			Hints:   []string{"call it " + m.OnePer.As + "_entry"},
		})
		return whole
	}
	l.checkConditions(root.At("/one_per/where"), list.Items)
	return join(whole, &tree.Shape{Names: []string{m.OnePer.As}, Properties: map[string]*tree.Shape{m.OnePer.As: list.Items}})
}

// templates parses the entry template of a type together with the templates
// beside it and the shared ones.
func (l *loader) templates(typ, entry string, root *tree.Shape, sections []catalog.Section) *compose.Templates {
	src := compose.Source{Entry: path.Join("templates", typ, entry), Root: root, Coverage: l.counting}
	for _, s := range sections {
		src.Sections = append(src.Sections, compose.Section(s))
	}
	var files []*source.File
	for _, dir := range []string{"templates/shared", "templates/" + typ} {
		more, err := l.assets.Files(dir, ".tmpl")
		if err != nil {
			l.fail(err)
		}
		files = append(files, more...)
	}
	src.Files = otherEntriesOut(files, typ, entry)
	t, found := compose.Parse(src)
	l.found = append(l.found, found...)
	return t
}

// otherEntriesOut leaves out the type's other entry template: the two are
// rendered apart and may define templates of the same name.
func otherEntriesOut(files []*source.File, typ, entry string) []*source.File {
	var out []*source.File
	for _, f := range files {
		dir, name := path.Split(f.Name())
		other := name == bodyEntry || name == workbookEntry
		if dir == "templates/"+typ+"/" && other && name != entry {
			continue
		}
		out = append(out, f)
	}
	return out
}

// leastLarge is the size of letters in large print, in points (facts 5.3).
const leastLarge = 18

// tooSmall finds a style for large print whose text is not large. The address in the
// window of an envelope, and what stands at head and foot, may be smaller.
func tooSmall(n *tree.Node, st layout.Style) diag.List {
	if n == nil {
		return nil
	}
	t := &st.Text
	for _, s := range []struct {
		key  string
		size float64
	}{{"body", t.Body.Size}, {"note", t.Note.Size}, {"table", t.Table.Size}, {"label", t.Label.Size}} {
		if at := n.At("/text/" + s.key); at != nil && s.size < leastLarge {
			return diag.List{{
				Rule: "STY-07", Severity: diag.Must, Blocks: diag.Write, Span: at.Span, Path: at.Pointer,
				Message: "this style is for large print, and its text is smaller than 18pt",
				Hints:   []string{"set size: 18pt or more, or take large_print out of document.yaml"},
			}}
		}
	}
	return nil
}
