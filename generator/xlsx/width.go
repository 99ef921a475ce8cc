package xlsx

import (
	"strings"
	"unicode/utf8"

	"casedocs/generator/doc"
)

// Widths are in characters of the standard font.
const (
	minWidth     = 6
	oneLine      = 22  // a text up to this length stands on one line
	maxWidth     = 44  // of a column whose text wraps
	filterButton = 5   // room for the button beside a heading
	minNote      = 90  // a note may run past a narrow table
	typedWidth   = 15  // of dates, "30 Sep 2026", and of gaps among them
	margin       = 2   // the indent, and a little air
	wideLetters  = 1.1 // capitals and "m" are wider than the digits that count
)

// columnWidths returns the width of each column: what the template asks for,
// or what the content needs, so that no word of usual length is broken.
func columnWidths(s *doc.Sheet) []float64 {
	widths := make([]float64, len(s.Columns))
	for i, c := range s.Columns {
		if c.Width > 0 {
			widths[i] = c.Width
			continue
		}
		widths[i] = contentWidth(s, i)
	}
	return widths
}

func contentWidth(s *doc.Sheet, column int) float64 {
	c := s.Columns[column]
	width := float64(longestWord(c.Header) + filterButton)
	if c.Kind == doc.CellDate {
		width = max(width, typedWidth)
	}
	for _, row := range s.Rows {
		if column < len(row.Cells) {
			width = max(width, cellWidth(c.Kind, row.Cells[column]))
		}
	}
	for _, choice := range c.Choices {
		width = max(width, textWidth(choice))
	}
	return min(max(width, minWidth), maxWidth)
}

// cellWidth returns the width that a cell asks for. Words that stand in for a
// date or a number wrap, so that they do not stretch a narrow column.
func cellWidth(kind doc.CellKind, c doc.SheetCell) float64 {
	switch {
	case kind == doc.CellDate || (kind != doc.CellText && (c.Gap || c.Withheld)):
		return typedWidth
	case kind == doc.CellMoney:
		return textWidth("£,,.00" + c.Number)
	}
	return textWidth(c.Text)
}

// textWidth returns a width in which a text stands on one line when it is
// short, and on about two when it is not.
func textWidth(s string) float64 {
	width := float64(longestLine(s))*wideLetters + margin
	if width <= oneLine {
		return width
	}
	return max(oneLine, width/2+margin)
}

func longestLine(s string) int {
	longest := 0
	for l := range strings.SplitSeq(s, "\n") {
		longest = max(longest, utf8.RuneCountInString(l))
	}
	return longest
}

func longestWord(s string) int {
	longest := 0
	for _, w := range strings.Fields(s) {
		longest = max(longest, utf8.RuneCountInString(w))
	}
	return longest
}

// noteWidth returns how many characters of a note fit over the table.
func (s *sheet) noteWidth() int {
	total := 0.0
	for _, w := range s.widths {
		total += w
	}
	return max(int(total), minNote)
}

// wrap breaks text at spaces into lines of at most width characters. A longer
// word has a line of its own.
func wrap(text string, width int) []string {
	var lines []string
	for part := range strings.SplitSeq(text, "\n") {
		current := ""
		for _, word := range strings.Fields(part) {
			switch {
			case current == "":
				current = word
			case utf8.RuneCountInString(current)+1+utf8.RuneCountInString(word) <= width:
				current += " " + word
			default:
				lines = append(lines, current)
				current = word
			}
		}
		if current != "" {
			lines = append(lines, current)
		}
	}
	return lines
}
