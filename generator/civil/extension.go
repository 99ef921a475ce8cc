package civil

// CapMonths is how long a supervision order can last in all, in months
// beginning with the day on which it was first made (Children Act 1989,
// Schedule 3, paragraph 6(4)).
const CapMonths = 36

// LastPossibleDay returns the day beyond which no extension can carry a
// supervision order first made on d.
func (d Date) LastPossibleDay() Date { return d.PeriodEnd(CapMonths) }

// Extension is one extension of an order, as the court granted it. A zero
// From means that the extension takes over where the order would have ended.
type Extension struct {
	Granted, From, To Date
}

// Link is an Extension beside what went before it. All counts are calendar
// days, 0 when there is nothing to say.
type Link struct {
	Extension      // with From filled in
	Gap       int  // days without an order, between the last day before and From
	Overlap   int  // days that the order before had already covered
	Lapsed    int  // days by which it was granted after the order had ended
	Beyond    int  // days past LastPossibleDay
	Backward  bool // it ends before the order would have ended without it
}

// Chain returns the extensions of an order made on a day and with a last day
// of its own, in the order given, each measured against what went before. An
// extension granted after the order had ended is measured and not refused (A
// Local Authority v D [2016] EWHC 1438 (Fam)).
func Chain(made, last Date, extensions []Extension) []Link {
	links := make([]Link, len(extensions))
	for i, e := range extensions {
		links[i] = link(made, last, e)
		if e.To.After(last) {
			last = e.To
		}
	}
	return links
}

func link(made, last Date, e Extension) Link {
	next := last.AddDays(1)
	if e.From.IsZero() {
		e.From = next
	}
	l := Link{
		Extension: e,
		Gap:       max(0, next.DaysUntil(e.From)),
		Overlap:   max(0, e.From.DaysUntil(next)),
		Beyond:    max(0, made.LastPossibleDay().DaysUntil(e.To)),
		Backward:  e.To.Before(last),
	}
	if !e.Granted.IsZero() {
		l.Lapsed = max(0, last.DaysUntil(e.Granted))
	}
	return l
}
