package leak

import (
	"strings"
	"unicode"
)

// fewestLocal is the number of letters from which the part of an email address
// before the @ is looked for alone.
const fewestLocal = 6

// email adds the forms of an email address.
func (ns *needles) email(text string) {
	text = strings.TrimSpace(text)
	spelled := strings.ReplaceAll(text, "@", " at ")
	for _, form := range []string{text, spelled, strings.ReplaceAll(spelled, ".", " dot ")} {
		if p := fold(form); len(p.letters) >= fewestLocal {
			ns.add("the email address", email, p)
		}
	}
	local, _, ok := strings.Cut(text, "@")
	if ok && ownSpelling(local) {
		ns.add("what stands before the @", written, fold(local)).plain = local
	}
}

// ownSpelling reports whether the part before the @ can be told from a name or a
// word by how it is written.
func ownSpelling(local string) bool {
	letters := strings.IndexFunc(local, func(r rune) bool { return !unicode.IsLetter(r) }) >= 0
	return letters && len(fold(local).letters) >= fewestLocal
}
