package catalog

import (
	"slices"

	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// Manifest is what document.yaml says about a document type. Its form is
// schemas/meta/document.schema.json.
type Manifest struct {
	Type      string // name of the folder
	Title     string
	Purpose   string // what the document is for, in a sentence or two
	CaseKind  string
	Date      string   // JSON pointer of the document's own date
	Version   string   // JSON pointer of its version
	Author    string   // JSON pointer of the body that issues it
	SignOffs  string   // JSON pointer of the list of signatures
	Style     string   // name of a file of templates/styles
	Large     string   // the same for readers who want large print, "" for none
	Audiences []string // the first is the one of the plain file name
	Groups    []Group  // those audiences whose members the case names
	Basis     string   // JSON pointer of the list that says why each of them may have a copy, "" for none
	Outputs   []string // "pdf", "xlsx"
	CourtForm string   // what the document is to a court, "" for none
	PageLimit int      // pages above which a finding is made, 0 for none
	LimitFrom string   // source of the page limit
	Annex     string   // how the heading of an annex begins; annexes do not count

	Unlisted   bool      // who gets a copy needs no line in that list, but one that was taken back counts
	OnePer     OnePer    // the list of which each entry has a document; zero when the case has one
	Needs      []string  // JSON pointers of what a case must record to have the document
	Last       bool      // it tells what goes out, so it is made when that is known
	LetterSafe bool      // templates have only fields that are safe in letters
	Own        []string  // JSON pointers of confidential values that the first audience may see
	Sections   []Section // in the order of the document, empty when templates say it themselves
}

// Group is an audience whose members the case names.
type Group struct {
	ID      string
	Of      string   // JSON pointer of their ids, or of entries that name one person each
	Has     string   // field that people of the group have, "" for everybody of the list
	Formats []string // of their copies, nil for all outputs
}

// Group returns the group of an audience, nil for one that the case does not
// name.
func (m Manifest) Group(audience string) *Group {
	for i := range m.Groups {
		if m.Groups[i].ID == audience {
			return &m.Groups[i]
		}
	}
	return nil
}

// OnePer is a list of the case that has one document for each of its entries.
type OnePer struct {
	List  string // JSON pointer
	As    string // name of the entry at the root of templates and pointers
	Where []Condition
}

// Condition holds for an entry whose field has one of the words.
type Condition struct {
	Field string
	Words []string
}

// Section is one section of a document with its heading.
type Section struct {
	ID      string
	Heading string
	NewPage bool
	Span    source.Span // in document.yaml
}

// ReadManifest reads a document.yaml that has passed its schema.
func ReadManifest(typ string, n *tree.Node) Manifest {
	return Manifest{
		Type:      typ,
		Title:     n.String("title"),
		Purpose:   n.String("description"),
		CaseKind:  n.String("case_kind"),
		Date:      n.String("date"),
		Version:   n.String("version"),
		Author:    n.String("author"),
		SignOffs:  n.String("sign_offs"),
		Style:     n.String("style"),
		Large:     n.String("large_print"),
		Audiences: audiences(n.Field("audiences")),
		Groups:    groups(n.Field("audiences")),
		Basis:     n.String("basis"),
		Outputs:   n.Field("outputs").Texts(),
		CourtForm: n.String("court_form"),
		PageLimit: wholeNumber(n.String("page_limit")),
		LimitFrom: n.String("page_limit_source"),
		Annex:     n.String("annex_heading"),

		Unlisted:   n.String("basis_needed") == "false",
		OnePer:     readOnePer(n.Field("one_per")),
		Needs:      n.Field("needs").Texts(),
		Last:       n.String("after") == "outgoing",
		LetterSafe: n.String("draws_on") == "letter-safe",
		Own:        n.Field("own").Texts(),
		Sections:   readSections(n.Field("sections")),
	}
}

func audiences(n *tree.Node) []string {
	var out []string
	for _, a := range n.All() {
		if a.Kind == tree.Map {
			out = append(out, a.String("id"))
		} else {
			out = append(out, a.Text)
		}
	}
	return out
}

func groups(n *tree.Node) []Group {
	var out []Group
	for _, a := range n.All() {
		if a.Kind == tree.Map {
			out = append(out, Group{ID: a.String("id"), Of: a.String("of"), Has: a.String("has"), Formats: a.Field("formats").Texts()})
		}
	}
	return out
}

func readOnePer(n *tree.Node) OnePer {
	o := OnePer{List: n.String("list"), As: n.String("as")}
	if where := n.Field("where"); where != nil {
		for _, f := range where.Fields {
			o.Where = append(o.Where, Condition{Field: f.Name, Words: f.Value.Texts()})
		}
	}
	return o
}

// Meets reports whether an entry of the list has a document.
func (o OnePer) Meets(entry *tree.Node) bool {
	for _, c := range o.Where {
		if !slices.Contains(c.Words, entry.String(c.Field)) {
			return false
		}
	}
	return true
}

func readSections(n *tree.Node) []Section {
	if n == nil {
		return nil
	}
	var out []Section
	for _, s := range n.Items {
		out = append(out, Section{
			ID: s.String("id"), Heading: s.String("heading"), NewPage: s.String("new_page") == "true", Span: s.Field("id").Span,
		})
	}
	return out
}

// Has reports whether the type is written in a format.
func (m Manifest) Has(format string) bool { return slices.Contains(m.Outputs, format) }

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
