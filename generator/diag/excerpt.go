package diag

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"casedocs/generator/source"
)

// Measures of an excerpt, in columns of a terminal.
const (
	tabStop = 4   // a tab reaches the next multiple of this
	lead    = 40  // columns kept to the left of what is underlined
	widest  = 100 // a longer line is cut, with "…" where it was
)

// excerpt returns the line on which a span begins, made safe to print, and a
// line of carets that stands below it. A span that goes on beyond its line is
// underlined to the end of the line.
func excerpt(s source.Span) (line, mark string) {
	pos := s.Pos()
	text := s.File.Line(pos.Line)
	end := len(text)
	if last := s.File.Pos(s.End); last.Line == pos.Line {
		end = s.File.Offset(last.Line, last.Column) - s.File.Offset(pos.Line, 1)
	}
	start := s.Start - s.File.Offset(pos.Line, 1)
	line, from, to := cells(text, start, end)
	line, from, to = window(line, from, to)
	return line, strings.Repeat(" ", from) + strings.Repeat("^", max(to-from, 1))
}

// cells lays a line out in columns and returns the columns that the bytes
// from start to end take up.
func cells(text string, start, end int) (line string, from, to int) {
	var b strings.Builder
	column := 0
	for at, r := range text {
		if at == start {
			from = column
		}
		if at == end {
			to = column
		}
		r, wide := cell(r, column)
		if r == '\t' {
			b.WriteString(strings.Repeat(" ", wide))
		} else {
			b.WriteRune(r)
		}
		column += wide
	}
	if start >= len(text) {
		from = column
	}
	if end >= len(text) {
		to = column
	}
	return b.String(), from, to
}

// cell returns what to print for a character and how many columns it takes.
// Characters that could act on a terminal, or be seen as nothing, are printed
// as U+FFFD.
func cell(r rune, column int) (rune, int) {
	switch {
	case r == '\t':
		return r, tabStop - column%tabStop
	case unicode.In(r, unicode.Mn, unicode.Me):
		return r, 0
	case !unicode.IsPrint(r) && r != ' ':
		return unicode.ReplacementChar, 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return r, 2
	}
	return r, 1
}

// window cuts a line that is too wide to the part around its mark.
func window(line string, from, to int) (string, int, int) {
	skip := max(0, from-lead)
	if skip == 0 && columns(line) <= widest {
		return line, from, to
	}
	var b strings.Builder
	if skip > 0 {
		b.WriteString("…")
		from, to = from-skip+1, to-skip+1
	}
	column := 0
	for _, r := range line {
		_, wide := cell(r, column)
		if column >= skip+widest {
			b.WriteString("…")
			break
		}
		if column >= skip {
			b.WriteRune(r)
		}
		column += wide
	}
	return b.String(), from, min(to, widest+1)
}

// columns returns how many columns a line without tabs takes.
func columns(line string) int {
	sum := 0
	for _, r := range line {
		_, wide := cell(r, sum)
		sum += wide
	}
	return sum
}
