package main

import (
	"strings"
	"testing"

	"casedocs/generator"
)

var shortPolicy = generator.Part{
	Title: "Fernwick: supervision orders",
	Says:  []string{"Fernwick Borough Council."},
	Parts: []generator.Part{{
		Title: "Its own procedure",
		Parts: []generator.Part{{
			Title: "Reviews",
			Entries: []generator.Explanation{{
				ID: "FER-01", Title: "First review",
				Says: []string{
					"It is due within 1 month after the order was made. " + strings.Repeat("On a day off it moves to the working day before. ", 2),
					"The social worker sees to it.",
				},
				Source: "our handbook, section 1.",
			}},
		}, {
			Title: "Figures", Says: []string{"Days from a review to its minutes: 10.", "Visits: 4."},
		}},
	}},
}

func TestPoliciesAreWrittenInLines(t *testing.T) {
	const text = `Fernwick: supervision orders
============================

Fernwick Borough Council.

1 Its own procedure
-------------------

1.1 Reviews
-----------
FER-01: First review
    It is due within 1 month after the order was made. On a day off it moves to the working day
    before. On a day off it moves to the working day before.
    The social worker sees to it. [our handbook, section 1]

1.2 Figures
-----------
- Days from a review to its minutes: 10.
- Visits: 4.

Signed by
---------

I have read this, and it says what we ask for.

Name: ________________________________________

Role: ________________________________________

Date: ________________________________________
`
	const markdown = `# Fernwick: supervision orders

Fernwick Borough Council.

## 1 Its own procedure

### 1.1 Reviews

**FER-01: First review**

It is due within 1 month after the order was made. On a day off it moves to the working day before.
On a day off it moves to the working day before.

The social worker sees to it. [our handbook, section 1]

### 1.2 Figures

- Days from a review to its minutes: 10.
- Visits: 4.

## Signed by

I have read this, and it says what we ask for.

Name: ________________________________________

Role: ________________________________________

Date: ________________________________________
`
	for _, c := range []struct {
		name, want string
		markdown   bool
	}{{"text", text, false}, {"markdown", markdown, true}} {
		t.Run(c.name, func(t *testing.T) {
			var b strings.Builder
			w := &prose{out: &b, markdown: c.markdown}
			w.policy(shortPolicy)
			if b.String() != c.want {
				t.Errorf("got\n%s\nwant\n%s", b.String(), c.want)
			}
		})
	}
}

func TestTermsStandBesideOrAboveWhatTheyMean(t *testing.T) {
	var b strings.Builder
	w := &prose{out: &b}
	w.term("it", "the entry", "as in has(it.owner)")
	w.term("endOfMonthsBeginningWith(day, months)", "the last day")
	want := "  it" + strings.Repeat(" ", 30) + "the entry\n" +
		strings.Repeat(" ", 34) + "as in has(it.owner)\n" +
		"  endOfMonthsBeginningWith(day, months)\n" + strings.Repeat(" ", 34) + "the last day\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestWordsThatAreTooLongHaveALineOfTheirOwn(t *testing.T) {
	got := wrapped("a "+strings.Repeat("b", 12)+" c d", 10)
	if want := []string{"a", strings.Repeat("b", 12), "c d"}; strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%q", got)
	}
}
