// Package civil counts days, months and working days as the law and local
// procedure count them. It knows no clock and no time zone: a Date is a day
// on the calendar and nothing else.
package civil

import (
	"fmt"
	"time"
)

// Date is a day of the proleptic Gregorian calendar. The zero Date means "no
// date"; IsZero tells.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Parse reads an ISO 8601 calendar date such as 2026-03-10. Days that do not
// exist (30 February) are an error, never rolled on.
func Parse(s string) (Date, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a calendar date written like 2026-03-10", s)
	}
	return fromTime(t), nil
}

func fromTime(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

func (d Date) time() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the ISO form, 2026-03-10, or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText writes the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// Compare returns -1, 0 or +1 as d is before, equal to or after e.
func (d Date) Compare(e Date) int { return d.time().Compare(e.time()) }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// AddDays returns the day n calendar days later, or earlier for negative n.
func (d Date) AddDays(n int) Date { return fromTime(d.time().AddDate(0, 0, n)) }

const secondsPerDay = 24 * 60 * 60

// DaysUntil returns how many calendar days lie between d and e: 1 when e is
// the day after d, negative when e is earlier.
func (d Date) DaysUntil(e Date) int {
	return int((e.time().Unix() - d.time().Unix()) / secondsPerDay)
}
