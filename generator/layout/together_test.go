package layout

import (
	"fmt"
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
	} {
		t.Run(c.name, func(t *testing.T) {
			for n := range 60 {
				d := readForm(strings.Replace(c.text, "N", strings.Repeat("Above.\n", n+1), 1))
				t.Run(fmt.Sprint(n+1), func(t *testing.T) {
					l, _ := paginate(t, d)
					checkLayout(t, d, l)
					checkWidows(t, l)
				})
			}
		})
	}
}
