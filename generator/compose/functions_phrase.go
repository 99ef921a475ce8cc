package compose

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"casedocs/generator/markup"
)

// phraseFunctions make words of values. Where they join several, each keeps
// its own place in the case, and a gap or a withheld value among them shows
// as itself.
var phraseFunctions = []function{
	{name: "andList", impl: func(l list) (*Value, error) { return enumerate(l, " and ") },
		example: `andList (list "Ada" "Juniper" "Otis")`, wants: "Ada, Juniper and Otis"},
	{name: "cat", origin: sprig, impl: func(all ...*Value) (phrase, error) { return connect(all, " ") },
		example: `cat "a" 1`, wants: "a 1"},
	{name: "count", impl: func(n quantity, one, many string) string { return strconv.Itoa(int(n)) + " " + plural(n, one, many) },
		example: `count 2 "child" "children"`, wants: "2 children"},
	{name: "join", origin: sprig, impl: func(sep string, l list) (phrase, error) { return connect(l, sep) },
		example: `join "; " (list "a" "b")`, wants: "a; b"},
	{name: "orList", impl: func(l list) (*Value, error) { return enumerate(l, " or ") },
		example: `orList (list "a" "b" "c")`, wants: "a, b or c"},
	{name: "paragraphs", impl: paragraphs,
		example: `paragraphs "one\n\ntwo"`, wants: "<p>one</p><p>two</p>"},
	{name: "plural", impl: plural,
		example: `plural 1 "is" "are"`, wants: "is"},
	{name: "possessive", impl: func(s string) string { return s + "'s" },
		example: `possessive "Juniper"`, wants: "Juniper's"},
	{name: "print", origin: builtin, impl: func(all ...*Value) (phrase, error) { return connect(all, "") },
		example: `print "a" 1 "b"`, wants: "a1b"},
	{name: "printf", origin: builtin, impl: printf,
		example: `printf "%s of %d" "one" 2`, wants: "one of 2"},
}

func plural(n quantity, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// connect joins values with a separator.
func connect(all []*Value, sep string) (phrase, error) {
	var out phrase
	for i, v := range all {
		if i > 0 && sep != "" {
			out = append(out, &Value{raw: sep})
		}
		if err := out.add(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// add appends what can be printed inside a line.
func (p *phrase) add(v *Value) error {
	if more, ok := v.raw.(phrase); ok {
		*p = append(*p, more...)
	} else {
		if v.hole() == nil {
			if _, err := v.text(); err != nil {
				return err
			}
		}
		*p = append(*p, v)
	}
	return (&Value{raw: *p}).limited()
}

// enumerate joins values as a sentence does. A list of nothing is a gap.
func enumerate(l list, last string) (*Value, error) {
	if len(l) == 0 {
		return &Value{}, nil
	}
	tail := len(l) - 1
	head, err := connect(l[:tail], ", ")
	if err != nil {
		return nil, err
	}
	if tail > 0 {
		head = append(head, &Value{raw: last})
	}
	return &Value{raw: head, from: union(l)}, head.add(l[tail])
}

// verb is what printf knows: a value as it prints, a value in quotes, and the
// percent sign.
var verb = regexp.MustCompile(`%(.?)`)

func printf(format string, args ...*Value) (phrase, error) {
	var out phrase
	at, used := 0, 0
	for _, m := range verb.FindAllStringSubmatchIndex(format, -1) {
		out = append(out, &Value{raw: format[at:m[0]]})
		at = m[1]
		letter := format[m[2]:m[3]]
		switch {
		case letter == "%":
			out = append(out, &Value{raw: "%"})
			continue
		case !slices.Contains([]string{"s", "d", "v"}, letter):
			return nil, wrong("printf knows %s, %d, %v and %% only")
		case used == len(args):
			return nil, wrong("printf has fewer values than places for them")
		}
		if err := out.add(args[used]); err != nil {
			return nil, err
		}
		used++
	}
	if used < len(args) {
		return nil, wrong("printf has more values than places for them")
	}
	return append(out, &Value{raw: format[at:]}), nil
}

// blankLine is what lies between two paragraphs of a narrative.
var blankLine = regexp.MustCompile(`\n[ \t]*\n\s*`)

// paragraphs makes <p> blocks of a narrative, split at its blank lines.
func paragraphs(v *Value) (*Value, error) {
	if l, ok := v.raw.(list); ok {
		return paragraphList(l)
	}
	out := &Value{from: v.from, raw: Markup("<p><withheld/></p>")}
	switch h := v.hole(); {
	case h == nil:
	case h.isWithheld():
		return out, nil
	default:
		out.raw = Markup("<p><gap>" + markup.Escape(h.gapLabel()) + "</gap></p>")
		return out, nil
	}
	text, err := v.text()
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	text = strings.Trim(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), " \t\n")
	for _, p := range blankLine.Split(text, -1) {
		b.WriteString("<p>" + markup.Escape(p) + "</p>")
	}
	out.raw = Markup(b.String())
	return out, nil
}

func paragraphList(l list) (*Value, error) {
	var b strings.Builder
	for _, v := range l {
		p, err := paragraphs(v)
		if err != nil {
			return nil, err
		}
		b.WriteString(string(p.raw.(Markup)))
	}
	return &Value{raw: Markup(b.String()), from: union(l)}, nil
}
