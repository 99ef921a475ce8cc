package input

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"casedocs/generator/diag"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// walker turns yaml nodes into tree nodes and notes what is refused.
type walker struct {
	file   *source.File
	cursor *cursor
	found  diag.List
	deep   bool // the limit of depth is already reported
}

func (w *walker) add(d diag.Diagnostic) {
	switch {
	case len(w.found) < maxFindings:
		w.found = append(w.found, d)
	case len(w.found) == maxFindings:
		w.found = append(w.found, refuse(ruleForm, d.Span,
			fmt.Sprintf("there are more than %d mistakes; the rest are not listed", maxFindings),
			"mend these first and run the check again"))
	}
}

// value returns the tree of n. The result is never nil.
func (w *walker) value(n *yaml.Node, pointer string, depth int) *tree.Node {
	if depth > maxDepth || len(pointer) > maxPointer {
		return w.tooDeep(n, pointer)
	}
	w.extras(n, pointer)
	switch n.Kind {
	case yaml.MappingNode:
		return w.fields(n, pointer, depth)
	case yaml.SequenceNode:
		return w.items(n, pointer, depth)
	}
	return w.scalar(n, pointer)
}

func (w *walker) tooDeep(n *yaml.Node, pointer string) *tree.Node {
	span := w.cursor.scalar(n)
	if !w.deep {
		w.deep = true
		w.add(refuse(ruleForm, span, fmt.Sprintf("values stand within values more than %d levels deep, far more than is needed", maxDepth),
			"look at the indentation and the brackets above this line"))
	}
	return &tree.Node{Span: span, Pointer: pointer, Refused: true}
}

// extras refuses tags, anchors and aliases, none of which a case needs.
func (w *walker) extras(n *yaml.Node, pointer string) {
	at := w.cursor.at(n.Line, n.Column)
	data := w.file.Data()
	if at >= len(data) {
		return
	}
	var message string
	switch c := data[at]; {
	case n.Kind == yaml.AliasNode:
		return // reported where its anchor stands
	case c == '&' && n.Anchor != "":
		message = "text that begins with & is a label for repeating things in YAML, which is not used here"
	case c == '!' && (n.Kind == yaml.ScalarNode || refusedAt(n)):
		message = "text that begins with ! is a type name in YAML, which is not used here"
	default:
		return
	}
	end := wordEnd(data, at)
	d := refuse(ruleForm, w.file.Span(at, end), message,
		"if it is text, put the whole text in quotation marks", "if something is to be repeated, write it out again")
	d.Path = pointer
	w.add(d)
}

func (w *walker) fields(n *yaml.Node, pointer string, depth int) *tree.Node {
	out := &tree.Node{Kind: tree.Map, Pointer: pointer, Refused: refusedAt(n)}
	start := w.cursor.at(n.Line, n.Column)
	end := start
	first := make(map[string]source.Span, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, key := n.Content[i].Value, w.cursor.scalar(n.Content[i])
		if !w.name(n.Content[i], key, pointer) {
			out.Refused = out.Refused || n.Content[i].Kind != yaml.ScalarNode
			end = max(end, w.skip(n.Content[i+1]))
			continue
		}
		if earlier, twice := first[name]; twice {
			w.twice(name, key, earlier, pointer)
			end = max(end, w.skip(n.Content[i+1]))
			continue
		}
		first[name] = key
		v := w.value(n.Content[i+1], pointer+"/"+tree.Escape(name), depth+1)
		out.Fields = append(out.Fields, tree.Field{Name: name, Span: key, Value: v})
		end = max(key.End, v.Span.End)
	}
	out.Span = w.file.Span(start, bracketEnd(w.file.Data(), start, end))
	return out
}

// skip moves past a value that is not taken in and returns where it ends.
func (w *walker) skip(n *yaml.Node) int {
	if len(n.Content) == 0 {
		return w.cursor.scalar(n).End
	}
	return w.skip(n.Content[len(n.Content)-1])
}

// name reports whether a key can be the name of a field.
func (w *walker) name(k *yaml.Node, at source.Span, pointer string) bool {
	var d diag.Diagnostic
	switch {
	case k.Kind == yaml.MappingNode, k.Kind == yaml.SequenceNode:
		d = refuse(ruleForm, w.file.Span(at.Start, at.Start+1), "here is a bracket where the name of a field should be",
			"if this is a place to fill in, fill it in; if it is text, put the whole text in quotation marks")
	case k.Kind != yaml.ScalarNode || k.Anchor != "" || k.Style&yaml.TaggedStyle != 0:
		d = refuse(ruleForm, at, "the name of a field is plain words, without special marks",
			"write a name, a colon and a space at the start of the line")
	case k.Value == "<<" && isPlain(k):
		d = refuse(ruleForm, at, "<< copies fields from elsewhere, which is not used here",
			"write the fields out here")
	case at.Start > 0 && w.file.Data()[at.Start-1] == '?':
		d = refuse(ruleForm, w.file.Span(at.Start-1, at.Start), "a text in brackets cannot begin with ? unless it stands in quotation marks",
			"put quotation marks around the whole text")
	case len(k.Value) > maxName:
		d = refuse(ruleForm, at, fmt.Sprintf("the name of a field is longer than %d letters", maxName),
			"look for a missing quotation mark: this may be text with a colon in it")
	case isPlain(k) && (k.Value == "" || kindOf(k.Value) != tree.String || trapOf(k.Value) != nil):
		d = refuse(ruleTraps, at, "{value} cannot be the name of a field, because programs read it in different ways",
			"use a word as the name; a field is written as a name, a colon, a space and the value")
		d.Args = []diag.Arg{{Name: "value", Value: k.Value, Hidden: "this"}}
	default:
		return w.printable(k, at, pointer)
	}
	d.Path = pointer
	w.add(d)
	return false
}

func (w *walker) twice(name string, at, first source.Span, pointer string) {
	if len(w.found) > maxFindings {
		return // finding the line of every first place would take long
	}
	d := refuse(ruleForm, at, fmt.Sprintf("{field} is given twice in the same place, first on line %d", first.Pos().Line),
		"keep the right one and delete the other; if both are needed, look whether this one belongs further in or further out")
	if name == "id" {
		d.Hints = append(d.Hints, "if another entry of the list begins here, write a dash and a space before it")
	}
	d.Path = pointer
	d.Args = []diag.Arg{{Name: "field", Value: name, Hidden: "a field"}}
	d.Related = []diag.Note{{Span: first, Message: "first given here"}}
	w.add(d)
}

func (w *walker) items(n *yaml.Node, pointer string, depth int) *tree.Node {
	out := &tree.Node{Kind: tree.List, Pointer: pointer, Refused: refusedAt(n)}
	start := w.cursor.at(n.Line, n.Column)
	end := start + 1
	for _, c := range n.Content {
		v := w.value(c, pointer+"/"+strconv.Itoa(len(out.Items)), depth+1)
		end = max(end, v.Span.End)
		if v.Kind == tree.Null && !v.Refused {
			w.emptyItem(v)
			continue
		}
		out.Items = append(out.Items, v)
	}
	out.Span = w.file.Span(start, bracketEnd(w.file.Data(), start, end))
	return out
}

func (w *walker) emptyItem(v *tree.Node) {
	d := refuse(ruleForm, v.Span, "a list item is empty, and is left out",
		"write something after the dash, or delete the dash")
	d.Severity, d.Blocks, d.Path = diag.Should, diag.Nothing, v.Pointer
	w.add(d)
}

// refusedAt reports whether extras has refused the marks before a value.
func refusedAt(n *yaml.Node) bool {
	return n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0
}

func (w *walker) scalar(n *yaml.Node, pointer string) *tree.Node {
	v := &tree.Node{Kind: tree.String, Text: norm.NFC.String(n.Value), Span: w.cursor.scalar(n), Pointer: pointer}
	switch {
	case refusedAt(n):
		v.Refused = true
	case len(n.Value) > maxText:
		w.refuseValue(v, ruleForm, fmt.Sprintf("this text is longer than %d letters, more than any document can hold", maxText),
			"shorten it, or look for a missing quotation mark")
	case isPlain(n):
		w.plain(v)
	default:
		v.Refused = !w.printable(n, v.Span, pointer)
	}
	return v
}

// plain gives an unquoted value its kind, or refuses it.
func (w *walker) plain(v *tree.Node) {
	if t := trapOf(v.Text); t != nil {
		w.refuseValue(v, ruleTraps, t.message, t.hints...)
		return
	}
	v.Kind = kindOf(v.Text)
	data := w.file.Data()
	if mark := remark(data, v.Span.End); mark >= 0 && v.Kind != tree.Null {
		d := refuse(ruleTraps, w.file.Span(mark, lineEnd(data, mark)),
			"the text after # is taken for a remark and is left out",
			"if it belongs to the text, put the whole text in quotation marks", "if it is a remark, write a space after #")
		d.Severity, d.Blocks, d.Path = diag.Should, diag.Nothing, v.Pointer
		w.add(d)
	}
}

func (w *walker) refuseValue(v *tree.Node, rule, message string, hints ...string) {
	v.Refused = true
	d := refuse(rule, v.Span, message, hints...)
	d.Path = v.Pointer
	d.Args = []diag.Arg{{Name: "value", Value: v.Text}}
	w.add(d)
}

// printable reports whether a text holds no control characters; quotation
// marks let them in as escapes such as "\a", and characters that nobody can see
// as well.
func (w *walker) printable(n *yaml.Node, at source.Span, pointer string) bool {
	written := w.file.Data()[at.Start:at.End]
	last := '\n'
	for i, r := range n.Value {
		_, size := utf8.DecodeRuneInString(n.Value[i:])
		next, _ := utf8.DecodeRuneInString(n.Value[i+size:])
		switch {
		case !printable(r):
			d := unprintable(at, r)
			d.Path = pointer
			w.add(d)
			return false
		case hidden(last, r, next) && !bytes.ContainsRune(written, r): // else it was found in the file
			d := unseen(at, r)
			d.Path = pointer
			w.add(d)
		}
		last = r
	}
	return true
}
