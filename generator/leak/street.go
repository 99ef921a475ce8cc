package leak

import (
	"slices"
	"strings"
)

// shortForms are the ways to write the words of addresses and places; St is for
// a saint too.
var shortForms = [][]string{
	{"street", "st", "str"}, {"saint", "st"}, {"road", "rd"}, {"avenue", "ave", "av"}, {"lane", "ln", "la"}, {"close", "cl"}, {"drive", "dr", "drv"},
	{"court", "ct", "crt"}, {"place", "pl"}, {"square", "sq"}, {"gardens", "gdns", "gdn"}, {"crescent", "cres", "cresc"}, {"terrace", "terr", "ter"},
	{"walk", "wlk"}, {"way", "wy"}, {"grove", "gr", "grv"}, {"hill", "hl"}, {"park", "pk"}, {"parade", "pde"}, {"green", "grn"}, {"mews", "mws"},
	{"house", "hse", "ho"}, {"flat", "flt", "apt", "apartment"}, {"building", "bldg"}, {"buildings", "bldgs"}, {"cottage", "cott"}, {"cottages", "cotts"},
	{"mount", "mt"}, {"north", "n"}, {"south", "s"}, {"east", "e"}, {"west", "w"}, {"upper", "upr"}, {"lower", "lwr"},
}

// mostForms is the number of short forms of one text that are looked for.
const mostForms = 64

// shortened returns a text with each of its words in all its short forms.
func shortened(text string) []string {
	forms := []string{""}
	for word := range strings.FieldsSeq(text) {
		var longer []string
		for _, w := range alike(word) {
			for _, f := range forms {
				longer = append(longer, strings.TrimSpace(f+" "+w))
			}
		}
		forms = longer[:min(len(longer), mostForms)]
	}
	return forms
}

// alike returns a word and those that stand for the same in addresses.
func alike(word string) []string {
	all := []string{word}
	folded := fold(word).letters
	for _, group := range shortForms {
		if !slices.Contains(group, folded) {
			continue
		}
		for _, w := range group {
			if w != folded {
				all = append(all, w)
			}
		}
	}
	return all
}

// isShortForm reports whether a word, folded, is one that a full stop may follow
// without the end of a sentence.
func isShortForm(word string) bool {
	return slices.ContainsFunc(shortForms, func(group []string) bool { return slices.Contains(group[1:], word) })
}
