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
		if value == nil || disclosure.Marked(c.tree.Root, value.Text) != nil {
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
		return "/" + strings.Join(parts, "/")
	}
	return ""
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
