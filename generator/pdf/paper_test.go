package pdf

import "testing"

// TestPaperOfLayoutKeepsEveryPromise writes a paper as the program makes it,
// with pages by layout.
func TestPaperOfLayoutKeepsEveryPromise(t *testing.T) {
	o := newOurs(t)
	data := o.write(t, o.paginate(t))
	report := inspect(t, data, *keepPaper)
	if len(report.Headings) != 4 || len(report.Tables) != 3 || report.Pages != benchPages {
		t.Errorf("found %d headings, %d tables, %d pages", len(report.Headings), len(report.Tables), report.Pages)
	}
	compareGolden(t, "testdata/paper.txt", describe(report))
}
