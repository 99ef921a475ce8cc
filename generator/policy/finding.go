package policy

import (
	"errors"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/policy/expr"
	"casedocs/generator/tree"
)

// Findings returns what the rules have to say about a case: what fails, and
// what cannot be decided yet.
func (j *Judge) Findings(root *tree.Node, a Asked) diag.List {
	var found diag.List
	for _, v := range j.ask(root, a, true) {
		switch v.Outcome {
		case Fail:
			found = append(found, v.failed(root, a))
		case Undecided:
			found = append(found, v.undecided(root, a))
		}
	}
	return found
}

func (v Verdict) failed(root *tree.Node, a Asked) diag.Diagnostic {
	r := v.Rule
	d := diag.Diagnostic{
		Rule: r.ID, Severity: r.Severity, Blocks: r.Blocks,
		Span: root.Place(v.Pointer), Path: v.Pointer,
		Message: r.Message, Source: r.citation(), By: r.span,
	}
	if r.Hint != "" {
		d.Hints = []string{r.Hint}
	}
	if r.Final && !a.Final {
		d.Severity = max(d.Severity, diag.Should)
	}
	for i, arg := range r.Args {
		words, err := v.from.args[i].Words(v.vars)
		if err != nil {
			words = []string{"not recorded"}
		}
		shown := diag.Arg{Name: arg.Name, Hidden: arg.Hidden}
		if len(words) == 1 {
			shown.Value = words[0]
		} else {
			shown.List = words
		}
		if v.from.args[i].Open() && arg.Hidden == "" && len(words) == 1 {
			shown = diag.Word(arg.Name, words[0])
		}
		d.Args = append(d.Args, shown)
	}
	return d
}

func (v Verdict) undecided(root *tree.Node, a Asked) diag.Diagnostic {
	r := v.Rule
	d := diag.Diagnostic{
		Rule: r.ID, Severity: diag.Info, Blocks: r.Blocks,
		Path: v.Pointer, Source: r.citation(), By: r.span,
		Message: "it cannot be told yet whether " + r.Title,
	}
	if a.Final && r.Severity == diag.Must {
		d.Severity = diag.Must
	}
	var missing *expr.Missing
	var unknown *civil.NotKnownError
	switch {
	case errors.As(v.why, &missing):
		d.Path = missing.Pointer
		d.Message += ": " + missing.Shape.GapLabel() + " is not recorded"
	case errors.As(v.why, &unknown):
		d.Message += ": " + unknown.Error()
	default:
		d.Message += ", because what it refers to is not in the case"
	}
	d.Span = root.Place(d.Path)
	return d
}
