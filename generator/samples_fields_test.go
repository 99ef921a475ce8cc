package generator

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"casedocs/generator/diag"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// unexercised are places of the schemas that no sample can show both ways, or
// one of whose words no sample can use, each with the reason.
var unexercised = map[string]string{
	"supervision-order /format":           "every case begins with it",
	"supervision-order /kind":             "every case begins with it",
	"supervision-order /reference":        "every case begins with it",
	"supervision-order /withhold/*/value": "a mark without it would keep nothing",
	"staff-supervision /format":           "every case begins with it",
	"staff-supervision /kind":             "every case begins with it",
	"staff-supervision /reference":        "every case begins with it",
	"staff-supervision /agreement":        "no paper is made of a case without it",
}

// TestSamplesExerciseEveryField holds that together the samples use every
// field, leave out every field that may be left out, and use every word of
// every choice. A field is left out only where the group that it belongs to is
// there.
func TestSamplesExerciseEveryField(t *testing.T) {
	e := builtIn(t)
	surveys := map[string]survey{}
	for _, name := range e.Kinds() {
		surveys[name] = survey{}
	}
	for name, in := range sampleCases(t) {
		c, found := e.read(in)
		if c == nil || found.Blocks() == diag.Write {
			found.WriteText(t.Output(), diag.TextOptions{})
			t.Fatalf("cannot read %s", name)
		}
		surveys[c.tree.Root.String("kind")].visit("", c.kind.schema.Shape(), c.tree.Root)
	}
	used := map[string]bool{}
	for _, kind := range e.Kinds() {
		for _, lack := range surveys[kind].lacks() {
			place := kind + " " + lack.place
			used[place] = true
			if unexercised[place] == "" {
				t.Errorf("%s: %s %s", kind, lack.place, lack.what)
			}
		}
	}
	for _, place := range slices.Sorted(maps.Keys(unexercised)) {
		if kind, _, _ := strings.Cut(place, " "); e.kinds[kind] != nil && !used[place] {
			t.Errorf("%s is exercised now: it needs no exception", place)
		}
	}
}

// survey is what samples do with each place of a schema, by its pointer with
// a star for the entries of lists.
type survey map[string]*usage

// usage is what samples do with one place.
type usage struct {
	present, absent int
	first           source.Span // where it is present first
	choices, chosen map[string]bool
}

// lack is something that no sample does.
type lack struct{ place, what string }

// visit counts what a value does with the places below it.
func (s survey) visit(pointer string, shape *tree.Shape, n *tree.Node) {
	if shape == nil {
		return
	}
	if n.Kind == tree.List {
		for _, item := range n.Items {
			s.choose(pointer, shape.Items, item)
			s.visit(pointer+"/*", shape.Items, item)
		}
		return
	}
	s.choose(pointer, shape, n)
	for _, name := range shape.Names {
		if name == "id" && strings.HasSuffix(pointer, "/*") || pointer+name == "exercises" {
			continue // entries cannot be without an id; what a sample exercises is no part of the case
		}
		s.count(pointer+"/"+name, shape.Property(name), n.Field(name))
	}
}

func (s survey) count(pointer string, shape *tree.Shape, value *tree.Node) {
	u := s.at(pointer)
	for word := range shape.Labels {
		u.choices[word] = true
	}
	if value == nil || value.Kind == tree.Null || value.Kind == tree.List && len(value.Items) == 0 {
		u.absent++
		s.enter(pointer, shape)
		return
	}
	if u.present++; u.first.IsZero() {
		u.first = value.Span
	}
	s.visit(pointer, shape, value)
}

// enter makes known the places below a value that is not there, so that they
// are missed when no sample has it.
func (s survey) enter(pointer string, shape *tree.Shape) {
	for shape.Items != nil {
		pointer, shape = pointer+"/*", shape.Items
	}
	for _, name := range shape.Names {
		below := pointer + "/" + name
		if _, known := s[below]; known || name == "id" && strings.HasSuffix(pointer, "/*") {
			continue
		}
		s.at(below)
		s.enter(below, shape.Property(name))
	}
}

func (s survey) choose(pointer string, shape *tree.Shape, n *tree.Node) {
	if shape == nil || len(shape.Labels) == 0 {
		return
	}
	u := s.at(pointer)
	for word := range shape.Labels {
		u.choices[word] = true
	}
	u.chosen[n.Text] = true
}

func (s survey) at(pointer string) *usage {
	if s[pointer] == nil {
		s[pointer] = &usage{choices: map[string]bool{}, chosen: map[string]bool{}}
	}
	return s[pointer]
}

// lacks lists what no sample does, by place.
func (s survey) lacks() []lack {
	var all []lack
	for _, place := range slices.Sorted(maps.Keys(s)) {
		u := s[place]
		switch {
		case u.present == 0 && u.absent > 0:
			all = append(all, lack{place, fmt.Sprintf("is in none of the %d samples or entries that could have it", u.absent)})
		case u.present == 0 && len(u.chosen) == 0:
			all = append(all, lack{place, "is in no sample, and neither is what it belongs to"})
		case u.present > 0 && u.absent == 0:
			all = append(all, lack{place, fmt.Sprintf("is in each of the %d samples or entries that could have it, the first at %s:%d", u.present, u.first.Name(), u.first.Pos().Line)})
		}
		for _, word := range slices.Sorted(maps.Keys(u.choices)) {
			if !u.chosen[word] {
				all = append(all, lack{place, "is never " + word})
			}
		}
	}
	return all
}

// TestSurveyFindsWhatNoSampleDoes surveys one small case whose only review has
// a status and nothing else.
func TestSurveyFindsWhatNoSampleDoes(t *testing.T) {
	text := &tree.Shape{Kind: tree.String}
	shape := mapShape(map[string]*tree.Shape{
		"reference": text,
		"closure":   mapShape(map[string]*tree.Shape{"reason": text}),
		"reviews": {Kind: tree.List, Items: mapShape(map[string]*tree.Shape{
			"id":     text,
			"note":   text,
			"status": {Kind: tree.String, Labels: map[string]string{"held": "held", "planned": "to come"}},
		})},
	})
	review := group(entry("id", words("review-1")), entry("status", words("held")))
	s := survey{}
	s.visit("", shape, group(
		entry("reference", words("FBC-1")),
		entry("reviews", &tree.Node{Kind: tree.List, Items: []*tree.Node{review}}),
	))
	s.visit("", shape, group(entry("reviews", &tree.Node{Kind: tree.List}), entry("reference", words("FBC-2"))))
	want := []string{
		"/closure is in none",
		"/closure/reason is in no sample",
		"/reference is in each of the 2",
		"/reviews/*/note is in none of the 1",
		"/reviews/*/status is in each of the 1",
		"/reviews/*/status is never planned",
	}
	lacks := s.lacks()
	if len(lacks) != len(want) {
		t.Fatalf("%d lacks, want %d: %v", len(lacks), len(want), lacks)
	}
	for i, l := range lacks {
		if got := l.place + " " + l.what; !strings.HasPrefix(got, want[i]) {
			t.Errorf("lack %d is %q, want %q and so on", i, got, want[i])
		}
	}
}

func mapShape(properties map[string]*tree.Shape) *tree.Shape {
	return &tree.Shape{Kind: tree.Map, Names: slices.Sorted(maps.Keys(properties)), Properties: properties}
}
