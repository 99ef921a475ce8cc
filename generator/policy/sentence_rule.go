package policy

import (
	"regexp"
	"slices"
	"strings"

	"casedocs/generator/diag"
)

// explainRule says what a rule asks, and under which figures it asks it here.
func (p *Policy) explainRule(r *Rule) Explanation {
	return Explanation{
		ID: r.ID, Title: capital(r.Title), Note: r.Note, Source: r.citation(), Span: r.span,
		Says: paragraphs(
			paragraph(r.placesWords(), r.askedWords(), r.daysWords()),
			r.weighed(),
			r.saidWords(),
			r.keptWords(),
		),
		Here:    paragraphs(p.figures(r, true), r.softenedWords()),
		Written: r.expressions(),
	}
}

// placesWords says at what a rule looks: "It looks at each entry of plan.actions."
func (r *Rule) placesWords() string {
	parts := strings.Split(string(r.For), "/")[1:]
	if r.For == "" {
		return ""
	}
	words, names := "", []string(nil)
	for _, part := range parts {
		switch part {
		case "*":
			words = "each entry of " + strings.Join(names, ".") + inside(words)
			names = nil
		case "**":
			if words = "every text of the case"; len(names) > 0 {
				words = "every text below " + strings.Join(names, ".")
			}
			names = nil
		default:
			names = append(names, part)
		}
	}
	if names != nil {
		words = strings.Join(names, ".") + inside(words)
	}
	if r.Written {
		words += " but what people said in words of their own"
	}
	return "It looks at " + words + "."
}

func inside(around string) string {
	if around == "" {
		return ""
	}
	return " of " + around
}

// askedWords says of which cases, for which papers and at which stage a rule is
// asked.
func (r *Rule) askedWords() string {
	of := ""
	if r.Kinds != nil {
		kinds := make([]string, len(r.Kinds))
		for i, k := range r.Kinds {
			kinds[i] = spaced(k)
		}
		of = " of the kind " + or(kinds)
	}
	if len(r.Documents) == 0 {
		return "It is asked of every case" + of + "."
	}
	papers := make([]string, len(r.Documents))
	for i, d := range r.Documents {
		papers[i] = spaced(d)
	}
	return "It is asked of cases" + of + ", about each " + or(papers) + "."
}

// daysWords says from when and until when a rule is asked.
func (r *Rule) daysWords() string {
	switch {
	case r.Since.IsZero() && r.Until.IsZero():
		return ""
	case r.Until.IsZero():
		return "It is asked from " + r.Since.Long() + "."
	case r.Since.IsZero():
		return "It is asked until " + r.Until.Long() + "."
	}
	return "It is asked from " + r.Since.Long() + " to " + r.Until.Long() + "."
}

// weighed says what it means that a rule fails, before any authority softened
// it.
func (r *Rule) weighed() string {
	severity, blocks := r.weight()
	return capital(weightWords(severity, blocks, r.Final))
}

// weight returns how much a rule counts before any authority softened it.
func (r *Rule) weight() (diag.Severity, diag.Blocks) {
	if r.Softened == nil {
		return r.Severity, r.Blocks
	}
	severity := severityOf(r.node.String("severity"))
	switch {
	case r.node.String("blocks") == "write":
		return severity, diag.Write
	case severity == diag.Must || r.Final:
		return severity, diag.Final
	}
	return severity, diag.Nothing
}

// weightWords says in words what a finding of a severity means, and what it blocks.
func weightWords(severity diag.Severity, blocks diag.Blocks, finalOnly bool) string {
	words := severity.String() + ": "
	switch {
	case blocks == diag.Write:
		return words + "not even a draft is made while it fails."
	case blocks == diag.Final && finalOnly:
		return words + "a final paper is refused while it fails; in a draft it is advice."
	case blocks == diag.Final:
		return words + "a final paper is refused while it fails."
	case severity == diag.Info:
		return words + "it is worth knowing, and stops nothing."
	}
	return words + "it is good practice and stops nothing; a case can waive it, with a reason, a role and a day."
}

// saidWords gives what a finding of the rule says.
func (r *Rule) saidWords() string {
	if r.Message == "" {
		return ""
	}
	words := "When it fails it says: “" + r.Message + "”."
	if r.Hint != "" {
		words += " What to do then: " + strings.TrimSuffix(r.Hint, ".") + "."
	}
	return words
}

// keptWords says where the program keeps a rule that no expression asks.
func (r *Rule) keptWords() string {
	if kept := r.node.String("built_in"); kept != "" {
		return "The program keeps it by itself: " + strings.TrimSuffix(kept, ".") + "."
	}
	return ""
}

// softenedWords says by whom and why a rule counts for less here.
func (r *Rule) softenedWords() string {
	s := r.Softened
	if s == nil {
		return ""
	}
	return "Here it counts for less: " + weightWords(s.Severity, r.Blocks, r.Final) +
		" " + capital(theRole(s.By)) + " decided that on " + onDay(s.On) + ", because " + strings.TrimSuffix(s.Because, ".") + "."
}

// expressions returns what a rule is written in, for who can read it.
func (r *Rule) expressions() []string {
	var out []string
	if r.For != "" {
		out = append(out, "for: "+string(r.For))
	}
	if r.Mentions != nil {
		out = append(out, "mentions: "+strings.Join(r.Mentions, ", "))
	}
	for _, e := range []struct {
		name string
		text *Text
	}{{"when", r.When}, {"check", r.Check}} {
		if e.text != nil {
			out = append(out, e.name+": "+strings.Join(strings.Fields(e.text.Source), " "))
		}
	}
	return out
}

var (
	usesNumber = regexp.MustCompile(`\bnumbers\.([a-z][a-z0-9_]*)`)
	usesWords  = regexp.MustCompile(`\bwords\.([a-z][a-z0-9_]*)`)
)

// names returns the names that a pattern finds in the expressions of a rule.
func (r *Rule) names(pattern *regexp.Regexp) []string {
	texts := []*Text{r.When, r.Check}
	for _, a := range r.Args {
		texts = append(texts, a.Value)
	}
	var out []string
	if pattern == usesWords {
		out = append(out, r.Mentions...)
	}
	for _, t := range texts {
		if t == nil {
			continue
		}
		for _, m := range pattern.FindAllStringSubmatch(t.Source, -1) {
			if !slices.Contains(out, m[1]) {
				out = append(out, m[1])
			}
		}
	}
	return out
}

// figures gives the numbers and the words that a rule compares with here; of
// lists of words, no more than what they are unless all is asked for.
func (p *Policy) figures(r *Rule, all bool) string {
	var out []string
	for _, id := range r.names(usesNumber) {
		if i := indexOf(p.Numbers, id, func(n Number) string { return n.ID }); i >= 0 {
			out = append(out, p.Numbers[i].sentence())
		}
	}
	for _, id := range r.names(usesWords) {
		i := indexOf(p.Words, id, func(w WordList) string { return w.ID })
		switch {
		case i < 0:
		case all:
			out = append(out, p.Words[i].sentence())
		default:
			out = append(out, "It looks for "+p.Words[i].name()+".")
		}
	}
	return paragraph(out...)
}

// sentence gives the figure, or says that there is none.
func (n Number) sentence() string {
	name := n.name()
	if !n.Set {
		return capital(name) + ": there is no figure here, so the rules that need it are not asked."
	}
	return capital(name) + ": " + n.String() + cited(n.Source) + "."
}

func (n Number) name() string {
	if n.Title == "" {
		return spaced(n.ID)
	}
	return n.Title
}

// sentence lists the words.
func (w WordList) sentence() string {
	if len(w.Words) == 0 {
		return capital(w.name()) + ": there are none here, so the rules that need them are not asked."
	}
	return capital(w.name()) + ": " + strings.Join(w.Words, ", ") + cited(w.Source) + "."
}

func (w WordList) name() string {
	if w.Title == "" {
		return spaced(w.ID)
	}
	return w.Title
}

// cited returns a citation behind what it is about.
func cited(source string) string {
	if source == "" {
		return ""
	}
	return " (" + strings.TrimSuffix(source, ".") + ")"
}
