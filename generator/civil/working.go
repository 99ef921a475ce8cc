package civil

// AddWorkingDays returns the nth working day after d, or before it for
// negative n; d itself is never counted, working day or not. "Within 10
// working days after" ends there, and so does "at least 3 working days
// before". Zero gives d. The error is a *NotKnownError as soon as a day that
// has to be counted lies outside the table.
func (c Calendar) AddWorkingDays(d Date, n int) (Date, error) {
	return c.count(d, n, c.IsWorkingDay)
}

// WorkingDayOnOrBefore returns d, or the last working day before it when d is
// none. The error is a *NotKnownError.
func (c Calendar) WorkingDayOnOrBefore(d Date) (Date, error) { return c.roll(d, -1) }

// WorkingDayOnOrAfter returns d, or the next working day after it when d is
// none. The error is a *NotKnownError.
func (c Calendar) WorkingDayOnOrAfter(d Date) (Date, error) { return c.roll(d, +1) }

// WorkingDays returns how many working days lie between two days, both
// included. The error is a *NotKnownError.
func (c Calendar) WorkingDays(from, to Date) (int, error) {
	n := 0
	for d := from; !d.After(to); d = d.AddDays(1) {
		working, err := c.IsWorkingDay(d)
		if err != nil {
			return 0, err
		}
		if working {
			n++
		}
	}
	return n, nil
}

func (c Calendar) roll(d Date, step int) (Date, error) {
	for {
		working, err := c.IsWorkingDay(d)
		if err != nil || working {
			return d, err
		}
		d = d.AddDays(step)
	}
}

// count walks n counted days away from d.
func (c Calendar) count(d Date, n int, counts func(Date) (bool, error)) (Date, error) {
	step := 1
	if n < 0 {
		n, step = -n, -1
	}
	for n > 0 {
		d = d.AddDays(step)
		counted, err := counts(d)
		if err != nil {
			return Date{}, err
		}
		if counted {
			n--
		}
	}
	return d, nil
}
