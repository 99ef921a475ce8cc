package generator

import "testing"

func TestEffortFollowsTheFormOfTheField(t *testing.T) {
	e := builtIn(t)
	for path, want := range map[string]Effort{
		"/children/0/born":              OneLine, // a date
		"/orders/0/kind":                OneLine, // a word to choose
		"/orders/0/months":              OneLine, // a number
		"/plan/author":                  OneLine, // an id
		"/children/0/name":              OneLine, // a short text
		"/court":                        OneGroup,
		"/plan/version":                 OneGroup,
		"/children/0/ordinary_day":      Sentences,
		"/plan/concerns/0/text":         Sentences,
		"/plan/outcomes":                WholeList,
		"/plan/outcomes/2":              OneGroup,
		"/nothing/of/the/sort":          Elsewhere,
		"":                              Elsewhere,
		"/orders/0/children":            WholeList,
		"/people/0/roles/0/from":        OneLine,
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
