package generator

import "testing"

func TestEffortFollowsTheFormOfTheField(t *testing.T) {
	e := builtIn(t)
	for path, want := range map[string]Effort{
		"/children/0/born":              Line, // a date
		"/orders/0/kind":                Line, // a word to choose
		"/orders/0/months":              Line, // a number
		"/plan/author":                  Line, // an id
		"/children/0/name":              Line, // a short text
		"/court":                        Group,
		"/plan/version":                 Group,
		"/children/0/ordinary_day":      Sentences,
		"/plan/concerns/0/text":         Sentences,
		"/plan/outcomes":                List,
		"/plan/outcomes/2":              Group,
		"/nothing/of/the/sort":          Elsewhere,
		"":                              Elsewhere,
		"/orders/0/children":            List,
		"/people/0/roles/0/from":        Line,
		"/plan/concerns/0/text/further": Elsewhere,
	} {
		if got := e.Effort("supervision-order", path); got != want {
			t.Errorf("%s: effort %d, want %d", path, got, want)
		}
	}
	if got := e.Effort("no-such-kind", "/court"); got != Elsewhere {
		t.Errorf("effort of an unknown kind: %d", got)
	}
}
