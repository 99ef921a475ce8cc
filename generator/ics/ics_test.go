package ics

import (
	"bytes"
	"strings"
	"testing"

	ical "github.com/arran4/golang-ical"

	"casedocs/generator/civil"
)

var made = civil.Date{Year: 2026, Month: 11, Day: 21}

func write(t *testing.T, entries ...Entry) string {
	t.Helper()
	data, err := Write(Calendar{Name: "Deadlines", Made: made, Entries: entries})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestEntriesAreWholeDays(t *testing.T) {
	got := write(t, Entry{UID: "a@casedocs", Day: civil.Date{Year: 2026, Month: 12, Day: 31}, Summary: "FBC-1: Review", Note: "Due by 11:00"})
	want := strings.Join([]string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//casedocs//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Deadlines",
		"BEGIN:VEVENT", "UID:a@casedocs", "DTSTAMP:20261121T000000Z", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101",
		"SUMMARY:FBC-1: Review", "DESCRIPTION:Due by 11:00", "STATUS:CONFIRMED", "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT",
		"END:VCALENDAR", "",
	}, "\r\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMeetingBeginsOnTheClockOfItsPlace(t *testing.T) {
	got := write(t, Entry{UID: "a@casedocs", Day: made, Begins: "09:30", Summary: "Meeting"})
	if !strings.Contains(got, "\r\nDTSTART:20261121T093000\r\n") || strings.Contains(got, "DTEND") {
		t.Errorf("it is not at half past nine, or ends:\n%s", got)
	}
}

func TestLinesAreFoldedAndSignsEscaped(t *testing.T) {
	summary := `a; b, c\d ` + strings.Repeat("Łucja ", 30)
	got := write(t, Entry{UID: "a@casedocs", Day: made, Summary: summary, Tentative: true})
	for line := range strings.SplitSeq(got, "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line has %d bytes: %q", len(line), line)
		}
	}
	c, err := ical.ParseCalendar(strings.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	if s := c.Events()[0].GetProperty(ical.ComponentPropertySummary).Value; s != summary {
		t.Errorf("read again it is %q", s)
	}
	if !strings.Contains(got, "STATUS:TENTATIVE") {
		t.Error("a day that is not fixed is not tentative")
	}
}

func TestACalendarWithoutEntriesCanBeRead(t *testing.T) {
	got := write(t)
	if !strings.Contains(got, "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\n") {
		t.Errorf("it has no component at all:\n%s", got)
	}
	if _, err := ical.ParseCalendar(strings.NewReader(got)); err != nil {
		t.Error(err)
	}
}

func TestTheSameEntriesGiveTheSameBytes(t *testing.T) {
	e := Entry{UID: "a@casedocs", Day: made, Summary: "Review"}
	if a, b := write(t, e), write(t, e); !bytes.Equal([]byte(a), []byte(b)) {
		t.Errorf("%s\n%s", a, b)
	}
}
