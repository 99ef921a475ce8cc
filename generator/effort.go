package generator

import (
	"strings"

	"casedocs/generator/tree"
)

// Effort says what it takes to write what a case lacks at a place, as far as
// the form of the field shows it.
type Effort uint8

// The efforts, quickest first.
const (
	OneLine   Effort = iota // a name, a date, an id, a number, a word to choose
	OneGroup                // several fields that belong together
	Sentences               // a text that wants thinking
	WholeList               // several of something
	Elsewhere               // no single place of the case would mend it
)

// shortText is the number of words up to which a text is written in passing.
const shortText = 8

// Effort returns what it takes to write the value that a JSON pointer leads to
// in a case of a kind.
func (e *Engine) Effort(kind, path string) Effort {
	k := e.kinds[kind]
	if k == nil || path == "" {
		return Elsewhere
	}
	s := k.schema.Shape()
	for part := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		if s != nil && s.Kind == tree.List {
			s = s.Items
			continue
		}
		s = s.Property(tree.Unescape(part))
	}
	return effortOf(s)
}

func effortOf(s *tree.Shape) Effort {
	switch {
	case s == nil:
		return Elsewhere
	case s.Kind == tree.Map:
		return OneGroup
	case s.Kind == tree.List:
		return WholeList
	case s.Kind == tree.String && s.Format == "" && s.Ref == "" && s.Labels == nil && s.Words > shortText:
		return Sentences
	}
	return OneLine
}
