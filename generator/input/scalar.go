package input

import (
	"regexp"

	"gopkg.in/yaml.v3"

	"casedocs/generator/tree"
)

// A trap is a way to write a plain value that programs read differently.
type trap struct {
	pattern *regexp.Regexp
	message string
	hints   []string
}

const quoteIt = "put it in quotation marks: {value}"

// traps lists what is refused, the first that fits counts. The patterns are
// those of YAML 1.1 (yaml.org/type) wherever it differs from YAML 1.2.
var traps = []trap{
	{
		regexp.MustCompile(`^(?i:yes|no|on|off)$`),
		"{value} is a word to some programs and true or false to others",
		[]string{"if you mean the word, " + quoteIt, "if the field asks a question, write true for yes and false for no"},
	}, {
		regexp.MustCompile(`^(?:True|TRUE|False|FALSE)$`),
		"true and false are written in small letters here, not as {value}",
		[]string{"write true or false", "if you mean the word, " + quoteIt},
	}, {
		regexp.MustCompile(`^(?:~|null|Null|NULL)$`),
		"{value} means nothing at all to some programs and is a word or a name to others",
		[]string{"if there is nothing to say yet, leave the field out, or write nothing after the colon", "if it is a word or a name, " + quoteIt},
	}, {
		regexp.MustCompile(`^[-+]?0[0-9_]+$`),
		"{value} begins with a zero, which is lost when it is read as a number",
		[]string{quoteIt, "if it is a number to count with, leave out the zero at the front"},
	}, {
		regexp.MustCompile(`^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$`),
		"{value} is a time of day to people and a number to some programs",
		[]string{quoteIt},
	}, {
		regexp.MustCompile(`^[-+]?(?:0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[0-9.][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?)$`),
		"{value} could be a number or a reference",
		[]string{"if it is a reference, " + quoteIt, "if it is a number, write it in figures only, such as 1000 or 12.50"},
	},
}

// number is how a number is written: as JSON has it, without an exponent.
var number = regexp.MustCompile(`^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$`)

// trapOf returns what is wrong with a plain value, or nil.
func trapOf(text string) *trap {
	if number.MatchString(text) && len(text) <= maxDigits {
		return nil
	}
	for i := range traps {
		if traps[i].pattern.MatchString(text) {
			return &traps[i]
		}
	}
	return nil
}

// kindOf returns what sort of value a plain text without traps is. Dates are
// text; that they are dates is for the schema to say.
func kindOf(text string) tree.Kind {
	switch {
	case text == "":
		return tree.Null
	case text == "true" || text == "false":
		return tree.Bool
	case number.MatchString(text):
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
