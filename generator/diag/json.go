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
	Waived   *waived  `json:"waived,omitempty"`
}

// waived says who waived a finding, and when; the reason is in the words of the
// case, and so is left out.
type waived struct {
	Role string `json:"role"`
	Date string `json:"date"`
}

// MarshalJSON writes the finding without values: the words of Hidden stand in
// the message and the hints.
func (d Diagnostic) MarshalJSON() ([]byte, error) {
	pos := d.Span.Pos()
	var w *waived
	if d.Waived != nil {
		w = &waived{d.Waived.Role, d.Waived.Date}
	}
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
		Waived:   w,
	})
}

// MarshalJSON writes the findings as an array; an empty list is [], not null.
func (l List) MarshalJSON() ([]byte, error) {
	if l == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]Diagnostic(l))
}
