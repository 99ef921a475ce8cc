package leak

import (
	"regexp"
	"slices"
	"strings"
)

// fewestFigures is the number of figures from which a phone number is looked for:
// a shorter one, such as 101, is not that of a person.
const fewestFigures = 7

var (
	phoneEnds      = regexp.MustCompile(`[,;\n/]|\bor\b`)
	phoneExtension = regexp.MustCompile(`(?i)\b(ext|extension|x)\b.*`)
)

// phone adds the forms of a phone number, or of several in one field.
func (ns *needles) phone(text string) {
	found := false
	for _, one := range phoneEnds.Split(text, -1) {
		if len(onlyFigures(one)) >= fewestFigures {
			ns.onePhone(one)
			found = true
		}
	}
	if !found {
		ns.onePhone(text)
	}
}

func (ns *needles) onePhone(text string) {
	all := onlyFigures(phoneExtension.ReplaceAllString(text, ""))
	if len(all) < fewestFigures {
		return
	}
	abroad := strings.HasPrefix(strings.TrimSpace(text), "+")
	if rest, ok := strings.CutPrefix(all, "00"); ok {
		all, abroad = rest, true
	}
	home, uk := strings.CutPrefix(all, "44")
	switch {
	case abroad && uk:
		ns.ukPhone(strings.TrimPrefix(home, "0"))
	case abroad:
		ns.addFigures(phone, all, "00"+all)
	case all[0] == '0':
		ns.ukPhone(all[1:])
	default:
		ns.addFigures(phone, all)
	}
}

// ukPhone adds the forms of a phone number of this country, given without the 0
// it starts with.
func (ns *needles) ukPhone(rest string) {
	ns.addFigures(phone, "0"+rest, "44"+rest, "440"+rest, "0044"+rest, "00440"+rest)
	ns.addFigures(bare, rest)
}

func (ns *needles) addFigures(m manner, all ...string) {
	for _, s := range all {
		ns.add("the phone number", m, anyGroups(s))
	}
}

// anyGroups returns a piece that may be in any groups.
func anyGroups(text string) piece {
	p := fold(text)
	p.breaks = slices.Repeat([]bool{true}, len(p.breaks))
	return p
}

// onlyFigures returns the figures of a text.
func onlyFigures(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, fold(text).letters)
}
