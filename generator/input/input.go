// Package input reads case files, policies and other assets: strict YAML in,
// a tree of values with places out.
//
// YAML is read with none of its traps. A file is one document of plain text,
// lists and fields; whatever programs read in different ways (a bare no, a
// number that begins with 0, a field given twice) is refused with a finding
// that says what to write instead. The package knows no schema: which fields
// there are, and what they may hold, is not its business.
package input

import (
	"casedocs/generator/diag"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// Limits of one file. Real cases stay far below them; they keep a hostile or
// damaged file from taking all memory.
const (
	maxBytes    = 4 << 20   // of the file
	maxMarks    = 150_000   // characters that can begin a value, and so a bound on values
	maxDepth    = 32        // values within values
	maxPointer  = 512       // bytes of a JSON pointer
	maxText     = 256 << 10 // bytes of one text
	maxName     = 100       // bytes of the name of a field
	maxDigits   = 40        // characters of a number
	maxFindings = 200       // reported for one file
)

// The rules of data quality that this package speaks for.
const (
	ruleForm   = "DQ-01" // the file is readable YAML, each field given once
	ruleTraps  = "DQ-02" // nothing that could be read in two ways
	ruleLetter = "DQ-03" // text is kept letter by letter
)

// ReadFile reads one file. Its node is nil when the file holds nothing that
// can be read; the findings then say why. Values that are refused stand in the
// tree as text, marked Refused.
func ReadFile(f *source.File) (*tree.Node, diag.List) {
	found, readable := letters(f)
	if !readable {
		return nil, found
	}
	root, problem := parse(f)
	if problem != nil {
		return nil, append(found, *problem)
	}
	w := walker{file: f, cursor: newCursor(f), found: found}
	n := w.value(root, "", 0)
	w.found.Sort()
	return n, w.found
}

// refuse returns a finding that keeps documents from being written.
func refuse(rule string, at source.Span, message string, hints ...string) diag.Diagnostic {
	return diag.Diagnostic{
		Rule:    rule,
		Blocks:  diag.Write,
		Span:    at,
		Message: message,
		Hints:   hints,
	}
}
