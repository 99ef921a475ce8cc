package policy

import (
	"casedocs/generator/diag"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// rule is one of the rules about dates that no authority can change.
type rule struct {
	id       string
	severity diag.Severity
	source   string
	by       source.Span // where a policy asks for it, zero for a rule of the program
}

// asked returns a milestone as the rule that a finding about it is under.
func (m *Milestone) asked() rule { return rule{m.rule(), diag.Should, m.Source, m.span} }

// The rules about orders and the calendar. A must blocks a final paper, a
// should nothing.
var (
	length3      = rule{id: "DAT-03", severity: diag.Must, source: "T v Wakefield MDC [2008] EWCA Civ 199; Children Act 1989, Schedule 3, paragraph 6(1)"}
	end4         = rule{id: "DAT-04", severity: diag.Must, source: "Children Act 1989, Schedule 3, paragraph 6(1)"}
	anniversary5 = rule{id: "DAT-05", severity: diag.Should, source: "Children Act 1989, Schedule 3, paragraph 6(1)"}
	cap6         = rule{id: "DAT-06", severity: diag.Must, source: "Children Act 1989, Schedule 3, paragraph 6(4)"}
	chain7       = rule{id: "DAT-07", severity: diag.Should, source: "A Local Authority v D [2016] EWHC 1438 (Fam)"}
	age8         = rule{id: "DAT-08", severity: diag.Must, source: "Children Act 1989, section 31(3)"}
	age9         = rule{id: "DAT-09", severity: diag.Should, source: "Children Act 1989, sections 31(3) and 91(13)"}
	calendar16   = rule{id: "DAT-16", severity: diag.Should, source: "GOV.UK, bank holidays"}
	dayOff22     = rule{id: "DAT-22", severity: diag.Should, source: "GOV.UK, bank holidays"}
)

// softly returns the rule as one that blocks nothing.
func (r rule) softly() rule {
	r.severity = diag.Should
	return r
}

// finding returns what the rule has to say about a value of the case.
func (r rule) finding(n *tree.Node, message, hint string, args ...diag.Arg) diag.Diagnostic {
	d := diag.Diagnostic{
		Rule: r.id, Severity: r.severity, Message: message, Args: args, Hints: []string{hint}, Source: r.source, By: r.by,
	}
	if r.severity == diag.Must {
		d.Blocks = diag.Final
	}
	if n != nil {
		d.Span, d.Path = n.Span, n.Pointer
	}
	return d
}

func (c *orderCheck) report(r rule, n *tree.Node, message, hint string, args ...diag.Arg) {
	c.found = append(c.found, r.finding(n, message, hint, args...))
}
