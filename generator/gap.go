package generator

import (
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// gapRule is the rule of a value that a paper needs and the case lacks.
const gapRule = "GAP-01"

// gap is one labelled gap of a paper.
type gap struct {
	label string
	path  string // JSON pointer of the missing value, or of what asked for it
	place string // heading under which the gap stands
}

// gap returns a gap as templates find it.
func (p *paper) gap(g gap) *tree.Node {
	return group(
		entry("label", words(g.label)),
		entry("of", entryName(p.root, g.path)),
		entry("place", words(g.place)),
		entry("path", words(g.path)),
	)
}

// entryName names the innermost entry of a list that a pointer leads into, by
// its id, and before it what a person or child is called; it is nil for a
// pointer that leads into none. What it says comes from the case, and keeps its
// place there.
func entryName(root *tree.Node, pointer string) *tree.Node {
	for at := pointer; at != ""; at = at[:strings.LastIndexByte(at, '/')] {
		n := root.At(at)
		if n == nil || n.String("id") == "" {
			continue
		}
		for _, name := range []string{"known_as", "name"} {
			if called := n.Field(name); called != nil && called.Kind == tree.String {
				return &tree.Node{Kind: tree.String, Text: called.Text + " (" + n.String("id") + ")", Pointer: called.Pointer}
			}
		}
		return words(n.String("id"))
	}
	return nil
}

// collectGaps returns the gaps of a document in reading order, each once.
func collectGaps(d *doc.Document) []gap {
	var (
		gaps    []gap
		seen    = map[[2]string]bool{}
		heading string
	)
	doc.Walk(d, func(b doc.Block) {
		if h, ok := b.(*doc.Heading); ok {
			heading = doc.InlineText(h.Inlines)
		}
	}, func(in doc.Inline) {
		g, ok := in.(*doc.Gap)
		if !ok {
			return
		}
		path := gapPath(g.Origin)
		if key := [2]string{path, g.Label}; !seen[key] {
			seen[key] = true
			gaps = append(gaps, gap{label: g.Label, path: path, place: heading})
		}
	})
	return gaps
}

// gapPath returns the pointer that explains a gap best: the value that was to
// be printed, which stands after the ids that led to it, else the one that
// decided that the gap is there.
func gapPath(o *doc.Origin) string {
	switch {
	case o == nil:
		return ""
	case len(o.Data) > 0:
		return o.Data[len(o.Data)-1]
	case len(o.Control) > 0:
		return o.Control[len(o.Control)-1]
	}
	return ""
}

// gapFindings turns gaps into findings at the nearest place in the case file.
func (p *paper) gapFindings(gaps []gap) diag.List {
	var found diag.List
	for _, g := range gaps {
		found = append(found, diag.Diagnostic{
			Rule: gapRule, Severity: diag.Should, Blocks: diag.Final,
			Span: p.nearest(g.path), Path: g.path,
			Message: "the " + p.called() + " still needs " + g.label,
			Hints:   []string{gapHint(p.from.tree.Root, g.path)},
		})
	}
	return found
}

// nearest returns the place of a value or of what is around it; the start of
// the case when nothing is.
func (p *paper) nearest(path string) source.Span {
	if s := place(p.from.tree.Root, path); !s.IsZero() {
		return s
	}
	return start(p.from.tree)
}

// gapHint says how to fill a gap: which line to add, and in which groups of
// fields that are missing as well.
func gapHint(root *tree.Node, path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if root.Shape != nil && root.Shape.Property(first) == nil {
		return "it is worked out from the case: fill in what it follows from"
	}
	names := lacking(root, path)
	if len(names) == 0 || names[0] == "" || names[0][0] <= '9' {
		return "add it when it is known"
	}
	last := len(names) - 1
	if last == 0 {
		return "add a line that begins with " + names[0] + ":"
	}
	return "add a line with " + strings.Join(names[:last], ":, below it one with ") + ": and below it, two spaces further in, one that begins with " + names[last] + ":"
}

// lacking returns the names at the end of a pointer that the case does not have,
// down to the first that stands for a value: an id there leads elsewhere.
func lacking(root *tree.Node, path string) []string {
	n, shape := root, root.Shape
	var names []string
	for part := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		if shape != nil && shape.Kind != tree.Map && shape.Kind != tree.List {
			break
		}
		if inner := n.At("/" + part); len(names) == 0 && inner != nil {
			n, shape = inner, inner.Shape
			continue
		}
		name := tree.Unescape(part)
		names, shape = append(names, name), shape.Property(name)
	}
	return names
}

// IsGap reports whether a finding is a labelled gap of a paper.
func IsGap(d diag.Diagnostic) bool { return d.Rule == gapRule }
