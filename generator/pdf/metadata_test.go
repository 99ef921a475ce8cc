package pdf

import (
	"testing"

	"casedocs/generator/civil"
	"casedocs/generator/doc"
)

func TestDateOfAFileIsThatOfThePaperElseTheDayItWasAskedFor(t *testing.T) {
	paper, asked := civil.Date{Year: 2026, Month: 3, Day: 10}, civil.Date{Year: 2026, Month: 11, Day: 21}
	for _, c := range []struct {
		date, asOf civil.Date
		want       string
	}{
		{paper, asked, "2026-03-10"},
		{civil.Date{}, asked, "2026-11-21"},
		{civil.Date{}, civil.Date{}, ""},
	} {
		m, err := newMetadata(&doc.Meta{Title: "Plan", Date: c.date, AsOf: c.asOf})
		if err != nil || m.date != c.want {
			t.Errorf("paper of %s, asked for on %s: dated %q, error %v; want %q", c.date, c.asOf, m.date, err, c.want)
		}
	}
	if _, err := newMetadata(&doc.Meta{}); err == nil {
		t.Error("a paper without a title was accepted")
	}
}
