package leak

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// ukPostcode is a folded postcode: an area, a district, a sector and a unit.
var ukPostcode = regexp.MustCompile(`^[a-z]{1,2}[0-9][a-z0-9]?[0-9][a-z]{2}$`)

// unitOfPostcode is the number of letters and figures behind the space.
const unitOfPostcode = 3

// flatWords begin the number of a home inside a house.
var flatWords = []string{"flat", "flt", "apartment", "apt", "unit", "room", "studio", "maisonette"}

// address adds the forms of an address.
func (ns *needles) address(text string) {
	lines := addressLines(text)
	if len(lines) > 0 && isPostcode(lines[len(lines)-1]) {
		p := fold(lines[len(lines)-1])
		p.breaks = make([]bool, len(p.letters))
		p.breaks[len(p.letters)-unitOfPostcode] = true
		ns.add("the postcode", postcode, p).inside = true
	}
	if len(lines) > 1 {
		ns.line("the whole address", strings.Join(lines, " "))
	}
	for i, line := range lines {
		switch home := fromNumber(line); {
		case isPostcode(line):
		case home != "":
			ns.street(home, lines[i+1:])
		case i+1 < len(lines) && isFlat(line):
			ns.line("the flat and its house", line+" "+lines[i+1])
		case i == 0 || isFlat(lines[i-1]):
			ns.house(line, lines[i+1:])
		}
	}
}

// street adds a house number with its street, alone and with the line after it,
// such as the town: in words run together that shows where the street ends.
func (ns *needles) street(home string, rest []string) {
	ns.line("the house number and street", home)
	if len(rest) > 0 {
		ns.line("the house number and street", home+" "+rest[0])
	}
}

// house adds a named house with what follows it in the address.
func (ns *needles) house(name string, rest []string) {
	short := strings.TrimPrefix(name, "The ")
	for _, line := range rest {
		if isPostcode(line) {
			continue
		}
		ns.line("the house and what it stands in", short+" "+withoutNumber(line))
	}
}

// line adds a part of an address in all its short forms.
func (ns *needles) line(part, text string) {
	for _, form := range shortened(text) {
		ns.addLong(part, title, fold(form))
	}
}

// addressLines returns the lines of an address, also where commas stand for them;
// a postcode has its own line, and a house number none.
func addressLines(text string) []string {
	var lines []string
	for _, l := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == ',' }) {
		words := strings.Fields(l)
		if n := len(lines); n > 0 && len(words) > 0 && isNumber(lines[n-1]) {
			words = append([]string{lines[n-1]}, words...)
			lines = lines[:n-1]
		}
		for _, size := range []int{2, 1} {
			if cut := len(words) - size; cut > 0 && isPostcode(strings.Join(words[cut:], " ")) {
				lines = append(lines, strings.Join(words[:cut], " "))
				words = words[cut:]
			}
		}
		if len(words) > 0 {
			lines = append(lines, strings.Join(words, " "))
		}
	}
	return lines
}

// fromNumber returns the last part of a line that is a house number and a street,
// or "" for none.
func fromNumber(line string) string {
	words := strings.Fields(line)
	for i := len(words) - 2; i >= 0; i-- {
		if startsWithFigure(words[i]) {
			return strings.Join(words[i:], " ")
		}
	}
	return ""
}

// withoutNumber returns a line without the house number it begins with.
func withoutNumber(line string) string {
	words := strings.Fields(line)
	if len(words) > 1 && startsWithFigure(words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

func startsWithFigure(word string) bool {
	return strings.IndexFunc(word, unicode.IsDigit) == 0
}

func isNumber(line string) bool { return startsWithFigure(line) && !strings.Contains(line, " ") }

func isPostcode(line string) bool { return ukPostcode.MatchString(fold(line).letters) }

// isFlat reports whether a line is the number of a home inside a house.
func isFlat(line string) bool {
	words := strings.Fields(line)
	return len(words) == 2 && slices.Contains(flatWords, fold(words[0]).letters)
}
