package diag

import (
	"fmt"
	"io"
	"strings"

	"casedocs/generator/source"
)

// TextOptions says how WriteText shows findings. The zero value is fit for a
// log: no values, no source lines, no colour.
type TextOptions struct {
	ShowValues bool // show source lines, and values in messages and hints
	Colour     bool // colour the severity, beside the word for it
	Alike      int  // findings of one file in the same words to show whole; the rest are counted; 0 shows all
}

// WriteText writes the findings of the list in their order, for a person to
// read at a terminal:
//
//	must[CAM-10]: the first review must be chaired by an IRO or CP chair
//	  case.yaml:88:12
//	    88 |     chair: team-manager-1
//	       |            ^^^^^^^^^^^^^^
//	  required by Camden practice guidance, section 6
//	  hint: name the child's allocated IRO
//
// A blank line parts the findings. What one file has too often, by
// TextOptions.Alike, is counted at the end. The error is the writer's.
func (l List) WriteText(w io.Writer, o TextOptions) error {
	var b strings.Builder
	shown := map[kindOfFinding]int{}
	for i, d := range l {
		kind := kindOfFinding{d.Span.File, d.Rule, d.Message}
		if shown[kind]++; o.Alike > 0 && shown[kind] > o.Alike {
			continue
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		d.text(&b, o)
	}
	for _, d := range l {
		kind := kindOfFinding{d.Span.File, d.Rule, d.Message}
		if more := shown[kind] - o.Alike; o.Alike > 0 && more > 0 {
			fmt.Fprintf(&b, "\n%s: %d more of these in %s: %s\n", d.head(o.Colour), more, d.Span.Name(), d.Text(false))
			shown[kind] = 0
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// kindOfFinding is what findings have in common that say the same of one file.
type kindOfFinding struct {
	file    *source.File
	rule    string
	message string
}

func (d Diagnostic) text(b *strings.Builder, o TextOptions) {
	fmt.Fprintf(b, "%s: %s\n", d.head(o.Colour), d.Text(o.ShowValues))
	place(b, d.Span, "", o)
	if required := d.required(); required != "" {
		fmt.Fprintf(b, "  required by %s\n", required)
	}
	if w := d.Waived; w != nil {
		fmt.Fprintf(b, "  waived by %s on %s", w.Role, w.Date)
		if o.ShowValues {
			fmt.Fprintf(b, ": %s", w.Reason)
		}
		b.WriteByte('\n')
	}
	for _, h := range d.HintTexts(o.ShowValues) {
		fmt.Fprintf(b, "  hint: %s\n", h)
	}
	for _, n := range d.Related {
		place(b, n.Span, d.expand(n.Message, o.ShowValues), o)
	}
}

// required says what requires the finding: the line of the policy, and its
// source.
func (d Diagnostic) required() string {
	if d.By.IsZero() {
		return d.Source
	}
	return fmt.Sprintf("%s:%d (%s)", d.By.Name(), d.By.Pos().Line, d.Source)
}

// The colours of severities: bold red, bold yellow and bold cyan.
var colours = [...]string{Must: "\x1b[1;31m", Should: "\x1b[1;33m", Info: "\x1b[1;36m"}

// head returns the severity and the rule, "must[DQ-01]".
func (d Diagnostic) head(colour bool) string {
	head := d.Severity.String()
	if d.Rule != "" {
		head += "[" + d.Rule + "]"
	}
	if !colour {
		return head
	}
	return colours[d.Severity] + head + "\x1b[0m"
}

// place writes where a span is, what is to be seen there, and the source line
// with the span underlined.
func place(b *strings.Builder, s source.Span, words string, o TextOptions) {
	if words != "" {
		words = ": " + words
	}
	if s.IsZero() {
		if words != "" {
			fmt.Fprintf(b, "  see%s\n", words)
		}
		return
	}
	pos := s.Pos()
	fmt.Fprintf(b, "  %s:%d:%d%s\n", s.Name(), pos.Line, pos.Column, words)
	if !o.ShowValues || s.Start == 0 && s.End == 0 {
		return // the span of nothing at the start stands for the whole file
	}
	line, mark := excerpt(s)
	number := fmt.Sprint(pos.Line)
	margin := strings.Repeat(" ", len(number))
	fmt.Fprintf(b, "    %s\n    %s\n", strings.TrimRight(number+" | "+line, " "), margin+" | "+mark)
}
