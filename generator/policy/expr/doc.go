// Package expr compiles the short expressions of a policy and works them out
// on one case. They are written in CEL (the Common Expression Language); the
// types of everything they can name come from the schema of the case, so a
// misspelt field is an error before any case is read.
//
// It differs from plain CEL in what is absent: a list that a case does not have
// reads as an empty one and a group as one without fields, so that has() and
// all() need no ladder of conditions; a single value that is not there makes
// the result undecidable, and the result says which value that is.
//
// The package knows nothing of rules, findings or authorities.
package expr
