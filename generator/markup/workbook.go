package markup

import (
	"strconv"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
)

// Workbook builds the workbook that root, a <workbook> element, describes. It
// is nil when something is wrong with it.
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
	if root.Name != "workbook" {
		b.report(root.Origin, ruleTag, "a workbook begins with the tag <workbook>, not {tag}", diag.Word("tag", "<"+root.Name+">"))
		return nil, b.diags
	}
	w := &doc.Workbook{Meta: meta}
	b.attrs(root)
	for _, e := range b.kids(root, "footer", "sheet") {
		switch e.Name {
		case "footer":
			b.attrs(e)
			w.Footer = b.inlines(e.Kids)
		case "sheet":
			w.Sheets = append(w.Sheets, b.sheet(e))
		}
	}
	found := append(b.diags, w.Check()...)
	if found.Sort(); found.Blocks() == diag.Write {
		return nil, found
	}
	return w, found
}

// bookBuilder builds the parts of a workbook. It says what is wrong with the
// markup; what is wrong with the workbook is for doc.Workbook.Check to say.
type bookBuilder struct{ builder }

func (b *bookBuilder) sheet(e *Element) doc.Sheet {
	b.attrs(e, "name")
	s := doc.Sheet{Name: e.Attr("name"), Origin: e.Origin}
	var rows []*Element
	for _, kid := range b.kids(e, "title", "note", "columns", "row", "highlight") {
		switch kid.Name {
		case "title":
			b.once(kid, len(s.Title) == 0)
			b.attrs(kid)
			s.Title = b.inlines(kid.Kids)
		case "note":
			b.attrs(kid)
			s.Notes = append(s.Notes, b.inlines(kid.Kids))
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
		b.attrs(kid, "kind", "width", "least", "choices", "help")
		c := doc.Column{
			Header: doc.InlineText(b.inlines(kid.Kids)),
			Kind:   b.kind(kid),
			Width:  b.width(kid, "width"),
			Least:  b.width(kid, "least"),
			Help:   kid.Attr("help"),
			Origin: cellOrigin(kid),
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
	b.report(a.Origin, ruleAttribute, "there is no kind of column called {kind}", a.Origin.Arg("kind", a.Value))
	b.hint("choose one of: " + strings.Join(all, ", "))
	return doc.CellText
}

// maxColumn is the widest column that spreadsheets have, in characters.
const maxColumn = 255

// width reads an attribute that is a width, 0 when the column has none.
func (b *bookBuilder) width(e *Element, name string) float64 {
	a := e.attr(name)
	if a == nil {
		return 0
	}
	width, err := strconv.ParseFloat(a.Value, 64)
	if err == nil && width > 0 && width <= maxColumn {
		return width
	}
	b.report(a.Origin, ruleAttribute, "the width {width} is not a number of characters from 1 to 255", a.Origin.Arg("width", a.Value))
	b.hint("leave the width out for one by content")
	return 0
}

// choices reads a|b|c.
func (b *bookBuilder) choices(e *Element, list string) []string {
	if e.Attr("kind") != doc.CellChoice.String() {
		b.report(e.attr("choices").Origin, ruleAttribute, "only a column of kind choice has choices")
		b.hint(`write kind="choice", or take the choices away`)
	}
	var out []string
	clean := true
	for choice := range strings.SplitSeq(list, "|") {
		choice = strings.Trim(choice, space)
		if choice == "" || contains(out, choice) {
			clean = false
			continue
		}
		out = append(out, choice)
	}
	if !clean {
		b.report(e.attr("choices").Origin, ruleAttribute, "one of the choices is empty or is there twice")
		b.hint("write each choice once, with one “|” between two")
	}
	return out
}

func (b *bookBuilder) highlight(e *Element) doc.Highlight {
	b.attrs(e, "column", "when", "style")
	b.empty(e)
	if e.Attr("when") == "" {
		b.report(e.Origin, ruleAttribute, "a highlight needs the words that it highlights")
		b.hint(`say them in when="…", exactly as they stand in the cell`)
	}
	return doc.Highlight{Column: e.Attr("column"), When: e.Attr("when"), Style: e.Attr("style"), Origin: e.Origin}
}

func (b *bookBuilder) once(e *Element, first bool) {
	if !first {
		b.report(e.Origin, ruleTag, "a sheet has {tag} only once", diag.Word("tag", "<"+e.Name+">"))
	}
}

// kids returns the elements in e, whose names must be known, and reports what
// else stands there.
func (b *bookBuilder) kids(e *Element, known ...string) []*Element {
	var out []*Element
	for _, k := range e.Kids {
		kid, ok := k.(*Element)
		switch {
		case blank(k):
		case !ok:
			b.report(wordsOf(k.(*Chars)), ruleText, "text stands directly in {tag}", diag.Word("tag", "<"+e.Name+">"))
			b.hint("in it can stand: " + strings.Join(known, ", "))
		case contains(known, kid.Name):
			out = append(out, kid)
		default:
			b.report(kid.Origin, ruleTag, "{tag} cannot stand in {parent}", diag.Word("tag", "<"+kid.Name+">"), diag.Word("parent", "<"+e.Name+">"))
			b.hint("in it can stand: " + strings.Join(known, ", "))
		}
	}
	return out
}

// wordsOf returns the origin of characters without the template's white space
// before them.
func wordsOf(c *Chars) *doc.Origin {
	o := *c.Origin
	if !c.Value && !o.Template.IsZero() {
		o.Template.Start += len(c.Text) - len(strings.TrimLeft(c.Text, space))
	}
	return &o
}
