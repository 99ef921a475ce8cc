package generator

import (
	"slices"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// Issued is a paper that a case records as given out: one version of it, for
// whichever reader.
type Issued struct {
	Document string
	Item     string // id of the entry that the paper is about, "" for the whole case
	Stem     string // how the names of its files begin, without their folder
}

// Covers reports whether a file of a document and an item, by its name without
// its folder, is a copy of the paper.
func (i Issued) Covers(document, item, name string) bool {
	n := len(i.Stem)
	return document == i.Document && item == i.Item && len(name) > n &&
		strings.EqualFold(name[:n], i.Stem) && (name[n] == '.' || name[n] == '-')
}

// issued returns the papers that the case records as given out.
func (c *caseFile) issued() []Issued {
	var out []Issued
	for _, n := range c.tree.Root.Field("issued").All() {
		item, version := n.String("item"), n.String("version")
		for _, t := range c.kind.types {
			m := t.manifest
			if m.Type == n.String("document") && (m.Version == "") == (version == "") && item+version != "" {
				out = append(out, Issued{Document: m.Type, Item: item, Stem: stem(reference(c), m.Type, item, version)})
			}
		}
	}
	return out
}

// issuedCopy returns the record that this version of a paper was given out
// already. A paper is a photograph: what a court or a parent holds is not
// made again unless somebody asks for it by name.
func (p *paper) issuedCopy() (*tree.Node, diag.List) {
	m := p.typ.manifest
	issued := p.root.Field("issued")
	version := text(p.root, m.Version)
	if issued == nil || version == "" && p.about == nil {
		return nil, nil
	}
	for _, n := range issued.Items {
		if !p.isNamedBy(n) {
			continue
		}
		d := diag.Diagnostic{
			Rule: "ISS-01", Severity: diag.Info, Blocks: diag.Nothing,
			Span: p.root.Smallest(n.Pointer, n), Path: n.Pointer,
			Message: "version {version} of the " + p.called() + " is recorded as issued on {date} and is not made again",
			Args:    []diag.Arg{{Name: "version", Value: version}, {Name: "date", Value: n.String("date"), Hidden: "the date given"}},
			Hints:   []string{"raise the version of the paper, or name it with --document " + m.Type + " to make a copy"},
		}
		if version == "" {
			d.Message = "the " + p.called() + " is recorded as issued on {date} and is not made again"
			d.Args = d.Args[1:]
			d.Hints = []string{"name it with --document " + m.Type + " to make a copy"}
		}
		return n, diag.List{d}
	}
	return nil, nil
}

// isNamedBy reports whether a record of the case, that a paper was issued or
// signed, is about this paper.
func (p *paper) isNamedBy(record *tree.Node) bool {
	m := p.typ.manifest
	return record.String("document") == m.Type && record.String("item") == p.key() &&
		record.String("version") == text(p.root, m.Version)
}

// signOffs returns the records of the case about signatures on this paper, in
// the order of the case.
func (p *paper) signOffs() []*tree.Node {
	list := p.root.At(p.typ.manifest.SignOffs)
	if list == nil || p.typ.manifest.SignOffs == "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(list.Items), func(n *tree.Node) bool { return !p.isNamedBy(n) })
}

// signers returns the ids of the people who signed this paper.
func (p *paper) signers() []string {
	var ids []string
	for _, n := range p.signOffs() {
		if n.String("date") != "" && n.String("method") != "declined" {
			ids = append(ids, n.String("person"))
		}
	}
	return ids
}

// changedSince finds papers whose facts changed after they were issued. It
// compares content hashes, which leave out draft marks, as-of dates and
// signatures, with that of any of its copies; a case may record the first digits
// alone.
func changedSince(issued *tree.Node, hashes []string) diag.List {
	recorded := issued.Field("hash")
	if recorded == nil || recorded.Text == "" {
		return nil
	}
	digits := strings.TrimPrefix(recorded.Text, "sha256:")
	if slices.ContainsFunc(hashes, func(hash string) bool { return strings.HasPrefix(hash, digits) }) {
		return nil
	}
	return diag.List{{
		Rule: "ISS-02", Severity: diag.Should, Blocks: diag.Nothing,
		Span: recorded.Span, Path: recorded.Pointer,
		Message: "the facts of this paper have changed since it was issued",
		Hints:   []string{"raise the version, say under changes what changed and why, and give everybody who has the old paper the new one"},
	}}
}
