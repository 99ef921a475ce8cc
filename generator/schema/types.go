package schema

import (
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"casedocs/generator/diag"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// wrongType explains a value of the wrong kind.
func (m mistake) wrongType(k *kind.Type) []diag.Diagnostic {
	n := m.node
	wants := func(name string) bool { return slices.Contains(k.Want, name) }
	scalar := n.Kind != tree.Map && n.Kind != tree.List
	var message string
	var hints []string
	switch {
	case n.Pointer == "":
		message, hints = "the file does not begin with the name of a field", []string{"write each field on a line of its own: its name, a colon, a space and the value"}
	case scalar && wantsDate(n):
		return m.date()
	case wants("string") && scalar:
		message, hints = "{value} stands here as "+article(n)+", but a text is wanted", []string{"put it in quotation marks: {value}"}
	case wants("string"):
		message, hints = "one text is wanted here, not "+article(n), []string{m.oneText()}
	case wants("array"):
		message, hints = "a list is wanted here, each entry on a line that begins with a dash", []string{m.asList()}
	case wants("object"):
		message, hints = "a group of fields is wanted here, each on a line of its own", []string{m.asFields()}
	case wants("boolean"):
		message, hints = "true or false is wanted here", []string{m.asAnswer(), "if it is not known yet, write nothing after the colon"}
	case wants("number"):
		message, hints = "a number is wanted here, in figures", []string{m.asNumber(true)}
	case wants("integer"):
		message, hints = "a whole number is wanted here, in figures", []string{m.asNumber(false)}
	default:
		message, hints = "this is not what is wanted here", []string{"delete it"}
	}
	d := refuse(ruleForm, m.firstLine(), n, message, hints...)
	d.Args = []diag.Arg{{Name: "value", Value: n.Text}}
	return []diag.Diagnostic{d}
}

// article returns the kind of a value in words.
func article(n *tree.Node) string {
	switch n.Kind {
	case tree.Number:
		return "a number"
	case tree.Bool:
		return "true or false"
	case tree.List:
		return "a list"
	case tree.Map:
		return "a group of fields"
	}
	return "a text"
}

func (m mistake) oneText() string {
	if m.node.Kind == tree.List {
		return "write the one entry after the colon, without a dash; or join several into one text"
	}
	return "write the text after the colon; if it has a colon and a space in it, put it in quotation marks"
}

func (m mistake) asList() string {
	if m.node.Kind == tree.Map {
		return "write a dash and a space before the first of these fields, and two spaces more before the others"
	}
	if s := m.node.Shape; s != nil && s.Items != nil && (s.Items.Ref != "" || s.Items.Labels != nil) {
		return "put square brackets around it, as in [{value}]; a comma parts two entries"
	}
	return "write it on a new line: two spaces, a dash, a space and then the entry"
}

// asFields shows the first fields that the group could have.
func (m mistake) asFields() string {
	if m.node.Kind == tree.List {
		return "take the dashes away, if there is only one of it"
	}
	if m.node.Shape != nil && len(m.node.Shape.Names) > 0 {
		return "begin a new line, indented by two spaces, for each field; the fields are " + andList(m.node.Shape.Names, 8)
	}
	return "begin a new line, indented by two spaces, for each field"
}

func (m mistake) asAnswer() string {
	switch strings.ToLower(m.node.Text) {
	case "yes", "y", "on", "1":
		return "write true"
	case "no", "n", "off", "0":
		return "write false"
	}
	return "write true for yes and false for no, without quotation marks"
}

// asNumber offers the number that a text such as "£1,250" stands for.
func (m mistake) asNumber(fractions bool) string {
	text := strings.NewReplacer("£", "", ",", "", " ", "", "\u00a0", "").Replace(m.node.Text)
	whole, _, _ := strings.Cut(text, ".")
	switch {
	case m.node.Kind == tree.Map || m.node.Kind == tree.List:
		return "write one number after the colon"
	case !isFigures(text):
		return "write figures only, without words"
	case !fractions && whole != text:
		return "write a whole number, without a point"
	}
	return "write it without quotation marks, pound sign or commas"
}

// isFigures reports whether a text is digits with at most one point in it.
func isFigures(s string) bool {
	return strings.Trim(s, "0123456789.") == "" && strings.Count(s, ".") < 2 && strings.Trim(s, ".") != ""
}

// firstLine returns the key of a value that goes over several lines, and else
// the value itself.
func (m mistake) firstLine() source.Span {
	s := m.node.Span
	if s.File == nil || s.File.Pos(s.Start).Line == s.File.Pos(s.End).Line && s.End > s.Start {
		return s
	}
	return keySpan(m.tree, m.node)
}
