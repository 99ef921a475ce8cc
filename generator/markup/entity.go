package markup

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"casedocs/generator/diag"
)

// entities are the names that XML itself knows; there are no others.
var entities = map[string]rune{"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\''}

// entityName is what can name a character, and maxEntity its longest length.
var entityName = regexp.MustCompile(`^&#?[A-Za-z0-9]+;`)

const maxEntity = 16

// escaper writes the characters that mean something in markup, and the white
// space that a reader of XML would change.
var escaper = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;",
	"\r\n", "&#10;", "\n", "&#10;", "\r", "&#10;", "\t", "&#9;",
)

// Escape returns s as text that is safe in the body of an element and in a
// double-quoted attribute. Reading it back gives s, with CRLF and CR as LF
// and with U+FFFD for what XML cannot hold.
func Escape(s string) string {
	s = escaper.Replace(s)
	if strings.IndexFunc(s, notXML) < 0 && utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if notXML(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// notXML reports whether XML 1.0 cannot hold a character (section 2.2).
func notXML(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return false
	case r < 0x20 || r == 0xFFFE || r == 0xFFFF || r > utf8.MaxRune:
		return true
	}
	return r >= 0xD800 && r <= 0xDFFF
}

// decode returns the text from start to stop with its entities resolved.
func (s *scanner) decode(start, stop int) string {
	var b strings.Builder
	b.Grow(stop - start)
	for at := start; at < stop; {
		r, size := utf8.DecodeRune(s.text[at:stop])
		switch {
		case r == '&':
			r, size = s.entity(at, stop)
		case notXML(r) || r == utf8.RuneError && size == 1:
			s.report(s.span(at, at+size), ruleSyntax, "there is a character here that no document can hold")
			r = utf8.RuneError
		}
		b.WriteRune(r)
		at += size
	}
	return b.String()
}

// entity reads &name; or &#number; and returns the character and the bytes it
// took.
func (s *scanner) entity(at, stop int) (rune, int) {
	text := string(s.text[at:min(stop, at+maxEntity)])
	end := entityName.FindStringIndex(text)
	if end == nil {
		s.report(s.span(at, at+1), ruleEntity, "a bare “&” is not allowed; write &amp; for the sign itself")
		return '&', 1
	}
	name, size := text[1:end[1]-1], end[1]
	if r, ok := entities[name]; ok {
		return r, size
	}
	if r, ok := numeric(name); ok {
		return r, size
	}
	d := mistake(s.span(at, at+size), ruleEntity, "there is no character named {entity}", diag.Word("entity", text[:size]))
	d.Hints = []string{"use &amp; &lt; &gt; &quot; &apos;, or a number such as &#160; for a space that does not break"}
	s.diags = append(s.diags, d)
	return utf8.RuneError, size
}

func numeric(name string) (rune, bool) {
	digits, ok := strings.CutPrefix(name, "#")
	base := 10
	if hex, isHex := strings.CutPrefix(digits, "x"); isHex {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 31)
	return rune(n), ok && err == nil && !notXML(rune(n))
}
