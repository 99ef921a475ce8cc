package civil_test

import (
	"testing"

	"casedocs/generator/civil"
)

func TestPrintedForms(t *testing.T) {
	forms := func(d civil.Date) [4]string {
		return [4]string{d.Long(), d.WeekdayLong(), d.Numeric(), d.MonthYear()}
	}
	want := [4]string{"9 March 2027", "Tuesday 9 March 2027", "09/03/2027", "March 2027"}
	if got := forms(day("2027-03-09")); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := forms(civil.Date{}); got != [4]string{} {
		t.Errorf("no date prints as %q, want nothing", got)
	}
}

func TestOnlyRealDaysAreRead(t *testing.T) {
	for _, s := range []string{"2026-02-30", "2025-02-29", "2026-13-01", "2026-3-1", "10/03/2026", "2026-03-10T00:00:00Z", "", " 2026-03-10"} {
		if d, err := civil.Parse(s); err == nil {
			t.Errorf("%q is read as %s", s, d)
		}
	}
}
