package policy

import (
	"slices"

	"casedocs/generator/policy/expr"
	"casedocs/generator/tree"
)

// places are the places of one case at which rules are asked. Each path is
// followed once, and each text is read once for all that rules look for in it.
type places struct {
	root    *tree.Node
	phrases *expr.Phrases
	known   map[expr.Path][]expr.Place
	found   []mentioning // below the whole case
	read    bool         // the texts were read
}

// mentioning is a text in which phrases of some lists stand.
type mentioning struct {
	expr.Place
	lists []int
}

func placesOf(root *tree.Node, phrases *expr.Phrases) *places {
	return &places{root: root, phrases: phrases, known: map[expr.Path][]expr.Place{}}
}

// of returns the places of a rule. With brief they are only those at which it
// can fail.
func (p *places) of(c *compiled, brief bool) []expr.Place {
	if brief && c.looks() {
		return c.written(p.mentioning(c))
	}
	return c.written(p.at(c.rule.For))
}

// written leaves out what people said, where the rule does not ask about it.
func (c *compiled) written(all []expr.Place) []expr.Place {
	if !c.rule.Written {
		return all
	}
	var out []expr.Place
	for _, at := range all {
		if !at.It.Shape.OwnWords {
			out = append(out, at)
		}
	}
	return out
}

// at returns the places of a path. Texts that were worked out are not looked at:
// nobody wrote them.
func (p *places) at(path expr.Path) []expr.Place {
	known, ok := p.known[path]
	if !ok {
		known = path.Places(p.root)
		if path.Deep() {
			known = slices.DeleteFunc(known, func(at expr.Place) bool { return at.It.Span.IsZero() })
		}
		p.known[path] = known
	}
	return known
}

// mentioning returns the texts in which a phrase stands that a rule looks for.
func (p *places) mentioning(c *compiled) []expr.Place {
	if !p.read {
		p.read = true
		for _, at := range p.at(expr.AllTexts) {
			if lists := p.phrases.In(at.It.Text); lists != nil {
				p.found = append(p.found, mentioning{at, lists})
			}
		}
	}
	var out []expr.Place
	for _, m := range p.found {
		if c.wants(m.lists) && c.rule.For.Holds(m.It.Pointer) {
			out = append(out, m.Place)
		}
	}
	return out
}

// mention reports whether a phrase stands in a text that a rule looks for.
func (p *places) mention(c *compiled, text *tree.Node) bool { return c.wants(p.phrases.In(text.Text)) }

func (c *compiled) wants(lists []int) bool {
	return slices.ContainsFunc(c.lists, func(list int) bool { return slices.Contains(lists, list) })
}
