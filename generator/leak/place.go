package leak

import (
	"slices"
	"strings"
)

const (
	fewestInName  = 4 // letters of the name of a place that is looked for
	fewestInPlace = 6 // of one word of it that is looked for alone
)

// kindsOfPlace are words that say what a place is, and not which.
var kindsOfPlace = strings.Fields(`school schools primary secondary infant infants junior juniors academy college nursery
	preschool pre playgroup kindergarten surgery practice medical health centre center clinic hospital dental dentist
	refuge hostel house home womens women aid community childrens children family hub high grammar special unit group
	club church ce rc cofe catholic c of e the and for day care services service doctors gp site road street lane`)

// place adds the forms of a place. What follows a comma, such as "Year 4", is not
// part of its name.
func (ns *needles) place(text string) {
	name, _, more := strings.Cut(text, ",")
	if more {
		ns.placeName("the place", text)
	}
	words := strings.Fields(name)
	ns.placeName("the place", name)
	end := len(words)
	for end > 0 && isKindOfPlace(words[end-1]) {
		end--
		ns.distinctive(words[:end])
	}
	for len(words) > 1 && isKindOfPlace(words[0]) {
		words, end = words[1:], max(end-1, 0)
		ns.distinctive(words)
		ns.distinctive(words[:end])
	}
}

// distinctive adds a part of a name that can be told from other words.
func (ns *needles) distinctive(words []string) {
	isWord := func(w string) bool { return isKindOfPlace(w) || isCommon(fold(w).letters) }
	text := strings.Join(words, " ")
	switch {
	case !slices.ContainsFunc(words, func(w string) bool { return !isKindOfPlace(w) }):
	case len(words) < 2 && (len(fold(text).letters) < fewestInPlace || isWord(text)):
	case slices.ContainsFunc(words, func(w string) bool { return !isWord(w) }):
		ns.placeName("the name of the place", text)
	default:
		ns.add("the name of the place", capitals, fold(text))
	}
}

// placeName adds a name in all its short forms; one such as Family Centre, which
// any place could have, only with capitals.
func (ns *needles) placeName(part, text string) {
	words := strings.Fields(text)
	switch {
	case len(fold(text).letters) < fewestInName:
		return
	case !slices.ContainsFunc(words, func(w string) bool { return !isKindOfPlace(w) }):
		if len(words) > 1 {
			ns.add(part, capitals, fold(text))
		}
		return
	}
	for _, form := range shortened(text) {
		ns.addLong(part, title, fold(form))
	}
}

func isKindOfPlace(word string) bool { return slices.Contains(kindsOfPlace, fold(word).letters) }
