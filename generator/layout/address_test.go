package layout

import (
	"strings"
	"testing"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
)

// Addresses at the beginning stand at their places; all others are paragraphs
// like others, and that is said.
func TestAddressesStandWhereTheEnvelopeShowsThem(t *testing.T) {
	const to, from = "to> Ada Quill↵14 Harbour Street\n", "from> The council\n"
	for _, c := range []struct {
		name, text string
		to, dear   float64 // tops of the address and of the text, in points from the top edge
		rule       string
	}{
		{"both", from + to + "Dear Ada\n", 51 * mm, 95 * mm, ""},
		{"in the other order", to + from + "Dear Ada\n", 51 * mm, 95 * mm, ""},
		{"only the reader's", to + "Dear Ada\n", 51 * mm, 95 * mm, ""},
		{"so long that the text gives way", to + "Dear Ada\n", 51 * mm, 51*mm + 13*13.5, "LAY-04"},
		{"after other text", "Dear Ada\n" + to, 26*mm + 17 + 8, 26 * mm, "LAY-03"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.rule == "LAY-04" {
				c.text = strings.Replace(c.text, "Street", "Street"+strings.Repeat("↵Line", 10), 1)
			}
			d := readForm(c.text)
			l, found := paginate(t, d)
			checkWords(t, d, l)
			checkRules(t, found, c.rule)
			checkTop(t, l, "Ada Quill", c.to, 13.5)
			checkTop(t, l, "Dear Ada", c.dear, 17)
		})
	}
}

const mm = 72 / 25.4

func checkRules(t *testing.T, found diag.List, rule string) {
	t.Helper()
	switch {
	case rule == "" && len(found) > 0:
		t.Errorf("found %s", found[0].Text(true))
	case rule != "" && (len(found) != 1 || found[0].Rule != rule || found[0].Severity != diag.Should || found[0].Blocks != diag.Nothing):
		t.Errorf("found %v, want only %s", found, rule)
	}
}

// checkTop checks how far below the top edge of the first page a line of a
// leading begins.
func checkTop(t *testing.T, l *Layout, words string, want, leading float64) {
	t.Helper()
	for _, it := range l.Pages[0].Items {
		if it.Run == nil || it.Run.Text != words {
			continue
		}
		style := TextStyle{Size: it.Run.Size, Leading: leading}
		if got := it.Y - style.baseline(); got < want-0.1 || got > want+0.1 {
			t.Errorf("%q begins at %.1f, want %.1f", words, got, want)
		}
		return
	}
	t.Errorf("%q is not on the first page", words)
}

// A style without places sets addresses where the template has them.
func TestAddressesFlowWhereTheStyleHasNoPlaces(t *testing.T) {
	set, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	st := readStyle(t, "../../templates/styles/court.yaml")
	l, found := Paginate(readForm("to> Ada Quill↵14 Harbour Street\nDear Ada\n"), st, set)
	if len(found) > 0 {
		t.Errorf("found %s", found[0].Text(true))
	}
	var got []string
	for _, it := range l.Pages[0].Items {
		if it.Element != nil {
			got = append(got, it.Run.Text)
		}
	}
	if want := "Ada Quill| |14 Harbour Street|Dear Ada"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A text that is divided by breaks is heard with a space at each.
func TestABreakIsASpaceToThoseWhoListen(t *testing.T) {
	d := &doc.Document{Blocks: []doc.Block{
		&doc.Heading{Level: 1, Inlines: inlines("The plan↵for Juniper")},
		&doc.Paragraph{Inlines: inlines("(↵One↵↵*two*↵)↵9↵March (+a↵b+)")},
	}}
	l, _ := paginate(t, d)
	if got, want := heard(l), "The plan for Juniper\n( One two ) 9 March a b\n"; got != want {
		t.Errorf("heard %q, want %q", got, want)
	}
	if got := l.Bookmarks[0].Title; got != "The plan for Juniper" {
		t.Errorf("the bookmark is %q", got)
	}
	lines := map[float64]bool{}
	for _, it := range l.Pages[0].Items {
		if it.Element != nil && it.Run != nil {
			lines[it.Y] = true
		}
	}
	if len(lines) != 9 {
		t.Errorf("%d lines, want 9", len(lines))
	}
}
