package policy

import "casedocs/generator/policy/expr"

// Language returns what the expressions of rules can be written with.
func Language() []expr.Chapter { return expr.Language() }
