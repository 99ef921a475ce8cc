package policy

import (
	"maps"
	"path"
	"slices"
	"strings"

	"casedocs/generator/diag"
)

// Part is a part of a policy in sentences: paragraphs, then what it asks for,
// then smaller parts.
type Part struct {
	Title   string
	Says    []string
	Entries []Explanation
	Parts   []Part
}

// InSentences returns the whole policy in sentences, layer by layer, for
// somebody who answers for it to read. Below are the layers that it lies over,
// from the lowest.
func (p *Policy) InSentences(below ...*Policy) Part {
	out := Part{Title: p.Title, Says: paragraphs(
		p.Authority+". "+forKinds(p.Kinds),
		"It has "+layersWords(below)+" Of rules, a must is what a final paper is refused for, a should is good practice, which a case can waive "+
			"with a reason, a role and a day, and what is for information stops nothing.",
	)}
	for _, l := range below {
		part := p.layer(l)
		part.Title += ", which " + map[Layer]string{Court: "no authority can change", Practice: "an authority can soften with a reason"}[l.Layer]
		out.Parts = append(out.Parts, part)
	}
	own := p.layer(p.Own())
	own.Title = p.Authority + ": its own procedure"
	own.Parts = append(own.Parts, p.softenings()...)
	own.Parts = append(own.Parts, p.ownWords()...)
	out.Parts = append(out.Parts, own, p.readings(), p.answersFor())
	out.Parts = slices.DeleteFunc(out.Parts, Part.empty)
	return out
}

func (t Part) empty() bool { return len(t.Says)+len(t.Entries)+len(t.Parts) == 0 }

func forKinds(kinds []string) string {
	if len(kinds) == 0 {
		return ""
	}
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = spaced(k)
	}
	return "For cases of the kind " + or(words) + "."
}

func layersWords(below []*Policy) string {
	if len(below) == 0 {
		return "one part, that of this authority."
	}
	return "these parts: first what holds for everybody, then what is this authority's own."
}

// layer returns what one layer asks for, as it counts under this policy.
func (p *Policy) layer(l *Policy) Part {
	out := Part{Title: l.Title}
	add := func(part Part) {
		if !part.empty() {
			out.Parts = append(out.Parts, part)
		}
	}
	add(chairsPart(l))
	for _, kind := range milestoneKinds {
		add(p.milestonesPart(l, kind.word, kind.title))
	}
	for _, part := range p.rulesParts(l) {
		add(part)
	}
	requirements := Part{Title: "What is asked for all the time"}
	for i := range l.Requirements {
		requirements.Entries = append(requirements.Entries, p.explainRequirement(&l.Requirements[i]))
	}
	add(requirements)
	add(p.numbersPart(l))
	add(p.wordsPart(l))
	return out
}

// milestoneKinds are the kinds of milestone, in the order in which they are
// read.
var milestoneKinds = []struct{ word, title string }{
	{"review", "Reviews"}, {"decision", "Decisions"}, {"meeting", "Other meetings"}, {"visit", "Visits"},
	{"notice", "What somebody is told or given"}, {"record", "What is written down"},
}

func chairsPart(l *Policy) Part {
	out := Part{Title: "Who chairs"}
	for i := range l.Chairs {
		c := &l.Chairs[i]
		out.Entries = append(out.Entries, Explanation{Title: capital(c.Role), Says: []string{capital(strings.TrimSuffix(c.Why, ".")) + "."}, Source: c.Source})
	}
	return out
}

func (p *Policy) milestonesPart(l *Policy, kind, title string) Part {
	out := Part{Title: title}
	for i := range l.Milestones {
		m := p.milestone(l.Milestones[i].ID) // that of the whole policy knows what it counts from
		if m == nil || m.Kind != kind {
			continue
		}
		e := p.explainMilestone(m)
		e.Reading, e.Note = "", "" // they have a part of their own
		e.Says = paragraphs(
			paragraph(m.askedOf(), m.inForceWords(), p.dueWords(m)),
			paragraph(m.dutyWords(), m.chairWords(false), p.meetingWords(m), doneWords(m, p.rolling(m))),
		)
		out.Entries = append(out.Entries, e)
	}
	return out
}

// rulesParts returns the rules of a layer, those of one file together.
func (p *Policy) rulesParts(l *Policy) []Part {
	var out []Part
	for i := range l.Rules {
		r := &l.Rules[i]
		if k := indexOf(p.Rules, r.ID, func(r Rule) string { return r.ID }); k >= 0 {
			r = &p.Rules[k]
		}
		title := rulesTitle(r)
		if len(out) == 0 || out[len(out)-1].Title != title {
			out = append(out, Part{Title: title})
		}
		e := p.explainRule(r)
		e.Note, e.Here, e.Written = "", nil, nil
		e.Says = paragraphs(paragraph(r.weightWords(), r.papersWords(), r.daysWords(), p.figures(r, false), r.softenedWords()))
		last := &out[len(out)-1]
		last.Entries = append(last.Entries, e)
	}
	return out
}

// rulesTitle returns what the file of a rule is about, as its name says.
func rulesTitle(r *Rule) string {
	name := strings.TrimSuffix(path.Base(r.span.Name()), ".yaml")
	if topic, is := strings.CutPrefix(name, "rules-"); is {
		return "Rules: " + spaced(topic)
	}
	return "Rules"
}

// weightWords says in short how much a rule counts, before any authority
// softened it.
func (r *Rule) weightWords() string {
	severity, blocks := r.weight()
	words := map[diag.Severity]string{diag.Must: "Must", diag.Should: "Should", diag.Info: "For information"}[severity]
	switch {
	case blocks == diag.Write:
		words += ", even for a draft"
	case blocks == diag.Final && r.Final:
		words += ", in a final paper"
	}
	return words + "."
}

// papersWords says about which papers a rule is asked; "" for every case.
func (r *Rule) papersWords() string {
	if len(r.Documents) == 0 {
		return ""
	}
	papers := make([]string, len(r.Documents))
	for i, d := range r.Documents {
		papers[i] = spaced(d)
	}
	return "About each " + or(papers) + "."
}

// numbersPart lists the figures of a layer. Those of a lower layer for which
// this authority has its own stand with the authority.
func (p *Policy) numbersPart(l *Policy) Part {
	out := Part{Title: "Figures"}
	own := p.Own()
	for _, n := range l.Numbers {
		if l != own && indexOf(own.Numbers, n.ID, func(o Number) string { return o.ID }) >= 0 {
			continue
		}
		if k := indexOf(p.Numbers, n.ID, func(o Number) string { return o.ID }); k >= 0 {
			n = p.Numbers[k]
		}
		out.Says = append(out.Says, n.sentence())
	}
	return out
}

func (p *Policy) wordsPart(l *Policy) Part {
	out := Part{Title: "Words that rules look for"}
	own := p.Own()
	for _, w := range l.Words {
		if l != own && indexOf(own.Words, w.ID, func(o WordList) string { return o.ID }) >= 0 {
			continue
		}
		if k := indexOf(p.Words, w.ID, func(o WordList) string { return o.ID }); k >= 0 {
			w = p.Words[k]
		}
		out.Says = append(out.Says, w.sentence())
	}
	return out
}

// softenings lists the rules that count for less here.
func (p *Policy) softenings() []Part {
	out := Part{Title: "Rules that count for less here"}
	for i := range p.Rules {
		if r := &p.Rules[i]; r.Softened != nil {
			out.Entries = append(out.Entries, Explanation{ID: r.ID, Title: capital(r.Title), Says: []string{r.softenedWords()}, Source: r.citation()})
		}
	}
	return slices.DeleteFunc([]Part{out}, Part.empty)
}

// ownWords lists the authority's own words and the days on which it is closed.
func (p *Policy) ownWords() []Part {
	terms := Part{Title: "What things are called"}
	for _, name := range slices.Sorted(maps.Keys(p.Terms)) {
		terms.Says = append(terms.Says, capital(spaced(name))+": "+p.Terms[name]+".")
	}
	closures := Part{Title: "Days off beside the bank holidays"}
	for _, c := range p.Closures {
		closures.Says = append(closures.Says, c.Date.WeekdayLong()+": "+c.Title+".")
	}
	return slices.DeleteFunc([]Part{terms, closures}, Part.empty)
}

// readings lists how unclear texts are read, and where a text and the law
// differ.
func (p *Policy) readings() Part {
	out := Part{Title: "How unclear texts are read"}
	add := func(id, title, reading, note, source string) {
		if says := paragraphs(reading, note); len(says) > 0 {
			for i, s := range says {
				says[i] = capital(strings.TrimSuffix(s, ".")) + "."
			}
			out.Entries = append(out.Entries, Explanation{ID: id, Title: title, Says: says, Source: source})
		}
	}
	for _, m := range p.Milestones {
		add(m.ID, headline(m.Title), m.Reading, m.Note, m.Source)
		if t := m.TakenAt; t != nil {
			add(t.Propose.ID, t.Propose.Title, t.Propose.Reading, "", t.Propose.Source)
		}
	}
	for _, n := range p.Numbers {
		add("", capital(n.name()), n.Reading, "", n.Source)
	}
	for _, r := range p.Rules {
		add(r.ID, capital(r.Title), "", r.Note, r.citation())
	}
	return out
}

// answersFor says who wrote and who approves the policy, and how long it holds.
func (p *Policy) answersFor() Part {
	return Part{Title: "Who answers for it", Says: paragraphs(
		capital(strings.TrimSuffix(p.WrittenBy, "."))+".",
		"It is approved by "+theRole(p.ApprovedBy)+".",
		"It is followed from "+p.ValidFrom.Long()+", and is to be looked at again by "+p.NextReview.Long()+".",
	)}
}
