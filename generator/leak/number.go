package leak

import "strings"

const (
	fewestInNumber  = 4 // letters and figures of an identifier that is looked for
	fewestInGroups  = 7 // of one that is looked for in other groups than its own
	fewestAfterWord = 6 // of one that stands after a word, such as NHS
)

// number adds the forms of an identifier; the word in front of it is left away.
func (ns *needles) number(text string) {
	ns.identifier(text)
	word, rest, ok := strings.Cut(strings.TrimSpace(text), " ")
	if ok && len(onlyFigures(word)) == 0 && len(onlyFigures(rest)) >= fewestAfterWord {
		ns.number(rest)
	}
}

func (ns *needles) identifier(text string) {
	p := fold(text)
	switch {
	case len(p.letters) < fewestInNumber:
	case len(p.letters) < fewestInGroups:
		ns.add("the number", grouped, p)
	default:
		ns.add("the number", number, anyGroups(text))
	}
}
