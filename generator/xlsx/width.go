package xlsx

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"casedocs/generator/doc"
)

// Widths are in characters of the standard font.
const (
	minWidth     = 6
	oneLine      = 22  // a text up to this length stands on one line
	maxWidth     = 44  // of a column whose text wraps
	emptyWidth   = 28  // of a text column in which people will write
	maxWord      = 20  // a longer word may be broken to fit the page
	pageWidth    = 200 // of a sheet: A4 on its side is then printed at 7 points
	filterButton = 5   // room for the button beside a heading
	minNote      = 90  // a note may run past a narrow table
	typedWidth   = 15  // of dates, "30 Sep 2026", and of gaps among them
	margin       = 2   // the indent, and a little air
	wideLetters  = 1.1 // capitals and "m" are wider than the digits that count
)

// columnWidths returns the width of each column: what the template asks for or
// what the content needs, and less where the sheet would be wider than a page
// can show. No column gets too narrow for its words.
func columnWidths(s *doc.Sheet) []float64 {
	wanted, least := make([]float64, len(s.Columns)), make([]float64, len(s.Columns))
	for i, c := range s.Columns {
		least[i] = leastWidth(s, i)
		wanted[i] = c.Width
		if c.Width == 0 {
			wanted[i] = max(contentWidth(s, i), least[i])
		}
	}
	return fit(wanted, least, pageWidth)
}

// fit takes from each column the same share of what it has above the least,
// until the sum is no more than the whole.
func fit(wanted, least []float64, whole float64) []float64 {
	total, spare := 0.0, 0.0
	for i := range wanted {
		total += wanted[i]
		spare += max(0, wanted[i]-least[i])
	}
	if total <= whole || spare == 0 {
		return wanted
	}
	share := min(1, (total-whole)/spare)
	fitted := make([]float64, len(wanted))
	for i := range wanted {
		fitted[i] = math.Round(wanted[i] - share*max(0, wanted[i]-least[i]))
	}
	return fitted
}

// leastWidth returns the width that shows every usual word of a column whole.
func leastWidth(s *doc.Sheet, column int) float64 {
	c := s.Columns[column]
	width := float64(longestWord(c.Header) + filterButton)
	if c.Kind == doc.CellDate {
		width = max(width, typedWidth)
	}
	if c.Kind == doc.CellText && empty(s, column) {
		width = emptyWidth
	}
	for _, row := range s.Rows {
		switch {
		case column >= len(row.Cells):
		case c.Kind == doc.CellNumber, c.Kind == doc.CellMoney:
			width = max(width, cellWidth(c.Kind, row.Cells[column]))
		default:
			width = max(width, wordWidth(row.Cells[column].Text))
		}
	}
	for _, choice := range c.Choices {
		width = max(width, wordWidth(choice))
	}
	return max(width, minWidth, c.Least)
}

func wordWidth(s string) float64 {
	return float64(min(longestWord(s), maxWord))*wideLetters + margin
}

// empty reports whether a column has no text yet.
func empty(s *doc.Sheet, column int) bool {
	return !slices.ContainsFunc(s.Rows, func(row doc.SheetRow) bool {
		return column < len(row.Cells) && !row.Cells[column].Blank()
	})
}

// contentWidth returns the width that a column's texts ask for.
func contentWidth(s *doc.Sheet, column int) float64 {
	c := s.Columns[column]
	width := 0.0
	for _, row := range s.Rows {
		if column < len(row.Cells) && !row.Cells[column].Blank() {
			width = max(width, cellWidth(c.Kind, row.Cells[column]))
		}
	}
	for _, choice := range c.Choices {
		width = max(width, textWidth(choice))
	}
	return min(width, maxWidth)
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

// longestWord returns the length of the longest part of s that stands on one
// line: lines break at white space and behind a hyphen.
func longestWord(s string) int {
	longest := 0
	for part := range strings.FieldsSeq(s) {
		for word := range strings.SplitAfterSeq(part, "-") {
			longest = max(longest, utf8.RuneCountInString(word))
		}
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
		for _, word := range strings.FieldsFunc(part, breaks) {
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

// breaks reports whether a line may break at a character; at a space that does
// not break it may not.
func breaks(r rune) bool { return r == ' ' || r == '\t' }
