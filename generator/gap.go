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

func (g gap) node() *tree.Node {
	return group(
		entry("label", words(g.label)),
		entry("place", words(g.place)),
		entry("path", words(g.path)),
	)
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
			Message: "the " + strings.ToLower(p.typ.manifest.Title) + " still needs " + g.label,
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

// gapHint says how to fill a gap. A pointer ends in the name of the field,
// unless it ends in the number of a list's item; what the field stands in may
// be missing as well.
func gapHint(root *tree.Node, path string) string {
	up, name := cutLast(path)
	if name == "" || name[0] <= '9' || root.At(path) != nil {
		return "add it when it is known"
	}
	around, group := cutLast(up)
	if group == "" || root.At(up) != nil || root.At(around) == nil {
		return "add a line that begins with " + name + ":"
	}
	return "add a line with " + group + ": and below it, two spaces further in, one that begins with " + name + ":"
}

// cutLast returns what a pointer leads through, and the name that it ends in.
func cutLast(path string) (up, name string) {
	i := max(strings.LastIndexByte(path, '/'), 0)
	return path[:i], tree.Unescape(strings.TrimPrefix(path[i:], "/"))
}

// IsGap reports whether a finding is a labelled gap of a paper.
func IsGap(d diag.Diagnostic) bool { return d.Rule == gapRule }
