package schema

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// The ways in which people write dates. Day comes before month, as it does in
// Britain.
var (
	yearFirst  = regexp.MustCompile(`^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$`)
	yearSolid  = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	dayFirst   = regexp.MustCompile(`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$`)
	dayNamed   = regexp.MustCompile(`^(?:[A-Za-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[- ]([A-Za-z]{3,9})\.?,?[- ](\d{4})$`)
	monthNamed = regexp.MustCompile(`^(?:[A-Za-z]+,? )?([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$`)
	withTime   = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ].+$`)
	withoutDay = regexp.MustCompile(`^(?:\d{4}-\d{2}|\d{1,2}/\d{4}|[A-Za-z]{3,9} \d{4}|\d{4})$`)
)

// date explains a value that is not a date as the case file wants it.
func (m mistake) date() []diag.Diagnostic {
	text := strings.TrimSpace(m.node.Text)
	if t := withTime.FindStringSubmatch(text); t != nil {
		if _, err := civil.Parse(t[1]); err == nil {
			return m.badDate("only the day is wanted here, without the time of day", "write {right}", diag.Arg{Name: "right", Value: t[1], Hidden: "the day as 2026-03-10"})
		}
	}
	year, month, day, ok := readDate(text)
	switch {
	case withoutDay.MatchString(text):
		return m.badDate("{date} is not a date: the day of the month is missing", "write the year, the month and the day, such as 2026-03-10")
	case !ok:
		return m.badDate("{date} is not a date", "write the year, the month and the day, such as 2026-03-10",
			diag.Arg{Name: "date", Value: m.node.Text, Hidden: "what stands here"})
	case month < 1 || month > 12:
		return m.badDate("{date} is not in the calendar: a year has 12 months", "write the year first, then the month, then the day, such as 2026-03-10")
	}
	return m.knownMonth(year, time.Month(month), day)
}

// knownMonth explains a date whose day does not exist, or which is right but
// written in another way.
func (m mistake) knownMonth(year int, month time.Month, day int) []diag.Diagnostic {
	last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	if day < 1 || day > last {
		return m.badDate("{day} is not in the calendar", "the last day of that month is {last}",
			diag.Arg{Name: "day", Value: fmt.Sprintf("%d %s %d", day, month, year), Hidden: "this date"},
			diag.Arg{Name: "last", Value: fmt.Sprintf("%04d-%02d-%02d", year, month, last), Hidden: "earlier"})
	}
	right := civil.Date{Year: year, Month: month, Day: day}
	message := "a date is written with the year first, so not as {date}"
	if text := strings.TrimSpace(m.node.Text); yearFirst.MatchString(text) || yearSolid.MatchString(text) {
		message = "a date is written with hyphens, and with two figures for month and day, so not as {date}"
	}
	return m.badDate(message, "write {right}, if you mean {long}",
		diag.Arg{Name: "right", Value: right.String(), Hidden: "it as 2026-03-10"},
		diag.Arg{Name: "long", Value: right.Long(), Hidden: "that day"})
}

func (m mistake) badDate(message, hint string, args ...diag.Arg) []diag.Diagnostic {
	d := refuse(ruleDate, m.node.Span, m.node, message, hint)
	if !strings.Contains(hint, "right") {
		d.Hints = append(d.Hints, "if the day is not known yet, write nothing after the colon")
	}
	d.Args = append(args, diag.Arg{Name: "date", Value: m.node.Text})
	return []diag.Diagnostic{d}
}

// readDate reads a date in any of the ways that people write it. The day and
// the month may be out of range.
func readDate(text string) (year, month, day int, ok bool) {
	number := func(s string) int {
		n, _ := strconv.Atoi(s)
		return n
	}
	for _, p := range []*regexp.Regexp{yearFirst, yearSolid} {
		if t := p.FindStringSubmatch(text); t != nil {
			return number(t[1]), number(t[2]), number(t[3]), true
		}
	}
	if t := dayFirst.FindStringSubmatch(text); t != nil {
		year = number(t[3])
		if year < 100 {
			year += 2000
		}
		return year, number(t[2]), number(t[1]), true
	}
	if t := dayNamed.FindStringSubmatch(text); t != nil {
		month = monthNumber(t[2])
		return number(t[3]), month, number(t[1]), month > 0
	}
	if t := monthNamed.FindStringSubmatch(text); t != nil {
		month = monthNumber(t[1])
		return number(t[3]), month, number(t[2]), month > 0
	}
	return 0, 0, 0, false
}

// monthNumber returns the number of an English month, which may be cut short,
// or 0.
func monthNumber(name string) int {
	name = strings.ToLower(name)
	if name == "sept" {
		return int(time.September)
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), name) {
			return int(m)
		}
	}
	return 0
}

// The years in which something can have happened that a case tells of, or can
// still be planned. What lies outside is a slip, and ages and deadlines would
// be worked out from it all the same.
const (
	firstYear = 1900
	lastYear  = 2099
)

// farYears reports dates of the calendar whose year cannot be right, such as
// 0026 for 2026.
func farYears(root *tree.Node) (found []diag.Diagnostic) {
	sound(root, func(n *tree.Node) {
		if !wantsDate(n) || n.Kind != tree.String {
			return
		}
		if d, err := civil.Parse(n.Text); err == nil && (d.Year < firstYear || d.Year > lastYear) {
			far := refuse(ruleDate, n.Span, n, "the year of {date} cannot be right", fmt.Sprintf("write a year from %d to %d", firstYear, lastYear))
			far.Args = []diag.Arg{{Name: "date", Value: n.Text}}
			found = append(found, far)
		}
	})
	return found
}

// backward reports days that come before the one that they cannot come before,
// such as the end of something that has not begun. One of the two is a slip.
// A draft can still be made.
func (s *Schema) backward(root *tree.Node) (found []diag.Diagnostic) {
	sound(root, func(group *tree.Node) {
		for _, f := range group.Fields {
			begins := s.about(f.Value).notBefore
			first := group.Field(begins)
			if begins == "" || first == nil || first.Refused || f.Value.Refused {
				continue
			}
			from, err := civil.Parse(first.Text)
			to, wrong := civil.Parse(f.Value.Text)
			if err != nil || wrong != nil || !to.Before(from) {
				continue
			}
			found = append(found, diag.Diagnostic{
				Rule: ruleSpan, Severity: diag.Must, Blocks: diag.Final, Span: f.Value.Span, Path: f.Value.Pointer,
				Message: "{day} is earlier than {first day}, the day beside " + begins + ":",
				Args:    []diag.Arg{{Name: "day", Value: to.Long(), Hidden: "this day"}, {Name: "first day", Value: from.Long(), Hidden: "the day it should follow"}},
				Hints:   []string{"look at both days; one of them is wrong"},
				Related: []diag.Note{{Span: first.Span, Message: "the other day stands here"}},
			})
		}
	})
	return found
}

// wantsDate reports whether a value should be a date.
func wantsDate(n *tree.Node) bool { return n.Shape != nil && n.Shape.Format == "date" }
