package policy

import (
	"strings"

	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// head writes what the new policy is called, and what is to be filled in.
func (b *drafting) head() {
	name, p := Called(b.d.Name), b.p
	first := b.root.Fields[0].Span.Start
	b.edits = append(b.edits, draftEdit{0, first, strings.Join([]string{
		"# " + p.titleFor(name) + ", begun from those of " + b.like + ".",
		"#",
		"# A line with a question mark asks something. Answer it below: change the number, the role or",
		"# the words, and take the question away. What does not hold with you, take out, with its",
		"# examples in the tests files. Each field is explained in schemas/meta/policy.schema.json.",
		"#",
		"#   casedocs test " + b.d.Name + " --assets FOLDER               tries it",
		"#   casedocs explain --policy " + b.d.Name + " --assets FOLDER   says all of it in sentences, to be signed",
		"#",
		"# Roles are titles, never names of people.", "",
	}, "\n")})
	for _, f := range []struct{ field, question, answer string }{
		{"title", "Fill in: what do lists and reports call this policy?", p.titleFor(name)},
		{"authority", "Fill in: what is your council called in full? " + b.like + ": " + p.Authority + ".", name},
		{"written_by", "Fill in: who wrote this down, from which of your documents, and was that confirmed?", "begun from the policy of " + p.Authority + ", and not yet confirmed by anybody"},
		{"approved_by", "Fill in: which role answers for this policy? " + b.like + ": " + p.ApprovedBy + ".", "a manager whom the authority has yet to name"},
	} {
		if n := b.root.Field(f.field); n != nil {
			b.ask(b.keySpan(f.field), f.question)
			b.replace(n, f.answer)
		}
	}
	b.plain(b.root.Field("id"), b.d.Name)
	b.ask(b.keySpan("valid_from"), "Fill in: from which day is it followed?")
	b.plain(b.root.Field("valid_from"), b.d.Day.String())
	b.ask(b.keySpan("next_review"), "Fill in: by which day is the policy itself looked at again?")
	b.plain(b.root.Field("next_review"), b.d.Day.AddMonths(12).String())
}

// titleFor returns the title of the policy for another authority.
func (p *Policy) titleFor(name string) string {
	if _, about, found := strings.Cut(p.Title, ":"); found {
		return name + ":" + about
	}
	return name
}

// begunFrom says at the top of a further file where it comes from.
func (b *drafting) begunFrom() {
	b.edits = append(b.edits, draftEdit{0, 0, "# Begun from the file of " + b.p.Authority + ". What follows is written as it is there.\n#\n"})
}

// ownParts asks about what stands in policy.yaml alone.
func (b *drafting) ownParts() {
	for _, f := range b.fields("terms") {
		b.ask(f.Span, "What do you call it: "+spaced(f.Name)+"? "+b.like+": "+f.Value.Text+".")
	}
	if closures := b.root.Field("closures"); closures != nil {
		b.ask(b.keySpan("closures"), "On which days beside the bank holidays are your offices closed? Below are those of "+b.like+".")
	}
	for _, n := range b.root.Field("chairs").All() {
		b.ask(n.Span, "Who chairs, when, and why? "+b.like+": "+n.String("role")+".")
	}
	for _, n := range b.root.Field("softens").All() {
		b.ask(n.Span, "Does this count for less with you too? If so, who decided that, on which day, and why? If not, take it out.")
		b.replace(n.Field("decided_by"), "a manager whom the authority has yet to name")
		b.plain(n.Field("decided_on"), b.d.Day.String())
	}
}

// duties asks about what a policy asks for.
func (b *drafting) duties() {
	for _, n := range b.root.Field("numbers").All() {
		if i := indexOf(b.p.Numbers, n.String("id"), func(o Number) string { return o.ID }); i >= 0 {
			has := "none"
			if b.p.Numbers[i].Set {
				has = b.p.Numbers[i].String()
			}
			b.ask(n.Span, "What is your figure for this: "+b.p.Numbers[i].name()+"? "+b.like+": "+has+".")
		}
	}
	for _, n := range b.root.Field("words").All() {
		if i := indexOf(b.p.Words, n.String("id"), func(o WordList) string { return o.ID }); i >= 0 {
			b.ask(n.Span, "Which are they with you: "+b.p.Words[i].name()+"? Below are those of "+b.like+".")
		}
	}
	for _, n := range b.root.Field("milestones").All() {
		if m := b.p.milestone(n.String("id")); m != nil {
			b.ask(n.Span, m.question()+" "+b.like+": "+b.p.answer(m)+".")
			b.roles(n, m)
			if m.TakenAt != nil {
				b.roles(n.At("/taken_at/propose"), &m.TakenAt.Propose)
			}
		}
	}
	for _, n := range b.root.Field("requirements").All() {
		often := "all the time"
		if i := indexOf(b.p.Requirements, n.String("id"), func(q Requirement) string { return q.ID }); i >= 0 && b.p.Requirements[i].Every != nil {
			often = b.p.Requirements[i].Every.String()
		}
		b.ask(n.Span, "How often do you ask for this, of whom, and who does it? "+b.like+": "+often+".")
	}
	for _, n := range b.root.Field("rules").All() {
		b.ask(n.Span, "Do you ask whether "+strings.TrimSuffix(n.String("title"), ".")+"? If not, take this rule out.")
	}
}

// roles asks who sees to a milestone and who chairs.
func (b *drafting) roles(n *tree.Node, m *Milestone) {
	for _, f := range n.Fields {
		if !b.beginsLine(f.Span) {
			continue
		}
		switch f.Name {
		case "duty":
			b.ask(f.Span, "Who sees to it? "+b.like+": "+m.Duty+".")
		case "chair":
			b.ask(f.Span, "Who chairs it: which of the chairs above? "+b.like+": "+m.Chair.Role+".")
		}
	}
}

// question asks by when a milestone is due.
func (m *Milestone) question() string {
	switch m.Kind {
	case "review", "meeting":
		return "By when must " + general(m.Title) + " be held?"
	case "decision":
		return "By when must " + general(m.Title) + " be taken?"
	}
	return "By when must this be done: " + headline(m.Title) + "?"
}

// answer says in short by when a milestone is due.
func (p *Policy) answer(m *Milestone) string {
	days := make([]string, len(m.Due))
	for i, o := range m.Due {
		days[i] = p.within(o)
	}
	words := strings.Join(days, "; or ")
	if len(days) > 1 {
		words += ", whichever comes first"
	}
	if m.Repeat != nil {
		words += ", and then " + Interval{m.Repeat.Every, m.Repeat.Unit}.String()
	}
	if m.Preferred != nil {
		words += "; better " + p.within(*m.Preferred)
	}
	if m.Earliest != nil {
		words += "; not before " + strings.TrimPrefix(p.fromEvent(*m.Earliest, ""), "on ")
	}
	return words
}

// remarks marks, in what is below a value, where the other authority's text is
// cited.
func (b *drafting) remarks(n *tree.Node) {
	if n.Kind != tree.Map || strings.Count(n.Pointer, "/") != 2 && !strings.HasSuffix(n.Pointer, "/propose") {
		return
	}
	for _, f := range n.Fields {
		if f.Value.Kind != tree.String {
			continue
		}
		switch f.Name {
		case "source":
			if b.beginsLine(f.Span) {
				b.ask(f.Span, "Which document and section of yours says so?")
			}
			b.replace(f.Value, "not yet named; begun from: "+f.Value.Text)
		case "reading", "note":
			if b.beginsLine(f.Span) {
				b.ask(f.Span, "Is your text unclear in the same way? If not, take this out.")
			}
		}
	}
}

// unset lists, at the end of the file, the figures and words that the other
// authority does not have.
func (b *drafting) unset() {
	var numbers, words []string
	for _, n := range b.p.Numbers {
		if !n.Set {
			numbers = append(numbers, "#   "+n.name()+"?", "#   - {id: "+n.ID+", value: 0, source: your document and section}")
		}
	}
	for _, w := range b.p.Words {
		if len(w.Words) == 0 {
			words = append(words, "#   "+w.name()+"?", "#   - {id: "+w.ID+", words: [one, another], source: your document and section}")
		}
	}
	if numbers == nil && words == nil {
		return
	}
	lines := []string{"",
		"# " + b.like + " has nothing for these, and so the rules that need them are not asked. Do you? Then",
		"# write it among the numbers: and words: of this file, without the signs #."}
	for _, group := range []struct {
		name  string
		lines []string
	}{{"numbers", numbers}, {"words", words}} {
		if group.lines != nil {
			lines = append(append(lines, "#", "# "+group.name+":"), group.lines...)
		}
	}
	end := len(b.file.Data())
	b.edits = append(b.edits, draftEdit{end, end, strings.Join(lines, "\n") + "\n"})
}

// fields returns the fields of a group of the file.
func (b *drafting) fields(name string) []tree.Field {
	if n := b.root.Field(name); n != nil {
		return n.Fields
	}
	return nil
}

// keySpan returns where the name of a field at the top stands.
func (b *drafting) keySpan(name string) source.Span {
	for _, f := range b.root.Fields {
		if f.Name == name {
			return f.Span
		}
	}
	return b.root.Span
}
