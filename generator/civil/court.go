package civil

// Court periods are counted in clear days (Family Procedure Rules 2010, rule
// 2.9): neither the day on which a period begins nor the day of the event
// that ends it counts, and in a period of seven days or less only business
// days do. Local procedures are not court periods: they use AddDays and
// AddWorkingDays.

// shortPeriod is the longest period, in days, in which non-business days do
// not count: rule 2.9(4). The civil courts have five.
const shortPeriod = 7

// ClearDaysBefore returns the last day on which an act is in time that must
// be done at least n days before an event. If that day is not a business day
// the act is due on the business day before it: rule 2.9(5) gives more time
// only to acts that follow a period, never to those that precede one. The
// error is a *NotKnownError.
func (c Calendar) ClearDaysBefore(event Date, n int) (Date, error) {
	d, err := c.clearDays(event, -n)
	if err != nil {
		return Date{}, err
	}
	return c.WorkingDayOnOrBefore(d.AddDays(-1))
}

// ClearDaysWithin returns the last day on which an act is in time that must
// be done within n days after an event; if the court office is closed then,
// the next day on which it is open (rule 2.9(5)). The error is a
// *NotKnownError.
func (c Calendar) ClearDaysWithin(event Date, n int) (Date, error) {
	d, err := c.clearDays(event, n)
	if err != nil {
		return Date{}, err
	}
	return c.WorkingDayOnOrAfter(d)
}

// ClearDaysAfter returns the earliest day for something that must be at least
// n days after an event, or the next business day. The error is a
// *NotKnownError.
func (c Calendar) ClearDaysAfter(event Date, n int) (Date, error) {
	d, err := c.clearDays(event, n)
	if err != nil {
		return Date{}, err
	}
	return c.WorkingDayOnOrAfter(d.AddDays(1))
}

// clearDays walks over n clear days and returns the last of them.
func (c Calendar) clearDays(event Date, n int) (Date, error) {
	if max(n, -n) <= shortPeriod {
		return c.count(event, n, c.IsWorkingDay)
	}
	return event.AddDays(n), nil
}
