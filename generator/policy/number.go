package policy

import (
	"strconv"

	"casedocs/generator/diag"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// Number is a figure that rules compare with and that differs between
// authorities. The practice layer declares it, and an authority gives its
// value; rules that need a number which an authority does not have do not
// apply there.
type Number struct {
	ID      string // with underscores, as expressions name it: numbers.minutes_within
	Title   string // what it counts, in words
	Unit    string // "working days", "years"; "" for a bare count
	Value   int
	Set     bool   // an authority without it has no such rule
	Reading string // how an unclear text is read
	Source  string

	span source.Span
}

// WordList is a list of words that rules look for, such as the roles that may
// chair a review.
type WordList struct {
	ID     string // with underscores, as expressions name it: words.vague
	Title  string
	Words  []string
	Source string

	span source.Span
}

func (r *reader) number(n *tree.Node) Number {
	g := r.group(n, "a number", "id", "title", "unit", "value", "reading", "source")
	return Number{
		ID: g.text("id"), Title: g.optional("title"), Unit: g.optional("unit"),
		Value: g.number("value", 0), Set: n.Field("value") != nil,
		Reading: g.optional("reading"), Source: g.optional("source"), span: n.Span,
	}
}

func (r *reader) wordList(n *tree.Node) WordList {
	g := r.group(n, "a list of words", "id", "title", "words", "source")
	return WordList{ID: g.text("id"), Title: g.optional("title"), Words: g.words("words"), Source: g.optional("source"), span: n.Span}
}

// mergeNumbers lays the numbers of a policy over those of the layers below it.
func (r *reader) mergeNumbers(below, own []Number) []Number {
	out := append([]Number(nil), below...)
	for _, n := range own {
		i := indexOf(out, n.ID, func(o Number) string { return o.ID })
		switch {
		case i < 0 && n.Title == "":
			r.reportArg(n.span, "no layer below this policy has a number {number}", "give it a title: if it is a number of your own", "number", n.ID)
		case i < 0:
			out = append(out, n)
		default:
			if n.Title == "" {
				n.Title = out[i].Title
			}
			if n.Unit == "" {
				n.Unit = out[i].Unit
			}
			out[i] = n
		}
	}
	return out
}

// mergeWords lays the word lists of a policy over those of the layers below it.
func mergeWords(below, own []WordList) []WordList {
	out := append([]WordList(nil), below...)
	for _, w := range own {
		if i := indexOf(out, w.ID, func(o WordList) string { return o.ID }); i < 0 {
			out = append(out, w)
		} else {
			if w.Title == "" {
				w.Title = out[i].Title
			}
			out[i] = w
		}
	}
	return out
}

func indexOf[T any](items []T, id string, of func(T) string) int {
	for i, it := range items {
		if of(it) == id {
			return i
		}
	}
	return -1
}

// String returns the number with its unit: "10 working days".
func (n Number) String() string {
	text := strconv.Itoa(n.Value)
	if n.Unit != "" {
		text += " " + n.Unit
	}
	return text
}

// numberShape and wordShape are what expressions can name as numbers and words.
func numberShape(numbers []Number) *tree.Shape {
	s := &tree.Shape{Kind: tree.Map, Properties: map[string]*tree.Shape{}}
	for _, n := range numbers {
		s.Names = append(s.Names, n.ID)
		s.Properties[n.ID] = &tree.Shape{Kind: tree.Number, Whole: true, Title: n.Title}
	}
	return s
}

func wordShape(lists []WordList) *tree.Shape {
	s := &tree.Shape{Kind: tree.Map, Properties: map[string]*tree.Shape{}}
	for _, w := range lists {
		s.Names = append(s.Names, w.ID)
		s.Properties[w.ID] = &tree.Shape{Kind: tree.List, Title: w.Title, Items: &tree.Shape{Kind: tree.String}}
	}
	return s
}

// numberNode and wordNode are their values.
func numberNode(numbers []Number) *tree.Node {
	out := &tree.Node{Kind: tree.Map}
	for _, n := range numbers {
		if n.Set {
			out.Fields = append(out.Fields, tree.Field{Name: n.ID, Value: &tree.Node{Kind: tree.Number, Text: strconv.Itoa(n.Value)}})
		}
	}
	return out
}

func wordNode(lists []WordList) *tree.Node {
	out := &tree.Node{Kind: tree.Map}
	for _, l := range lists {
		v := &tree.Node{Kind: tree.List}
		for _, w := range l.Words {
			v.Items = append(v.Items, &tree.Node{Kind: tree.String, Text: w})
		}
		if len(l.Words) > 0 {
			out.Fields = append(out.Fields, tree.Field{Name: l.ID, Value: v})
		}
	}
	return out
}

// Softening is a rule of the practice layer that counts for less with one
// authority, and why. Rules of the court layer cannot be softened.
type Softening struct {
	Rule     string
	Severity diag.Severity
	Because  string
	By       string // role that decided it
	On       string // day on which it was decided

	span source.Span
}

func (r *reader) softening(n *tree.Node) Softening {
	g := r.group(n, "a softening", "rule", "severity", "because", "decided_by", "decided_on")
	s := Softening{Rule: g.text("rule"), Severity: diag.Should, Because: g.text("because"), By: g.text("decided_by"), On: g.date("decided_on").String(), span: n.Span}
	if g.neededWord("severity", "should", "info") == "info" {
		s.Severity = diag.Info
	}
	return s
}
