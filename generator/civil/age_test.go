package civil_test

import "testing"

func TestAgeInWholeYears(t *testing.T) {
	table := []struct {
		name, born, on string
		want           int
	}{
		{"the day before the birthday", "2022-04-10", "2026-04-09", 3},
		{"the birthday itself", "2022-04-10", "2026-04-10", 4},
		{"the day of birth", "2022-04-10", "2022-04-10", 0},
		{"before birth", "2022-04-10", "2022-04-09", -1},
		{"a leap-day birth on 28 February", "2008-02-29", "2026-02-28", 17},
		{"a leap-day birth on 1 March", "2008-02-29", "2026-03-01", 18},
		{"a leap-day birth in a leap year", "2008-02-29", "2028-02-29", 20},
		{"the day before that", "2008-02-29", "2028-02-28", 19},
	}
	for _, row := range table {
		t.Run(row.name, func(t *testing.T) {
			if got := day(row.born).AgeOn(day(row.on)); got != row.want {
				t.Errorf("got %d, want %d", got, row.want)
			}
		})
	}
}

func TestTheLastFullDayOfChildhood(t *testing.T) {
	wantDate(t, "18th birthday", day("2009-05-02").Birthday(18), "2027-05-02")
	wantDate(t, "last day before 18", day("2009-05-02").LastDayBeforeAge(18), "2027-05-01")
	wantDate(t, "last day before 18, leap-day birth", day("2008-02-29").LastDayBeforeAge(18), "2026-02-28")
}
