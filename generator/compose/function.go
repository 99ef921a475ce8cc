package compose

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"casedocs/generator/tree"
)

// function is one function that templates may call. Its example is run as a
// test, and shown to whoever calls it wrongly.
type function struct {
	name    string
	origin  origin
	impl    any    // a Go function (see adapt)
	example string // an expression
	wants   string // what the example prints
	gives   giver  // the shape of the result, nil when it is not known
	names   bool   // its second argument names a field of the items of its first
	adapted *adapted
}

// origin says whose name and meaning a function has.
type origin uint8

const (
	ours    origin = iota // this project's own
	sprig                 // known from sprig; allowedSprig lists them all
	builtin               // known from text/template
)

// giver tells the shape of a result from those of the arguments, so that
// templates are checked through functions without a case.
type giver func(c *checker, args []*tree.Shape) *tree.Shape

// table is a list of functions in the order of their names.
type table []*function

// byName returns a function, or nil.
func (t table) byName(name string) *function {
	i, ok := sort.Find(len(t), func(i int) int { return strings.Compare(name, t[i].name) })
	if !ok {
		return nil
	}
	return t[i]
}

func (t table) names() []string {
	names := make([]string, len(t))
	for i, f := range t {
		names[i] = f.name
	}
	return names
}

// functions are all that templates may call.
var functions = join(caseFunctions, compareFunctions, dateFunctions, dictFunctions, listFunctions,
	nameFunctions, numberFunctions, phraseFunctions, textFunctions, valueFunctions)

// join makes one table of several and adapts their Go functions.
func join(tables ...[]function) table {
	var all table
	for _, t := range tables {
		for i := range t {
			t[i].adapted = adapt(t[i].impl)
			all = append(all, &t[i])
		}
	}
	slices.SortFunc(all, func(a, b *function) int { return strings.Compare(a.name, b.name) })
	return all
}

// takes reports whether the function can be called with n arguments.
func (f *function) takes(n int) bool { return n >= f.adapted.least && n <= f.adapted.most }

// usage shows how the function is called.
func (f *function) usage() string { return fmt.Sprintf("{{%s}}", f.example) }

// do calls the function. A mistake is an error; its text names no value.
func (f *function) do(r *run, args []*Value) (*Value, error) {
	return f.adapted.call(r, f.name, args)
}

// refused are the names of functions that templates of other programs use,
// with what to do without them.
var refused = map[string]string{
	"call":          "there are no functions among the values of a case",
	"env":           "a document depends on nothing but its case",
	"expandenv":     "a document depends on nothing but its case",
	"html":          "values are escaped by themselves",
	"js":            "values are escaped by themselves",
	"now":           "a document has its own date: {{date .document.date}}",
	"println":       "use print and tags",
	"set":           "values of a case cannot be changed",
	"unset":         "values of a case cannot be changed",
	"dateInZone":    "use date, weekday, numericDate or month",
	"htmlDate":      "a date that is printed as it is reads 2026-03-10",
	"toDate":        "dates of the case are dates already",
	"urlquery":      "values are escaped by themselves",
	"merge":         "make one dict of both",
	"randInt":       "the same case must make the same document",
	"uuidv4":        "the same case must make the same document",
	"fromJson":      "the case file holds the values",
	"toJson":        "use range over the fields",
	"getHostByName": "a document depends on nothing but its case",
}
