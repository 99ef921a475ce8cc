package layout

import (
	"os"
	"testing"

	"casedocs/generator/doc"
)

func sampleText(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// BenchmarkPaginate sets the four pages of testdata/plan.txt with fonts that
// have seen their words, as in a batch.
func BenchmarkPaginate(b *testing.B) {
	d := readForm(sampleText(b, "plan.txt"))
	benchmark(b, d)
}

// BenchmarkPaginateLong sets forty pages.
func BenchmarkPaginateLong(b *testing.B) {
	d := readForm(sampleText(b, "plan.txt"))
	once := d.Blocks
	for range 9 {
		d.Blocks = append(d.Blocks[:len(d.Blocks):len(d.Blocks)], append([]doc.Block{&doc.PageBreak{}}, once...)...)
	}
	benchmark(b, d)
}

func benchmark(b *testing.B, d *doc.Document) {
	set, err := fonts()
	if err != nil {
		b.Fatal(err)
	}
	st := court(b)
	l, _ := Paginate(d, st, set)
	b.ReportMetric(float64(len(l.Pages)), "pages")
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		Paginate(d, st, set)
	}
}
