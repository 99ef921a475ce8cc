package compose

import (
	"bytes"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// part is one template of a set, as parsed.
type part struct {
	name string
	file *source.File
	tree *parse.Tree
}

// isOwn reports whether a template stands in the folder of the entry, and not
// in one that document types share.
func (p part) isOwn(entry string) bool { return path.Dir(p.file.Name()) == path.Dir(entry) }

// parseFiles parses all files of a source into one set of templates.
func parseFiles(src Source) (map[string]part, diag.List) {
	var parts []part
	var diags diag.List
	for _, f := range src.Files {
		more, wrong := parseFile(f)
		parts = append(parts, more...)
		diags = append(diags, wrong...)
	}
	set, wrong := merge(parts, src.Entry)
	diags = append(diags, wrong...)
	if _, ok := set[src.Entry]; !ok && len(diags) == 0 {
		diags = append(diags, mistake(source.Span{}, ruleName, "there is no template {template}", diag.Word("template", src.Entry)))
	}
	return set, diags
}

// parseFile parses one file into its templates: the file itself, under its
// name, and those it defines, in the order of their names.
func parseFile(f *source.File) ([]part, diag.List) {
	set := map[string]*parse.Tree{}
	t := parse.New(f.Name())
	t.Mode = parse.SkipFuncCheck
	if _, err := t.Parse(string(f.Data()), "{{", "}}", set); err != nil {
		return nil, diag.List{syntaxError(f, err)}
	}
	var parts []part
	for _, name := range slices.Sorted(maps.Keys(set)) {
		parts = append(parts, part{name, f, set[name]})
	}
	return parts, nil
}

// errorPlace is how package parse begins its errors: template: NAME:LINE:
// WORDS.
var errorPlace = regexp.MustCompile(`^template: .*?:(\d+): (?s)(.*)$`)

// syntaxError says an error of the parser at its line.
func syntaxError(f *source.File, err error) diag.Diagnostic {
	line, words := 1, err.Error()
	if m := errorPlace.FindStringSubmatch(strings.Replace(words, f.Name(), "", 1)); m != nil {
		line, _ = strconv.Atoi(m[1])
		words = m[2]
	}
	text := f.Line(line)
	start := f.Offset(line, 1) + len(text) - len(strings.TrimLeft(text, " \t"))
	at := f.Span(start, start+len(strings.TrimSpace(text)))
	d := mistake(at, ruleSyntax, "this cannot be read as a template: {trouble}", diag.Word("trouble", words))
	d.Hints = syntaxHints(words)
	return d
}

// syntaxHints says in words of templates what the parser stumbled over.
func syntaxHints(words string) []string {
	switch {
	case strings.Contains(words, "unexpected {{end}}"):
		return []string{"an {{end}} stands here to which no {{if}}, {{with}}, {{range}} or {{define}} belongs: take it away, or look for one that was lost above"}
	case strings.Contains(words, "unexpected EOF"), strings.Contains(words, "unexpected <define>"):
		return []string{"each {{if}}, {{with}}, {{range}} and {{define}} has an {{end}} of its own: look for one that is missing above"}
	case strings.Contains(words, "unclosed action"):
		return []string{"what begins with {{ ends with }} on the same line"}
	}
	return nil
}

// merge joins the parts of all files into one set. What a shared file says
// outside its definitions would never be printed, so it is refused.
func merge(all []part, entry string) (map[string]part, diag.List) {
	set := map[string]part{}
	var diags diag.List
	for _, p := range all {
		if p.name == p.file.Name() && p.name != entry {
			if d, ok := stray(p); ok {
				diags = append(diags, d)
			}
			continue
		}
		if first, ok := set[p.name]; ok {
			d := mistake(partSpan(p), ruleName, "the template {template} is defined twice", diag.Word("template", p.name))
			d.Related = []diag.Note{{Span: partSpan(first), Message: "first defined here"}}
			diags = append(diags, d)
			continue
		}
		set[p.name] = p
	}
	return set, diags
}

func stray(p part) (diag.Diagnostic, bool) {
	for _, n := range p.tree.Root.Nodes {
		if text, ok := n.(*parse.TextNode); ok && len(strings.TrimSpace(stripComments(string(text.Text)))) == 0 {
			continue
		}
		at := actionSpan(p.file, n.Position())
		if text, ok := n.(*parse.TextNode); ok {
			at = textSpan(p.file, text)
			at.Start += len(text.Text) - len(bytes.TrimLeft(text.Text, " \t\r\n"))
		}
		return mistake(at, ruleName, "text outside a “define” in a shared file is never printed"), true
	}
	return diag.Diagnostic{}, false
}

var comment = regexp.MustCompile(`(?s)<!--.*?-->`)

func stripComments(s string) string { return comment.ReplaceAllString(s, "") }

// partSpan returns the place where a template begins.
func partSpan(p part) source.Span {
	return p.file.Span(int(p.tree.Root.Pos), int(p.tree.Root.Pos))
}
