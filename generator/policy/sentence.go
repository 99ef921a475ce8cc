package policy

import (
	"slices"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/source"
)

// Explanation says in plain sentences what one part of a policy asks for. The
// sentences are for people who answer for a policy and do not read its file.
type Explanation struct {
	ID      string      // "CAM-08"
	Title   string      // "First review"
	Says    []string    // paragraphs, the same under every authority that has it
	Here    []string    // paragraphs about this authority: its figures and words, and whether it counts for less
	Written []string    // the expressions of a rule, as they are written
	Reading string      // how an unclear text is read
	Note    string      // where the local text and the statute differ
	Source  string      // citation
	Span    source.Span // where it is written
}

// Explain returns what the policy, with the layers below it, says under an id:
// one explanation, or several where a rule asks for several things. The id may
// be that of one occurrence ("CAM-09/2") and in small letters. It returns nil
// for an id that the policy does not have.
func (p *Policy) Explain(id string) []Explanation {
	id, _, _ = strings.Cut(id, "@")
	rule, part, _ := strings.Cut(id, "/")
	rule = strings.ToUpper(rule)
	for part != "" {
		if found := p.explained(func(known string) bool { return known == rule+"/"+part }); found != nil {
			return found
		}
		i := strings.LastIndexByte(part, '/')
		part = part[:max(i, 0)]
	}
	return p.explained(func(known string) bool { return known == rule || strings.HasPrefix(known, rule+"/") })
}

// explained returns the explanations of what has an id that is wanted.
func (p *Policy) explained(wanted func(id string) bool) []Explanation {
	var out []Explanation
	for i := range p.Milestones {
		m := &p.Milestones[i]
		if wanted(m.ID) {
			out = append(out, p.explainMilestone(m))
		}
		if m.TakenAt != nil && wanted(m.TakenAt.Propose.ID) {
			out = append(out, p.explainProposal(m))
		}
	}
	for i := range p.Requirements {
		if wanted(p.Requirements[i].ID) {
			out = append(out, p.explainRequirement(&p.Requirements[i]))
		}
	}
	for i := range p.Rules {
		if wanted(p.Rules[i].ID) {
			out = append(out, p.explainRule(&p.Rules[i]))
		}
	}
	return out
}

// IDs returns the ids of all that can be explained, sorted, each once.
func (p *Policy) IDs() []string {
	var ids []string
	p.explained(func(id string) bool {
		ids = append(ids, id)
		return false
	})
	slices.Sort(ids)
	return slices.Compact(ids)
}

// paragraph puts sentences behind one another; empty ones are left out.
func paragraph(sentences ...string) string {
	return strings.Join(slices.DeleteFunc(sentences, func(s string) bool { return s == "" }), " ")
}

// paragraphs leaves out empty ones.
func paragraphs(all ...string) []string {
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// and and or list words: "a", "a and b", "a, b or c".
func and(words []string) string { return series(words, "and") }
func or(words []string) string  { return series(words, "or") }

func series(words []string, last string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " " + last + " " + words[n-1]
}

// dotted returns a JSON pointer, or the path of a field, as a person names it:
// "plan.planned_reviews".
func dotted(pointer string) string {
	return strings.ReplaceAll(strings.TrimPrefix(pointer, "/"), "/", ".")
}

// spaced returns a name of the case file in words: "supervision order".
func spaced(name string) string { return strings.NewReplacer("-", " ", "_", " ").Replace(name) }

// onDay returns a day that is held as ISO text in words.
func onDay(iso string) string {
	d, err := civil.Parse(iso)
	if err != nil {
		return iso
	}
	return d.Long()
}
