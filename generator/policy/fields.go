package policy

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// Rules about policy files themselves.
const (
	ruleShape     = "POL-01" // a field is unknown, missing or of the wrong kind
	ruleReference = "POL-02" // a name that nothing in the file has
	ruleCycle     = "POL-03" // milestones that wait for each other
	ruleOverdue   = "POL-04" // the policy should have been looked at again
	ruleEarly     = "POL-10" // the policy does not hold yet
)

// reader reads the fields of a policy file and collects what is wrong with
// them. Every method gives the zero value for what cannot be read.
type reader struct {
	found diag.List
}

func (r *reader) report(rule string, span source.Span, path, message, hint string, args ...diag.Arg) {
	r.found = append(r.found, diag.Diagnostic{
		Rule: rule, Severity: diag.Must, Blocks: diag.Write,
		Span: span, Path: path, Message: message, Hints: []string{hint}, Args: args,
	})
}

// reportArg reports a name that nothing has, or that several have.
func (r *reader) reportArg(span source.Span, message, hint, name, value string) {
	r.report(ruleReference, span, "", message, hint, diag.Arg{Name: name, Value: value})
}

// group is a map of the file that may have certain fields and no others.
type group struct {
	*reader
	node *tree.Node
}

// group reads n as a map; what names it in messages.
func (r *reader) group(n *tree.Node, what string, fields ...string) group {
	if n == nil {
		return group{r, nil}
	}
	if n.Kind != tree.Map {
		r.report(ruleShape, n.Span, n.Pointer, what+" must be a group of fields", "write its fields below it: "+strings.Join(fields, ", "))
		return group{r, nil}
	}
	for _, f := range n.Fields {
		if !slices.Contains(fields, f.Name) {
			r.report(ruleShape, f.Span, n.Pointer+"/"+tree.Escape(f.Name), what+" has no field {field}",
				"use one of: "+strings.Join(fields, ", "), diag.Arg{Name: "field", Value: f.Name})
		}
	}
	return group{r, n}
}

// need returns a field that has to be there.
func (g group) need(name string) *tree.Node {
	n := g.node.Field(name)
	if n == nil && g.node != nil {
		g.report(ruleShape, g.node.Span, g.node.Pointer, name+" is missing here", "add "+name+":")
	}
	return n
}

func (g group) text(name string) string { return g.scalar(g.need(name), name) }

func (g group) optional(name string) string { return g.scalar(g.node.Field(name), name) }

func (g group) scalar(n *tree.Node, name string) string {
	switch {
	case n == nil:
		return ""
	case n.Kind == tree.String && strings.TrimSpace(n.Text) != "":
		return n.Text
	}
	g.report(ruleShape, n.Span, n.Pointer, name+" must be a text", "write it in words, in quotation marks if need be")
	return ""
}

func (g group) date(name string) civil.Date {
	n := g.need(name)
	if n == nil {
		return civil.Date{}
	}
	d, err := civil.Parse(n.Text)
	if err != nil || n.Kind != tree.String {
		g.report(ruleShape, n.Span, n.Pointer, name+" must be a calendar date", "write it like 2026-03-10")
		return civil.Date{}
	}
	return d
}

// optionalDate returns the zero Date when there is none.
func (g group) optionalDate(name string) civil.Date {
	if g.node.Field(name) == nil {
		return civil.Date{}
	}
	return g.date(name)
}

// clock reads a time of day; absent gives "".
func (g group) clock(name string) string {
	text := g.optional(name)
	if _, err := time.Parse("15:04", text); text != "" && err != nil {
		n := g.node.Field(name)
		g.report(ruleShape, n.Span, n.Pointer, name+" must be a time of day", "write it like \"11:00\", in quotation marks")
		return ""
	}
	return text
}

// most is the largest count a policy may give: a hundred years of months.
const most = 1200

// number reads a whole number from least to most; absent gives 0.
func (g group) number(name string, least int) int {
	n := g.node.Field(name)
	if n == nil {
		return 0
	}
	v, err := strconv.Atoi(n.Text)
	if n.Kind != tree.Number || err != nil || v < least || v > most {
		g.report(ruleShape, n.Span, n.Pointer, name+" must be a whole number from "+strconv.Itoa(least)+" to "+strconv.Itoa(most), "write digits only")
		return 0
	}
	return v
}

func (g group) neededNumber(name string, least int) int {
	g.need(name)
	return g.number(name, least)
}

// word reads one of a few words; absent gives the first of them.
func (g group) word(name string, allowed ...string) string {
	n := g.node.Field(name)
	if n == nil {
		return allowed[0]
	}
	if n.Kind != tree.String || !slices.Contains(allowed, n.Text) {
		g.report(ruleShape, n.Span, n.Pointer, "{"+name+"} is not a value that "+name+" can have",
			"write one of: "+strings.Join(allowed, ", "), diag.Arg{Name: name, Value: n.Text})
		return allowed[0]
	}
	return n.Text
}

func (g group) neededWord(name string, allowed ...string) string {
	g.need(name)
	return g.word(name, allowed...)
}

// words reads one text or a list of texts.
func (g group) words(name string) []string {
	n := g.node.Field(name)
	if n != nil && n.Kind == tree.List {
		var out []string
		for _, item := range n.Items {
			if s := g.scalar(item, name); s != "" {
				out = append(out, s)
			}
		}
		return out
	}
	if s := g.scalar(n, name); s != "" {
		return []string{s}
	}
	return nil
}

// items returns the members of a list field.
func (g group) items(name string) []*tree.Node {
	n := g.node.Field(name)
	switch {
	case n == nil:
		return nil
	case n.Kind == tree.List:
		return n.Items
	}
	g.report(ruleShape, n.Span, n.Pointer, name+" must be a list", "begin each of its lines with a dash")
	return nil
}
