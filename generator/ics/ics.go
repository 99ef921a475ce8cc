// Package ics writes days and meetings as a calendar file (RFC 5545) that any calendar
// program can read. It decides nothing about which days they are or what they
// are called.
//
// The same entries give the same bytes: the moment at which an entry was made
// (DTSTAMP) is one of the arguments, and no clock is read.
package ics

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	ical "github.com/arran4/golang-ical"

	"casedocs/generator/civil"
)

// Entry is one day of a calendar, from its beginning to its end, or a meeting
// that begins on it.
type Entry struct {
	UID       string // the same in every version of the calendar (section 3.8.4.7)
	Day       civil.Date
	Begins    string // "09:30" on the clock of the place where it is read (section 3.3.5, form 1); "" for the whole day
	Summary   string
	Note      string // "" for none
	Tentative bool   // the day is not fixed yet
}

// Calendar is entries under a name. Made is the day of which the calendar is a
// photograph.
type Calendar struct {
	Name    string
	Made    civil.Date
	Entries []Entry
}

// Write returns the calendar as the bytes of an .ics file.
func Write(c Calendar) ([]byte, error) {
	out := ical.NewCalendarFor("casedocs")
	out.SetProductId("-//casedocs//EN")
	out.SetCalscale("GREGORIAN")
	out.SetMethod(ical.MethodPublish)
	out.SetXWRCalName(c.Name)
	for _, e := range c.Entries {
		out.AddVEvent(event(e, c.Made))
	}
	if len(c.Entries) == 0 {
		fill(out)
	}
	var b bytes.Buffer
	if err := out.SerializeTo(&b, ical.WithNewLineWindows); err != nil {
		return nil, fmt.Errorf("write the calendar: %w", err)
	}
	return b.Bytes(), nil
}

func event(e Entry, made civil.Date) *ical.VEvent {
	v := ical.NewEvent(e.UID)
	v.SetDtStampTime(midnight(made))
	if e.Begins == "" {
		v.SetAllDayStartAt(midnight(e.Day))
		v.SetAllDayEndAt(midnight(e.Day.AddDays(1))) // the first day that is not in it (section 3.6.1)
	} else { // nobody has said when it ends
		v.SetProperty(ical.ComponentPropertyDtStart, midnight(e.Day).Format("20060102T")+strings.Replace(e.Begins, ":", "", 1)+"00")
	}
	v.SetSummary(e.Summary)
	if e.Note != "" {
		v.SetDescription(e.Note)
	}
	status := ical.ObjectStatusConfirmed
	if e.Tentative {
		status = ical.ObjectStatusTentative
	}
	v.SetStatus(status)
	v.SetClass(ical.ClassificationPrivate)
	v.SetTimeTransparency(ical.TransparencyTransparent) // the day stays free for other things
	return v
}

// fill puts a time zone into a calendar without entries, because one without
// any component cannot be read (section 3.4).
func fill(c *ical.Calendar) {
	standard := c.AddTimezone("Etc/UTC").AddStandard()
	standard.SetProperty(ical.ComponentPropertyDtStart, "19700101T000000")
	standard.SetProperty(ical.ComponentProperty(ical.PropertyTzoffsetfrom), "+0000")
	standard.SetProperty(ical.ComponentProperty(ical.PropertyTzoffsetto), "+0000")
}

func midnight(d civil.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}
