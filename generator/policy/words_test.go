package policy

import "testing"

func TestOrdinals(t *testing.T) {
	want := map[int]string{1: "first", 12: "twelfth", 13: "13th", 21: "21st", 22: "22nd", 23: "23rd", 24: "24th", 111: "111th", 121: "121st"}
	for n, w := range want {
		if got := ordinal(n); got != w {
			t.Errorf("%d: got %s, want %s", n, got, w)
		}
	}
}

func TestTitlesReadWellInASentence(t *testing.T) {
	want := map[string]string{
		"First review": "the first review",
		"IRO handover": "the IRO handover",
		"Écoute":       "the écoute",
		"":             "it",
	}
	for title, w := range want {
		if got := inSentence(title); got != w {
			t.Errorf("%q: got %q, want %q", title, got, w)
		}
	}
}

func TestCountsAgreeWithTheirUnits(t *testing.T) {
	want := map[string]string{
		count(1, Months):       "1 month",
		count(3, Months):       "3 months",
		count(1, WorkingDays):  "1 working day",
		count(10, WorkingDays): "10 working days",
	}
	for got, w := range want {
		if got != w {
			t.Errorf("got %q, want %q", got, w)
		}
	}
}
