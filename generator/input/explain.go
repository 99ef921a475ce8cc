package input

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// fault is a place in a file where the YAML library gave up, and why.
type fault struct {
	file    *source.File
	line    int    // 1-based
	problem string // in the library's words
	survey  *survey
}

// explain turns a problem of the YAML library into a finding at the likely
// cause, in plain words. The causes are tried from the surest to the vaguest.
func explain(f *source.File, problem string) *diag.Diagnostic {
	x := fault{file: f, problem: problem, line: faultLine(f, problem)}
	x.survey = newSurvey(f.Data(), f.Offset(x.line+1, 1))
	causes := []func() *diag.Diagnostic{
		x.depth, x.tab, x.openQuotation, x.strayText, x.backslash, x.specialStart, x.openBracket, x.strayBracket,
		x.dashOnLine, x.secondColon, x.noSpaceAfterColon, x.notADash, x.noColon, x.stepsIn, x.crooked,
	}
	for _, cause := range causes {
		if d := cause(); d != nil {
			return d
		}
	}
	return x.here(lineSpan(f, x.line), "this line cannot be read",
		"look on this line and the one above for a quotation mark, a colon or a bracket that is missing or too many",
		"if the text has special marks in it, put the whole text in quotation marks")
}

// faultLine returns the line that the library stumbles over. Its own messages
// name the line where the surrounding group of fields begins, or none at all;
// so the file is fed to it byte by byte, to see how far it reads, and then
// shortened line by line for as long as it stumbles in the same way.
func faultLine(f *source.File, problem string) int {
	data := bytes.TrimPrefix(f.Data(), []byte(bom))
	head := len(f.Data()) - len(data)
	r := &slowReader{data: data}
	decode(yaml.NewDecoder(r))
	line := f.Pos(head + max(r.read-1, 0)).Line
	for tries := 0; line > 1 && tries < 10; line-- {
		if strings.TrimSpace(f.Line(line)) == "" {
			continue
		}
		tries++
		if _, same := decode(yaml.NewDecoder(bytes.NewReader(data[:f.Offset(line, 1)-head]))); same != problem {
			break
		}
	}
	return line
}

// slowReader gives one byte at a time and counts them.
type slowReader struct {
	data []byte
	read int
}

func (r *slowReader) Read(p []byte) (int, error) {
	if r.read == len(r.data) {
		return 0, io.EOF
	}
	p[0] = r.data[r.read]
	r.read++
	return 1, nil
}

func (x fault) here(at source.Span, message string, hints ...string) *diag.Diagnostic {
	d := refuse(ruleForm, at, message, hints...)
	return &d
}

// text returns the line without indentation and dashes.
func (x fault) text(line int) string {
	return strings.TrimSpace(dashes.ReplaceAllString(x.file.Line(line), ""))
}

var (
	dashes    = regexp.MustCompile(`^[ \t]*(?:-[ \t]+)*`)
	leadTab   = regexp.MustCompile(`^[ ]*(?:-[ ]+)*(\t+)`)
	hasColon  = regexp.MustCompile(`:(?:[ \t]|$)`)
	tightDash = regexp.MustCompile(`^ *(-)[a-z_]+:`)
	otherDash = regexp.MustCompile(`^ *([–—−•·▪])`)
	tightKey  = regexp.MustCompile(`^([\w-]+):[^\s/:]`)
	keyValue  = regexp.MustCompile(`^[^"'\[{#&*!|>%@` + "`" + `][^:#]*:[ \t]+([^"'\[{#&*!|>%@` + "`" + ` \t].*)$`)
	special   = regexp.MustCompile(`(?:^|[:\-,\[{]\s+)([@` + "`" + `%*,\]}]|\?\s)`)
)

// above returns the nearest line above that is neither blank nor a remark, or
// 0.
func (x fault) above(line int) int {
	for line--; line > 0; line-- {
		if t := strings.TrimSpace(x.file.Line(line)); t != "" && t[0] != '#' {
			return line
		}
	}
	return 0
}

func (x fault) depth() *diag.Diagnostic {
	if !strings.HasPrefix(x.problem, "exceeded max depth") {
		return nil
	}
	return x.here(lineSpan(x.file, x.line), "values stand within values so deeply that the file cannot be read",
		"look at the brackets and dashes on this line and above it")
}

func (x fault) tab() *diag.Diagnostic {
	m := leadTab.FindStringSubmatchIndex(x.file.Line(x.line))
	if m == nil {
		return nil
	}
	start := x.file.Offset(x.line, 1)
	return x.here(x.file.Span(start+m[2], start+m[3]), "this line is indented with the Tab key; only spaces can be used",
		"delete the tab and type spaces in its place, as many as the lines beside it have",
		"many editors can do it for the whole file: look for \"convert tabs to spaces\"")
}

func (x fault) openQuotation() *diag.Diagnostic {
	for _, q := range x.survey.quotations {
		if q.closed && !(q.lines && q.strays) {
			continue
		}
		data := x.file.Data()
		d := x.here(x.file.Span(q.start, lineEnd(data, q.start)), "the quotation mark that opens here is not closed on this line",
			"put the same mark "+string(data[q.start])+" at the end of the text")
		if data[q.start] == '\'' {
			d.Hints = append(d.Hints, "if the text begins with an apostrophe, put double quotation marks around the whole text")
		}
		return d
	}
	return nil
}

func (x fault) strayText() *diag.Diagnostic {
	for _, q := range x.survey.quotations {
		if !q.strays {
			continue
		}
		at := x.file.Span(q.end-1, lineEnd(x.file.Data(), q.end))
		if x.file.Data()[q.start] == '\'' {
			return x.here(at, "the quotation ends here, but the line goes on; an apostrophe counts as the end of a text in single quotes",
				`put double quotation marks around the whole text, as in "it's fine"`)
		}
		return x.here(at, "the quotation ends here, but the line goes on",
			`put single quotation marks around the whole text, as in 'she said "yes"'`,
			"if a remark follows, write a space and # before it")
	}
	return nil
}

func (x fault) backslash() *diag.Diagnostic {
	if !strings.Contains(x.problem, "escape") && !strings.Contains(x.problem, "hexdecimal") {
		return nil
	}
	at := lineSpan(x.file, x.line)
	if i := strings.IndexByte(at.Text(), '\\'); i >= 0 {
		at = x.file.Span(at.Start+i, min(at.Start+i+2, at.End))
	}
	return x.here(at, `a backslash in double quotation marks begins a special character, and this one is not known`,
		`use single quotation marks around the text, or write the backslash twice`)
}

// specialStart finds a plain text that begins with a mark that means something
// else in YAML.
func (x fault) specialStart() *diag.Diagnostic {
	known := strings.HasPrefix(x.problem, "unknown anchor") || strings.Contains(x.problem, "cannot start any token") ||
		strings.Contains(x.problem, "expected node content") || strings.Contains(x.problem, "alphabetic or numeric") ||
		strings.HasPrefix(x.problem, "mapping keys")
	m := special.FindStringSubmatchIndex(x.file.Line(x.line))
	if !known || m == nil {
		return nil
	}
	start := x.file.Offset(x.line, 1)
	at := x.file.Span(start+m[2], start+m[2]+1)
	return x.here(at, "a text cannot begin with "+at.Text()+" unless it stands in quotation marks",
		"put quotation marks around the whole text")
}

func (x fault) openBracket() *diag.Diagnostic {
	if n := len(x.survey.open); n > 0 {
		at := x.survey.open[n-1]
		return x.here(x.file.Span(at, at+1), "the bracket that opens here is not closed, or a comma is missing after it",
			"close it, and part its entries by commas",
			"if the bracket belongs to a text, put the whole text in quotation marks")
	}
	return nil
}

func (x fault) strayBracket() *diag.Diagnostic {
	at := x.survey.strays
	if at < 0 || x.file.Pos(at).Line != x.line {
		return nil
	}
	span := x.file.Span(at, at+1)
	return x.here(span, "text goes on after the bracket that opens here is closed; a text cannot begin with "+span.Text()+" unless it stands in quotation marks",
		"put quotation marks around the whole text")
}

func (x fault) dashOnLine() *diag.Diagnostic {
	if !strings.HasPrefix(x.problem, "block sequence entries") {
		return nil
	}
	return x.here(lineSpan(x.file, x.line), "a list cannot begin on the line of its name",
		"begin a new line before the dash", "if the dash belongs to the text, put the whole text in quotation marks")
}

func (x fault) secondColon() *diag.Diagnostic {
	if !strings.HasPrefix(x.problem, "mapping values") {
		return nil
	}
	m := keyValue.FindStringSubmatch(x.text(x.line))
	if m == nil {
		return nil
	}
	value := m[1]
	i := hasColon.FindStringIndex(value)
	if i == nil {
		return nil
	}
	start := x.file.Offset(x.line, 1) + strings.LastIndex(x.file.Line(x.line), value)
	return x.here(x.file.Span(start+i[0], start+i[0]+1), "this line has a second colon, so it is not clear where the text begins",
		"put quotation marks around the text after the first colon")
}

// noSpaceAfterColon looks on this line and the one above for name:value.
func (x fault) noSpaceAfterColon() *diag.Diagnostic {
	for _, line := range []int{x.line, x.above(x.line)} {
		text := x.text(line)
		m := tightKey.FindStringSubmatch(text)
		if m == nil || hasColon.MatchString(text) {
			continue
		}
		start := x.file.Offset(line, 1) + strings.Index(x.file.Line(line), m[1])
		return x.here(x.file.Span(start, start+len(m[1])+1), "a space is missing after this colon",
			"write the name, the colon, a space and then the value")
	}
	return nil
}

// notADash looks on this line and the one above for an entry of a list that
// begins with a dash without a space, or with a mark that is no such dash.
func (x fault) notADash() *diag.Diagnostic {
	for _, line := range []int{x.line, x.above(x.line)} {
		if line == 0 {
			continue
		}
		text, start := x.file.Line(line), x.file.Offset(line, 1)
		if m := tightDash.FindStringSubmatchIndex(text); m != nil {
			return x.here(x.file.Span(start+m[2], start+m[3]), "a space is missing after this dash",
				"write the dash, a space and then the entry of the list")
		}
		if m := otherDash.FindStringSubmatchIndex(text); m != nil {
			return x.here(x.file.Span(start+m[2], start+m[3]), "an entry of a list begins with a hyphen and a space, not with this mark",
				"delete the mark and type - and a space in its place; it often comes along with text pasted from Word")
		}
	}
	return nil
}

// noColon looks on this line, and on one above that stands equally far in.
func (x fault) noColon() *diag.Diagnostic {
	if !strings.Contains(x.problem, "expected ':'") && !strings.HasPrefix(x.problem, "mapping values") {
		return nil
	}
	for _, line := range []int{x.line, x.above(x.line)} {
		if line == 0 || hasColon.MatchString(x.file.Line(line)) {
			continue
		}
		return x.here(lineSpan(x.file, line), "this line has no colon, so it is not clear which field it is",
			"write the name of the field, a colon, a space and then the value",
			"if the line goes on with the text above it, indent it further than the name of that field")
	}
	return nil
}

// stepsIn finds a line that stands further in than a line above which already
// has its value.
func (x fault) stepsIn() *diag.Diagnostic {
	above := x.above(x.line)
	if above == 0 || !strings.HasPrefix(x.problem, "mapping values") {
		return nil
	}
	return x.here(lineSpan(x.file, x.line),
		fmt.Sprintf("this line stands further in than line %d, which already has its value", above),
		fmt.Sprintf("line it up with line %d, or delete the value there if this line belongs inside it", above),
		"if this line goes on with the text above it, put quotation marks around the whole text")
}

// crooked finds a line that is not lined up with its neighbours.
func (x fault) crooked() *diag.Diagnostic {
	if !strings.Contains(x.problem, "expected key") && !strings.Contains(x.problem, "'-' indicator") {
		return nil
	}
	at := lineSpan(x.file, x.line)
	counted := "it has " + spaces(x.file.Pos(at.Start).Column-1) + " before it; lines that belong together have the same number"
	switch {
	case strings.HasPrefix(at.Text(), "- "):
		return x.here(at, "this list item is not lined up with anything above it", counted)
	case strings.Contains(x.problem, "'-' indicator"):
		return x.here(at, "this line stands in a list, but is neither a new item nor lined up with the one above", counted,
			"a new item begins with a dash and a space")
	}
	return x.here(at, "this line is not lined up with the lines it belongs to", counted)
}

func spaces(n int) string {
	switch n {
	case 0:
		return "no spaces"
	case 1:
		return "1 space"
	}
	return fmt.Sprintf("%d spaces", n)
}
