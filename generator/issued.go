package generator

import (
	"strings"

	"casedocs/generator/catalog"
	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// issuedCopy returns the record that this version of a paper was given out
// already. A paper is a photograph: what a court or a parent holds is not
// made again unless somebody asks for it by name.
func issuedCopy(root *tree.Node, m catalog.Manifest) (*tree.Node, diag.List) {
	issued := root.Field("issued")
	version := text(root, m.Version)
	if issued == nil || version == "" {
		return nil, nil
	}
	for _, n := range issued.Items {
		if n.String("document") != m.Type || n.String("version") != version {
			continue
		}
		return n, diag.List{{
			Rule: "ISS-01", Severity: diag.Info, Blocks: diag.Nothing,
			Span: smallest(root, n.Pointer, n), Path: n.Pointer,
			Message: "version {version} of the " + m.Type + " is recorded as issued on {date} and is not made again",
			Args:    []diag.Arg{{Name: "version", Value: version}, {Name: "date", Value: n.String("date"), Hidden: "the date given"}},
			Hints:   []string{"raise the version of the paper, or name it with --document " + m.Type + " to make a copy"},
		}}
	}
	return nil, nil
}

// signers returns the ids of the people who signed this version of a paper, in
// the order of the case.
func signers(root *tree.Node, m catalog.Manifest) []string {
	list := root.At(m.SignOffs)
	if list == nil || m.SignOffs == "" {
		return nil
	}
	var ids []string
	for _, n := range list.Items {
		signed := n.String("date") != "" && n.String("method") != "declined"
		if signed && n.String("document") == m.Type && n.String("version") == text(root, m.Version) {
			ids = append(ids, n.String("person"))
		}
	}
	return ids
}

// changedSince finds papers whose facts changed after they were issued. It
// compares content hashes, which leave out draft marks, as-of dates and
// signatures; a case may record the first digits alone.
func changedSince(issued *tree.Node, hash string) diag.List {
	recorded := issued.Field("hash")
	if recorded == nil || recorded.Text == "" || hash == "" {
		return nil
	}
	if strings.HasPrefix(hash, strings.TrimPrefix(recorded.Text, "sha256:")) {
		return nil
	}
	return diag.List{{
		Rule: "ISS-02", Severity: diag.Should, Blocks: diag.Nothing,
		Span: recorded.Span, Path: recorded.Pointer,
		Message: "the facts of this paper have changed since it was issued",
		Hints:   []string{"raise the version, say under changes what changed and why, and give everybody who has the old paper the new one"},
	}}
}
