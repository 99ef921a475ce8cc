package markup

import (
	"bytes"
	"strings"

	"casedocs/generator/diag"
)

// space is the white space that means nothing in a template.
const space = " \t\r\n"

// attrs reads the attributes of a start tag, up to its end.
func (s *scanner) attrs(e *Element) {
	for {
		s.blanks()
		if s.pos == len(s.text) || !isNameStart(s.text[s.pos]) {
			return
		}
		start := s.pos
		name := s.name()
		value, data, ok := s.value(start, name)
		if !ok {
			return
		}
		origin := s.origin(start, s.pos)
		origin.Data = append(origin.Data, data...)
		if e.attr(name) != nil {
			s.report(origin.Template, ruleSyntax, "the attribute {attribute} is given twice", diag.Word("attribute", name))
			continue
		}
		e.Attrs = append(e.Attrs, Attr{Name: name, Value: value, Origin: origin})
	}
}

// value reads ="…" and the pointers of the data printed into it.
func (s *scanner) value(start int, name string) (value string, data []string, ok bool) {
	s.blanks()
	eq := s.skip("=")
	s.blanks()
	if !eq || !s.skip(`"`) {
		s.report(s.span(start, s.pos), ruleSyntax, `the attribute {attribute} needs a value in double quotes`, diag.Word("attribute", name))
		return "", nil, false
	}
	end := bytes.IndexAny(s.text[s.pos:], `"<`)
	if end < 0 || s.text[s.pos+end] == '<' {
		s.report(s.span(start, s.pos), ruleSyntax, `the value of the attribute {attribute} is not closed with a double quote`, diag.Word("attribute", name))
		return "", nil, false
	}
	var b strings.Builder
	for stop := s.pos + end; s.pos < stop; {
		m, next := markAt(s.marks, s.pos, len(s.text))
		next = min(next, stop)
		text := s.decode(s.pos, next)
		if m.Value {
			data = append(data, m.Origin.Data...)
		} else {
			text = strings.Map(blankToSpace, text)
		}
		b.WriteString(text)
		s.pos = next
	}
	s.pos++
	return b.String(), data, true
}

func blankToSpace(r rune) rune {
	if strings.ContainsRune(space, r) {
		return ' '
	}
	return r
}

func (s *scanner) blanks() {
	for s.pos < len(s.text) && strings.IndexByte(space, s.text[s.pos]) >= 0 {
		s.pos++
	}
}

func (s *scanner) name() string {
	start := s.pos
	for s.pos < len(s.text) && isName(s.text[s.pos]) {
		s.pos++
	}
	return string(s.text[start:s.pos])
}

func isNameStart(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isName(c byte) bool {
	return isNameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '_' || c == ':'
}
