package leak

import (
	"fmt"
	"time"
)

// date adds the forms of a day. A text that is no day is looked for as words.
func (ns *needles) date(text string) {
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		ns.words(text)
		return
	}
	for _, layout := range []string{"2006-01-02", "2006-1-2", "02/01/2006", "2/1/2006", "02/01/06", "2/1/06", "02/1/2006", "2/01/2006"} {
		ns.add("the date", figures, fold(d.Format(layout)))
	}
	ns.add("the date", prose, fold(d.Format("20060102")))
	ns.add("the date", prose, fold(d.Format("02012006")))
	for _, month := range months(d) {
		for _, year := range []string{d.Format("2006"), d.Format("06")} {
			for _, day := range days(d.Day()) {
				ns.add("the date", prose, fold(day+" "+month+" "+year))
				ns.add("the date", prose, fold(day+" of "+month+" "+year))
				ns.add("the date", prose, fold(month+" "+day+" "+year))
			}
		}
	}
}

// months returns the ways to write a month in letters.
func months(d time.Time) []string {
	m := []string{d.Format("January"), d.Format("Jan")}
	if d.Month() == time.September {
		m = append(m, "Sept")
	}
	return m
}

// days returns the ways to write the day of a month before or after it.
func days(day int) []string {
	ending := "th"
	if day/10 != 1 && day%10 >= 1 && day%10 <= 3 {
		ending = []string{"st", "nd", "rd"}[day%10-1]
	}
	d := fmt.Sprint(day)
	return []string{d, fmt.Sprintf("%02d", day), d + " " + ending}
}
