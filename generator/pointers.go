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
	for _, name := range []string{"date", "version", "author", "sign_offs"} {
		if n := root.Field(name); n != nil {
			l.checkFact(name, n, t)
		}
	}
	if own := root.Field("own"); own != nil {
		for _, n := range own.Items {
			l.checkOwn(n, t)
		}
	}
}

// checkFact wants what a paper says about itself to be of the right kind, and
// nothing that its readers may not see: it is read past every view, for file
// names and for the properties of files.
func (l *loader) checkFact(name string, n *tree.Node, t *docType) {
	at, rest := follow(t.shape, n.Text)
	if rest != "" {
		return // said already
	}
	fits, wanted := true, ""
	switch name {
	case "date":
		fits, wanted = at.Format == "date", "a date"
	case "version":
		fits, wanted = at.Kind == tree.Number, "a number"
	case "author":
		fits, wanted = at.Kind == tree.String && at.Format == "", "a text"
	case "sign_offs":
		fits, wanted = at.Items != nil && at.Items.Property(idField) != nil, "a list whose entries have ids"
	}
	barred := name != "sign_offs" && t.manifest.LetterSafe && !at.LetterSafe
	switch {
	case !fits:
		l.unfit(n, "{pointer} is not "+wanted+", so it cannot be the "+strings.ReplaceAll(name, "_", "-")+" of a paper", "name a field of the case that is "+wanted)
	case confidential(t.shape, n.Text) || barred:
		l.unfit(n, "{pointer} may not be seen by every reader of the paper, and file names and properties of files would show it", "name another field of the case, or leave the line out")
	}
}

// checkOwn wants own data to be confidential values of the one entry that a
// paper is about: those of anybody else are not the reader's own.
func (l *loader) checkOwn(n *tree.Node, t *docType) {
	as := t.manifest.OnePer.As
	at, rest := follow(t.shape, n.Text)
	switch inside := as != "" && strings.HasPrefix(n.Text, "/"+as+"/"); {
	case rest != "":
	case !inside || at.Confidential == "":
		l.unfit(n, "{pointer} is not a confidential value of the entry that a paper is about, so it cannot be its reader's own", "name a confidential field below the entry, such as /recipient/safe_address, or leave the line out")
	}
}

func (l *loader) unfit(n *tree.Node, message, hint string) {
	l.found = append(l.found, diag.Diagnostic{
		Rule: "TYPE-04", Severity: diag.Must, Blocks: diag.Write, Span: n.Span, Path: n.Pointer,
		Message: message,
		Args:    []diag.Arg{diag.Word("pointer", n.Text)},
		Hints:   []string{hint},
	})
}

// confidential reports whether a value, or a group that it stands in, is kept
// from readers.
func confidential(s *tree.Shape, pointer string) bool {
	for name := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if s = s.Property(name); s == nil {
			return false
		}
		if s.Confidential != "" {
			return true
		}
	}
	return false
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
