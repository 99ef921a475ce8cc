package input

import (
	"bytes"
	"regexp"
)

// A quotation is text in quotation marks, found by survey.
type quotation struct {
	start, end int  // end is after the closing mark, or the end of the file
	closed     bool //
	lines      bool // it goes on over several lines
	strays     bool // other text follows the closing mark on its line
}

// survey reads broken YAML by its marks alone, as a person would skim it, and
// holds its quotations and the brackets that are never closed.
type survey struct {
	data       []byte
	quotations []quotation
	open       []int // offsets of brackets that stand open
	strays     int   // offset of the first bracket with text after its end, or -1
}

// blockHead matches the end of a line after which text follows, indented.
var blockHead = regexp.MustCompile(`(?:^|[:\-?]\s+)[|>][-+0-9]*[ \t]*(?:#.*)?\r?$`)

func isBlockHead(line []byte) bool {
	return bytes.ContainsAny(line, "|>") && blockHead.Match(line)
}

// newSurvey skims data up to limit.
func newSurvey(data []byte, limit int) *survey {
	s := &survey{data: data[:min(limit, len(data))], strays: -1}
	for at := 0; at < len(s.data); {
		end := s.line(at)
		if len(s.open) == 0 && isBlockHead(s.data[at:lineEnd(s.data, at)]) {
			end = s.afterBlock(at)
		}
		at = max(end, at+1)
	}
	return s
}

// line skims from the start of a line to the start of the next one that is not
// inside a quotation.
func (s *survey) line(at int) int {
	fresh := true // a value may begin here
	for at < len(s.data) {
		c := s.data[at]
		switch {
		case c == '\n':
			return at + 1
		case c == ' ' || c == '\t' || c == '\r':
			at++
			continue
		case c == '#' && (at == 0 || bytes.IndexByte([]byte(" \t\n"), s.data[at-1]) >= 0):
			return lineEnd(s.data, at) + 1
		case fresh && (c == '"' || c == '\''):
			at = s.quotation(at)
			fresh = false
			continue
		case fresh && (c == '[' || c == '{'):
			s.open = append(s.open, at)
		case len(s.open) > 0 && (c == ']' || c == '}'):
			s.close(at)
			fresh = false
		default:
			fresh = s.begins(at)
		}
		at++
	}
	return at
}

// close takes the bracket off that the one at an offset closes.
func (s *survey) close(at int) {
	opened := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	rest := bytes.TrimLeft(s.data[at+1:lineEnd(s.data, at)], " \t")
	if len(s.open) == 0 && s.strays < 0 && len(rest) > 0 && rest[0] != '#' && rest[0] != ':' {
		s.strays = opened
	}
}

// begins reports whether a value may begin after the mark at an offset.
func (s *survey) begins(at int) bool {
	spaced := at+1 >= len(s.data) || bytes.IndexByte([]byte(" \t\r\n"), s.data[at+1]) >= 0
	switch s.data[at] {
	case ':', '-', '?':
		return spaced
	case ',':
		return len(s.open) > 0
	}
	return false
}

func (s *survey) quotation(start int) int {
	q := quotation{start: start}
	q.end, q.closed = quoteEnd(s.data, start)
	q.end = min(q.end, len(s.data))
	q.lines = bytes.IndexByte(s.data[start:q.end], '\n') >= 0
	rest := bytes.TrimLeft(s.data[q.end:lineEnd(s.data, q.end)], " \t")
	q.strays = q.closed && len(rest) > 0 && bytes.IndexByte([]byte("#:,]}"), rest[0]) < 0
	s.quotations = append(s.quotations, q)
	return q.end
}

// afterBlock returns the start of the first line after the block text whose
// head is the line at an offset: the first that is indented no further.
func (s *survey) afterBlock(head int) int {
	depth := indent(s.data[head:])
	at := lineEnd(s.data, head) + 1
	for at < len(s.data) {
		line := s.data[at:lineEnd(s.data, at)]
		if len(bytes.TrimSpace(line)) > 0 && indent(line) <= depth {
			return at
		}
		next := bytes.IndexByte(s.data[at:], '\n')
		if next < 0 {
			return len(s.data)
		}
		at += next + 1
	}
	return at
}

// indent returns the number of spaces and tabs that a line begins with.
func indent(line []byte) int {
	return len(line) - len(bytes.TrimLeft(line, " \t"))
}
