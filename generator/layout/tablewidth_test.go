package layout

import (
	"strings"
	"testing"
)

// A word of a table is divided only where the columns together have no room
// for it.
func TestWordsOfTablesStayWholeWhereColumnsCanGive(t *testing.T) {
	const long = "The plan, the minutes of every review and each new version of the plan, by post or by secure mail, on the day after the review"
	for _, c := range []struct {
		name, text, word string
		whole            bool
	}{
		{"the bold name of a row", "|! Who | What | Why\n| @h Wilhelmina | " + long + " | " + long + "\n", "Wilhelmina", true},
		{"beside a narrow share", "widths> 1 8 8\n|! Who | What | Why\n| @h Wilhelmina | " + long + " | " + long + "\n", "Wilhelmina", true},
		{"in a list of a cell", "widths> 1 8\n| Wilhelmina¶Administration | " + long + "\n", "Administration", true},
		{"in the head", "widths> 1 8\n|! Responsibility | What\n| A | " + long + "\n", "Responsibility", true},
		{"longer than the others can give", "widths> 1 1 1\n| " + strings.Repeat("Rhabarber", 6) + " | " + long + " | " + long + "\n", strings.Repeat("Rhabarber", 6), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := readForm(c.text)
			l, _ := paginate(t, d)
			checkLayout(t, d, l)
			whole := false
			for i := range l.Pages[0].Items {
				whole = whole || strings.TrimSpace(said(&l.Pages[0].Items[i])) == c.word
			}
			if whole != c.whole {
				t.Errorf("%q stands on one line: %v, want %v", c.word, whole, c.whole)
			}
		})
	}
}

// Columns that give room to a long word keep most of the share that the
// template asks for.
func TestColumnsKeepMostOfTheirShares(t *testing.T) {
	for _, c := range []struct {
		name                 string
		columns, least, want []float64
	}{
		{"nothing is too long", []float64{100, 300}, []float64{90, 80}, []float64{100, 300}},
		{"one gives what the other wants", []float64{100, 300}, []float64{140, 80}, []float64{140, 260}},
		{"one gives all it can", []float64{100, 300}, []float64{250, 80}, []float64{190, 210}},
		{"each gives by what it can spare", []float64{100, 200, 100}, []float64{120, 50, 100}, []float64{120, 180, 100}},
		{"nobody can give", []float64{100, 300}, []float64{250, 300}, []float64{100, 300}},
		{"two want what one gives", []float64{50, 50, 300}, []float64{80, 60, 10}, []float64{80, 60, 260}},
	} {
		t.Run(c.name, func(t *testing.T) {
			relieve(c.columns, c.least)
			for i, w := range c.columns {
				if d := w - c.want[i]; d < -0.01 || d > 0.01 {
					t.Errorf("columns %v, want %v", c.columns, c.want)
					break
				}
			}
		})
	}
}
