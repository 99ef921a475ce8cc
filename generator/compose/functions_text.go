package compose

import (
	"strings"
	"unicode/utf8"

	sprigs "github.com/Masterminds/sprig/v3"
)

// fromSprig are sprig's own functions; those that can fail stand under the
// name of their careless twin.
var fromSprig = sprigs.TxtFuncMap()

// textFunctions work on texts.
var textFunctions = []function{
	{name: "abbrev", origin: sprig, impl: abbrev, example: `abbrev 8 "a long sentence"`, wants: "a lon..."},
	{name: "camelcase", origin: sprig, impl: fromSprig["camelcase"], example: `camelcase "first_name"`, wants: "FirstName"},
	{name: "contains", origin: sprig, impl: fromSprig["contains"], example: `if contains "cat" "locate"}}yes{{end`, wants: "yes"},
	{name: "hasPrefix", origin: sprig, impl: fromSprig["hasPrefix"], example: `if hasPrefix "super" "supervision"}}yes{{end`, wants: "yes"},
	{name: "hasSuffix", origin: sprig, impl: fromSprig["hasSuffix"], example: `if hasSuffix "vision" "supervision"}}yes{{end`, wants: "yes"},
	{name: "indent", origin: sprig, impl: indent, example: `indent 2 "a"`, wants: "  a"},
	{name: "initials", origin: sprig, impl: fromSprig["initials"], example: `initials "Case Number"`, wants: "CN"},
	{name: "kebabcase", origin: sprig, impl: fromSprig["kebabcase"], example: `kebabcase "FirstName"`, wants: "first-name"},
	{name: "lower", origin: sprig, impl: fromSprig["lower"], example: `lower "ABC"`, wants: "abc"},
	{name: "nindent", origin: sprig, impl: func(n int, s string) (string, error) { s, err := indent(n, s); return "\n" + s, err }, example: `nindent 2 "a"`, wants: "\n  a"},
	{name: "nospace", origin: sprig, impl: fromSprig["nospace"], example: `nospace "SW1A 1AA"`, wants: "SW1A1AA"},
	{name: "quote", origin: sprig, impl: func(s string) string { return `"` + s + `"` }, example: `quote "said"`, wants: `"said"`},
	{name: "regexFind", origin: sprig, impl: fromSprig["mustRegexFind"], example: `regexFind "[0-9]+" "week 12"`, wants: "12"},
	{name: "regexFindAll", origin: sprig, impl: fromSprig["mustRegexFindAll"], example: `regexFindAll "[0-9]" "1 and 2" -1 | join "+"`, wants: "1+2"},
	{name: "regexMatch", origin: sprig, impl: fromSprig["mustRegexMatch"], example: `if regexMatch "^A" "Act"}}yes{{end`, wants: "yes"},
	{name: "regexQuoteMeta", origin: sprig, impl: fromSprig["regexQuoteMeta"], example: `regexQuoteMeta "1.5"`, wants: `1\.5`},
	{name: "regexSplit", origin: sprig, impl: fromSprig["mustRegexSplit"], example: `regexSplit "; *" "a; b" -1 | join "+"`, wants: "a+b"},
	{name: "repeat", origin: sprig, impl: repeat, example: `repeat 3 "ab"`, wants: "ababab"},
	{name: "replace", origin: sprig, impl: replace, example: `replace "-" " " "team-manager"`, wants: "team manager"},
	{name: "snakecase", origin: sprig, impl: fromSprig["snakecase"], example: `snakecase "FirstName"`, wants: "first_name"},
	{name: "splitList", origin: sprig, impl: func(sep, s string) []string { return strings.Split(s, sep) }, example: `splitList "," "a,b" | last`, wants: "b"},
	{name: "squote", origin: sprig, impl: func(s string) string { return "'" + s + "'" }, example: `squote "said"`, wants: "'said'"},
	{name: "substr", origin: sprig, impl: substr, example: `substr 0 3 "café au lait"`, wants: "caf"},
	{name: "swapcase", origin: sprig, impl: fromSprig["swapcase"], example: `swapcase "aB"`, wants: "Ab"},
	{name: "title", origin: sprig, impl: fromSprig["title"], example: `title "care plan"`, wants: "Care Plan"},
	{name: "toString", origin: sprig, impl: func(s string) string { return s }, example: `toString 12`, wants: "12"},
	{name: "trim", origin: sprig, impl: fromSprig["trim"], example: `trim "  a "`, wants: "a"},
	{name: "trimAll", origin: sprig, impl: fromSprig["trimAll"], example: `trimAll "." "..a."`, wants: "a"},
	{name: "trimPrefix", origin: sprig, impl: fromSprig["trimPrefix"], example: `trimPrefix "the " "the court"`, wants: "court"},
	{name: "trimSuffix", origin: sprig, impl: fromSprig["trimSuffix"], example: `trimSuffix "." "the end."`, wants: "the end"},
	{name: "trunc", origin: sprig, impl: trunc, example: `trunc 4 "café au lait"`, wants: "café"},
	{name: "untitle", origin: sprig, impl: fromSprig["untitle"], example: `untitle "Social worker"`, wants: "social worker"},
	{name: "upper", origin: sprig, impl: fromSprig["upper"], example: `upper "abc"`, wants: "ABC"},
}

var errText = tooMuch("a text grows past 1 megabyte")

func repeat(n int, s string) (string, error) {
	if n < 0 || n*len(s) > maxText {
		return "", errText
	}
	return strings.Repeat(s, n), nil
}

func replace(old, by, s string) (string, error) {
	if n := strings.Count(s, old); n*len(by)+len(s) > maxText {
		return "", errText
	}
	return strings.ReplaceAll(s, old, by), nil
}

func indent(n int, s string) (string, error) {
	if n < 0 || n*(1+strings.Count(s, "\n"))+len(s) > maxText {
		return "", errText
	}
	pad := strings.Repeat(" ", n)
	return pad + strings.ReplaceAll(s, "\n", "\n"+pad), nil
}

// substr gives the characters from start up to end; a negative end is that of
// the text. Sprig counts bytes, which tears letters apart.
func substr(start, end int, s string) string {
	letters := []rune(s)
	if end < 0 || end > len(letters) {
		end = len(letters)
	}
	start = min(max(start, 0), end)
	return string(letters[start:end])
}

// trunc gives the first n characters, or the last for negative n.
func trunc(n int, s string) string {
	if n < 0 {
		return substr(utf8.RuneCountInString(s)+n, -1, s)
	}
	return substr(0, n, s)
}

// abbrev shortens to n characters, the last three of which are points.
func abbrev(n int, s string) string {
	if n < 4 || utf8.RuneCountInString(s) <= n {
		return s
	}
	return trunc(n-3, s) + "..."
}
