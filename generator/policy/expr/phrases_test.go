package expr

import (
	"slices"
	"testing"
)

func TestPhrasesStandAsWholeWords(t *testing.T) {
	p := NewPhrases([][]string{{"in our care", "care"}, {"care order"}, nil, {"____", "["}, {"Müller’s house"}})
	for text, want := range map[string][]int{
		"":                                    nil,
		"She is careful.":                     nil,
		"He is In  Our\nCARE now":             {0},
		"a care-order was made":               {0, 1},
		"[name] ____":                         {3},
		"at MÜLLER's house":                   {4},
		"care":                                {0},
		"The careorder":                       nil,
		"no care, order":                      {0, 1},
		"wherever it ends with in our carer.": nil,
	} {
		if got := p.In(text); !slices.Equal(got, want) {
			t.Errorf("%q: lists %v, want %v", text, got, want)
		}
	}
}
