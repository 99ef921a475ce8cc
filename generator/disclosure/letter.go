package disclosure

import "casedocs/generator/tree"

// idField names the entries of lists. It is a role or an ordinal and never
// the name of a person, so it is safe everywhere.
const idField = "id"

// LetterSafe returns the shape of a case without the fields that are not safe
// in letters: templates that are checked against it cannot draw on them, with
// or without a case. The names of what is gone stand in Barred.
func LetterSafe(s *tree.Shape) *tree.Shape {
	return (&pruner{done: map[*tree.Shape]*tree.Shape{}, safe: safety{}}).prune(s)
}

// pruner keeps what was pruned already: parts of a schema are used in several
// places, and may hold themselves.
type pruner struct {
	done map[*tree.Shape]*tree.Shape
	safe safety
}

func (p *pruner) prune(s *tree.Shape) *tree.Shape {
	if s == nil || p.done[s] != nil {
		return p.done[s]
	}
	out := *s
	p.done[s] = &out
	out.Items = p.prune(s.Items)
	if s.Properties == nil {
		return &out
	}
	out.Names, out.Properties = nil, map[string]*tree.Shape{}
	for _, name := range s.Names {
		if !p.safe.property(s, name) {
			out.Barred = append(out.Barred, name)
			continue
		}
		out.Names = append(out.Names, name)
		out.Properties[name] = p.prune(s.Properties[name])
	}
	return &out
}

// safety remembers which values may be drawn on in letters, or lead to some
// that may.
type safety map[*tree.Shape]bool

// property reports whether a field may be drawn on in letters: it is marked,
// names an entry, or leads to something that is marked. Fields that no schema
// declares never are.
func (s safety) property(of *tree.Shape, name string) bool {
	field := of.Property(name)
	return field != nil && (name == idField || s.leads(field))
}

func (s safety) leads(to *tree.Shape) bool {
	if to == nil {
		return false
	}
	if known, ok := s[to]; ok {
		return known
	}
	s[to] = to.LetterSafe // a value that holds itself is no safer for it
	safe := to.LetterSafe || s.leads(to.Items)
	for _, name := range to.Names {
		safe = s.leads(to.Properties[name]) || safe
	}
	s[to] = safe
	return safe
}
