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
		{"the end of the paper", "N\n" + twoLines + "\nThe end.\n"},
		{"a line that introduces a list", "N\nChanged since version 1:\n- Juniper\n- Otis\n" + twoLines + "\n" + twoLines + "\n"},
		{"a numbered line that introduces a table", "N\n1) The visits:\n| One | Now\n| Two | Now\n| Three | Now\n" + twoLines + "\n"},
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
					checkColons(t, l)
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

// checkColons: no page but the last ends with a colon.
func checkColons(t *testing.T, l *Layout) {
	t.Helper()
	for i := range l.Pages[:len(l.Pages)-1] {
		items := marks(l, l.Root)[i]
		if last := said(items[len(items)-1]); strings.HasSuffix(last, ":") {
			t.Errorf("page %d ends with %q", i+1, last)
		}
	}
}

// The words that end a letter stand on one page with all that follows them.
// Where that is not the first page, two lines before them go with them.
func TestTheWordsThatEndALetterDoNotStandAlone(t *testing.T) {
	set, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	st := court(t)
	st.Page.Last = 0
	for _, c := range []struct{ name, text string }{
		{"with a name and a note", "closing> Yours sincerely↵ ↵ ↵Ada Quill↵Social worker\nnote> " + twoLines + "\n"},
		{"after a list in a section", "section{\n- One\n- Two\n}\nkeep{\nclosing> Yours sincerely\n}\n"},
		{"after a paragraph", twoLines + "\nclosing> Yours sincerely\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for n := range 60 {
				l, _ := Paginate(readForm(strings.Repeat("Above.\n", n+1)+c.text), st, set)
				checkWidows(t, l)
				last := marks(l, l.Root)[len(l.Pages)-1]
				at := slices.IndexFunc(last, func(it *Item) bool { return said(it) == "Yours sincerely" })
				if at < 0 || len(l.Pages) > 1 && linesOf(last[:at]) < 2 {
					t.Errorf("%d lines above: the last page says the end after %d lines", n+1, linesOf(last[:max(0, at)]))
				}
			}
		})
	}
}

// linesOf returns on how many lines items stand.
func linesOf(items []*Item) int {
	lines := map[float64]bool{}
	for _, it := range items {
		lines[it.Y] = true
	}
	return len(lines)
}
