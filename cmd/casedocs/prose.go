package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"casedocs/generator"
)

// proseWidth is the most columns that a line of sentences takes.
const proseWidth = 100

// prose writes sentences for a person to read: plain text in lines of at most
// proseWidth columns, or Markdown.
type prose struct {
	out      io.Writer
	markdown bool
	apart    bool // the last line was blank
}

// line writes a line as it is.
func (w *prose) line(s string) {
	fmt.Fprintln(w.out, s)
	w.apart = s == ""
}

// blank writes a blank line, unless the last one was.
func (w *prose) blank() {
	if !w.apart {
		w.line("")
	}
}

// text writes a paragraph, every line of it indented by so many columns.
func (w *prose) text(s string, indent int) {
	for _, line := range wrapped(s, proseWidth-indent) {
		w.line(strings.Repeat(" ", indent) + line)
	}
}

// wrapped breaks a text into lines of at most width columns; a longer word has
// a line of its own.
func wrapped(s string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
			lines = append(lines, line)
			line = word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

// termWidth is the column at which what a term means begins.
const termWidth = 34

// term writes a term and, beside it or below it, what it means.
func (w *prose) term(name string, says ...string) {
	first := "  " + name
	if utf8.RuneCountInString(first) > termWidth-2 {
		w.line(first)
		first = ""
	}
	for _, s := range says {
		for _, line := range wrapped(s, proseWidth-termWidth) {
			w.line(first + strings.Repeat(" ", termWidth-utf8.RuneCountInString(first)) + line)
			first = ""
		}
	}
}

// policy writes a whole policy, with lines for whoever answers for it to sign.
func (w *prose) policy(p generator.Part) {
	w.heading(p.Title, "", 0)
	for _, s := range p.Says {
		w.paragraph(s)
	}
	for i, part := range p.Parts {
		w.part(part, strconv.Itoa(i+1), 1)
	}
	w.heading("Signed by", "", 1)
	w.paragraph("I have read this, and it says what we ask for.")
	for _, name := range []string{"Name", "Role", "Date"} {
		w.paragraph(name + ": " + strings.Repeat("_", 40))
	}
}

// part writes one part and the parts in it, each with its number.
func (w *prose) part(p generator.Part, number string, level int) {
	w.heading(p.Title, number, level)
	for _, s := range p.Says {
		w.item(s)
	}
	if len(p.Says) > 0 && len(p.Entries) > 0 {
		w.blank()
	}
	for _, e := range p.Entries {
		w.entry(e)
	}
	for i, part := range p.Parts {
		w.part(part, number+"."+strconv.Itoa(i+1), level+1)
	}
}

func (w *prose) heading(title, number string, level int) {
	if number != "" {
		title = number + " " + title
	}
	switch {
	case w.markdown && level == 0:
		w.line("# " + title)
	case w.markdown:
		w.blank()
		w.line(strings.Repeat("#", level+1) + " " + title)
		w.blank()
	case level == 0:
		w.text(title, 0)
		w.line(strings.Repeat("=", min(utf8.RuneCountInString(title), proseWidth)))
	default:
		w.blank()
		w.text(title, 0)
		w.line(strings.Repeat("-", min(utf8.RuneCountInString(title), proseWidth)))
	}
}

// paragraph writes a paragraph with a blank line before it.
func (w *prose) paragraph(s string) {
	w.blank()
	w.text(s, 0)
}

// item writes one of several short paragraphs.
func (w *prose) item(s string) {
	lines := wrapped(s, proseWidth-2)
	w.line("- " + lines[0])
	for _, l := range lines[1:] {
		w.line("  " + l)
	}
}

// entry writes one thing that a policy asks for, with its source.
func (w *prose) entry(e generator.Explanation) {
	head := e.Title
	if e.ID != "" {
		head = e.ID + ": " + e.Title
	}
	if w.markdown {
		head = "**" + head + "**"
	}
	w.text(head, 0)
	if w.markdown {
		w.blank()
	}
	indent := 4
	if w.markdown {
		indent = 0
	}
	for i, s := range e.Says {
		if i == len(e.Says)-1 && e.Source != "" {
			s += " [" + strings.TrimSuffix(e.Source, ".") + "]"
		}
		w.text(s, indent)
		if w.markdown && i < len(e.Says)-1 {
			w.blank()
		}
	}
	w.blank()
}
