package timeline_test

import (
	"testing"

	"casedocs/generator/civil"
	"casedocs/generator/timeline"
)

func TestSortPutsUndecidableMilestonesLast(t *testing.T) {
	tl := timeline.Timeline{
		{ID: "unknown-1"},
		{ID: "later", Due: civil.Date{Year: 2026, Month: 7, Day: 10}},
		{ID: "sooner-1", Due: civil.Date{Year: 2026, Month: 4, Day: 10}},
		{ID: "unknown-2"},
		{ID: "sooner-2", Due: civil.Date{Year: 2026, Month: 4, Day: 10}},
	}
	tl.Sort()
	for i, want := range []string{"sooner-1", "sooner-2", "later", "unknown-1", "unknown-2"} {
		if tl[i].ID != want {
			t.Errorf("place %d has %s, want %s", i, tl[i].ID, want)
		}
	}
}
