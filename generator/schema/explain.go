package schema

import (
	"cmp"
	"fmt"
	"math/big"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// mistake is one thing that does not fit the schema, with what is needed to
// explain it.
type mistake struct {
	schema *Schema
	tree   *tree.Tree
	node   *tree.Node
	error  *jsonschema.ValidationError
}

// explain says in plain words what is wrong.
func (m mistake) explain() []diag.Diagnostic {
	switch k := m.error.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		return m.unknown(k.Properties)
	case *kind.Required:
		return m.missing(k.Missing)
	case *kind.DependentRequired:
		return m.missing(k.Missing)
	case *kind.Type:
		return m.wrongType(k)
	case *kind.Format:
		if k.Want == "date" {
			return m.date()
		}
		return m.wrongForm()
	case *kind.Enum:
		return m.notAmong(k.Want)
	case *kind.Const:
		return m.notAmong([]any{k.Want})
	case *kind.UniqueItems:
		return m.twice(k.Duplicates)
	}
	return m.outside()
}

// unknown explains fields that the schema does not know.
func (m mistake) unknown(names []string) []diag.Diagnostic {
	var found []diag.Diagnostic
	for _, f := range m.node.Fields {
		if !slices.Contains(names, f.Name) {
			continue
		}
		hints := m.nameHints(f.Name)
		if f.Value.Kind == tree.Null && strings.Contains(f.Name, " ") {
			hints = []string{"a comma inside { } begins another field: if these words belong to the text before them, put that whole text in quotation marks"}
		}
		d := refuse(ruleForm, f.Span, m.node, m.place()+" has no field called {field}", hints...)
		d.Args = []diag.Arg{{Name: "field", Value: f.Name, Hidden: "this"}}
		found = append(found, d)
	}
	return found
}

// nameHints says what a field may have been meant to be: another name here, or
// the same name elsewhere.
func (m mistake) nameHints(name string) []string {
	shape := m.node.Shape
	if shape == nil {
		return []string{"delete it, or look whether it belongs somewhere else"}
	}
	if near := diag.Closest(name, m.free()); near != "" {
		return []string{"did you mean " + near + "?"}
	}
	if homes := m.schema.homes[plain(name)]; len(homes) > 0 {
		return []string{"{field} is known in " + orList(homes, 3) + ": look whether this line has the right number of spaces before it"}
	}
	if given := diag.Closest(name, shape.Names); given != "" {
		return []string{"did you mean " + given + "? It stands here already; put both together, or delete one"}
	}
	fields := "the fields here are " + andList(shape.Names, 12)
	if kin := m.kin(name); len(kin) > 0 {
		fields = "did you mean " + orList(kin, 4) + "?"
	}
	return []string{fields, "if it is a remark, write # and a space before it"}
}

// kin returns the fields that could still be given here and are called nearly
// what name says: by their title or all their words, such as funding for
// funding_note, else by one of their words.
func (m mistake) kin(name string) []string {
	given := wordsOf(name)
	known := func(w string) bool { return slices.Contains(given, w) }
	var same, near []string
	for _, n := range m.free() {
		words := wordsOf(n)
		all := len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !known(w) })
		switch {
		case all, plain(m.node.Shape.Property(n).Title) == plain(name):
			same = append(same, n)
		case slices.ContainsFunc(words, known):
			near = append(near, n)
		}
	}
	if len(same) > 0 {
		return same
	}
	return near
}

// wordsOf returns the words of a field's name, without those of one or two
// letters and without the s of a plural.
func wordsOf(name string) (words []string) {
	for w := range strings.SplitSeq(plain(name), "_") {
		if len(w) > 2 {
			words = append(words, strings.TrimSuffix(w, "s"))
		}
	}
	return words
}

// free returns the fields that could still be given here.
func (m mistake) free() []string {
	var out []string
	for _, name := range m.node.Shape.Names {
		if m.node.Field(name) == nil {
			out = append(out, name)
		}
	}
	return out
}

// missing explains fields that must be there. A field that is there under a
// misspelt name is already reported as unknown.
func (m mistake) missing(names []string) []diag.Diagnostic {
	var found []diag.Diagnostic
	for _, name := range names {
		if !m.misspelt(name) {
			found = append(found, m.missingField(name))
		}
	}
	return found
}

func (m mistake) misspelt(name string) bool {
	if m.node.Shape == nil {
		return false
	}
	return slices.ContainsFunc(m.node.Fields, func(f tree.Field) bool {
		return m.node.Shape.Property(f.Name) == nil && diag.Closest(f.Name, m.free()) == name
	})
}

func (m mistake) missingField(name string) diag.Diagnostic {
	at := keySpan(m.tree, m.node)
	line := "add a line that begins with " + name + ":"
	example := m.exampleOf(name)
	if name == "id" {
		example = m.freeID(example)
	}
	if example != "" {
		line = "add a line such as " + name + ": " + example
	}
	for _, f := range m.node.Fields {
		if f.Name == name { // it is there, but without a value
			at, line = f.Span, strings.TrimSuffix("write a value after the colon, such as "+example, ", such as ")
		}
	}
	if name == "id" {
		return refuse(ruleForm, at, m.node, m.place()+" has no id, so nothing can point to it", line,
			"an id is made of small letters, figures and hyphens, and says what somebody is, not their name")
	}
	return refuse(ruleForm, at, m.node, fmt.Sprintf("%s needs the field %s", m.place(), name), line)
}

// freeID returns an example of an id that no entry of the same list has: the
// example itself or one with a higher number, or "" when it has no number.
func (m mistake) freeID(example string) string {
	taken := map[string]bool{}
	if list := m.tree.Root.At(path.Dir(m.node.Pointer)); list != nil {
		for _, entry := range list.Items {
			if id := entry.Field("id"); id != nil {
				taken[id.Text] = true
			}
		}
	}
	stem := strings.TrimRight(example, "0123456789")
	number, err := strconv.Atoi(example[len(stem):])
	for taken[example] {
		if err != nil {
			return ""
		}
		number++
		example = stem + strconv.Itoa(number)
	}
	return example
}

func (m mistake) exampleOf(name string) string {
	if n := m.schema.notes[m.node.Shape.Property(name)]; n != nil {
		return n.example
	}
	return ""
}

// wrongForm explains a text that does not have the form that the schema wants.
func (m mistake) wrongForm() []diag.Diagnostic {
	about := m.schema.about(m.node)
	if len(about.refs) > 0 {
		return nil // it is no id of anything either, which says more
	}
	d := refuse(ruleForm, m.node.Span, m.node, "{value} is not written as "+m.title()+" should be")
	if about.message != "" {
		d.Message = about.message
	}
	example := about.example
	if example == "" && m.node.Shape != nil {
		example = formExamples[m.node.Shape.Format]
	}
	right := m.respelt()
	if right != "" {
		d.Hints = append(d.Hints, "did you mean {right}?")
	} else if example != "" {
		d.Hints = append(d.Hints, "write it like this: "+example)
	}
	if about.description != "" && about.message == "" {
		d.Hints = append(d.Hints, "about this field: "+strings.TrimSuffix(about.description, "."))
	}
	d.Args = []diag.Arg{{Name: "value", Value: m.node.Text}, {Name: "right", Value: right, Hidden: "the same with other letters or marks"}}
	return []diag.Diagnostic{d}
}

// formExamples shows what the formats of JSON Schema look like.
var formExamples = map[string]string{
	"email": "name@example.org",
	"uri":   "https://www.example.org/page",
	"time":  "22:30:00Z",
	"uuid":  "6b4c3a4e-7d1c-4f5e-9a55-0d3c6a1b2f10",
}

// notAmong explains a value that is none of the words that the schema lists.
func (m mistake) notAmong(want []any) []diag.Diagnostic {
	words := make([]string, 0, len(want))
	for _, w := range want {
		words = append(words, scalarText(w))
	}
	var d diag.Diagnostic
	if len(words) == 1 {
		d = refuse(ruleForm, m.node.Span, m.node, "{value} is not what is wanted here", "write "+words[0])
	} else {
		d = refuse(ruleForm, m.node.Span, m.node, "{value} is not one of the words that can stand here",
			m.nearWord(words), "the words are "+orList(words, 30))
	}
	if message := m.schema.about(m.node).message; message != "" {
		d.Message = message
	}
	d.Args = []diag.Arg{{Name: "value", Value: m.node.Text}}
	return []diag.Diagnostic{d}
}

// nearWord returns a hint with the word that was likely meant. People often
// write the words that documents print for it.
func (m mistake) nearWord(words []string) string {
	if near := diag.Closest(m.node.Text, words); near != "" {
		return "did you mean " + near + "?"
	}
	if m.node.Shape == nil {
		return ""
	}
	for _, w := range words {
		if label := m.node.Shape.Labels[w]; label != "" && diag.Closest(m.node.Text, []string{label}) != "" {
			return "did you mean " + w + "?"
		}
	}
	return ""
}

// twice explains a list in which two entries are the same.
func (m mistake) twice(at [2]int) []diag.Diagnostic {
	first, second := m.node.Items[at[0]], m.node.Items[at[1]]
	d := refuse(ruleForm, second.Span, second, "this entry stands in the list already", "delete one of the two")
	d.Related = []diag.Note{{Span: first.Span, Message: "it stands here too"}}
	return []diag.Diagnostic{d}
}

// outside explains a value that is too long, too short, too large or too small,
// and whatever else the schema can ask for.
func (m mistake) outside() []diag.Diagnostic {
	var message, hint string
	switch k := m.error.ErrorKind.(type) {
	case *kind.Pattern:
		return m.wrongForm()
	case *kind.MinLength:
		message, hint = fmt.Sprintf("this text is shorter than %s", count(k.Want, "letter")), "write more, or look whether something was lost"
		if k.Got == 0 {
			message, hint = "there is nothing between the quotation marks", "write the text, or delete the marks if there is nothing to say yet"
		}
	case *kind.MaxLength:
		message, hint = fmt.Sprintf("this text is %d letters long; %d fit here", k.Got, k.Want), "shorten it"
	case *kind.MinItems:
		message, hint = fmt.Sprintf("this list needs at least %s", count(k.Want, "entry")), "add what is missing, or delete the field if there is nothing to say yet"
	case *kind.MaxItems:
		message, hint = fmt.Sprintf("this list has %s; at most %d can stand here", count(k.Got, "entry"), k.Want), "delete those that are too many"
	case *kind.Minimum:
		message, hint = "{value} is too small", "write "+figure(k.Want)+" or more"
	case *kind.ExclusiveMinimum:
		message, hint = "{value} is too small", "write more than "+figure(k.Want)
	case *kind.Maximum:
		message, hint = "{value} is too large", "write "+figure(k.Want)+" or less"
	case *kind.ExclusiveMaximum:
		message, hint = "{value} is too large", "write less than "+figure(k.Want)
	case *kind.MultipleOf:
		message, hint = "{value} is not a multiple of "+figure(k.Want), "write a multiple of it, such as "+figure(k.Want)
	case *kind.MinProperties:
		message, hint = fmt.Sprintf("%s needs at least %s", m.place(), count(k.Want, "field")), "add what is missing"
	case *kind.MaxProperties:
		message, hint = fmt.Sprintf("%s can have at most %s", m.place(), count(k.Want, "field")), "delete those that are too many"
	default:
		message, hint = "this does not fit what is wanted for "+m.title(), "compare it with the description of the field, or with a sample case"
	}
	about := m.schema.about(m.node)
	if about.message != "" {
		message = about.message
	}
	d := refuse(ruleForm, m.node.Span, m.node, message, hint)
	d.Args = []diag.Arg{{Name: "value", Value: m.node.Text}}
	return []diag.Diagnostic{d}
}

// place returns what people call the group of fields that is explained: the
// name of its field, or "an entry of" the list that it stands in.
func (m mistake) place() string { return placeName(m.tree, m.node) }

func placeName(t *tree.Tree, n *tree.Node) string {
	up, name := split(n.Pointer)
	if n.Pointer == "" {
		return "the " + cmp.Or(tree.InSentence(t.Root.Shape.Title), "file")
	}
	parent := t.Root.At(up)
	switch {
	case parent != nil && parent.Kind == tree.List:
		_, list := split(up)
		return "this entry of " + list
	case parent != nil && parent.Shape.Property(name) != nil:
		return name
	}
	return "this group of fields"
}

// title returns what people call the value, in the middle of a sentence.
func (m mistake) title() string {
	if m.node.Shape == nil || m.node.Shape.Title == "" {
		return "this field"
	}
	return `the field "` + m.node.Shape.Title + `"`
}

func figure(r *big.Rat) string {
	if r.IsInt() {
		return r.Num().String()
	}
	return strings.TrimRight(r.FloatString(6), "0")
}

// count returns a number with its noun, "1 entry" or "2 entries".
func count(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "y"):
		noun = strings.TrimSuffix(noun, "y") + "ie"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func andList(words []string, most int) string { return listOf(words, most, "and") }
func orList(words []string, most int) string  { return listOf(words, most, "or") }

// listOf returns "a, b and c", or the first few and how many more there are.
func listOf(words []string, most int, join string) string {
	if len(words) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(words[:most], ", "), len(words)-most)
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + join + " " + words[last]
}
