package generator

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casedocs/generator/doc"
)

// contentPoints is a list of the points of the content standard with the words
// of a sample in which a reader sees each; its head describes its form.
const contentPoints = "testdata/content.txt"

// pointsOf tells how many points each part of the content standard has.
var pointsOf = map[string]int{"1": 10, "2": 10, "3": 10, "4": 10, "4b": 5}

// A contentPoint is one point of the content standard, seen in a section of a
// sample's paper.
type contentPoint struct {
	line                          int
	point, paper, sample, section string
	wants, refuses                []string
}

// TestEachPointOfTheContentStandardIsInAPaper looks up each point where it is
// to be seen. A sample, paper or section that is missing fails the test.
func TestEachPointOfTheContentStandardIsInAPaper(t *testing.T) {
	papers := map[string]*doc.Document{}
	seen := map[string]bool{}
	for _, c := range readContentPoints(t) {
		seen[c.point] = true
		t.Run(c.point+"/"+c.paper+"/"+c.section, func(t *testing.T) {
			name := c.sample + "/" + c.paper
			if papers[name] == nil {
				papers[name] = samplePaper(t, c.sample, c.paper)
			}
			c.look(t, papers[name])
		})
	}
	for part, n := range pointsOf {
		for i := range n {
			if point := fmt.Sprintf("%s.%d", part, i+1); !seen[point] {
				t.Errorf("point %s stands nowhere in %s", point, contentPoints)
			}
		}
	}
}

// contentStandard is the standard itself as Markdown, which is not part of the
// repository.
var contentStandard = flag.String("standard", "", "the content standard, to hold the number of its points to it")

// TestPointsAreThoseOfTheContentStandard counts the points of each part in the
// standard: numbered ones, or, in a part without numbers, those with a bullet.
func TestPointsAreThoseOfTheContentStandard(t *testing.T) {
	if *contentStandard == "" {
		t.Skip("no -standard: the points are those of " + contentPoints)
	}
	data, err := os.ReadFile(*contentStandard)
	if err != nil {
		t.Fatal(err)
	}
	numbered, bullets := map[string]int{}, map[string]int{}
	part := ""
	for line := range strings.Lines(string(data)) {
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			part, _, _ = strings.Cut(heading, " ")
		}
		switch number, _, found := strings.Cut(line, ". **"); {
		case found && strings.Trim(number, "0123456789") == "":
			numbered[part]++
		case strings.HasPrefix(line, "* "):
			bullets[part]++
		}
	}
	for part, want := range pointsOf {
		if got := numbered[part]; got != want && (got > 0 || bullets[part] != want) {
			t.Errorf("part %s has %d numbered points and %d others, the list has %d", part, got, bullets[part], want)
		}
	}
}

// samplePaper fills the body of a sample's paper; there must be one.
func samplePaper(t *testing.T, sample, paper string) *doc.Document {
	t.Helper()
	root := filepath.Join(samples, sample)
	if _, err := os.Stat(root); err != nil {
		root += ".yaml"
	}
	for _, p := range papersOf(t, readSample(t, root)) {
		if p.name() == paper {
			return document(t, p)
		}
	}
	t.Fatalf("the sample %s makes no %s", sample, paper)
	return nil
}

// look finds the words of a point, in their order.
func (c contentPoint) look(t *testing.T, d *doc.Document) {
	whole := doc.PlainText(d.Blocks)
	text := whole
	if c.section != "all" {
		s := sectionOf(d, c.section)
		if s == nil {
			t.Fatalf("%s:%d: the paper has no section %s", contentPoints, c.line, c.section)
		}
		text = doc.PlainText(s.Blocks)
	}
	text, whole = spaced(text), spaced(whole)
	for _, want := range c.wants {
		_, after, found := strings.Cut(text, spaced(want))
		if !found {
			t.Errorf("%s:%d: %q is not there, or not in this order", contentPoints, c.line, want)
			continue
		}
		text = after
	}
	for _, word := range c.refuses {
		if strings.Contains(strings.ToLower(whole), strings.ToLower(word)) {
			t.Errorf("%s:%d: the paper says %q", contentPoints, c.line, word)
		}
	}
}

// sectionOf returns the section of a document with a key, nil without one.
func sectionOf(d *doc.Document, key string) *doc.Section {
	var found *doc.Section
	doc.Walk(d, func(b doc.Block) {
		if s, ok := b.(*doc.Section); ok && s.Key == key && found == nil {
			found = s
		}
	}, func(doc.Inline) {})
	return found
}

// spaced puts one plain space for all white space between words.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

func readContentPoints(t *testing.T) []contentPoint {
	t.Helper()
	data, err := os.ReadFile(contentPoints)
	if err != nil {
		t.Fatal(err)
	}
	var points []contentPoint
	for i, line := range strings.Split(string(data), "\n") {
		words := strings.TrimSpace(line)
		switch {
		case words == "" || strings.HasPrefix(line, "#"):
		case line[0] != ' ':
			f := strings.Fields(line)
			if len(f) != 4 {
				t.Fatalf("%s:%d: a point has a number, a paper, a sample and a section", contentPoints, i+1)
			}
			points = append(points, contentPoint{line: i + 1, point: f[0], paper: f[1], sample: f[2], section: f[3]})
		case len(points) == 0:
			t.Fatalf("%s:%d: words before the first point", contentPoints, i+1)
		default:
			c := &points[len(points)-1]
			if word, refused := strings.CutPrefix(words, "! "); refused {
				c.refuses = append(c.refuses, word)
			} else {
				c.wants = append(c.wants, words)
			}
		}
	}
	for _, c := range points {
		if len(c.wants) == 0 {
			t.Errorf("%s:%d: the point %s wants no words", contentPoints, c.line, c.point)
		}
	}
	return points
}
