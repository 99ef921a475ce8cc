package main

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"
	"gopkg.in/yaml.v3"

	"casedocs/generator/civil"
)

// deadlinesOfSamples returns what deadlines prints about all samples.
func deadlinesOfSamples(t *testing.T, flags ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	a := &app{
		out: &out, err: &errs, now: time.Now,
		today: func() (civil.Date, error) { return civil.Date{Year: 2026, Month: 11, Day: 21}, nil },
	}
	args := append([]string{"deadlines", filepath.Join("..", "..", "samples", "cases")}, flags...)
	if code := a.run(context.Background(), args); code != exitDone {
		t.Fatalf("exit code %d:\n%s", code, errs.String())
	}
	return out.Bytes()
}

// TestNoFormOfDeadlinesNamesAPerson looks for every part of every name of the
// samples in all that the command makes of them.
func TestNoFormOfDeadlinesNamesAPerson(t *testing.T) {
	names := sampleNames(t)
	if len(names) < 200 {
		t.Fatalf("only %d parts of names were found", len(names))
	}
	for _, flags := range [][]string{
		{"--format", "text"}, {"--format", "json"}, {"--format", "xlsx"}, {"--format", "ics"}, {"--format", "ics", "--for", "family"},
		{"--format", "text", "--person", "social-worker"},
	} {
		words := wordsOf(t, casePath.ReplaceAll(deadlinesOfSamples(t, flags...), nil))
		if len(words) < 4 {
			t.Errorf("%s: hardly a word", flags)
		}
		for n := range names {
			if words[n] {
				t.Errorf("%s: a part of a name is there: %s", flags, n)
			}
		}
	}
}

// casePath is the path of a case as its user has called it.
var casePath = regexp.MustCompile(`"case": "[^"]*"`)

// ordinary are words of policies that are parts of names too.
var ordinary = []string{"council"}

// sampleNames returns the parts of the names of people and children of the
// samples that can be told from other words, in small letters.
func sampleNames(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	err := filepath.WalkDir(filepath.Join("..", "..", "samples", "cases"), func(name string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".yaml" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		type named struct {
			Name    string
			KnownAs string `yaml:"known_as"`
		}
		var c struct{ People, Children []named }
		if err := yaml.Unmarshal(data, &c); err != nil {
			return nil // a part of a case in a folder
		}
		for _, p := range append(c.People, c.Children...) {
			for _, part := range parts(p.Name + " " + p.KnownAs) {
				if len(part) > 3 {
					names[part] = true
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range ordinary {
		delete(names, w)
	}
	return names
}

// parts returns the words of a text in small letters.
func parts(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
}

// wordsOf returns the words of a file; those of a workbook are in the parts of
// its package, whose tags are left out.
func wordsOf(t *testing.T, data []byte) map[string]bool {
	t.Helper()
	text := string(data)
	if z, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		var b strings.Builder
		for _, f := range z.File {
			if strings.HasPrefix(f.Name, "xl/theme/") {
				continue // names of fonts and colours
			}
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			b.WriteString(f.Name + " " + tag.ReplaceAllString(string(part), " "))
		}
		text = b.String()
	}
	words := map[string]bool{}
	for _, w := range parts(strings.ReplaceAll(text, "\r\n ", "")) {
		words[w] = true
	}
	return words
}

var tag = regexp.MustCompile(`<[^>]*>`)

// TestCalendarForAFamilySaysNothingOfTheCase looks for all that could tell a
// stranger who sees the phone what the meetings are about. Names are looked for
// by TestNoFormOfDeadlinesNamesAPerson.
func TestCalendarForAFamilySaysNothingOfTheCase(t *testing.T) {
	data := deadlinesOfSamples(t, "--format", "ics", "--for", "family")
	if again := deadlinesOfSamples(t, "--format", "ics", "--for", "family"); !bytes.Equal(data, again) {
		t.Error("the same samples give other bytes")
	}
	text := strings.ToLower(strings.ReplaceAll(string(data), "\r\n ", ""))
	if n := strings.Count(text, "\r\nsummary:meeting with family help\r\n"); n < 10 || n != strings.Count(text, "summary:") {
		t.Errorf("%d of %d entries have the one title", n, strings.Count(text, "summary:"))
	}
	words := []string{"order", "child", "supervision", "court", "council", "department", "review", "plan", "organizer", "categories", "attendee", "location"}
	for _, w := range append(words, sampleReferences(t)...) {
		if strings.Contains(text, strings.ToLower(w)) {
			t.Errorf("the calendar holds %q", w)
		}
	}
	if ruleID.MatchString(text) {
		t.Errorf("the calendar holds what looks like a rule: %s", ruleID.FindString(text))
	}
}

var (
	ruleID    = regexp.MustCompile(`\b[a-z]{3}-[0-9]{2}\b`)
	reference = regexp.MustCompile(`(?m)^(?:reference|  policy): *"?([^"\s]+)`)
)

// sampleReferences returns the references of the samples, and the names of the
// policies by which they work.
func sampleReferences(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(filepath.Join("..", "..", "samples", "cases"), func(name string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".yaml" {
			return err
		}
		data, err := os.ReadFile(name)
		for _, m := range reference.FindAllSubmatch(data, -1) {
			out = append(out, string(m[1]))
		}
		return err
	})
	if err != nil || len(out) < 10 {
		t.Fatalf("%d references, %v", len(out), err)
	}
	return out
}

// TestRegisterOfSamplesOpens opens the workbook as spreadsheet programs do.
func TestRegisterOfSamplesOpens(t *testing.T) {
	data := deadlinesOfSamples(t, "--format", "xlsx")
	if again := deadlinesOfSamples(t, "--format", "xlsx"); !bytes.Equal(data, again) {
		t.Error("the same samples give other bytes")
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(f.GetSheetList(), ", "); got != "Register, Next 30 days, Overdue, Extension decisions, Bank holidays used" {
		t.Errorf("the sheets are %s", got)
	}
	rows, err := f.GetRows("Register")
	if err != nil || len(rows) < 100 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

// TestAWorkbookIsNotShownOnATerminal holds that bytes for a program do not end
// up on a screen.
func TestAWorkbookIsNotShownOnATerminal(t *testing.T) {
	for _, format := range []string{"xlsx", "ics"} {
		said := typed([]string{"deadlines", "case.yaml", "--format", format})
		if !strings.Contains(said, "name a file, such as deadlines."+format) {
			t.Errorf("it says: %s", said)
		}
	}
}
