package layout

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// twoLines takes two lines in the tests' style, three times it three or more.
const twoLines = "We have read this plan, or it was read to us, and we know what each of us is to do for the family. "

// Blocks that belong together stay together wherever on a page they fall: N
// in a case is 1 to 60 short lines, less or more than a page.
func TestBlocksThatBelongTogetherStayTogether(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"a paragraph after a keep that ends in a title", "keep{\nN\ntitle> Agreement\n}\n" + twoLines + "\nThe end.\n"},
		{"a paragraph after keeps in keeps that end in a heading", "keep{\nkeep{\nN\n}\n" + twoLines + "\n# Agreement\n}\n" + twoLines + "\n"},
		{"paragraphs in a keep that no page can hold", "keep{\nN\n" + strings.Repeat(twoLines+twoLines+"\n"+twoLines+"\n", 10) + "}\n"},
		{"the head of a table and its first rows", "N\n|! What | When\n| One | Now\n| Two | Now\n| Three | Now\n"},
		{"the caption of a table and its first rows", "N\ncaption> Steps\n| One | Now\n| Two | Now\n| Three | Now\n"},
		{"the last rows of a table", "N\n|! What | When\n" + strings.Repeat("| One | Now\n", 5)},
		{"the last rows of a table without a head", "N\n" + strings.Repeat("| One | Now\n", 4)},
		{"the last rows of a table below a tall one", "N\n|! What | When\n| " + strings.Repeat(twoLines, 15) + " | Now\n| Two | Now\n| Three | Now\nThe end.\n"},
		{"the end of the paper", "N\n" + twoLines + "\nYours sincerely↵↵Ada Quill\nnote> Large print.\n"},
		{"the head and the only row of a table", "N\n|! What | When\n| One | Now\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for n := range 60 {
				d := readForm(strings.Replace(c.text, "N", strings.Repeat("Above.\n", n+1), 1))
				t.Run(fmt.Sprint(n+1), func(t *testing.T) {
					l, _ := paginate(t, d)
					checkLayout(t, d, l)
					checkWidows(t, l)
					checkTables(t, l)
					checkEnd(t, l)
				})
			}
		})
	}
}

// checkTables: where a table begins, and where it ends, two rows of its body
// stand on the page, or all it has.
func checkTables(t *testing.T, l *Layout) {
	t.Helper()
	each(l.Root, func(e *Element) {
		if e.Role != "Table" {
			return
		}
		pages := slices.Sorted(maps.Keys(marks(l, e)))
		body := e.Kids[len(e.Kids)-1].Kids
		for _, page := range []int{pages[0], pages[len(pages)-1]} {
			here := 0
			for _, row := range body {
				if len(marks(l, row)[page]) > 0 {
					here++
				}
			}
			if here < min(2, len(body)) {
				t.Errorf("page %d has %d of %d rows where the table begins or ends", page+1, here, len(body))
			}
		}
	})
}

// checkEnd: the last of several pages holds as much text as the style asks for.
func checkEnd(t *testing.T, l *Layout) {
	t.Helper()
	if len(l.Pages) == 1 {
		return
	}
	st := court(t)
	end := 0.0
	for _, it := range marks(l, l.Root)[len(l.Pages)-1] {
		end = max(end, it.Y)
	}
	if least := st.Page.Last - st.Text.Body.Leading; end-st.Page.Top < least {
		t.Errorf("the text of the last page ends after %.0f points, want %.0f", end-st.Page.Top, least)
	}
}
