package civil_test

import (
	"testing"

	"casedocs/generator/civil"
)

func TestExtensionsAreMeasuredAgainstWhatWentBefore(t *testing.T) {
	made, last := day("2026-03-15"), day("2027-03-14")
	table := []struct {
		name              string
		granted, from, to string
		want              civil.Link
	}{
		{"in time and seamless", "2027-03-01", "2027-03-15", "2028-03-14", civil.Link{}},
		{"no start given", "2027-03-01", "", "2028-03-14", civil.Link{}},
		{"granted on the last day", "2027-03-14", "", "2028-03-14", civil.Link{}},
		{"granted nine days late", "2027-03-23", "2027-03-23", "2028-03-14", civil.Link{Lapsed: 9, Gap: 8}},
		{"begins on the last day", "2027-03-01", "2027-03-14", "2028-03-14", civil.Link{Overlap: 1}},
		{"up to the cap", "2027-03-01", "", "2029-03-14", civil.Link{}},
		{"one day past the cap", "2027-03-01", "", "2029-03-15", civil.Link{Beyond: 1}},
		{"ends earlier than the order", "2027-03-01", "", "2027-03-01", civil.Link{Backward: true}},
	}
	for _, row := range table {
		t.Run(row.name, func(t *testing.T) {
			e := civil.Extension{Granted: day(row.granted), To: day(row.to)}
			if row.from != "" {
				e.From = day(row.from)
			}
			got := civil.Chain(made, last, []civil.Extension{e})[0]
			got.Extension = civil.Extension{}
			if got != row.want {
				t.Errorf("got %+v, want %+v", got, row.want)
			}
		})
	}
}

func TestTwoExtensionsToTheVeryCapWithALapse(t *testing.T) {
	links := civil.Chain(day("2026-03-15"), day("2027-03-14"), []civil.Extension{
		{Granted: day("2027-03-01"), To: day("2028-03-14")},
		{Granted: day("2028-03-23"), To: day("2029-03-14")},
	})
	wantDate(t, "second begins", links[1].From, "2028-03-15")
	if links[0].Lapsed != 0 || links[1].Lapsed != 9 || links[1].Beyond != 0 {
		t.Errorf("got %+v", links)
	}
}
