package generator

import (
	"slices"
	"strings"
	"unicode"

	"casedocs/generator/diag"
	"casedocs/generator/disclosure"
	"casedocs/generator/doc"
	"casedocs/generator/leak"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// leakRule is the rule of a withheld value that stands in a finished paper.
const leakRule = "CON-02"

// secrets are the values that the readers of a paper may not see, as finished
// papers are searched for them.
type secrets struct {
	matcher *leak.Matcher
	nodes   []*tree.Node // of the case, one for each secret of the matcher
	names   []string     // words of names that the readers see: a family shares its surname
}

// secretsOf returns what was taken out of a copy and can be told from other
// words. What the same reader may see in a field of the same class, such as the
// address of a household of two or the name of an agency, is no secret, unless
// somebody marked it by hand.
func (c *caseFile) secretsOf(seen disclosure.Copy, hidden disclosure.Hiding) secrets {
	s := secrets{}
	shown := map[leak.Secret]bool{}
	seen.Root.Walk(func(n *tree.Node) {
		class, known := leak.ClassOf(soughtAs(n))
		if !known || n.Text == "" {
			return
		}
		for _, text := range soughtTexts(class, n.Text, false) {
			shown[leak.Secret{Class: class, Text: text}] = true
		}
		if class == leak.Name {
			s.names = append(s.names, nameWords(n.Text)...)
		}
	})
	var list []leak.Secret
	for _, n := range seen.Withheld {
		marked := hidden.IsMarked(n)
		class, known := leak.ClassOf(soughtFor(n, marked))
		var texts []leak.Secret
		for _, text := range soughtTexts(class, n.Text, marked) {
			texts = append(texts, leak.Secret{Class: class, Text: text})
		}
		open := !marked && slices.ContainsFunc(texts, func(t leak.Secret) bool { return shown[t] })
		if !known || n.Span.IsZero() || open {
			continue // what was worked out of the case is no value of it
		}
		for _, t := range texts {
			s.nodes = append(s.nodes, n)
			list = append(list, t)
		}
	}
	s.matcher = c.matcher(list)
	return s
}

// nameWords returns the words of a name, and the parts of double ones, in small
// letters.
func nameWords(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == '-' || r == '\u00a0' })
}

// matcher returns the matcher of a list of secrets. Most papers of a case have the
// same list, and to prepare one takes longer than to search a paper.
func (c *caseFile) matcher(list []leak.Secret) *leak.Matcher {
	var key strings.Builder
	for _, s := range list {
		key.WriteString(s.Class.String() + "\x00" + s.Text + "\x00")
	}
	m := c.matchers[key.String()]
	if m == nil {
		if c.matchers == nil {
			c.matchers = map[string]*leak.Matcher{}
		}
		m = leak.New(list)
		c.matchers[key.String()] = m
	}
	return m
}

// soughtAs returns the word for the class in which a value is searched for: that
// of its schema, or what its form says; "" for one that is not, because it is an
// id or one of a few words that stand in every paper.
func soughtAs(n *tree.Node) string {
	s := n.Shape
	switch {
	case s == nil || n.Kind != tree.String || s.Ref != "" || len(s.Labels) > 0:
		return ""
	case s.Sought != "":
		return s.Sought
	case s.Format == "" && s.Title != "Id":
		return leak.Words.String()
	}
	return ""
}

// soughtFor is soughtAs for what was taken out: of values that somebody marked by
// hand, days and numbers are searched for too.
func soughtFor(n *tree.Node, marked bool) string {
	switch {
	case !marked || n.Shape == nil:
	case n.Shape.Format == "date":
		return leak.Date.String()
	case n.Kind == tree.Number:
		return leak.Number.String()
	}
	return soughtAs(n)
}

// fewWords is how many words a text has that can stand in any paper.
const fewWords = 4

// soughtTexts returns the texts by which a value is searched for. Behind a school
// often stand the class and the teacher. A few plain words tell nothing by
// themselves, "every Friday", unless somebody marked them.
func soughtTexts(class leak.Class, text string, marked bool) []string {
	name, _, more := strings.Cut(text, ",")
	switch {
	case class == leak.Place && more:
		return []string{text, name}
	case class == leak.Words && !marked && len(strings.Fields(text)) <= fewWords:
		return nil
	case !likeItsClass(class, text):
		return nil
	}
	return []string{text}
}

// fewLetters is how many letters an address or a name has at least.
const fewLetters = 2

// likeItsClass reports whether a text can be what its field is for: a number that
// reads "None" and an address of figures alone would be found in every paper.
func likeItsClass(class leak.Class, text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	switch class {
	case leak.Number, leak.Phone:
		return strings.ContainsAny(text, "0123456789")
	case leak.Email:
		return strings.Contains(text, "@")
	case leak.Address:
		return letters >= fewLetters && strings.ContainsAny(text, " ,\n")
	case leak.Name, leak.Place:
		return letters >= fewLetters
	}
	return true
}

// passage is a text of a finished paper with what its pieces come from.
type passage struct {
	text   strings.Builder
	starts []int
	from   []*doc.Origin
}

func (t *passage) add(text string, from *doc.Origin) {
	t.starts = append(t.starts, t.text.Len())
	t.from = append(t.from, from)
	t.text.WriteString(text)
}

// at returns which piece stands at a place.
func (t *passage) at(start int) int {
	i, exact := slices.BinarySearch(t.starts, start)
	if !exact {
		i--
	}
	return max(i, 0)
}

// origins returns where the words between two places come from.
func (t *passage) origins(start, end int) []*doc.Origin {
	var out []*doc.Origin
	for i := t.at(start); i < len(t.starts) && t.starts[i] < end; i++ {
		if t.from[i] != nil {
			out = append(out, t.from[i])
		}
	}
	return out
}

// documentPassage returns all that the pages of a document say: their text, what
// stands at head and foot, and what its file says about itself.
func documentPassage(d *doc.Document) *passage {
	t := &passage{}
	t.meta(d.Meta)
	inline := func(in doc.Inline) { t.inline(in) }
	for _, line := range [][]doc.Inline{d.Header, d.Footer} {
		t.add("\n", nil)
		walkInlines(line, inline)
	}
	doc.Walk(d, t.block, inline)
	return t
}

// block adds what a block says beside the inlines in it.
func (t *passage) block(b doc.Block) {
	t.add("\n", nil)
	switch b := b.(type) {
	case *doc.Image:
		t.add(b.Alt+"\n", b.Origin)
	case *doc.Contents:
		t.add(b.Title+"\n", b.Origin)
	}
}

func walkInlines(list []doc.Inline, visit func(doc.Inline)) {
	for _, in := range list {
		visit(in)
		walkInlines(doc.Inside(in), visit)
	}
}

func (t *passage) inline(in doc.Inline) {
	switch in := in.(type) {
	case *doc.Text:
		t.add(in.Value, in.Origin)
	case *doc.Gap:
		t.add(in.Label, in.Origin)
	case *doc.Break:
		t.add("\n", nil)
	case *doc.Link:
		t.add(" "+in.Target+" ", in.Origin)
	}
}

func (t *passage) meta(m doc.Meta) {
	for _, text := range append([]string{m.Title, m.Author, m.Case, m.Reader, m.Version}, m.SignedBy...) {
		t.add(text+"\n", nil)
	}
}

// bookPassage returns all that a workbook says.
func bookPassage(b *doc.Workbook) *passage {
	t := &passage{}
	t.meta(b.Meta)
	walkInlines(b.Footer, t.inline)
	for i := range b.Sheets {
		s := &b.Sheets[i]
		t.add("\n"+s.Name+"\n", s.Origin)
		walkInlines(s.Title, t.inline)
		for _, note := range s.Notes {
			t.add("\n", nil)
			walkInlines(note, t.inline)
		}
		for _, c := range s.Columns {
			t.add("\t"+c.Header+" "+c.Help+" "+strings.Join(c.Choices, " "), c.Origin)
		}
		for _, r := range s.Rows {
			t.add("\n", nil)
			for _, c := range r.Cells {
				t.add(c.Text+"\t", c.Origin)
			}
		}
	}
	return t
}

// secrets returns the values that the readers of the paper may not see: one list
// for each of those from whom something else is kept.
func (p *paper) secrets() []secrets {
	if p.sought == nil {
		p.sought = []secrets{p.from.secretsOf(p.seen, p.hidden)}
		for _, hidden := range p.others {
			q := *p
			q.hidden = hidden
			p.sought = append(p.sought, p.from.secretsOf(q.view(nil, nil), hidden))
		}
	}
	return p.sought
}

// leaks returns a finding for each withheld value that stands in a text, at the
// text of the case that it comes from.
func (p *paper) leaks(t *passage) diag.List {
	if p.audience == internalReader {
		return nil
	}
	t.add("\n"+p.fileName(), nil)
	text := t.text.String()
	var found diag.List
	for _, s := range p.secrets() {
		for _, hit := range s.matcher.In(text) {
			if !s.isShown(text[hit.Start:hit.End], hit) {
				found = appendNew(found, diag.List{p.leak(s, hit, t.origins(hit.Start, hit.End))})
			}
		}
	}
	return found
}

// isShown reports whether what was found of a name is part of one that the readers
// see.
func (s secrets) isShown(text string, hit leak.Hit) bool {
	if soughtAs(s.nodes[hit.Secret]) != leak.Name.String() {
		return false
	}
	text = strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(text), "'s"), "’s")
	return !slices.ContainsFunc(nameWords(text), func(w string) bool { return !slices.Contains(s.names, w) })
}

func (p *paper) leak(s secrets, hit leak.Hit, from []*doc.Origin) diag.Diagnostic {
	secret := s.nodes[hit.Secret]
	d := diag.Diagnostic{
		Rule: leakRule, Severity: diag.Must, Blocks: diag.Write,
		Message: "this gives away {part} of something that is withheld from the readers of this copy: {what}",
		Args:    []diag.Arg{diag.Word("part", hit.Part), diag.Word("what", secret.Shape.GapLabel())},
		Hints:   []string{"say it without that, such as at home or at school, and look for it in the other texts too"},
		Source:  "Family Procedure Rules 2010, rule 29.1; Practice Direction 29A",
		Related: []diag.Note{{Span: secret.Span, Message: "this is withheld from the " + p.called() + " for " + strings.ReplaceAll(p.id, "-", " ")}},
	}
	d.Span, d.Path = p.leakedAt(s, hit.Secret, from)
	return d
}

// leakedAt returns the place of the value of the case in which a secret stands:
// the one that holds it, else the first of those that were printed there, else
// the reference, of which files are named and tell about themselves.
func (p *paper) leakedAt(s secrets, secret int, from []*doc.Origin) (source.Span, string) {
	pointer := "/reference"
	span := p.root.Place(pointer)
	for i, o := range from {
		for k, printed := range o.Data {
			n := p.root.At(printed)
			if n == nil || n.Span.IsZero() {
				continue
			}
			if at, stands := s.within(n, secret); stands {
				return at, printed
			}
			if i == 0 && k == 0 {
				span, pointer = n.Span, printed
			}
		}
	}
	return span, pointer
}

// within returns where a secret stands in the file, inside one of its values: the
// whole value where it is written with signs for its letters.
func (s secrets) within(n *tree.Node, secret int) (source.Span, bool) {
	raw := string(n.Span.File.Data()[n.Span.Start:n.Span.End])
	for _, hit := range s.matcher.In(raw) {
		if s.nodes[hit.Secret] == s.nodes[secret] {
			return n.Span.File.Span(n.Span.Start+hit.Start, n.Span.Start+hit.End), true
		}
	}
	for _, hit := range s.matcher.In(n.Text) {
		if s.nodes[hit.Secret] == s.nodes[secret] {
			return n.Span, true
		}
	}
	return source.Span{}, false
}
