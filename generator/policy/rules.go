package policy

import (
	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// rule is one of the rules about dates that no authority can change.
type rule struct {
	id       string
	severity diag.Severity
	source   string
}

// The rules about orders and the calendar. A must blocks a final paper, a
// should nothing.
var (
	length3      = rule{"DAT-03", diag.Must, "T v Wakefield MDC [2008] EWCA Civ 199; Children Act 1989, Schedule 3, paragraph 6(1)"}
	end4         = rule{"DAT-04", diag.Must, "Children Act 1989, Schedule 3, paragraph 6(1)"}
	anniversary5 = rule{"DAT-05", diag.Should, "Children Act 1989, Schedule 3, paragraph 6(1)"}
	cap6         = rule{"DAT-06", diag.Must, "Children Act 1989, Schedule 3, paragraph 6(4)"}
	chain7       = rule{"DAT-07", diag.Should, "A Local Authority v D [2016] EWHC 1438 (Fam)"}
	age8         = rule{"DAT-08", diag.Must, "Children Act 1989, section 31(3)"}
	age9         = rule{"DAT-09", diag.Should, "Children Act 1989, sections 31(3) and 91(13)"}
	calendar16   = rule{"DAT-16", diag.Should, "GOV.UK, bank holidays"}
	dayOff22     = rule{"DAT-22", diag.Should, "GOV.UK, bank holidays"}
)

// softly returns the rule as one that blocks nothing.
func (r rule) softly() rule {
	r.severity = diag.Should
	return r
}

// finding returns what the rule has to say about a value of the case.
func (r rule) finding(n *tree.Node, message, hint string, args ...diag.Arg) diag.Diagnostic {
	d := diag.Diagnostic{
		Rule: r.id, Severity: r.severity, Message: message, Args: args, Hints: []string{hint}, Source: r.source,
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
