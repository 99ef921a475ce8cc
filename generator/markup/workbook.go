package markup

import (
	"slices"
	"strconv"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
)

// Workbook builds the workbook that an element tree describes. It goes on
// after a mistake; the workbook is whole only when the list is empty.
//
//	<workbook>
//	  <footer>Confidential …</footer>
//	  <sheet name="Actions">
//	    <title>…</title> <note>…</note>
//	    <columns><column kind="date" width="13" help="…">Until</column> …</columns>
//	    <row key="a-1"><cell>2026-03-10</cell> …</row>
//	    <highlight column="Status" when="overdue" style="alert"/>
//	  </sheet>
//	</workbook>
func Workbook(root *Element, meta doc.Meta) (*doc.Workbook, diag.List) {
	b := &bookBuilder{}
	w := &doc.Workbook{Meta: meta}
	if root.Name != "workbook" {
		b.report(root.Origin, ruleTag, "a workbook begins with <workbook>, not with {tag}", "", word("tag", "<"+root.Name+">"))
		return w, b.diags
	}
	b.attrs(root)
	for _, e := range b.kids(root, "footer", "sheet") {
		switch e.Name {
		case "footer":
			w.Footer = b.words(e)
		case "sheet":
			w.Sheets = append(w.Sheets, b.sheet(e))
		}
	}
	return w, append(b.diags, w.Check()...)
}

// bookBuilder gathers what is wrong with the markup of a workbook. What is
// wrong with the workbook itself is for doc.Workbook.Check to say.
type bookBuilder struct{ diags diag.List }

func (b *bookBuilder) report(o *doc.Origin, rule, message, hint string, args ...diag.Arg) {
	b.diags = append(b.diags, o.Diagnostic(rule, message, hint, args...))
}

func (b *bookBuilder) sheet(e *Element) doc.Sheet {
	b.attrs(e, "name")
	s := doc.Sheet{Name: e.Attr("name"), Origin: e.Origin}
	var rows []*Element
	for _, kid := range b.kids(e, "title", "note", "columns", "row", "highlight") {
		switch kid.Name {
		case "title":
			b.once(kid, len(s.Title) == 0)
			s.Title = b.words(kid)
		case "note":
			s.Notes = append(s.Notes, b.words(kid))
		case "columns":
			b.once(kid, len(s.Columns) == 0)
			s.Columns = append(s.Columns, b.columns(kid)...)
		case "row":
			rows = append(rows, kid)
		case "highlight":
			s.Highlights = append(s.Highlights, b.highlight(kid))
		}
	}
	for _, r := range rows {
		s.Rows = append(s.Rows, b.row(r, s.Columns))
	}
	return s
}

func (b *bookBuilder) columns(e *Element) []doc.Column {
	b.attrs(e)
	var out []doc.Column
	for _, kid := range b.kids(e, "column") {
		b.attrs(kid, "kind", "width", "choices", "help")
		c := doc.Column{
			Header: doc.InlineText(b.inlines(kid)),
			Kind:   b.kind(kid),
			Width:  b.width(kid),
			Help:   kid.Attr("help"),
			Origin: kid.Origin,
		}
		if choices := kid.Attr("choices"); choices != "" {
			c.Choices = b.choices(kid, choices)
		}
		out = append(out, c)
	}
	return out
}

// kind reads the kind of a column, text when it has none.
func (b *bookBuilder) kind(e *Element) doc.CellKind {
	a := e.attr("kind")
	if a == nil {
		return doc.CellText
	}
	var all []string
	for k := doc.CellText; k <= doc.CellChoice; k++ {
		if k.String() == a.Value {
			return k
		}
		all = append(all, k.String())
	}
	b.report(a.Origin, ruleAttribute, "there is no kind of column called {kind}",
		"choose one of: "+strings.Join(all, ", "), word("kind", a.Value))
	return doc.CellText
}

// maxColumn is the widest column that spreadsheets have, in characters.
const maxColumn = 255

func (b *bookBuilder) width(e *Element) float64 {
	a := e.attr("width")
	if a == nil {
		return 0
	}
	width, err := strconv.ParseFloat(a.Value, 64)
	if err == nil && width > 0 && width <= maxColumn {
		return width
	}
	b.report(a.Origin, ruleAttribute, "the width {width} is not a number of characters from 1 to 255",
		"leave the width out for one by content", word("width", a.Value))
	return 0
}

// choices reads a|b|c.
func (b *bookBuilder) choices(e *Element, list string) []string {
	if e.Attr("kind") != doc.CellChoice.String() {
		b.report(e.attr("choices").Origin, ruleAttribute, "only a column of kind choice has choices",
			`write kind="choice", or take the choices away`)
	}
	seen := map[string]bool{}
	var out []string
	for choice := range strings.SplitSeq(list, "|") {
		choice = strings.Trim(choice, space)
		if choice == "" || seen[choice] {
			b.report(e.attr("choices").Origin, ruleAttribute, "one of the choices is empty or is there twice",
				"write each choice once, with one “|” between two")
			continue
		}
		seen[choice] = true
		out = append(out, choice)
	}
	return out
}

func (b *bookBuilder) highlight(e *Element) doc.Highlight {
	b.attrs(e, "column", "when", "style")
	b.kids(e)
	if e.Attr("when") == "" {
		b.report(e.Origin, ruleAttribute, "a highlight needs the words that it highlights",
			`say them in when="…", exactly as they stand in the cell`)
	}
	return doc.Highlight{Column: e.Attr("column"), When: e.Attr("when"), Style: e.Attr("style"), Origin: e.Origin}
}

// words reads the inlines of an element that has no attributes.
func (b *bookBuilder) words(e *Element) []doc.Inline {
	b.attrs(e)
	return b.inlines(e)
}

func (b *bookBuilder) once(e *Element, first bool) {
	if !first {
		b.report(e.Origin, ruleTag, "a sheet has {tag} only once", "put both into one", word("tag", "<"+e.Name+">"))
	}
}

// attrs reports the attributes that an element cannot have.
func (b *bookBuilder) attrs(e *Element, known ...string) {
	for _, a := range e.Attrs {
		if slices.Contains(known, a.Name) {
			continue
		}
		hint := "take it away"
		if len(known) > 0 {
			hint = "it can have: " + strings.Join(known, ", ")
		}
		b.report(a.Origin, ruleAttribute, "{tag} has no attribute {attribute}", hint,
			word("tag", "<"+e.Name+">"), word("attribute", a.Name))
	}
}

// kids returns the elements in e whose names are known, and reports what else
// stands there.
func (b *bookBuilder) kids(e *Element, known ...string) []*Element {
	var out []*Element
	for _, n := range e.Kids {
		switch n := n.(type) {
		case *Element:
			if slices.Contains(known, n.Name) {
				out = append(out, n)
				continue
			}
			hint := "it is empty: write <" + e.Name + " …/>"
			if len(known) > 0 {
				hint = "in it can stand: " + strings.Join(known, ", ")
			}
			b.report(n.Origin, ruleTag, "{tag} cannot stand in {parent}", hint,
				word("tag", "<"+n.Name+">"), word("parent", "<"+e.Name+">"))
		case *Chars:
			if n.Value || strings.Trim(n.Text, space) != "" {
				b.report(n.Origin, ruleText, "text cannot stand straight in {parent}",
					"put it into one of the elements that hold text, such as <cell> or <note>", word("parent", "<"+e.Name+">"))
			}
		}
	}
	return out
}
