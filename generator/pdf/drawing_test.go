package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"
)

// twoPages is a file as fpdf writes it.
func twoPages(t *testing.T) []byte {
	p := fpdf.New("P", "pt", "A4", "")
	p.SetCompression(false)
	p.AddPage()
	p.RawWriteStr("(first endobj) Tj")
	p.AddPage()
	p.RawWriteStr("(second) Tj")
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestContentsAreTakenOutOfADrawing(t *testing.T) {
	contents, err := readDrawing(twoPages(t), 2)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"(first endobj) Tj", "(second) Tj"} {
		if !bytes.Contains(contents[i], []byte(want)) {
			t.Errorf("page %d is %q", i+1, contents[i])
		}
	}
}

// TestOtherDrawingsAreRefused changes what we rely on; equal lengths keep the
// cross-reference table right.
func TestOtherDrawingsAreRefused(t *testing.T) {
	for _, test := range []struct{ name, old, new, want string }{
		{"no cross-reference table", "\nstartxref\n", "\nstartxxxx\n", "no cross-reference table"},
		{"table elsewhere", "\nxref\n0 ", "\nxxxx\n0 ", "where startxref points"},
		{"second table", "/Info", "/Prev", "more than one"},
		{"catalog elsewhere", "/Type /Catalog", "/Type /Cattlog", "not the catalog"},
		{"other number of pages", "/Count 2", "/Count 3", "page tree of 2 pages"},
		{"pages in another order", "<</Type /Page\n", "<</Type /Pago\n", "is not the page"},
		{"content elsewhere", "/Contents 6 0 R", "/Contents 4 0 R", "object 5 is not the page"},
		{"objects moved", "6 0 obj", "7 0 obj", "not where the table says"},
		{"compressed content", "<</Length ", "<</Lengtk ", "not a plain content stream"},
		{"content longer than it says", "\nendstream", "\nendstraem", "as long as it says"},
	} {
		t.Run(test.name, func(t *testing.T) {
			data := twoPages(t)
			if !bytes.Contains(data, []byte(test.old)) {
				t.Fatalf("fpdf's file does not hold %q", test.old)
			}
			data = bytes.ReplaceAll(data, []byte(test.old), []byte(test.new))
			if _, err := readDrawing(data, 2); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want one that says %q", err, test.want)
			}
		})
	}
}
