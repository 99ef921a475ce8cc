package compose

import (
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// definition is one template of the entry's own folder.
type definition struct {
	name   string
	at     source.Span
	called bool // from the entry or from a section, listed or not
}

// define notes the templates that the entry's folder defines.
func (t *Templates) define(set map[string]part) {
	starts := []string{t.entry}
	for _, name := range sortedNames(set) {
		if strings.HasPrefix(name, sectionPrefix) {
			starts = append(starts, name)
		}
	}
	called := reach(set, starts...)
	for _, name := range sortedNames(set) {
		if p := set[name]; p.isOwn(t.entry) {
			t.own = append(t.own, definition{name, partSpan(p), called[name]})
		}
	}
}

// Uncalled says which templates of a folder no entry of it calls; all is what
// Parse made of its entries. Sections do not count: document.yaml may leave
// them out. Where an entry is nil, because it has mistakes, nothing is said.
func Uncalled(all ...*Templates) diag.List {
	type place struct {
		file string
		at   int
	}
	called := map[place]bool{}
	for _, t := range all {
		if t == nil {
			return nil
		}
		for _, d := range t.own {
			p := place{d.at.Name(), d.at.Start}
			called[p] = called[p] || d.called
		}
	}
	var found diag.List
	for _, t := range all {
		for _, d := range t.own {
			if p := (place{d.at.Name(), d.at.Start}); !called[p] {
				called[p] = true // say it once
				found = append(found, diag.Diagnostic{
					Rule: ruleUncalled, Severity: diag.Should, Span: d.at,
					Message: "no template calls {template}", Args: []diag.Arg{diag.Word("template", d.name)},
					Hints: []string{"call it, or take it out"},
				})
			}
		}
	}
	found.Sort()
	return found
}
