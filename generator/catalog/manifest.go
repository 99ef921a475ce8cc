package catalog

import (
	"slices"

	"casedocs/generator/tree"
)

// Manifest is what document.yaml says about a document type. Its form is
// schemas/meta/document.schema.json.
type Manifest struct {
	Type      string // name of the folder
	Title     string
	CaseKind  string
	Date      string   // JSON pointer of the document's own date
	Version   string   // JSON pointer of its version
	Author    string   // JSON pointer of the body that issues it
	SignOffs  string   // JSON pointer of the list of signatures
	Style     string   // name of a file of templates/styles
	Audiences []string // reader ids, the first is the one of the plain file name
	Outputs   []string // "pdf", "xlsx"
	PageLimit int      // pages above which a finding is made, 0 for none
	LimitFrom string   // source of the page limit
	Annex     string   // how the heading of an annex begins; annexes do not count
}

// ReadManifest reads a document.yaml that has passed its schema.
func ReadManifest(typ string, n *tree.Node) Manifest {
	return Manifest{
		Type:      typ,
		Title:     n.String("title"),
		CaseKind:  n.String("case_kind"),
		Date:      n.String("date"),
		Version:   n.String("version"),
		Author:    n.String("author"),
		SignOffs:  n.String("sign_offs"),
		Style:     n.String("style"),
		Audiences: texts(n.Field("audiences")),
		Outputs:   texts(n.Field("outputs")),
		PageLimit: wholeNumber(n.String("page_limit")),
		LimitFrom: n.String("page_limit_source"),
		Annex:     n.String("annex_heading"),
	}
}

// Has reports whether the type is written in a format.
func (m Manifest) Has(format string) bool { return slices.Contains(m.Outputs, format) }

func texts(n *tree.Node) []string {
	if n == nil {
		return nil
	}
	out := make([]string, len(n.Items))
	for i, v := range n.Items {
		out[i] = v.Text
	}
	return out
}

func wholeNumber(s string) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}
