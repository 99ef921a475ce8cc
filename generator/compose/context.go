package compose

import (
	"slices"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// mode is where in the markup a place of a template lies.
type mode uint8

const (
	inText    mode = iota // between tags
	inTag                 // inside <…>, between attributes
	inName                // in the name of an attribute, or before its value
	inValue               // inside a double-quoted value
	inComment             // inside <!-- … -->
)

// context is where the markup stands at a place of a template: what is open
// and whether an action may print there.
type context struct {
	mode mode
	open []tag  // elements that are open, outermost first; never changed in place
	attr string // attribute, in modes inName and inValue
	tag  tag    // start tag, in modes inTag to inValue
	each int    // number of elements that were open where the innermost range began, -1 outside
}

// tag is a start tag.
type tag struct {
	name  string
	at    source.Span
	keyed bool
}

// same reports whether a branch that ends in c and one that ends in d can go
// on together.
func (c context) same(d context) bool {
	return c.mode == d.mode && c.attr == d.attr && c.tag.name == d.tag.name &&
		slices.EqualFunc(c.open, d.open, func(a, b tag) bool { return a.name == b.name })
}

// keyed are the elements that need a key when range makes them: without it,
// nobody can tell next month which of them changed.
var keyed = []string{"li", "row", "section", "tr"}

// lexer carries a context over the text of a template and reports what cannot
// be right there, whatever the values.
type lexer struct {
	context
	file  *source.File
	base  int    // offset in the file of the text being read
	text  string // the text being read
	pos   int
	diags *diag.List
	outer *outermost
}

func (l *lexer) report(start, end int, rule, message string, args ...diag.Arg) {
	at := l.file.Span(l.base+start, l.base+end)
	*l.diags = append(*l.diags, mistake(at, rule, message, args...))
}

// run reads one text node.
func (l *lexer) run(base int, text string) {
	l.base, l.text, l.pos = base, text, 0
	for l.pos < len(l.text) {
		switch l.mode {
		case inText:
			l.between()
		case inTag, inName:
			l.inside()
		case inValue:
			l.value()
		case inComment:
			l.until("-->", inText)
		}
	}
}

// until moves behind the next sign and changes the mode, or to the end.
func (l *lexer) until(sign string, next mode) {
	i := strings.Index(l.text[l.pos:], sign)
	if i < 0 {
		l.pos = len(l.text)
		return
	}
	l.pos += i + len(sign)
	l.mode = next
}

// between reads text up to and with the next start or end tag.
func (l *lexer) between() {
	i := strings.IndexByte(l.text[l.pos:], '<')
	if i < 0 {
		l.pos = len(l.text)
		return
	}
	l.pos += i
	rest := l.text[l.pos:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		l.pos += len("<!--")
		l.mode = inComment
	case strings.HasPrefix(rest, "</"):
		l.endTag()
	default:
		name := leadingName(rest[1:])
		if name == "" {
			l.report(l.pos, l.pos+1, ruleContext, "a bare “<” is not allowed in text; write &lt; for the sign itself")
			l.pos++
			return
		}
		l.tag = tag{name: name, at: l.file.Span(l.base+l.pos, l.base+l.pos+1+len(name))}
		l.pos += 1 + len(name)
		l.mode = inTag
	}
}

func (l *lexer) endTag() {
	start := l.pos
	name := leadingName(l.text[l.pos+2:])
	l.until(">", inText)
	n := len(l.open)
	if n > 0 && l.open[n-1].name == name {
		l.open = l.open[:n-1]
		return
	}
	l.report(start, l.pos, ruleContext, "{tag} closes a tag that is not open here", diag.Word("tag", "</"+name+">"))
}

// inside reads one sign of a start tag: a name, “=”, a quote or its end.
func (l *lexer) inside() {
	c := l.text[l.pos]
	switch {
	case strings.IndexByte(" \t\r\n", c) >= 0 || c == '=' && l.mode == inName:
		l.pos++
	case c == '"' && l.mode == inName:
		l.pos++
		l.mode = inValue
	case c == '>':
		l.pos++
		l.start()
	case c == '/' && strings.HasPrefix(l.text[l.pos:], "/>"):
		l.pos += 2
		l.checkKey()
		l.leave()
	case leadingName(l.text[l.pos:]) != "":
		l.attr = leadingName(l.text[l.pos:])
		l.tag.keyed = l.tag.keyed || l.attr == "key"
		l.pos += len(l.attr)
		l.mode = inName
	default:
		l.report(l.pos, l.pos+1, ruleContext, "this is not allowed inside a tag; attributes are written name=\"value\"")
		l.pos++
	}
}

// start ends a start tag: its element is open now.
func (l *lexer) start() {
	l.checkKey()
	l.open = append(slices.Clip(l.open), l.tag)
	l.leave()
}

// leave goes on to text, behind a start tag.
func (l *lexer) leave() { l.mode, l.attr, l.tag = inText, "", tag{} }

// isOutermost reports whether nothing is open here, and no range goes on.
func (l *lexer) isOutermost() bool { return l.each < 0 && len(l.open) == 0 }

func (l *lexer) checkKey() {
	inRange := l.each == len(l.open)
	if !inRange && !l.isOutermost() || l.tag.keyed || !slices.Contains(keyed, l.tag.name) {
		return
	}
	d := mistake(l.tag.at, ruleKey, "{tag} is made by range and has no key", diag.Word("tag", "<"+l.tag.name+">"))
	d.Hints = []string{`give it one that stays the same from version to version, such as key="{{.id}}"`}
	if !inRange {
		l.outer.keyless = append(l.outer.keyless, d)
		return
	}
	*l.diags = append(*l.diags, d)
}

// called notes a template that is called here.
func (l *lexer) called(name string) {
	switch {
	case l.each == len(l.open):
		l.outer.ranged = append(l.outer.ranged, name)
	case l.isOutermost():
		l.outer.calls = append(l.outer.calls, name)
	}
}

func (l *lexer) value() {
	i := strings.IndexAny(l.text[l.pos:], `"<`)
	if i < 0 {
		l.pos = len(l.text)
		return
	}
	l.pos += i
	if l.text[l.pos] == '<' {
		l.report(l.pos, l.pos+1, ruleContext, "the value of the attribute {attribute} is not closed with a double quote", diag.Word("attribute", l.attr))
		l.leave()
		return
	}
	l.pos++
	l.mode, l.attr = inTag, ""
}

// leadingName returns the tag or attribute name that s begins with.
func leadingName(s string) string {
	i := 0
	for i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || i > 0 && (s[i] >= '0' && s[i] <= '9' || strings.IndexByte("-_:", s[i]) >= 0)) {
		i++
	}
	return s[:i]
}
