// Package diag holds what the program has to say about its input: findings
// with a rule, a place, a message in plain words and what to do about it.
//
// Wrong input is a List, many and normal; a wrong machine is an error. Words
// and values are kept apart: a Message names its values in braces, and they
// stand in Args, so that a log or a JSON report can leave them out.
package diag

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"casedocs/generator/source"
)

// Severity says how much a finding matters to a reader.
type Severity uint8

// The severities, heaviest first.
const (
	Must   Severity = iota // the paper is wrong or incomplete without it
	Should                 // good practice; may be waived with a reason
	Info                   // worth knowing
)

// String returns the word that messages print.
func (s Severity) String() string { return [...]string{"must", "should", "info"}[s] }

// Blocks says what a finding prevents, apart from how much it matters.
type Blocks uint8

// What a finding can prevent, least first.
const (
	Nothing Blocks = iota // drafts and final documents are written
	Final                 // drafts are written, final documents are not
	Write                 // nothing is written
)

// String returns the word that JSON reports print.
func (b Blocks) String() string { return [...]string{"nothing", "final", "write"}[b] }

// Arg is a value that a message names as {name}. Hidden stands in for it
// where values may not be shown; empty means "this <name>".
type Arg struct {
	Name   string
	Value  string
	List   []string // several values, shown one by one, in place of Value
	Hidden string
}

// Word returns an argument that is no value of the case but a word of a
// template, a schema or a policy, and so may be shown everywhere.
func Word(name, value string) Arg {
	return Arg{Name: name, Value: value, Hidden: strconv.Quote(value)}
}

// shown returns the quoted value, or the quoted values parted by commas.
func (a Arg) shown() string {
	if len(a.List) == 0 {
		return strconv.Quote(a.Value)
	}
	words := make([]string, len(a.List))
	for i, v := range a.List {
		words[i] = strconv.Quote(v)
	}
	return strings.Join(words, ", ")
}

// hidden returns the words that stand in for the value.
func (a Arg) hidden() string {
	if a.Hidden == "" {
		return "this " + a.Name
	}
	return a.Hidden
}

// Note is a second place that helps to understand a finding, such as where a
// key was first given.
type Note struct {
	Span    source.Span
	Message string
}

// Diagnostic is one finding.
type Diagnostic struct {
	Rule     string      // id such as "DQ-01"
	Severity Severity    //
	Blocks   Blocks      //
	Span     source.Span // the smallest thing to point at
	Path     string      // JSON pointer into the case, "" when there is none
	Among    []string    // JSON pointers of all values that the text in question was made of
	Message  string      // one lower-case sentence; values as {name}
	Args     []Arg       //
	Hints    []string    // actions, each may name values as {name}
	Related  []Note      //
	Source   string      // citation: Act and paragraph, seed and section
	By       source.Span // where the rule is written, zero for one that the program itself keeps
	Waived   *Waiver     // nil for a finding that nobody has waived
}

// Waiver is the decision of an authority to live with a finding.
type Waiver struct {
	Reason string
	Role   string // of who decided
	Date   string // on which day, ISO
	Span   source.Span
}

// Text returns the message; values are quoted when show is true and replaced
// by their neutral words otherwise.
func (d Diagnostic) Text(show bool) string { return d.expand(d.Message, show) }

// HintTexts returns the hints, expanded like Text.
func (d Diagnostic) HintTexts(show bool) []string {
	out := make([]string, len(d.Hints))
	for i, h := range d.Hints {
		out[i] = d.expand(h, show)
	}
	return out
}

// expand fills the names in braces in one pass, so that a value which itself
// holds braces is never filled in turn.
func (d Diagnostic) expand(s string, show bool) string {
	if len(d.Args) == 0 {
		return s
	}
	pairs := make([]string, 0, 2*len(d.Args))
	for _, a := range d.Args {
		word := a.hidden()
		if show {
			word = a.shown()
		}
		pairs = append(pairs, "{"+a.Name+"}", word)
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

// List is what a stage found.
type List []Diagnostic

// Sort orders by file, place, rule and message, so that output never depends
// on the order in which checks ran.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Span.Name(), b.Span.Name()),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Message, b.Message),
		)
	})
}

// Blocks returns the strongest thing that any finding of the list prevents.
func (l List) Blocks() Blocks {
	strongest := Nothing
	for _, d := range l {
		strongest = max(strongest, d.Blocks)
	}
	return strongest
}

// AtLeast reports whether the list has a finding of severity s or heavier.
func (l List) AtLeast(s Severity) bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity <= s })
}
