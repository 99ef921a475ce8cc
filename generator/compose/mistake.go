package compose

import (
	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// Rules of templates. All of them but ruleUncalled block writing.
const (
	ruleSyntax   = "TMPL-01" // not a template
	ruleContext  = "TMPL-02" // an action where none may stand, tags unbalanced between branches
	ruleName     = "TMPL-03" // no such template
	ruleFunction = "TMPL-04" // no such function, or not so many arguments
	ruleField    = "TMPL-05" // no such field
	ruleValue    = "TMPL-06" // a value of the wrong kind
	ruleKey      = "TMPL-07" // an element made by range has no key
	ruleLimit    = "TMPL-08" // too long, too deep, too often
	ruleCompare  = "TMPL-09" // a withheld value decides something
	ruleSection  = "TMPL-10" // the sections of document.yaml and the templates do not fit
	ruleUncalled = "TMPL-11" // a template that nothing calls
)

// problem is what a function has to say about its arguments; the run adds the
// places.
type problem struct {
	rule    string
	message string
	args    []diag.Arg
	hint    string
}

func (p *problem) Error() string { return p.message }

// wrong returns a problem with a value.
func wrong(message string, args ...diag.Arg) *problem {
	return &problem{rule: ruleValue, message: message, args: args}
}

// tooMuch returns a problem with a limit.
func tooMuch(message string) *problem { return &problem{rule: ruleLimit, message: message} }

func (p *problem) diagnostic(at source.Span) diag.Diagnostic {
	d := mistake(at, p.rule, p.message, p.args...)
	if p.hint != "" {
		d.Hints = []string{p.hint}
	}
	return d
}

// mistake returns a diagnostic for a fault of a template.
func mistake(at source.Span, rule, message string, args ...diag.Arg) diag.Diagnostic {
	return diag.Diagnostic{
		Rule: rule, Severity: diag.Must, Blocks: diag.Write,
		Span: at, Message: message, Args: args,
	}
}

// fact is an argument that is a value of the case.
func fact(name, value string) diag.Arg { return diag.Arg{Name: name, Value: value} }
