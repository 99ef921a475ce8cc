package generator

import (
	"maps"
	"slices"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// checkPointers wants every pointer of a document.yaml to lead to a field that
// the schema declares: one that leads nowhere would leave papers without their
// date, and say nothing.
func (l *loader) checkPointers(root *tree.Node, t *docType) {
	var pointers []*tree.Node
	for _, name := range []string{"date", "version", "status", "author", "sign_offs"} {
		pointers = append(pointers, root.Field(name))
	}
	for _, name := range []string{"needs", "own"} {
		if list := root.Field(name); list != nil {
			pointers = append(pointers, list.Items...)
		}
	}
	for _, n := range pointers {
		if n == nil {
			continue
		}
		if last, rest := follow(t.shape, n.Text); rest != "" {
			l.found = append(l.found, wrongPointer(n, last, rest, "a field"))
		}
	}
}

// follow returns the shape that a JSON pointer leads to; where it leads
// nowhere, the last shape on the way and the rest of the pointer, which begins
// with the name that this one does not have.
func follow(s *tree.Shape, pointer string) (at *tree.Shape, rest string) {
	for rest = strings.TrimPrefix(pointer, "/"); rest != ""; {
		name, further, _ := strings.Cut(rest, "/")
		next := s.Property(name)
		if next == nil {
			return s, rest
		}
		s, rest = next, further
	}
	return s, ""
}

func wrongPointer(n *tree.Node, last *tree.Shape, rest, what string) diag.Diagnostic {
	d := diag.Diagnostic{
		Rule: "TYPE-01", Severity: diag.Must, Blocks: diag.Write, Span: n.Span, Path: n.Pointer,
		Message: "{pointer} is not " + what + " of the case",
		Args:    []diag.Arg{diag.Word("pointer", n.Text)},
	}
	name, _, _ := strings.Cut(rest, "/")
	if near := diag.Closest(name, last.Names); name != "" && near != "" {
		d.Hints = []string{"did you mean " + strings.TrimSuffix(n.Text, rest) + near + strings.TrimPrefix(rest, name) + "?"}
	}
	return d
}

// checkConditions wants the terms on which an entry has a document to be about
// fields and words that entries can have: no entry would ever meet others.
func (l *loader) checkConditions(where *tree.Node, entries *tree.Shape) {
	if where == nil {
		return
	}
	for _, f := range where.Fields {
		field := entries.Property(f.Name)
		if field == nil {
			l.found = append(l.found, diag.Diagnostic{
				Rule: "TYPE-03", Severity: diag.Must, Blocks: diag.Write, Span: f.Span, Path: f.Value.Pointer,
				Message: "{name} is not a field of the entries of the list",
				Args:    []diag.Arg{diag.Word("name", f.Name)},
				Hints:   []string{"write one of: " + strings.Join(entries.Names, ", ")},
			})
			continue
		}
		for _, word := range f.Value.Items {
			if field.Labels != nil && field.Labels[word.Text] == "" {
				l.found = append(l.found, diag.Diagnostic{
					Rule: "TYPE-03", Severity: diag.Must, Blocks: diag.Write, Span: word.Span, Path: word.Pointer,
					Message: "{word} is not a word that can stand in " + f.Name,
					Args:    []diag.Arg{diag.Word("word", word.Text)},
					Hints:   []string{"the words are " + strings.Join(slices.Sorted(maps.Keys(field.Labels)), ", ")},
				})
			}
		}
	}
}
