package civil

import "time"

// Birthday returns the day on which a person born on d reaches an age in
// whole years. A person born on 29 February reaches it on 1 March in a year
// without one: until the day before is over, the year of life is not. (The
// other reading is 28 February; to be confirmed by legal services.)
func (d Date) Birthday(age int) Date {
	day := d.AddYears(age)
	if d.Month == time.February && d.Day == 29 && day.Day == 28 {
		return day.AddDays(1)
	}
	return day
}

// AgeOn returns the age in whole years on a day of a person born on d:
// -1 or less when the day lies before the birth.
func (d Date) AgeOn(on Date) int {
	age := on.Year - d.Year
	if on.Before(d.Birthday(age)) {
		age--
	}
	return age
}

// LastDayBeforeAge returns the last full day before a person born on d
// reaches an age. An order that ends when a child reaches 18 has its last
// full day then (Children Act 1989, section 91(13)).
func (d Date) LastDayBeforeAge(age int) Date { return d.Birthday(age).AddDays(-1) }
