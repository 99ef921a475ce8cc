package input

import (
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"casedocs/generator/tree"
)

// A trap is a way to write a plain value that programs read differently.
type trap struct {
	message string
	hints   []string
}

const quoteIt = "put it in quotation marks: {value}"

// wordTraps are words that mean something else in YAML 1.1 (yaml.org/type) or
// to programs that follow it.
var wordTraps = []struct {
	words []string
	trap
}{
	{
		[]string{"yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF"},
		trap{"{value} is a word to some programs and true or false to others",
			[]string{"if you mean the word, " + quoteIt, "if the field asks a question, write true for yes and false for no"}},
	}, {
		[]string{"True", "TRUE", "False", "FALSE"},
		trap{"true and false are written in small letters here, not as {value}",
			[]string{"write true or false", "if you mean the word, " + quoteIt}},
	}, {
		[]string{"~", "null", "Null", "NULL"},
		trap{"{value} means nothing at all to some programs and is a word or a name to others",
			[]string{"if there is nothing to say yet, leave the field out, or write nothing after the colon", "if it is a word or a name, " + quoteIt}},
	},
}

// numberTraps are forms that are numbers in YAML 1.1 or 1.2, and are not
// written as isNumber wants them. The first that fits counts.
var numberTraps = []struct {
	pattern *regexp.Regexp
	trap
}{
	{
		regexp.MustCompile(`^[-+]?0[0-9_]+$`),
		trap{"{value} begins with a zero, which is lost when it is read as a number",
			[]string{quoteIt, "if it is a number to count with, leave out the zero at the front"}},
	}, {
		regexp.MustCompile(`^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$`),
		trap{"{value} is a time of day to people and a number to some programs",
			[]string{quoteIt}},
	}, {
		regexp.MustCompile(`^[-+]?(?:0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[0-9.][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?)$`),
		trap{"{value} could be a number or a reference",
			[]string{"if it is a reference, " + quoteIt, "if it is a number, write it in figures only, such as 1000 or 12.50"}},
	},
}

// trapOf returns what is wrong with a plain value, or nil. Nearly all values are
// settled without a pattern, so that a file of many small values needs little
// memory.
func trapOf(text string) *trap {
	if text == "" || isNumber(text) {
		return nil
	}
	if strings.IndexByte("+-.0123456789", text[0]) < 0 {
		for i := range wordTraps {
			if slices.Contains(wordTraps[i].words, text) {
				return &wordTraps[i].trap
			}
		}
		return nil
	}
	for i := range numberTraps {
		if numberTraps[i].pattern.MatchString(text) {
			return &numberTraps[i].trap
		}
	}
	return nil
}

// isNumber reports whether a text is a number as JSON writes them (RFC 8259,
// section 6), of a sensible length and without an exponent.
func isNumber(text string) bool {
	whole, fraction, pointed := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return len(text) <= maxDigits &&
		isDigits(whole) && (len(whole) == 1 || whole[0] != '0') &&
		(!pointed || isDigits(fraction))
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// kindOf returns what sort of value a plain text without traps is. Dates are
// text; that they are dates is for the schema to say.
func kindOf(text string) tree.Kind {
	switch {
	case text == "":
		return tree.Null
	case text == "true" || text == "false":
		return tree.Bool
	case isNumber(text):
		return tree.Number
	}
	return tree.String
}

// isPlain reports whether a scalar is written without quotation marks.
func isPlain(n *yaml.Node) bool {
	const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	return n.Style&quoted == 0
}

// remark returns the offset of a comment that follows a value on its line and
// sticks to its mark, as in "Flat 2 #3 High Street", or -1. Most likely such a
// comment was meant as text.
func remark(data []byte, end int) int {
	mark := end
	for mark < len(data) && (data[mark] == ' ' || data[mark] == '\t') {
		mark++
	}
	if mark == end || mark+1 >= len(data) || data[mark] != '#' {
		return -1
	}
	switch data[mark+1] {
	case ' ', '\t', '\r', '\n', '#':
		return -1
	}
	return mark
}
