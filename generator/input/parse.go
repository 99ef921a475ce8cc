package input

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// parse returns the root node of the only document of a file, or the finding
// that says why there is none. Only nodes are taken from the library: its own
// decoding would drop places, merge keys and turn dates into times.
func parse(f *source.File) (*yaml.Node, *diag.Diagnostic) {
	data := bytes.TrimPrefix(f.Data(), []byte(bom))
	d := yaml.NewDecoder(bytes.NewReader(data))
	doc, problem := decode(d)
	if problem != "" {
		return nil, explain(f, problem)
	}
	if doc == nil || len(doc.Content) == 0 || isNothing(doc.Content[0]) {
		p := refuse(ruleForm, f.Span(0, 0), "the file holds no fields, only remarks or blank lines",
			"a field is written as a name, a colon, a space and the value; a line that begins with # is a remark")
		return nil, &p
	}
	if second, problem := decode(d); second != nil || problem != "" {
		return nil, secondDocument(f, doc)
	}
	return doc.Content[0], nil
}

func isNothing(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && isPlain(n) && !refusedAt(n)
}

// decode reads the next document: nil when there is none, with the library's
// words for the problem when it cannot be read. The library panics on a few
// broken inputs; that too is a problem of the input.
func decode(d *yaml.Decoder) (doc *yaml.Node, problem string) {
	defer func() {
		if r := recover(); r != nil {
			doc, problem = nil, fmt.Sprint(r)
		}
	}()
	n := new(yaml.Node)
	switch err := d.Decode(n); {
	case errors.Is(err, io.EOF):
		return nil, ""
	case err != nil:
		return nil, bare(err.Error())
	}
	return n, ""
}

// bare returns the library's message without "yaml: line 3: ", since that line
// is often not the one to blame.
func bare(message string) string {
	message = strings.TrimPrefix(message, "yaml: ")
	if rest, ok := strings.CutPrefix(message, "line "); ok {
		if _, after, ok := strings.Cut(rest, ": "); ok {
			return after
		}
	}
	return message
}

// secondDocument points at the line of dashes or dots after the document that
// was read.
func secondDocument(f *source.File, doc *yaml.Node) *diag.Diagnostic {
	last := lastLine(doc)
	for n := max(last, 1); n <= f.Lines(); n++ {
		text := f.Line(n)
		if n == last || !strings.HasPrefix(text, "---") && !strings.HasPrefix(text, "...") {
			continue
		}
		p := refuse(ruleForm, lineSpan(f, n), "a second document begins here, but a file holds only one",
			"delete this line if what follows belongs to the same document; else move it to a file of its own")
		return &p
	}
	p := refuse(ruleForm, f.Span(0, 0), "the file holds more than one document",
		"look for a line that begins with --- and delete it, or move what follows to a file of its own")
	return &p
}

// lastLine returns the line on which the last value of a document begins.
func lastLine(n *yaml.Node) int {
	if len(n.Content) == 0 {
		return n.Line
	}
	return lastLine(n.Content[len(n.Content)-1])
}

// lineSpan returns the text of a line without its indentation.
func lineSpan(f *source.File, line int) source.Span {
	start, text := f.Offset(line, 1), f.Line(line)
	trimmed := strings.TrimLeft(text, " \t")
	return f.Span(start+len(text)-len(trimmed), start+len(text))
}
