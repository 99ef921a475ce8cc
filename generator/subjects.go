package generator

import (
	"slices"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// subjects returns what a document type has a document for: the entries of a
// list, or nil once for the whole case. A case that does not record what the
// type needs has none of it; that is said only when the type was asked for by
// name.
func subjects(t *tree.Tree, typ *docType, asked bool) ([]*tree.Node, diag.List) {
	m := typ.manifest
	for _, pointer := range m.Needs {
		if !recorded(t.Root.At(pointer)) {
			return nil, nothingToMake(t, typ, pointer, asked)
		}
	}
	if m.OnePer.As == "" {
		return []*tree.Node{nil}, nil
	}
	var entries []*tree.Node
	if list := t.Root.At(m.OnePer.List); list != nil {
		entries = slices.DeleteFunc(slices.Clone(list.Items), func(n *tree.Node) bool { return !m.OnePer.Meets(n) })
	}
	if len(entries) == 0 {
		return nil, nothingToMake(t, typ, m.OnePer.List, asked)
	}
	return entries, nil
}

// eachCopy calls a function with each rendering of each paper of a case, whatever
// was asked for. The paper is the function's until it returns.
func (e *Engine) eachCopy(c *caseFile, opt Options, do func(*paper)) {
	for _, t := range c.kind.types {
		all, _ := subjects(c.tree, t, false)
		for _, about := range all {
			p := e.paper(c, t, opt, about)
			copies, _ := p.renderings()
			for _, p.rendering = range copies {
				do(p)
			}
		}
	}
}

// recorded reports whether a case says anything at a place.
func recorded(n *tree.Node) bool {
	switch {
	case n == nil || n.Kind == tree.Null:
		return false
	case n.Kind == tree.Map:
		return len(n.Fields) > 0
	case n.Kind == tree.List:
		return len(n.Items) > 0
	}
	return true
}

func nothingToMake(t *tree.Tree, typ *docType, pointer string, asked bool) diag.List {
	if !asked {
		return nil
	}
	span := place(t.Root, pointer)
	if span.IsZero() {
		span = start(t)
	}
	d := diag.Diagnostic{
		Rule: "DOC-01", Severity: diag.Info, Blocks: diag.Nothing, Span: span, Path: pointer,
		Message: "there is no " + strings.ToLower(typ.manifest.Title) + " to make: the case does not record " + strings.ReplaceAll(pointer[1:], "/", ", ") + " yet",
	}
	var wants []string
	for _, c := range typ.manifest.OnePer.Where {
		wants = append(wants, c.Field+": "+strings.Join(c.Words, " or "))
	}
	if recorded(t.Root.At(pointer)) {
		d.Message = "there is no " + strings.ToLower(typ.manifest.Title) + " to make: nothing under " + pointer[1:] + " says " + strings.Join(wants, " and ")
	}
	return diag.List{d}
}
