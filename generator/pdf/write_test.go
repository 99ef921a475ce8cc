package pdf

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"casedocs/generator/pdfcheck"

	"github.com/google/go-cmp/cmp"
)

var (
	update    = flag.Bool("update", false, "rewrite the golden files")
	keep      = flag.String("keep", "", "write the sample file to this path, to look at it")
	keepPaper = flag.String("keep-paper", "", "write the paper of the benchmarks to this path")
)

func TestSampleKeepsEveryPromise(t *testing.T) {
	data, err := new(Writer).Write(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "testdata/sample.txt", describe(inspect(t, data, *keep)))
}

// inspect reports every problem of a file, and writes the file to a path to
// look at where one is given.
func inspect(t *testing.T, data []byte, path string) pdfcheck.Report {
	t.Helper()
	if path != "" {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	report, err := pdfcheck.Check(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		t.Error(p)
	}
	return report
}

// describe writes down what a reader finds in a file.
func describe(r pdfcheck.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %q, language %s, %d pages\n\nstructure\n%s\noutline\n", r.Title, r.Language, r.Pages, r.Structure())
	for _, m := range r.Outline {
		fmt.Fprintf(&b, "%*s%s -> %d\n", 2*m.Level, "", m.Title, m.Page)
	}
	b.WriteString("\nlinks\n")
	for _, l := range r.Links {
		fmt.Fprintf(&b, "  page %d: %q, said as %q, leads to %s\n", l.Page, l.Text, l.Contents, l.Target)
	}
	return b.String()
}

func TestEqualLayoutsGiveEqualBytes(t *testing.T) {
	want, err := new(Writer).Write(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	var shared Writer
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 5 {
				got, err := shared.Write(sample(t))
				if err != nil || !bytes.Equal(got, want) {
					t.Errorf("a shared writer wrote other bytes (error %v)", err)
				}
			}
		})
	}
	group.Wait()
}

// compareGolden compares text with a golden file; a missing one fails.
func compareGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}
