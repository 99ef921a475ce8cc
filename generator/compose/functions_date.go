package compose

import (
	"strconv"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// dateFunctions print and reckon with dates. Dates come from the case as
// text in ISO form; anything else is refused, never guessed.
var dateFunctions = []function{
	{name: "addDays", impl: civil.Date.AddDays, gives: aDate,
		example: `addDays "2026-12-30" 3`, wants: "2027-01-02"},
	{name: "addMonths", impl: civil.Date.AddMonths, gives: aDate,
		example: `addMonths "2026-01-31" 1`, wants: "2026-02-28"},
	{name: "age", impl: age,
		example: `age "2019-03-10"`, wants: "7"},
	{name: "ageInWords", impl: ageInWords,
		example: `ageInWords "2026-05-14"`, wants: "4 months"},
	{name: "ageOn", impl: ageOn,
		example: `ageOn "2019-03-10" "2027-03-09"`, wants: "7"},
	{name: "date", impl: civil.Date.Long,
		example: `date "2027-03-09"`, wants: "9 March 2027"},
	{name: "daysBetween", impl: civil.Date.DaysUntil,
		example: `daysBetween "2026-12-30" "2027-01-02"`, wants: "3"},
	{name: "month", impl: civil.Date.MonthYear,
		example: `month "2027-03-09"`, wants: "March 2027"},
	{name: "numericDate", impl: civil.Date.Numeric,
		example: `numericDate "2027-03-09"`, wants: "09/03/2027"},
	{name: "weekday", impl: civil.Date.WeekdayLong,
		example: `weekday "2027-03-09"`, wants: "Tuesday 9 March 2027"},
}

func aDate(*checker, []*tree.Shape) *tree.Shape { return isoDate }

// ageOn gives an age in whole years on a day.
func ageOn(born, on civil.Date) (int, error) {
	if on.Before(born) {
		p := wrong("an age cannot be told on a day before the birth")
		p.hint = "check the date of birth and the date of the paper"
		return 0, p
	}
	return born.AgeOn(on), nil
}

// age gives an age in whole years on the document's own date, not on the day
// of printing. While the paper has no date, there is no age either.
func age(r *run, born civil.Date) (*Value, error) {
	on := r.in.View.AsAt
	if on.IsZero() {
		return absent(paperDate), nil
	}
	years, err := ageOn(born, on)
	return wrap(years), err
}

// ageInWords gives the age on the document's own date as people say it: in
// months below two years.
func ageInWords(r *run, born civil.Date) (*Value, error) {
	years, err := age(r, born)
	if err != nil || r.in.View.AsAt.IsZero() || !r.in.View.AsAt.Before(born.AddMonths(24)) {
		return years, err
	}
	months := 0
	for !r.in.View.AsAt.Before(born.AddMonths(months + 1)) {
		months++
	}
	switch months {
	case 0:
		return wrap("under a month"), nil
	case 1:
		return wrap("1 month"), nil
	}
	return wrap(strconv.Itoa(months) + " months"), nil
}

// paperDate is the shape of the document's own date, for the gap that stands
// for what depends on it.
var paperDate = &tree.Shape{Kind: tree.String, Format: "date", Title: "the date of this paper"}
