package generator

import (
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/disclosure"
	"casedocs/generator/tree"
)

// markRule is the rule of a mark under withhold that keeps nothing from anybody.
const markRule = "CON-12"

// lostMarks finds marks that lead to nothing in the case: what somebody meant to
// keep back would go out, so no paper is written.
func (c *caseFile) lostMarks() diag.List {
	var found diag.List
	for _, mark := range c.tree.Root.Field("withhold").All() {
		value := mark.Field("value")
		if value == nil || value.Text == "" {
			found = append(found, diag.Diagnostic{
				Rule: markRule, Severity: diag.Must, Blocks: diag.Write, Span: mark.Field(idField).Span, Path: mark.Pointer,
				Message: "this mark does not say what it keeps back, so nothing is",
				Hints:   []string{"write value: with the names of the fields from the top, and the ids of entries: /plan/concerns/concern-2/text"},
			})
			continue
		}
		if n := disclosure.Marked(c.tree.Root, value.Text); n != nil {
			found = append(found, c.unfitMark(value, n)...)
			continue
		}
		d := diag.Diagnostic{
			Rule: markRule, Severity: diag.Must, Blocks: diag.Write, Span: value.Span, Path: value.Pointer,
			Message: "this leads to nothing in the case, so what it is meant to keep back would go out",
			Hints:   []string{"write the names of the fields from the top, and the ids of entries of lists: /plan/concerns/concern-2/text"},
		}
		if near := nearest(c.tree.Root, value.Text); near != "" {
			d.Hints = []string{"did you mean " + near + "?"}
		}
		found = append(found, d)
	}
	return found
}

// unfitMark refuses marks on what a paper cannot be made without: its name, ids and
// what leads from one entry to another, words of a fixed choice, and whole lists.
func (c *caseFile) unfitMark(at, n *tree.Node) diag.List {
	d := diag.Diagnostic{Rule: markRule, Severity: diag.Must, Blocks: diag.Write, Span: at.Span, Path: at.Pointer}
	s := n.Shape
	switch {
	case n.Kind == tree.List:
		d.Message, d.Hints = "a whole list cannot be withheld", []string{"write a mark for each entry of it"}
	case s != nil && (s.Ref != "" || len(s.Labels) > 0) || strings.HasSuffix(at.Text, "/"+idField):
		d.Message, d.Hints = "this leads from one place of the case to another, or is one of a few words, and cannot be withheld alone",
			[]string{"withhold the entry that it stands in"}
	case c.namesPapers(n):
		d.Message, d.Hints = "papers and their files are named by this, so it cannot be withheld", []string{"withhold what the paper says about it"}
	default:
		return nil
	}
	return diag.List{d}
}

// namesPapers reports whether a value names files of a case.
func (c *caseFile) namesPapers(n *tree.Node) bool {
	for _, t := range c.kind.types {
		for _, pointer := range []string{"/reference", t.manifest.Version, t.manifest.Author} {
			if pointer != "" && (pointer == n.Pointer || strings.HasPrefix(pointer, n.Pointer+"/")) {
				return true
			}
		}
	}
	return false
}

// nearest returns a mark that leads somewhere and differs in the first part that
// does not, "" for none.
func nearest(root *tree.Node, value string) string {
	parts := strings.Split(strings.TrimPrefix(value, "/"), "/")
	for i := range parts {
		before := "/" + strings.Join(parts[:i], "/")
		if i == 0 {
			before = ""
		}
		if disclosure.Marked(root, before+"/"+parts[i]) != nil {
			continue
		}
		at := root
		if i > 0 {
			at = disclosure.Marked(root, before)
		}
		near := diag.Closest(parts[i], namesBelow(at))
		if near == "" {
			return ""
		}
		parts[i] = near
	}
	return "/" + strings.Join(parts, "/")
}

// namesBelow returns what the next part of a mark can be.
func namesBelow(n *tree.Node) []string {
	var names []string
	for _, f := range n.Fields {
		names = append(names, f.Name)
	}
	for _, item := range n.All() {
		names = append(names, item.String(idField))
	}
	return names
}
