package generator

import (
	"maps"
	"slices"
	"strings"

	"casedocs/generator/tree"
)

// bans are the canaries that a reader must not see, each with the rule in plain
// words. They are worked out here from the case and the words of its schema alone,
// apart from the code that takes values out of copies.
type bans map[string]string

// ban forbids all that stands below a node but some fields.
func (b bans) ban(n *tree.Node, why string, but ...string) {
	switch {
	case n == nil:
	case n.Kind == tree.Map:
		for _, f := range n.Fields {
			if !slices.Contains(but, f.Name) {
				b.ban(f.Value, why)
			}
		}
	case n.Kind == tree.List:
		for _, item := range n.Items {
			b.ban(item, why)
		}
	default:
		for _, word := range canariesIn(n.Text) {
			b[word] = why
		}
	}
}

// mustNotSee returns what an output must not hold: what any of its readers must not
// see.
func mustNotSee(root *tree.Node, o Output) bans {
	b := bans{}
	defer func() {
		maps.DeleteFunc(b, func(word, _ string) bool { return word == squeezed(text(root, "/authority/name")) })
	}()
	b.confidential(root, o)
	if o.Document == "closure-letter" {
		b.letter(root, o)
	}
	if o.Audience == "court" || o.Audience == "internal" {
		return b
	}
	if len(o.For) == 0 {
		b.homes(root, "")
		b.marks(root, "")
	}
	for _, reader := range o.For {
		b.homes(root, reader)
		b.marks(root, reader)
		b.children(root, reader)
		b.parts(root, reader)
		b.sections(root, o, reader)
	}
	return b
}

// confidential: what the schema puts into a class is seen by nobody; a copy for one
// person alone may hold that person's own, a letter the address of its reader, and
// the office's list of envelopes those of people who keep theirs from nobody.
func (b bans) confidential(root *tree.Node, o Output) {
	own := func(n *tree.Node) bool {
		if o.Document == "dispatch" && o.Audience == "internal" {
			p := root.At(strings.TrimSuffix(n.Pointer, "/contact/address"))
			return strings.HasSuffix(n.Pointer, "/contact/address") &&
				p.String("refuge") != "true" && p.String("kept_from_everyone") != "true" && len(items(p, "confidential_from")) == 0
		}
		if len(o.For) != 1 || o.Audience == "internal" {
			return false
		}
		at := strings.Split(n.Pointer, "/")
		if len(at) < 4 {
			return false
		}
		entry := root.At(strings.Join(at[:3], "/"))
		if at[1] == "closure" && o.Document == "closure-letter" {
			return root.At(strings.Join(at[:4], "/")).String("id") == o.Item
		}
		return at[1] == "people" && entry.String("id") == o.For[0]
	}
	root.Walk(func(class *tree.Node) {
		if class.Shape == nil || class.Shape.Confidential == "" {
			return
		}
		class.Walk(func(n *tree.Node) {
			if n.Kind == tree.String && !own(n) {
				b.ban(n, "the schema keeps it as "+class.Shape.Confidential)
			}
		})
	})
}

// homes: who may not know where somebody lives may not know the school of a child
// who lives there either; where it is not recorded with whom a child lives, it may
// be with anybody who has a tie to that child.
func (b bans) homes(root *tree.Node, reader string) {
	for _, p := range items(root, "people") {
		fromAll := p.String("refuge") == "true" || p.String("kept_from_everyone") == "true"
		if p.String("id") == reader || !fromAll && !names(p, "confidential_from", reader) {
			continue
		}
		for _, c := range items(root, "children") {
			home := c.String("lives_with")
			if home == p.String("id") || home == "" && (p.Field("to_children") == nil || names(p, "to_children", c.String("id"))) {
				c.Walk(func(n *tree.Node) {
					if n.Shape != nil && n.Shape.GivesAway {
						b.ban(n, "it tells where "+p.String("id")+" lives")
					}
				})
			}
		}
	}
}

// marks: a value under withhold is kept from those whom the mark names, and from
// everybody when it names nobody.
func (b bans) marks(root *tree.Node, reader string) {
	for _, m := range items(root, "withhold") {
		if m.Field("from") != nil && !names(m, "from", reader) {
			continue
		}
		n := root
		for step := range strings.SplitSeq(m.String("value")[1:], "/") {
			if n.Kind == tree.List {
				n = n.Items[slices.IndexFunc(n.Items, func(item *tree.Node) bool { return item.String("id") == step })]
			} else {
				n = n.Field(step)
			}
		}
		b.ban(n, "it is marked")
	}
}

// children: of a child who is kept from the reader nothing is seen; of one to whom
// the reader has no tie, the name and how to speak of the child. What is recorded
// about such children alone is not seen, nor what belongs to that alone.
func (b bans) children(root *tree.Node, reader string) {
	hidden := map[string]bool{}
	var ties *tree.Node
	for _, p := range items(root, "people") {
		if p.String("id") == reader {
			ties = p.Field("to_children")
		}
	}
	for _, c := range items(root, "children") {
		switch id := c.String("id"); {
		case names(c, "confidential_from", reader):
			b.ban(c, id+" is kept from the reader")
			hidden["children/"+id] = true
		case ties != nil && !isIn(ties, id) && c.String("lives_with") != reader:
			b.ban(c, "the reader has no tie to "+id, "name", "known_as", "pronouns", "gender")
			hidden["children/"+id] = true
		}
	}
	for grown := len(hidden) > 0; grown; {
		before := len(hidden)
		for _, f := range root.Fields {
			if f.Name != "people" && f.Name != "children" && f.Name != "withhold" {
				b.entries(f.Value, f.Name, hidden)
			}
		}
		grown = len(hidden) > before
	}
}

// entries forbids the entries of lists below n that are about hidden children alone.
func (b bans) entries(n *tree.Node, name string, hidden map[string]bool) {
	for _, f := range n.Fields {
		b.entries(f.Value, f.Name, hidden)
	}
	for _, item := range n.All() {
		if item.Kind == tree.Map && isAboutHidden(item, hidden) {
			b.ban(item, "it is about hidden children alone")
			hidden[name+"/"+item.String("id")] = true
		}
		b.entries(item, name, hidden)
	}
}

// isAboutHidden: the children whom an entry names say whom it is about. Where it
// names none in a field for children, a field for people or children says so when
// all in it are hidden children. Else it is about what it belongs to, whoever pays.
func isAboutHidden(entry *tree.Node, hidden map[string]bool) bool {
	var children, owners []bool
	mixed := false
	for _, f := range entry.Fields {
		refs := refsIn(f.Value)
		var kept []bool
		for _, id := range f.Value.Words() {
			kept = append(kept, slices.ContainsFunc(refs, func(list string) bool { return hidden[list+"/"+id.Text] }))
		}
		switch {
		case slices.Equal(refs, []string{"children"}):
			children = append(children, kept...)
		case slices.Contains(refs, "children"):
			mixed = mixed || len(kept) > 0 && !slices.Contains(kept, false)
		case len(refs) > 0 && refs[0] != "people" && refs[0] != "funding":
			owners = append(owners, kept...)
		}
	}
	if len(children) > 0 {
		return !slices.Contains(children, false)
	}
	return mixed || len(owners) > 0 && !slices.Contains(owners, false)
}

// parts: what was said in a part of a meeting is seen by those who get its record.
func (b bans) parts(root *tree.Node, reader string) {
	for _, review := range items(root, "reviews") {
		for _, part := range items(review, "parts") {
			if names(part, "receives", reader) {
				continue
			}
			b.ban(part, "the reader does not get the record of this part")
			review.Walk(func(n *tree.Node) {
				if n.Kind == tree.Map && n.String("part") == part.String("id") {
					b.ban(n, "it was said in a part whose record the reader does not get")
				}
			})
		}
	}
}

// letter: a letter draws on what is safe in letters, and what is said to one reader
// stands in the letters of no other.
func (b bans) letter(root *tree.Node, o Output) {
	var safe []*tree.Node // entries of lists that are safe
	root.Walk(func(n *tree.Node) {
		if isSafe := n.Shape != nil && n.Shape.LetterSafe; n.Kind == tree.List && isSafe {
			safe = append(safe, n.Items...)
		} else if n.Kind == tree.String && !isSafe && !slices.Contains(safe, n) {
			b.ban(n, "it is not safe in letters")
		}
	})
	closure, who := root.Field("closure"), ""
	for _, r := range items(closure, "recipients") {
		if r.String("id") == o.Item {
			who = r.String("who")
		} else {
			b.ban(r, "it stands in the letter to somebody else")
		}
	}
	for list, field := range map[string]string{"talked": "with", "tried": "who", "changed": "who", "ongoing": "for"} {
		for _, entry := range items(closure, list) {
			if to := entry.Field(field); to != nil && !isIn(to, who) && !isIn(to, o.Item) {
				b.ban(entry, "it is said in the letter to somebody else")
			}
		}
	}
}

// sectionsOf are the fields of a plan that stand in one section, and nowhere else.
var sectionsOf = map[string][]string{
	"network": {"network", "network_note", "family_group_conferences"}, "visits": {"visits"}, "contingency": {"contingency"},
	"views": {"views", "explained"}, "annex-self-audit": {"self_audit"}, "annex-principles": {"principles"}, "worries": {"strengths"},
}

// sections: who gets some sections only does not get what stands in others.
func (b bans) sections(root *tree.Node, o Output, reader string) {
	if o.Document != "support-plan" {
		return
	}
	for _, s := range items(root.Field("plan"), "sharing") {
		if s.String("with") != reader || s.Field("sections") == nil {
			continue
		}
		for section, fields := range sectionsOf {
			for _, f := range fields {
				if !names(s, "sections", section) {
					b.ban(root.Field("plan").Field(f), "it stands in the section "+section+", which the reader does not get")
				}
			}
		}
	}
}

func items(n *tree.Node, list string) []*tree.Node { return n.Field(list).All() }

func names(n *tree.Node, field, id string) bool {
	return n.Field(field) != nil && isIn(n.Field(field), id)
}

func isIn(list *tree.Node, id string) bool {
	return slices.ContainsFunc(list.Words(), func(n *tree.Node) bool { return n.Text == id })
}

func refsIn(n *tree.Node) []string {
	switch s := n.Shape; {
	case s == nil:
		return nil
	case s.Items != nil:
		return s.Items.Refs
	default:
		return s.Refs
	}
}
