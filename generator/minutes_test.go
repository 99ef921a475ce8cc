package generator

import (
	"strings"
	"testing"

	"casedocs/generator/doc"
)

// boxWords is how many words the decision box of minutes may have, so that it
// is read by those who read nothing else.
const boxWords = 120

func TestDecisionBoxesOfMinutesAreShort(t *testing.T) {
	boxes := 0
	eachPaper(t, func(t *testing.T, _ string, p *paper) {
		if p.typ.manifest.Type != "review-minutes" {
			return
		}
		box := boxOf(t, document(t, p))
		if box == nil {
			return // a review without a decision has a record instead
		}
		boxes++
		if n := len(strings.Fields(doc.PlainText([]doc.Block{box}))); n == 0 || n > boxWords {
			t.Errorf("the decision box has %d words; at most %d are wanted", n, boxWords)
		}
	})
	if boxes < 5 {
		t.Errorf("%d decision boxes were found in all samples", boxes)
	}
}

// boxOf returns the table at the head of minutes, nil where there is none.
func boxOf(t *testing.T, d *doc.Document) *doc.Table {
	t.Helper()
	section := sectionOf(d, "decision")
	if section == nil {
		return nil
	}
	for _, b := range section.Blocks {
		if box, ok := b.(*doc.Table); ok {
			return box
		}
	}
	t.Error("the section on the decision has no box")
	return nil
}
