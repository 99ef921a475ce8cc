package layout

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casedocs/generator/doc"
)

var update = flag.Bool("update", false, "rewrite the dumps of testdata")

// Each file of testdata is a document in the form of form_test.go, and beside
// it stands the dump of its pages with what was found.
func TestPagesAreAsDumped(t *testing.T) {
	eachForm(t, "testdata", func(t *testing.T, d *doc.Document) string {
		l, found := paginate(t, d)
		checkLayout(t, d, l)
		var got strings.Builder
		for _, f := range found {
			got.WriteString(f.Severity.String() + "[" + f.Rule + "]: " + f.Text(true) + "\n")
		}
		got.WriteString(Dump(l))
		return got.String()
	})
}

// eachForm compares what a function makes of each document of a folder with the
// dump beside it.
func eachForm(t *testing.T, folder string, dump func(*testing.T, *doc.Document) string) {
	t.Helper()
	files, err := filepath.Glob(folder + "/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, strings.TrimSuffix(file, ".txt")+".dump", dump(t, readForm(string(text))))
		})
	}
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run with -update and read the result", err)
	}
	if got != string(want) {
		t.Errorf("%s differs from the pages; run with -update and read the difference\n%s", file, firstDifference(string(want), got))
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return "want " + w[i] + "\ngot  " + g[i]
		}
	}
	return "one is longer than the other"
}

// A layout is the same every time, so that a paper can be made again.
func TestPagesAreTheSameEveryTime(t *testing.T) {
	text := sampleText(t, "plan.txt")
	first, _ := paginate(t, readForm(text))
	for range 5 {
		if l, _ := paginate(t, readForm(text)); Dump(l) != Dump(first) {
			t.Fatal("two layouts of one document differ")
		}
	}
}

func TestPlainTextOfThePlan(t *testing.T) {
	d := readForm(sampleText(t, "plan.txt"))
	if text := doc.PlainText(d.Blocks); !strings.Contains(text, "1. Before the proceedings") {
		t.Errorf("numbers are not part of the text:\n%s", text)
	}
}
