package generator

import (
	"fmt"
	"regexp"
	"strconv"
)

// hour12 and hour24 are the ways in which cases write when a meeting begins.
var (
	hour12 = regexp.MustCompile(`^(1[0-2]|[1-9])(?:[.:]([0-5][0-9]))? ?([ap])m$`)
	hour24 = regexp.MustCompile(`^(?:[01][0-9]|2[0-3]):[0-5][0-9]$`)
)

// clock returns a time of day such as "9.30 am" as hours and minutes, "09:30",
// and "" for a text that could be read in another way or in none.
func clock(s string) string {
	if hour24.MatchString(s) {
		return s
	}
	m := hour12.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	hour, _ := strconv.Atoi(m[1])
	hour %= 12
	if m[3] == "p" {
		hour += 12
	}
	if m[2] == "" {
		m[2] = "00"
	}
	return fmt.Sprintf("%02d:%s", hour, m[2])
}
