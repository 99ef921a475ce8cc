package civil_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"casedocs/generator/civil"
)

// The slow counter knows nothing but how long a month is; it walks one day
// at a time and shares no arithmetic with the package.
type slow struct{ y, m, d int }

func (s slow) length() int {
	leap := s.y%4 == 0 && (s.y%100 != 0 || s.y%400 == 0)
	if s.m == 2 && leap {
		return 29
	}
	return [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[s.m-1]
}

func (s slow) next() slow {
	switch {
	case s.d < s.length():
		return slow{s.y, s.m, s.d + 1}
	case s.m < 12:
		return slow{s.y, s.m + 1, 1}
	}
	return slow{s.y + 1, 1, 1}
}

func (s slow) monthsTo(t slow) int { return 12*(t.y-s.y) + t.m - s.m }

// after walks to the corresponding day n months on, or the last of the month.
func (s slow) after(n int) slow {
	t := s
	for s.monthsTo(t) < n || (t.d != s.d && t.d != t.length()) {
		t = t.next()
	}
	return t
}

// lastOf walks the period of n months beginning with s to its last day: the
// day whose morrow is the corresponding day, or lies in the month after.
func (s slow) lastOf(n int) slow {
	for t := s; ; t = t.next() {
		morrow := t.next()
		if gone := s.monthsTo(morrow); gone > n || (gone == n && morrow.d >= s.d) {
			return t
		}
	}
}

func (s slow) date() civil.Date { return civil.Date{Year: s.y, Month: time.Month(s.m), Day: s.d} }

func drawDay(t *rapid.T) slow {
	s := slow{y: rapid.IntRange(1999, 2102).Draw(t, "year"), m: rapid.IntRange(1, 12).Draw(t, "month")}
	s.d = rapid.IntRange(1, s.length()).Draw(t, "day")
	return s
}

func TestMonthsAgreeWithTheSlowCounter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, n := drawDay(t), rapid.IntRange(0, 40).Draw(t, "months")
		if got, want := s.date().AddMonths(n), s.after(n).date(); got != want {
			t.Fatalf("%d months after %s: got %s, want %s", n, s.date(), got, want)
		}
		if n == 0 {
			return
		}
		if got, want := s.date().PeriodEnd(n), s.lastOf(n).date(); got != want {
			t.Fatalf("%d months beginning with %s: got %s, want %s", n, s.date(), got, want)
		}
	})
}

func TestMonthsBackwardUndoMonthsForward(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, n := drawDay(t), rapid.IntRange(-40, 40).Draw(t, "months")
		there := s.date().AddMonths(n)
		back := there.AddMonths(-n)
		if back.After(s.date()) || back.DaysUntil(s.date()) > 3 {
			t.Fatalf("%s to %s and back to %s", s.date(), there, back)
		}
		if there.Day == s.d && back != s.date() {
			t.Fatalf("%s has the corresponding day %s but comes back as %s", s.date(), there, back)
		}
	})
}

func TestDaysUntilCountsEveryDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, n := drawDay(t), rapid.IntRange(0, 2000).Draw(t, "days")
		to := from
		for range n {
			to = to.next()
		}
		if got := from.date().DaysUntil(to.date()); got != n {
			t.Fatalf("%s to %s: got %d, want %d", from.date(), to.date(), got, n)
		}
		if got := to.date().AddDays(-n); got != from.date() {
			t.Fatalf("%d days before %s: got %s, want %s", n, to.date(), got, from.date())
		}
	})
}

func TestWorkingDaysAgreeWithCountingThem(t *testing.T) {
	cal := englandAndWales(t)
	rapid.Check(t, func(t *rapid.T) {
		from := day("2020-01-01").AddDays(rapid.IntRange(0, 2500).Draw(t, "day"))
		n := rapid.IntRange(1, 60).Draw(t, "n")
		for _, sign := range []int{1, -1} {
			to, err := cal.AddWorkingDays(from, sign*n)
			if err != nil {
				t.Fatal(err)
			}
			first, last := from.AddDays(1), to
			if sign < 0 {
				first, last = to, from.AddDays(-1)
			}
			count, err := cal.WorkingDays(first, last)
			if err != nil || count != n {
				t.Fatalf("%d working days from %s reach %s, which is %d (%v)", sign*n, from, to, count, err)
			}
			if working, _ := cal.IsWorkingDay(to); !working {
				t.Fatalf("%d working days from %s end on %s, which is none", sign*n, from, to)
			}
		}
	})
}

func TestRollingStopsAtTheNearestWorkingDay(t *testing.T) {
	cal := englandAndWales(t)
	rapid.Check(t, func(t *rapid.T) {
		d := day("2019-01-10").AddDays(rapid.IntRange(0, 3600).Draw(t, "day"))
		back, err := cal.WorkingDayOnOrBefore(d)
		if err != nil {
			t.Fatal(err)
		}
		forward, err := cal.WorkingDayOnOrAfter(d)
		if err != nil {
			t.Fatal(err)
		}
		count, _ := cal.WorkingDays(back, forward)
		if want := map[bool]int{true: 1, false: 2}[back == forward]; count != want {
			t.Fatalf("from %s back to %s and on to %s lie %d working days", d, back, forward, count)
		}
	})
}

func TestABirthdayIsTheFirstDayOfAnAge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		born, age := drawDay(t).date(), rapid.IntRange(1, 100).Draw(t, "age")
		birthday := born.Birthday(age)
		if got := born.AgeOn(birthday); got != age {
			t.Fatalf("born %s, %d on %s", born, got, birthday)
		}
		if got := born.AgeOn(born.LastDayBeforeAge(age)); got != age-1 {
			t.Fatalf("born %s, %d on the day before %s", born, got, birthday)
		}
	})
}

func TestEveryDayIsReadAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDay(t).date()
		if back, err := civil.Parse(d.String()); err != nil || back != d {
			t.Fatalf("%s comes back as %s (%v)", d, back, err)
		}
	})
}
