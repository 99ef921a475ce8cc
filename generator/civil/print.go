package civil

import "fmt"

// Long returns the form that documents print, 10 March 2026, or "" for the
// zero Date.
func (d Date) Long() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// WeekdayLong returns the form that deadlines print, Tuesday 10 March 2026,
// or "" for the zero Date.
func (d Date) WeekdayLong() string {
	if d.IsZero() {
		return ""
	}
	return d.Weekday().String() + " " + d.Long()
}

// Numeric returns the form of tables and registers, 10/03/2026, or "" for the
// zero Date.
func (d Date) Numeric() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, d.Month, d.Year)
}

// MonthYear returns the month alone, March 2026, or "" for the zero Date.
func (d Date) MonthYear() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s %d", d.Month, d.Year)
}
