package generator

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"casedocs/generator/policy"
	"casedocs/generator/tree"
)

// What a policy says in plain sentences: one thing that it asks for, and a part
// of the whole.
type (
	Explanation = policy.Explanation
	Part        = policy.Part
)

// Explained is what a rule asks for, with the authorities under which it does.
type Explained struct {
	Explanation
	Under []Under // in the order of their names; none for what the program itself keeps
}

// Under is what is particular to some authorities, the same for all of them.
type Under struct {
	Policies []string
	Says     []string
}

// Explain says what is asked for under an id, by each authority or by the one
// whose policy is named. It returns nil for an id that nothing has.
func (e *Engine) Explain(id, under string) []Explained {
	var out []Explained
	for _, name := range e.Policies() {
		if under != "" && name != under {
			continue
		}
		for _, x := range e.anyPolicy(name).Explain(id) {
			k := slices.IndexFunc(out, func(o Explained) bool { return o.ID == x.ID && o.Span == x.Span })
			if k < 0 {
				k = len(out)
				out = append(out, Explained{Explanation: x})
			}
			out[k].add(name, x.Here)
		}
	}
	if x, is := keptExplanation(id); is && out == nil {
		return []Explained{{Explanation: x}}
	}
	return out
}

// add notes what is particular to an authority.
func (x *Explained) add(name string, says []string) {
	for i := range x.Under {
		if slices.Equal(x.Under[i].Says, says) {
			x.Under[i].Policies = append(x.Under[i].Policies, name)
			return
		}
	}
	x.Under = append(x.Under, Under{[]string{name}, says})
}

// Policies returns the names of the policies of authorities, sorted.
func (e *Engine) Policies() []string { return slices.Sorted(maps.Keys(e.policies)) }

// anyPolicy returns a policy of an authority, or a layer.
func (e *Engine) anyPolicy(name string) *policy.Policy {
	return cmp.Or(e.policies[name], e.layers[name])
}

// RuleIDs returns the ids of all that can be explained under a policy, or under
// any without a name, sorted.
func (e *Engine) RuleIDs(under string) []string {
	ids := keptIDs()
	for _, name := range e.Policies() {
		if under == "" || name == under {
			ids = append(ids, e.policies[name].IDs()...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// PolicyInSentences returns the whole policy of an authority in sentences, or a
// layer by itself; false when there is none of that name.
func (e *Engine) PolicyInSentences(name string) (Part, bool) {
	p := e.anyPolicy(name)
	if p == nil {
		return Part{}, false
	}
	return p.InSentences(e.below(p)...), true
}

// below returns the layers that a policy lies over: that of the court always,
// then those that it names.
func (e *Engine) below(p *policy.Policy) []*policy.Policy {
	if p.Layer != policy.Authority {
		return nil
	}
	var out []*policy.Policy
	for _, name := range e.layerNames() {
		if l := e.layers[name]; l.Layer == policy.Court {
			out = append(out, l)
		}
	}
	for _, name := range p.Includes {
		if l := e.layers[name]; l != nil && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// Chapter is a group of what expressions of rules can be written with.
type Chapter struct {
	Title string
	Words []Word
}

// Word is one of them: its name, what it is, and a condition that holds.
type Word struct{ Name, Says, Example string }

// Language returns what the expressions of rules can name: the words of the
// language, the fields of each kind of case, and the numbers and words of the
// policies.
func (e *Engine) Language() []Chapter {
	var out []Chapter
	for _, c := range policy.Language() {
		made := Chapter{Title: c.Title}
		for _, w := range c.Words {
			example := w.Example
			if w.For != "" {
				example += " with for: " + string(w.For)
			}
			made.Words = append(made.Words, Word{w.Name, w.Says, example})
		}
		out = append(out, made)
	}
	for _, kind := range e.Kinds() {
		made := Chapter{Title: "Fields of a case of the kind " + kind}
		shape := e.judgedShape(e.kinds[kind])
		for _, name := range shape.Names {
			made.Words = append(made.Words, Word{Name: name, Says: kindOfValue(shape.Property(name))})
		}
		out = append(out, made)
	}
	numbers, words := Chapter{Title: "Numbers of the policies"}, Chapter{Title: "Words of the policies"}
	for _, p := range e.everyPolicy() {
		for _, n := range p.Numbers {
			numbers.add("numbers."+n.ID, n.Title)
		}
		for _, w := range p.Words {
			words.add("words."+w.ID, w.Title)
		}
	}
	return append(out, numbers, words)
}

func (c *Chapter) add(name, says string) {
	if !slices.ContainsFunc(c.Words, func(w Word) bool { return w.Name == name }) {
		c.Words = append(c.Words, Word{Name: name, Says: says})
	}
}

// everyPolicy returns the policies of authorities, in the order of their names.
func (e *Engine) everyPolicy() []*policy.Policy {
	var out []*policy.Policy
	for _, name := range e.Policies() {
		out = append(out, e.policies[name])
	}
	return out
}

// kindOfValue returns what the schema calls a field, and what stands in it.
func kindOfValue(s *tree.Shape) string {
	what := s.Kind.String()
	switch {
	case s.Kind == tree.List:
		what = "a list"
	case s.Kind == tree.Map:
		what = "a group of fields"
	case s.Format == "date":
		what = "a day"
	case s.Kind == tree.Number:
		what = "a number"
	case s.Kind == tree.Bool:
		what = "true or false"
	case s.Kind == tree.String:
		what = "a text"
	}
	return strings.TrimSpace(s.Title) + ": " + what
}
