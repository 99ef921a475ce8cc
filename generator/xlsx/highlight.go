package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// addHighlights adds the conditional formats, those of one column together in
// the order of the template: the first that fits wins.
func (s *sheet) addHighlights() error {
	for i, c := range s.Columns {
		var options []excelize.ConditionalFormatOptions
		for _, h := range s.Highlights {
			if h.Column == c.Header {
				id := s.book.styles.highlight[h.Style]
				options = append(options, excelize.ConditionalFormatOptions{
					Type: "cell", Criteria: "==", Format: &id, Value: literal(h.When), StopIfTrue: true,
				})
			}
		}
		if len(options) == 0 {
			continue
		}
		rng, err := s.rows(i + 1)
		if err != nil {
			return err
		}
		if err := s.book.file.SetConditionalFormat(s.Name, rng, options); err != nil {
			return err
		}
	}
	return nil
}

// literal returns s as a text constant of a condition.
func literal(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
