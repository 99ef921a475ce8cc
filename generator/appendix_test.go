package generator

import (
	"bytes"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casedocs/generator/doc"
)

// appendixA holds the headings of Appendix A of the Lambeth supervision
// policy, one a line, so that the test needs nothing outside the repository.
const appendixA = "testdata/appendix-a.txt"

// lambethPolicy is the policy itself as Markdown, which is not part of the
// repository.
var lambethPolicy = flag.String("lambeth", "", "the Lambeth policy, to hold the list of its headings to it")

// TestEachHeadingOfAppendixAIsOnTheAgreement looks for the headings among
// what a filled agreement calls its parts: headings, names of fields, heads
// of rows and columns, and the title.
func TestEachHeadingOfAppendixAIsOnTheAgreement(t *testing.T) {
	data, err := os.ReadFile(appendixA)
	if err != nil {
		t.Fatal(err)
	}
	headings := strings.Split(strings.TrimSpace(string(data)), "\n")
	if len(headings) < 40 {
		t.Fatalf("%s has only %d headings", appendixA, len(headings))
	}
	labels := labelsOf(samplePaper(t, "staff-newly-qualified", "supervision-agreement"))
	for _, heading := range headings {
		if !slices.Contains(labels, heading) {
			t.Errorf("%q is on no part of the agreement", heading)
		}
	}
}

func TestHeadingsOfAppendixAAreThoseOfThePolicy(t *testing.T) {
	if *lambethPolicy == "" {
		t.Skip("no -lambeth: the headings are taken from " + appendixA)
	}
	data, err := os.ReadFile(*lambethPolicy)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, appendixA, []byte(strings.Join(formHeadings(data), "\n")+"\n"))
}

// samePart is what the form and the paper may write in different ways: white
// space, dashes and a colon at the end.
func samePart(s string) string {
	return strings.TrimRight(strings.ReplaceAll(spaced(s), "–", "-"), ": ")
}

// labelsOf returns what a document calls its parts. The parts of its title
// count one by one, because the name and the date stand among them.
func labelsOf(d *doc.Document) []string {
	var labels []string
	cells := func(rows []doc.Row) {
		for _, r := range rows {
			for _, c := range r.Cells {
				if c.Header {
					labels = append(labels, samePart(doc.PlainText(c.Blocks)))
				}
			}
		}
	}
	doc.Walk(d, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Heading:
			labels = append(labels, samePart(doc.InlineText(b.Inlines)))
		case *doc.Fields:
			for _, f := range b.Items {
				labels = append(labels, samePart(doc.InlineText(f.Name)))
			}
		case *doc.Table:
			cells(b.Head)
			cells(b.Body)
		case *doc.Paragraph:
			if b.Style == "title" {
				for part := range strings.SplitSeq(doc.InlineText(b.Inlines), ", ") {
					labels = append(labels, samePart(part))
				}
			}
		}
	}, func(doc.Inline) {})
	return labels
}

var (
	marks     = regexp.MustCompile(`</?b>|\*\*|^#+ `)
	onlyRules = regexp.MustCompile(`^-*$`)
	blanks    = strings.NewReplacer("ADD NAME ", "", " DATE", "")
)

// formHeadings reads the headings of the form out of the policy: headed and
// bold lines, and the cells of its tables. A cell that ends with a comma goes
// on in the next row, and one with several colons is several headings.
func formHeadings(policy []byte) []string {
	_, form, _ := bytes.Cut(policy, []byte("\n## Appendix A "))
	form, _, _ = bytes.Cut(form, []byte("\n## Appendix B "))
	_, form, _ = bytes.Cut(form, []byte("\n"))
	var headings []string
	add := func(text string) {
		if text = samePart(blanks.Replace(text)); !slices.Contains(headings, text) {
			headings = append(headings, text)
		}
	}
	open := ""
	for line := range strings.SplitSeq(string(form), "\n") {
		if !strings.Contains(line, "\t") && marks.FindString(line) == "" {
			continue
		}
		for cell := range strings.SplitSeq(line, "\t") {
			cell = strings.TrimSpace(open + marks.ReplaceAllString(cell, ""))
			open = ""
			switch {
			case onlyRules.MatchString(cell):
			case strings.HasSuffix(cell, ","):
				open = cell + " "
			case strings.HasSuffix(cell, ":") && strings.Count(cell, ":") > 1:
				for part := range strings.SplitSeq(strings.TrimSuffix(cell, ":"), ":") {
					add(part)
				}
			default:
				add(cell)
			}
			if open != "" {
				break
			}
		}
	}
	return headings
}
