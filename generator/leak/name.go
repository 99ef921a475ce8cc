package leak

import (
	"slices"
	"strings"
)

const (
	fewestInSurname = 4 // letters of a surname that is looked for whatever its capitals
	fewestInHalf    = 5 // letters of a part of a double surname, and of one with an s
)

// titles may stand before a surname.
var titles = []string{"mr", "mrs", "ms", "miss", "mx", "dr", "master", "prof", "professor", "rev", "reverend", "sir", "lady", "sister", "judge"}

// name adds the forms of a person's name. The words after a comma come first, as
// in a list.
func (ns *needles) name(text string) {
	if last, first, ok := strings.Cut(text, ","); ok {
		text = first + " " + last
	}
	words := strings.Fields(text)
	for len(words) > 1 && slices.Contains(titles, fold(words[0]).letters) {
		words = words[1:]
	}
	if len(words) == 0 {
		return
	}
	if len(words) == 1 {
		ns.surname("the name", words[0], nil)
		return
	}
	first, last := words[:len(words)-1], words[len(words)-1]
	ns.addLong("the name", title, fold(strings.Join(words, " ")))
	ns.addLong("the name", title, fold(first[0]+" "+last))
	ns.addLong("the name", title, fold(last+" "+strings.Join(first, " ")))
	ns.surname("the surname", last, first)
	for _, half := range strings.FieldsFunc(last, isHyphen) {
		if half != last && len(fold(half).letters) >= fewestInHalf {
			ns.surname("a part of the surname", half, first)
		}
	}
}

// surname adds a surname, or the single name of somebody who has no other.
func (ns *needles) surname(part, word string, first []string) {
	p := fold(word)
	switch {
	case len(p.letters) < fewestInSurname || isCommon(p.letters):
		n := ns.add(part, surname, p)
		for _, f := range first {
			n.beside = append(n.beside, fold(f).letters)
		}
	case len(p.letters) < fewestInHalf:
		ns.add(part, title, p)
	default:
		ns.add(part, family, p)
	}
}

func isHyphen(r rune) bool { return strings.ContainsRune("-‐‑–", r) }
