package diag

import "encoding/json"

// report is a finding as JSON reports give it: ids and places, never values
// and never the text of the input.
type report struct {
	Rule     string   `json:"rule"`
	Severity string   `json:"severity"`
	Blocks   string   `json:"blocks"`
	File     string   `json:"file"`
	Line     int      `json:"line"`   // 1-based, 0 when no place is known
	Column   int      `json:"column"` // 1-based, in runes
	Path     string   `json:"path"`
	Message  string   `json:"message"`
	Hints    []string `json:"hints"`
	Source   string   `json:"source"`
}

// MarshalJSON writes the finding without values: the words of Hidden stand in
// the message and the hints.
func (d Diagnostic) MarshalJSON() ([]byte, error) {
	pos := d.Span.Pos()
	return json.Marshal(report{
		Rule:     d.Rule,
		Severity: d.Severity.String(),
		Blocks:   d.Blocks.String(),
		File:     d.Span.Name(),
		Line:     pos.Line,
		Column:   pos.Column,
		Path:     d.Path,
		Message:  d.Text(false),
		Hints:    d.HintTexts(false),
		Source:   d.Source,
	})
}

// MarshalJSON writes the findings as an array; an empty list is [], not null.
func (l List) MarshalJSON() ([]byte, error) {
	if l == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]Diagnostic(l))
}
