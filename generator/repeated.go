package generator

import (
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/disclosure"
	"casedocs/generator/leak"
	"casedocs/generator/tree"
)

// repeatedRule is the rule of contact details that somebody keeps secret and a
// text of the case repeats (Family Procedure Rules 2010, rule 29.1).
const repeatedRule = "CON-01"

// repeated finds contact details that somebody keeps secret in the texts of a
// case, whether a paper prints them today or not.
func (c *caseFile) repeated() diag.List {
	s := c.keptDetails()
	if s.matcher.Empty() {
		return nil
	}
	t, texts := &passage{}, []*tree.Node{}
	writtenTexts(c.tree.Root, func(n *tree.Node) {
		texts = append(texts, n)
		t.add(n.Text+"\n\n", nil)
	})
	var found diag.List
	for _, hit := range s.matcher.In(t.text.String()) {
		n := texts[t.at(hit.Start)]
		d := diag.Diagnostic{
			Rule: repeatedRule, Severity: diag.Must, Blocks: diag.Final, Span: n.Span, Path: n.Pointer,
			Message: "this text gives away {part} of something that somebody keeps secret: {what}",
			Args:    []diag.Arg{diag.Word("part", hit.Part), diag.Word("what", s.nodes[hit.Secret].Shape.GapLabel())},
			Hints:   []string{"say it without the place, such as at home, and look for it in the other texts too"},
			Source:  "Family Procedure Rules 2010, rules 29.1 and 6.23A",
			Related: []diag.Note{{Span: s.nodes[hit.Secret].Span, Message: "it is kept secret here"}},
		}
		if at, stands := s.within(n, hit.Secret); stands {
			d.Span = at
		}
		found = appendNew(found, diag.List{d})
	}
	return found
}

// keptDetails returns the contact details of those who keep them from somebody.
func (c *caseFile) keptDetails() secrets {
	var s secrets
	var list []leak.Secret
	for _, p := range c.tree.Root.Field("people").All() {
		if !disclosure.KeepsHome(p) {
			continue
		}
		p.Field("contact").Walk(func(n *tree.Node) {
			if class, known := leak.ClassOf(soughtAs(n)); known && n.Text != "" && n.Shape.Sought != "" {
				s.nodes = append(s.nodes, n)
				list = append(list, leak.Secret{Class: class, Text: n.Text})
			}
		})
	}
	s.matcher = c.matcher(list)
	return s
}

// writtenTexts visits the texts of a case but those that the schema withholds or
// that are searched for themselves.
func writtenTexts(n *tree.Node, visit func(*tree.Node)) {
	if n == nil || n.Shape != nil && (n.Shape.Confidential != "" || n.Shape.Sought != "") {
		return
	}
	if n.Kind == tree.String && strings.ContainsAny(n.Text, " @0123456789") {
		visit(n)
	}
	for _, f := range n.Fields {
		writtenTexts(f.Value, visit)
	}
	for _, item := range n.Items {
		writtenTexts(item, visit)
	}
}
