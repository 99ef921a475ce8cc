package doc

import "casedocs/generator/diag"

// Diagnostic returns a finding that blocks writing, placed at the template
// text and at the first value of the case that the origin names. A nil Origin
// gives a finding without a place.
func (o *Origin) Diagnostic(rule, message, hint string, args ...diag.Arg) diag.Diagnostic {
	d := diag.Diagnostic{Rule: rule, Severity: diag.Must, Blocks: diag.Write, Message: message, Args: args}
	if hint != "" {
		d.Hints = []string{hint}
	}
	if o != nil {
		d.Span = o.Template
		if len(o.Data) > 0 {
			d.Path = o.Data[0]
		}
	}
	return d
}

// Arg returns an argument of a message about a text that has this origin. It
// may be shown everywhere unless values of the case are part of it.
func (o *Origin) Arg(name, value string) diag.Arg {
	if o != nil && len(o.Data) > 0 {
		return diag.Arg{Name: name, Value: value, Hidden: "(not shown)"}
	}
	return diag.Word(name, value)
}
