package pdf

import (
	"os"
	"testing"

	"casedocs/generator/pdfcheck"
)

// TestPaperOfLayoutKeepsEveryPromise writes a paper as the program makes it,
// with pages by layout.
func TestPaperOfLayoutKeepsEveryPromise(t *testing.T) {
	o := newOurs(t)
	data := o.write(t, o.paginate(t))
	if *keepPaper != "" {
		if err := os.WriteFile(*keepPaper, data, 0o600); err != nil {
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
	if len(report.Headings) != 4 || len(report.Tables) != 3 || report.Pages != benchPages {
		t.Errorf("found %d headings, %d tables, %d pages", len(report.Headings), len(report.Tables), report.Pages)
	}
	compareGolden(t, "testdata/paper.txt", describe(report))
}
