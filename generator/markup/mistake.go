package markup

import (
	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// Rules of markup. A mistake in a template is never the practitioner's, so
// all of them block writing: half a document is worse than none.
const (
	ruleSyntax    = "MARK-01" // not well formed
	ruleEntity    = "MARK-02" // unknown character name
	ruleNesting   = "MARK-03" // tags closed in the wrong order, or not at all
	ruleTag       = "MARK-04" // unknown tag, or a tag in the wrong place
	ruleAttribute = "MARK-05" // unknown attribute, or a value it cannot have
	ruleText      = "MARK-06" // text where only blocks may stand
	ruleKey       = "MARK-07" // two siblings with one key
	ruleHeading   = "MARK-08" // a heading level left out, or an empty heading
	ruleTable     = "MARK-09" // a table without rows, or rows of unequal width
	ruleLink      = "MARK-10" // a link that leads nowhere allowed
)

// mistake returns a diagnostic for a fault of a template.
func mistake(at source.Span, rule, message string, args ...diag.Arg) diag.Diagnostic {
	return diag.Diagnostic{
		Rule: rule, Severity: diag.Must, Blocks: diag.Write,
		Span: at, Message: message, Args: args,
	}
}
