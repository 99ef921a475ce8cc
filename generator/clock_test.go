package generator

import "testing"

func TestTimesOfDayAreReadOnlyWhenTheyAreClear(t *testing.T) {
	for text, want := range map[string]string{
		"10 am": "10:00", "9.30 am": "09:30", "4:15pm": "16:15", "12 pm": "12:00", "12.05 am": "00:05", "16:00": "16:00", "00:10": "00:10",
		"": "", "ten": "", "10": "", "10.30": "", "13 pm": "", "0 am": "", "24:00": "", "9:30": "", "after school": "", "10 am to 11 am": "", "10.60 am": "",
	} {
		if got := clock(text); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}
