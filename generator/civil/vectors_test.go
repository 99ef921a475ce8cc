package civil_test

import (
	"testing"

	"casedocs/generator/civil"
)

// day reads a date of a test table; a misprint in the table stops the run.
func day(s string) civil.Date {
	d, err := civil.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// How long an order lasts: Children Act 1989, Schedule 3, paragraph 6.
func TestOrderPeriodsEndOnTheDayBeforeTheAnniversary(t *testing.T) {
	table := []struct {
		made, six, twelve, thirtySix string
		fourBack, threeBack, twoBack string // months before the 12-month order ends
	}{
		{"2026-03-15", "2026-09-14", "2027-03-14", "2029-03-14", "2026-11-14", "2026-12-14", "2027-01-14"},
		{"2026-01-31", "2026-07-30", "2027-01-30", "2029-01-30", "2026-09-30", "2026-10-30", "2026-11-30"},
		{"2026-08-31", "2027-02-28", "2027-08-30", "2029-08-30", "2027-04-30", "2027-05-30", "2027-06-30"},
		{"2026-12-01", "2027-05-31", "2027-11-30", "2029-11-30", "2027-07-30", "2027-08-30", "2027-09-30"},
		{"2028-02-29", "2028-08-28", "2029-02-28", "2031-02-28", "2028-10-28", "2028-11-28", "2028-12-28"},
		{"2025-03-01", "2025-08-31", "2026-02-28", "2028-02-29", "2025-10-28", "2025-11-28", "2025-12-28"},
	}
	for _, row := range table {
		t.Run("made "+row.made, func(t *testing.T) {
			made, last := day(row.made), day(row.twelve)
			wantDate(t, "6 months", made.PeriodEnd(6), row.six)
			wantDate(t, "12 months", made.PeriodEnd(12), row.twelve)
			wantDate(t, "1 year", made.PeriodEndYears(1), row.twelve)
			wantDate(t, "36 months", made.LastPossibleDay(), row.thirtySix)
			wantDate(t, "4 months before the end", last.AddMonths(-4), row.fourBack)
			wantDate(t, "3 months before the end", last.AddMonths(-3), row.threeBack)
			wantDate(t, "2 months before the end", last.AddMonths(-2), row.twoBack)
		})
	}
}

func TestMonthsAfterAndMonthsBeginningWithDifferByADay(t *testing.T) {
	order := day("2026-03-15")
	wantDate(t, "3 months after", order.AddMonths(3), "2026-06-15")
	wantDate(t, "3 months beginning with", order.PeriodEnd(3), "2026-06-14")
}

func TestMonthsAfterUseTheLastDayOfAShortMonth(t *testing.T) {
	table := []struct {
		from   string
		months int
		want   string
	}{
		{"2026-01-31", 1, "2026-02-28"},
		{"2028-01-31", 1, "2028-02-29"},
		{"2026-01-31", 2, "2026-03-31"},
		{"2026-09-30", 4, "2027-01-30"}, // Dodds v Walker: not the last day, the corresponding one
		{"2026-05-31", -3, "2026-02-28"},
		{"2026-12-31", -13, "2025-11-30"},
		{"2028-02-29", 12, "2029-02-28"},
		{"2026-07-15", 0, "2026-07-15"},
	}
	for _, row := range table {
		t.Run(row.from, func(t *testing.T) {
			wantDate(t, "months after", day(row.from).AddMonths(row.months), row.want)
		})
	}
	wantDate(t, "4 years after a leap day", day("2028-02-29").AddYears(4), "2032-02-29")
	wantDate(t, "a year before a leap day", day("2028-02-29").AddYears(-1), "2027-02-28")
}

func TestAPeriodOfNoLengthEndsBeforeItBegins(t *testing.T) {
	for _, n := range []int{0, -1, -36} {
		wantDate(t, "months", day("2026-03-15").PeriodEnd(n), "2026-03-14")
		wantDate(t, "weeks", day("2026-03-15").PeriodEndWeeks(n), "2026-03-14")
	}
}

func TestTwentySixWeeksBeginWithTheDayOfIssue(t *testing.T) {
	wantDate(t, "26 weeks", day("2026-11-23").PeriodEndWeeks(26), "2027-05-23")
}

func TestLocalPeriods(t *testing.T) {
	cal := englandAndWales(t)
	working := func(from string, n int) civil.Date {
		d, err := cal.AddWorkingDays(day(from), n)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	wantDate(t, "report 3 working days before the review of 29 December", working("2026-12-29", -3), "2026-12-22")
	wantDate(t, "report 3 calendar days before it", day("2026-12-29").AddDays(-3), "2026-12-26")
	wantDate(t, "minutes 10 working days after 18 December", working("2026-12-18", 10), "2027-01-06")
	wantDate(t, "7 working days before 6 April 2027", working("2027-04-06", -7), "2027-03-24")
	wantDate(t, "28 days after 1 December", day("2026-12-01").AddDays(28), "2026-12-29")
	wantDate(t, "20 working days after 1 December", working("2026-12-01", 20), "2026-12-31")
	wantDate(t, "15 working days over Easter", working("2026-03-15", 15), "2026-04-07")
	wantDate(t, "no working days", working("2026-03-15", 0), "2026-03-15")

	newYear := day("2026-12-01").AddMonths(1)
	wantDate(t, "1 month after 1 December", newYear, "2027-01-01")
	back, err := cal.WorkingDayOnOrBefore(newYear)
	if err != nil {
		t.Fatal(err)
	}
	wantDate(t, "rolled back over New Year's Day", back, "2026-12-31")
	forward, err := cal.WorkingDayOnOrAfter(newYear)
	if err != nil {
		t.Fatal(err)
	}
	wantDate(t, "rolled forward over New Year's Day", forward, "2027-01-04")
}

// The October vectors are the examples printed in rule 2.8 of the Civil
// Procedure Rules, which counts in the same way.
func TestCourtPeriodsAreClearDays(t *testing.T) {
	cal := englandAndWales(t)
	table := []struct {
		name  string
		count func(civil.Date, int) (civil.Date, error)
		event string
		days  int
		want  string
	}{
		{"3 days before a hearing after New Year", cal.ClearDaysBefore, "2027-01-05", 3, "2026-12-29"},
		{"3 days before a Friday hearing", cal.ClearDaysBefore, "2023-10-20", 3, "2023-10-16"},
		{"3 days before a Monday hearing", cal.ClearDaysBefore, "2025-10-20", 3, "2025-10-14"},
		{"14 days before, ending on a Saturday", cal.ClearDaysBefore, "2026-11-22", 14, "2026-11-06"},
		{"14 days after service", cal.ClearDaysWithin, "2026-10-02", 14, "2026-10-16"},
		{"8 days after, ending on Boxing Day", cal.ClearDaysWithin, "2026-12-18", 8, "2026-12-29"},
		{"7 days after leave out the weekend", cal.ClearDaysWithin, "2026-11-20", 7, "2026-12-01"},
		{"28 days after notice at the earliest", cal.ClearDaysAfter, "2026-10-01", 28, "2026-10-30"},
	}
	for _, row := range table {
		t.Run(row.name, func(t *testing.T) {
			got, err := row.count(day(row.event), row.days)
			if err != nil {
				t.Fatal(err)
			}
			wantDate(t, row.name, got, row.want)
		})
	}
}

func wantDate(t *testing.T, what string, got civil.Date, want string) {
	t.Helper()
	if got.String() != want {
		t.Errorf("%s: got %s, want %s", what, got, want)
	}
}
