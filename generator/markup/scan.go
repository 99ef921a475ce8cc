package markup

import (
	"bytes"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/source"
)

// maxDepth is how deep elements may stand in one another.
const maxDepth = 64

// Parse reads text into its root element. It goes on after a mistake, so that
// one reading finds them all; the root is nil only when there is none.
func Parse(text []byte, marks []Mark) (*Element, diag.List) {
	s := &scanner{text: text, marks: marks}
	for s.pos < len(s.text) {
		s.next()
	}
	for _, e := range s.open {
		s.report(e.Span(), ruleNesting, "the tag {tag} is never closed", diag.Word("tag", "<"+e.Name+">"))
	}
	if s.root == nil && len(s.diags) == 0 {
		s.report(s.span(0, 0), ruleNesting, "the template makes no text")
	}
	return s.root, s.diags
}

// scanner walks over a text once, keeping the elements that are open.
type scanner struct {
	text  []byte
	pos   int
	marks []Mark
	open  []*Element
	root  *Element
	diags diag.List
}

func (s *scanner) span(start, end int) source.Span {
	return place(s.marks, start, end, len(s.text))
}

func (s *scanner) report(at source.Span, rule, message string, args ...diag.Arg) {
	s.diags = append(s.diags, mistake(at, rule, message, args...))
}

// next reads one tag, comment or run of text.
func (s *scanner) next() {
	rest := s.text[s.pos:]
	switch {
	case rest[0] != '<':
		s.chars()
	case bytes.HasPrefix(rest, []byte("<!--")):
		s.comment()
	case bytes.HasPrefix(rest, []byte("</")):
		s.endTag()
	case len(rest) > 1 && isNameStart(rest[1]):
		s.startTag()
	default:
		s.report(s.span(s.pos, s.pos+1), ruleSyntax, "a bare “<” is not allowed in text; write &lt; for the sign itself")
		s.pos++
	}
}

func (s *scanner) comment() {
	end := bytes.Index(s.text[s.pos:], []byte("-->"))
	if end < 0 {
		s.report(s.span(s.pos, s.pos+4), ruleSyntax, "this comment is never closed with “-->”")
		s.pos = len(s.text)
		return
	}
	s.pos += end + len("-->")
}

// chars reads text up to the next tag, one node for each origin.
func (s *scanner) chars() {
	end := len(s.text)
	if i := bytes.IndexByte(s.text[s.pos:], '<'); i >= 0 {
		end = s.pos + i
	}
	for s.pos < end {
		m, next := markAt(s.marks, s.pos, len(s.text))
		stop := min(next, end)
		s.add(s.pos, stop, m)
		s.pos = stop
	}
}

// add appends the text from start to stop, which is all of one mark.
func (s *scanner) add(start, stop int, m Mark) {
	text := s.decode(start, stop)
	if len(s.open) == 0 {
		if strings.Trim(text, space) != "" {
			s.report(s.span(start, stop), ruleNesting, "text stands outside the root element")
		}
		return
	}
	origin := m.Origin
	if !m.Value {
		origin = &doc.Origin{Template: s.span(start, stop), Control: m.Origin.Control}
	}
	s.append(&Chars{Text: text, Value: m.Value, Origin: origin})
}

func (s *scanner) append(n Node) {
	e := s.open[len(s.open)-1]
	e.Kids = append(e.Kids, n)
}

// startTag reads <name …> or <name …/>.
func (s *scanner) startTag() {
	start := s.pos
	s.pos++
	e := &Element{Name: s.name()}
	s.attrs(e)
	empty := s.skip("/")
	if !s.skip(">") {
		s.report(s.span(start, s.pos), ruleSyntax, "the tag {tag} is not closed with “>”", diag.Word("tag", "<"+e.Name))
		s.resume()
	}
	e.Origin = s.origin(start, s.pos)
	for _, a := range e.Attrs {
		e.Origin.Data = append(e.Origin.Data, a.Origin.Data...)
	}
	s.place(e, empty)
}

// place hangs an element under the one that is open, or makes it the root.
func (s *scanner) place(e *Element, empty bool) {
	switch {
	case len(s.open) > 0:
		s.append(e)
	case s.root == nil:
		s.root = e
	default:
		s.report(e.Span(), ruleNesting, "the tag {tag} stands outside the root element", diag.Word("tag", "<"+e.Name+">"))
	}
	if empty {
		return
	}
	if len(s.open) == maxDepth {
		s.report(e.Span(), ruleNesting, "tags stand in one another more than 64 deep")
		s.pos, s.open = len(s.text), nil
		return
	}
	s.open = append(s.open, e)
}

// origin returns a new origin for the bytes from start to end.
func (s *scanner) origin(start, end int) *doc.Origin {
	m, _ := markAt(s.marks, start, len(s.text))
	o := &doc.Origin{Template: s.span(start, end), Control: m.Origin.Control}
	if m.Value {
		o.Data = append(o.Data, m.Origin.Data...)
	}
	return o
}

// endTag reads </name> and closes the element it names. A wrong name closes
// what it can, so that one slip is one message.
func (s *scanner) endTag() {
	start := s.pos
	s.pos += len("</")
	name := s.name()
	s.blanks()
	if !s.skip(">") {
		s.report(s.span(start, s.pos), ruleSyntax, "the tag {tag} is not closed with “>”", diag.Word("tag", "</"+name))
		s.resume()
	}
	i := len(s.open) - 1
	for i >= 0 && s.open[i].Name != name {
		i--
	}
	at := s.span(start, s.pos)
	if i < 0 {
		s.report(at, ruleNesting, "{tag} closes a tag that is not open", diag.Word("tag", "</"+name+">"))
		return
	}
	for _, e := range s.open[i+1:] {
		s.report(at, ruleNesting, "{end} stands where {open} is still open", diag.Word("end", "</"+name+">"), diag.Word("open", "<"+e.Name+">"))
		s.diags[len(s.diags)-1].Related = []diag.Note{{Span: e.Span(), Message: "opened here"}}
	}
	s.open = s.open[:i]
}

// resume goes on after a broken tag: behind its “>” or before the next “<”.
func (s *scanner) resume() {
	i := bytes.IndexAny(s.text[s.pos:], "<>")
	if i < 0 {
		s.pos = len(s.text)
		return
	}
	s.pos += i
	s.skip(">")
}

func (s *scanner) skip(word string) bool {
	if bytes.HasPrefix(s.text[s.pos:], []byte(word)) {
		s.pos += len(word)
		return true
	}
	return false
}
