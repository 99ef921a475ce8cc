package civil

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Calendar knows which days are working days, for the years that its table
// covers and no others. The zero Calendar covers no year.
type Calendar struct {
	source      string
	first, last int // years, both included
	holidays    map[Date]string
}

// Holiday is a day on which nobody works, and what it is called.
type Holiday struct {
	Date  Date
	Title string
}

// NotKnownError reports a day outside the years of the bank-holiday table:
// whether it is a working day is not known, and is not guessed.
type NotKnownError struct {
	Date        Date
	First, Last int // years that the table covers; both 0 for no table
}

// Error says which day is not known and what the table covers.
func (e *NotKnownError) Error() string {
	if e.First == 0 {
		return fmt.Sprintf("it is not known whether %s is a working day: there is no table of bank holidays", e.Date.Long())
	}
	return fmt.Sprintf("it is not known whether %s is a working day: the table of bank holidays covers %d to %d",
		e.Date.Long(), e.First, e.Last)
}

// ReadCalendar reads a table of bank holidays from JSON: first_year,
// last_year, source, and holidays, each with date and title.
func ReadCalendar(data []byte) (Calendar, error) {
	var file struct {
		Source    string `json:"source"`
		FirstYear int    `json:"first_year"`
		LastYear  int    `json:"last_year"`
		Holidays  []struct{ Date, Title string }
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return Calendar{}, fmt.Errorf("read bank holidays: %w", err)
	}
	if file.FirstYear < 1 || file.LastYear < file.FirstYear {
		return Calendar{}, fmt.Errorf("read bank holidays: first_year %d and last_year %d are not a span of years", file.FirstYear, file.LastYear)
	}
	c := Calendar{source: file.Source, first: file.FirstYear, last: file.LastYear, holidays: map[Date]string{}}
	for _, h := range file.Holidays {
		if err := c.add(h.Date, h.Title); err != nil {
			return Calendar{}, fmt.Errorf("read bank holidays: %w", err)
		}
	}
	return c, c.complete()
}

func (c Calendar) add(date, title string) error {
	d, err := Parse(date)
	switch {
	case err != nil:
		return err
	case !c.Covers(d):
		return fmt.Errorf("%s lies outside the years %d to %d", d, c.first, c.last)
	case weekend(d):
		return fmt.Errorf("%s is a %s; write the substitute day", d, d.Weekday())
	case c.holidays[d] != "":
		return fmt.Errorf("%s is listed twice", d)
	}
	c.holidays[d] = cmp.Or(title, "bank holiday")
	return nil
}

// complete refuses a table with an empty year: there is no year without bank
// holidays, so one has been forgotten.
func (c Calendar) complete() error {
	seen := map[int]bool{}
	for d := range c.holidays {
		seen[d.Year] = true
	}
	for year := c.first; year <= c.last; year++ {
		if !seen[year] {
			return fmt.Errorf("read bank holidays: no day is listed for %d", year)
		}
	}
	return nil
}

// WithClosures returns a copy of c in which the days on which an authority's
// offices are closed are not working days either.
func (c Calendar) WithClosures(closures ...Holiday) Calendar {
	c.holidays = maps.Clone(c.holidays)
	for _, h := range closures {
		if c.Covers(h.Date) && c.holidays[h.Date] == "" {
			c.holidays[h.Date] = cmp.Or(h.Title, "offices closed")
		}
	}
	return c
}

// Source returns where the table comes from.
func (c Calendar) Source() string { return c.source }

// Years returns the first and the last year that the table covers.
func (c Calendar) Years() (first, last int) { return c.first, c.last }

// Covers reports whether d lies in the years of the table.
func (c Calendar) Covers(d Date) bool {
	return c.first > 0 && d.Year >= c.first && d.Year <= c.last
}

// Holidays returns the days of the table from one day to another, both
// included, in order.
func (c Calendar) Holidays(from, to Date) []Holiday {
	var out []Holiday
	for d, title := range c.holidays {
		if !d.Before(from) && !d.After(to) {
			out = append(out, Holiday{d, title})
		}
	}
	slices.SortFunc(out, func(a, b Holiday) int { return a.Date.Compare(b.Date) })
	return out
}

// DayOff returns why d is not a working day, "Saturday" or the name of the
// bank holiday, or "" when it is one. The error is a *NotKnownError.
func (c Calendar) DayOff(d Date) (string, error) {
	if !c.Covers(d) {
		return "", &NotKnownError{d, c.first, c.last}
	}
	if weekend(d) {
		return d.Weekday().String(), nil
	}
	return c.holidays[d], nil
}

// IsWorkingDay reports whether d is neither a Saturday or Sunday nor a day of
// the table. The error is a *NotKnownError.
func (c Calendar) IsWorkingDay(d Date) (bool, error) {
	off, err := c.DayOff(d)
	return off == "", err
}

func weekend(d Date) bool {
	return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
}
