package compose

import (
	"slices"
	"strings"
	"text/template/parse"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// Section is one section of a document, as document.yaml lists it. Order,
// headings and page breaks are data: to move, rename or leave out a section
// nobody changes a template.
type Section struct {
	ID      string      // its template is named section-<id>
	Heading string      // what {{heading}} is in that template
	NewPage bool        // it begins on a new page
	Span    source.Span // its place in document.yaml
}

const (
	allSections   = "sections" // {{template "sections" .}} stands for all of them
	sectionPrefix = "section-"
	headingWord   = "heading"
)

// template returns the name of the section's template.
func (s Section) template() string { return sectionPrefix + s.ID }

// sectioner puts the sections of a document where its entry calls for them,
// and their headings where their templates print them. It changes the trees,
// so that whatever looks at them later sees plain calls and plain text.
type sectioner struct {
	Source
	set    map[string]part
	listed []Section // those that can be called
	placed bool      // the entry calls for the sections
	diags  diag.List
}

// placeSections expands the sections of src in a set of templates.
func placeSections(set map[string]part, src Source) diag.List {
	s := &sectioner{Source: src, set: set}
	s.list()
	if p, ok := set[allSections]; ok {
		s.diags = append(s.diags, mistake(partSpan(p), ruleSection, "no template can have the name {template}: it stands for the sections that document.yaml lists", diag.Word("template", allSections)))
	}
	for _, name := range sortedNames(set) {
		inspect(set[name].tree.Root, func(n parse.Node) {
			if l, ok := n.(*parse.ListNode); ok {
				s.expand(set[name], l)
			}
		})
	}
	if len(src.Sections) > 0 && !s.placed {
		s.report(src.Sections[0].Span, "the sections that are listed here are printed nowhere: {entry} does not call for them", `write {{template "sections" .}} in it, where the sections go`, diag.Word("entry", src.Entry))
	}
	s.headings()
	return s.diags
}

func (s *sectioner) report(at source.Span, message, hint string, args ...diag.Arg) {
	d := mistake(at, ruleSection, message, args...)
	if hint != "" {
		d.Hints = []string{hint}
	}
	s.diags = append(s.diags, d)
}

// list notes the sections that have a template, each once.
func (s *sectioner) list() {
	first := map[string]Section{}
	for _, x := range s.Sections {
		if before, ok := first[x.ID]; ok {
			d := mistake(x.Span, ruleSection, "the section {section} is listed twice", diag.Word("section", x.ID))
			d.Related = []diag.Note{{Span: before.Span, Message: "first listed here"}}
			s.diags = append(s.diags, d)
			continue
		}
		first[x.ID] = x
		if _, ok := s.set[x.template()]; !ok {
			s.report(x.Span, "there is no template {template} for the section {section}", s.nearest(x.ID), diag.Word("template", x.template()), diag.Word("section", x.ID))
			continue
		}
		s.listed = append(s.listed, x)
	}
}

// nearest says what to do about a section without a template.
func (s *sectioner) nearest(id string) string {
	var ids []string
	for _, name := range sortedNames(s.set) {
		if id, ok := strings.CutPrefix(name, sectionPrefix); ok {
			ids = append(ids, id)
		}
	}
	if hint := didYouMean(id, ids); hint != nil {
		return hint[0]
	}
	return `define it in a file of this document type: {{define "` + sectionPrefix + id + `"}}`
}

// expand puts the calls of the sections in place of {{template "sections" .}}.
func (s *sectioner) expand(p part, l *parse.ListNode) {
	for i := 0; i < len(l.Nodes); i++ {
		call, ok := l.Nodes[i].(*parse.TemplateNode)
		if !ok || call.Name != allSections {
			continue
		}
		at := actionSpan(p.file, call.Pos)
		var nodes []parse.Node
		switch {
		case p.name != s.Entry:
			s.report(at, "only {entry} itself can call for the sections", "", diag.Word("entry", s.Entry))
		case len(s.Sections) == 0:
			s.report(at, "document.yaml lists no sections that could stand here", "list them under sections, each with id and heading")
		case call.Pipe == nil:
			s.placed = true
			s.report(at, "the sections are called with nothing to print", `write {{template "sections" .}}`)
		default:
			s.placed = true
			nodes = s.calls(call, at)
		}
		l.Nodes = slices.Replace(l.Nodes, i, i+1, nodes...)
		i += len(nodes) - 1
	}
}

// calls returns what stands for all sections. A page break has the place of
// the action that made it.
func (s *sectioner) calls(all *parse.TemplateNode, at source.Span) []parse.Node {
	var nodes []parse.Node
	for _, x := range s.listed {
		if x.NewPage {
			nodes = append(nodes, &parse.TextNode{NodeType: parse.NodeText, Pos: parse.Pos(at.Start), Text: []byte("<pagebreak/>")})
		}
		one := all.Copy().(*parse.TemplateNode)
		one.Name = x.template()
		nodes = append(nodes, one)
	}
	return nodes
}

// headings gives the templates of sections their headings. One that is not
// listed gets none: it is left out, or called by its name and says its own.
func (s *sectioner) headings() {
	reached := reach(s.set, s.Entry)
	for _, name := range sortedNames(s.set) {
		p := s.set[name]
		i := slices.IndexFunc(s.Sections, func(x Section) bool { return x.template() == name })
		switch {
		case !strings.HasPrefix(name, sectionPrefix):
		case i >= 0:
			s.heading(p, s.Sections[i])
		default:
			for _, at := range setHeading(p, "") {
				if reached[name] {
					s.report(at, "this section has no heading, because document.yaml does not list it", "list it under sections, with id and heading")
				}
			}
		}
	}
}

// heading gives the template of a section its heading. A heading that is never
// printed would be lost without a word, and one that is not there would leave
// a blank.
func (s *sectioner) heading(p part, x Section) {
	at := setHeading(p, x.Heading)
	switch {
	case len(at) == 0 && x.Heading != "":
		d := mistake(partSpan(p), ruleSection, "the template {template} does not print the heading of its section", diag.Word("template", p.name))
		d.Hints = []string{"print it with {{heading}}"}
		d.Related = []diag.Note{{Span: x.Span, Message: "the heading is given here"}}
		s.diags = append(s.diags, d)
	case len(at) > 0 && x.Heading == "":
		s.report(x.Span, "the section {section} has no heading", "", diag.Word("section", x.ID))
	}
}

// setHeading makes {{heading}} the text of a heading wherever a template has
// it, and returns the places. The text keeps the word as what was written, so
// that messages say and place it right.
func setHeading(p part, heading string) []source.Span {
	var at []source.Span
	inspect(p.tree.Root, func(n parse.Node) {
		command, ok := n.(*parse.CommandNode)
		if !ok {
			return
		}
		for i, a := range command.Args {
			if id, ok := a.(*parse.IdentifierNode); ok && id.Ident == headingWord {
				at = append(at, nodeSpan(p.file, id))
				command.Args[i] = &parse.StringNode{NodeType: parse.NodeString, Pos: id.Pos, Quoted: headingWord, Text: heading}
			}
		}
	})
	return at
}
