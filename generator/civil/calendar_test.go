package civil_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"casedocs/generator/civil"
)

func englandAndWales(t testing.TB) civil.Calendar {
	t.Helper()
	data, err := os.ReadFile("../../schemas/calendar/england-and-wales.json")
	if err != nil {
		t.Fatal(err)
	}
	cal, err := civil.ReadCalendar(data)
	if err != nil {
		t.Fatal(err)
	}
	return cal
}

// The counts are those of any year planner: weekdays less bank holidays.
func TestWorkingDaysOfEachYear(t *testing.T) {
	cal := englandAndWales(t)
	want := map[int]int{
		2019: 253, 2020: 254, 2021: 253, 2022: 250, 2023: 251,
		2024: 254, 2025: 253, 2026: 253, 2027: 253, 2028: 252,
	}
	first, last := cal.Years()
	if first != 2019 || last != 2028 {
		t.Fatalf("the table covers %d to %d, want 2019 to 2028", first, last)
	}
	for year := first; year <= last; year++ {
		from, to := civil.Date{Year: year, Month: 1, Day: 1}, civil.Date{Year: year, Month: 12, Day: 31}
		got, err := cal.WorkingDays(from, to)
		if err != nil {
			t.Fatal(err)
		}
		if got != want[year] {
			t.Errorf("%d has %d working days, want %d", year, got, want[year])
		}
	}
}

// Easter is worked out here from the lunar tables, apart from the data file.
func TestGoodFridayAndEasterMondayStandInTheTable(t *testing.T) {
	cal := englandAndWales(t)
	for year := 2019; year <= 2028; year++ {
		easter := easterSunday(year)
		for title, d := range map[string]civil.Date{"Good Friday": easter.AddDays(-2), "Easter Monday": easter.AddDays(1)} {
			if got, err := cal.DayOff(d); err != nil || got != title {
				t.Errorf("%s is %q (%v), want %q", d, got, err, title)
			}
		}
	}
}

// easterSunday is Gauss's method, good for 1900 to 2099 but for two years
// outside the table.
func easterSunday(year int) civil.Date {
	d := (19*(year%19) + 24) % 30
	e := (2*(year%4) + 4*(year%7) + 6*d + 5) % 7
	return civil.Date{Year: year, Month: 3, Day: 22}.AddDays(d + e)
}

func TestDaysOffAreNamed(t *testing.T) {
	cal := englandAndWales(t)
	table := map[string]string{
		"2026-03-10": "",
		"2026-10-10": "Saturday",
		"2026-08-31": "Summer bank holiday",
		"2026-12-28": "Boxing Day (substitute day)",
		"2027-08-30": "Summer bank holiday",
		"2028-01-03": "New Year's Day (substitute day)",
	}
	for date, want := range table {
		if got, err := cal.DayOff(day(date)); err != nil || got != want {
			t.Errorf("%s: got %q (%v), want %q", date, got, err, want)
		}
	}
}

func TestBeyondTheTableNothingIsKnown(t *testing.T) {
	cal := englandAndWales(t)
	calls := map[string]func() error{
		"a Saturday after it":      func() error { _, err := cal.IsWorkingDay(day("2029-01-06")); return err },
		"a day before it":          func() error { _, err := cal.DayOff(day("2018-12-31")); return err },
		"counting past its end":    func() error { _, err := cal.AddWorkingDays(day("2028-12-20"), 10); return err },
		"counting past its start":  func() error { _, err := cal.AddWorkingDays(day("2019-01-02"), -1); return err },
		"rolling past its end":     func() error { _, err := cal.WorkingDayOnOrAfter(day("2028-12-31")); return err },
		"rolling a day after it":   func() error { _, err := cal.WorkingDayOnOrBefore(day("2029-01-01")); return err },
		"a span that leaves it":    func() error { _, err := cal.WorkingDays(day("2028-12-01"), day("2029-01-31")); return err },
		"clear days past its end":  func() error { _, err := cal.ClearDaysWithin(day("2028-12-28"), 3); return err },
		"long court periods too":   func() error { _, err := cal.ClearDaysAfter(day("2028-12-20"), 28); return err },
		"clear days before it":     func() error { _, err := cal.ClearDaysBefore(day("2019-01-03"), 2); return err },
		"a calendar with no table": func() error { _, err := civil.Calendar{}.IsWorkingDay(day("2026-03-10")); return err },
	}
	for name, call := range calls {
		t.Run(name, func(t *testing.T) {
			var unknown *civil.NotKnownError
			if err := call(); !errors.As(err, &unknown) {
				t.Fatalf("got %v, want a NotKnownError", err)
			}
		})
	}
}

func TestNotKnownSaysWhatTheTableCovers(t *testing.T) {
	_, err := englandAndWales(t).IsWorkingDay(day("2029-01-02"))
	want := "it is not known whether 2 January 2029 is a working day: the table of bank holidays covers 2019 to 2028"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestClosuresOfAnAuthorityAreNotWorkingDays(t *testing.T) {
	plain := englandAndWales(t)
	closed := plain.WithClosures(
		civil.Holiday{Date: day("2026-12-29"), Title: "offices closed between Christmas and New Year"},
		civil.Holiday{Date: day("2026-12-28"), Title: "never replaces a bank holiday"},
	)
	if off, _ := closed.DayOff(day("2026-12-29")); off != "offices closed between Christmas and New Year" {
		t.Errorf("29 December is off for %q", off)
	}
	if off, _ := closed.DayOff(day("2026-12-28")); off != "Boxing Day (substitute day)" {
		t.Errorf("28 December is off for %q", off)
	}
	if working, _ := plain.IsWorkingDay(day("2026-12-29")); !working {
		t.Error("the calendar that was copied has changed")
	}
}

func TestHolidaysOfASpanComeInOrder(t *testing.T) {
	got := englandAndWales(t).Holidays(day("2026-12-25"), day("2027-03-26"))
	want := []string{"2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26"}
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i := range want {
		wantDate(t, "holiday", got[i].Date, want[i])
	}
}

func TestAFaultyTableIsRefused(t *testing.T) {
	table := map[string]struct{ json, want string }{
		"not JSON":         {`holidays: none`, "invalid character"},
		"no years":         {`{"holidays": []}`, "are not a span of years"},
		"a day not real":   {`{"first_year": 2026, "last_year": 2026, "holidays": [{"date": "2026-02-30"}]}`, "not a calendar date"},
		"a day outside":    {`{"first_year": 2026, "last_year": 2026, "holidays": [{"date": "2027-01-01"}]}`, "outside the years"},
		"a Sunday":         {`{"first_year": 2026, "last_year": 2026, "holidays": [{"date": "2026-03-15"}]}`, "is a Sunday"},
		"a day twice":      {`{"first_year": 2026, "last_year": 2026, "holidays": [{"date": "2026-12-25"}, {"date": "2026-12-25"}]}`, "listed twice"},
		"a year forgotten": {`{"first_year": 2026, "last_year": 2027, "holidays": [{"date": "2026-12-25"}]}`, "no day is listed for 2027"},
	}
	for name, row := range table {
		t.Run(name, func(t *testing.T) {
			_, err := civil.ReadCalendar([]byte(row.json))
			if err == nil || !strings.Contains(err.Error(), row.want) {
				t.Errorf("got %v, want an error with %q", err, row.want)
			}
		})
	}
}
