package civil

import "time"

// AddMonths returns the day n months after d, or before it for negative n:
// the same day of the month, or the last day of a month that is too short
// (the corresponding-date rule, Dodds v Walker [1981] 1 WLR 1027). So one
// month after 31 January is 28 February, where time.AddDate says 3 March.
//
// It counts from an event and leaves the day of the event out. For the last
// day of "a period of n months beginning with" a day, use PeriodEnd.
func (d Date) AddMonths(n int) Date {
	first := Date{d.Year, d.Month, 1}.shiftMonths(n)
	first.Day = min(d.Day, first.daysInMonth())
	return first
}

// AddYears returns the day n years after d, or before it for negative n,
// counted as AddMonths counts.
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// PeriodEnd returns the last day of the period of n months beginning with d,
// which counts d itself: an order made on 15 March 2026 for 12 months has its
// last day on 14 March 2027 (Children Act 1989, Schedule 3, paragraph 6). In
// a month too short to have d's day number, the last day is the last of that
// month. A period of no months ends before it begins, on the day before d.
func (d Date) PeriodEnd(months int) Date {
	end := Date{d.Year, d.Month, 1}.shiftMonths(max(months, 0))
	if length := end.daysInMonth(); d.Day > length {
		end.Day = length
		return end
	}
	end.Day = d.Day
	return end.AddDays(-1)
}

// PeriodEndYears returns the last day of the period of n years beginning
// with d.
func (d Date) PeriodEndYears(years int) Date { return d.PeriodEnd(12 * years) }

// PeriodEndWeeks returns the last day of the period of n weeks beginning
// with d, which counts d itself: 26 weeks beginning with a Monday end on a
// Sunday (Children Act 1989, section 32(1)(a)(ii)).
func (d Date) PeriodEndWeeks(weeks int) Date { return d.AddDays(7*max(weeks, 0) - 1) }

// shiftMonths moves a first of a month by n months; there, no clamping is
// ever needed.
func (d Date) shiftMonths(n int) Date { return fromTime(d.time().AddDate(0, n, 0)) }

func (d Date) daysInMonth() int {
	return time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
