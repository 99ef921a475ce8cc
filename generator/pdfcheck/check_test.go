package pdfcheck_test

import (
	"bytes"
	"strings"
	"testing"

	"casedocs/generator/doc"
	"casedocs/generator/layout"
	"casedocs/generator/pdf"
	"casedocs/generator/pdfcheck"
	"casedocs/generator/typeset"
)

// onePage returns a small good file.
func onePage(t testing.TB) []byte { return pageOf(t, "Support plan", nil) }

// pageOf returns a file with one line as its heading, whose fragments may be
// moved to where they do not belong.
func pageOf(t testing.TB, text string, move func(i int, f *typeset.Fragment)) []byte {
	fonts, err := typeset.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var setter typeset.Setter
	face := fonts.Face(typeset.Bold, "")
	p := setter.Paragraph([]typeset.Span{{Text: text, Face: face, Size: 16}})
	heading := &layout.Element{Role: "H1"}
	l := &layout.Layout{
		Meta:      doc.Meta{Title: "Support plan", Language: "en-GB"},
		Width:     595.28,
		Height:    841.89,
		Root:      &layout.Element{Role: "Document", Kids: []*layout.Element{heading}},
		Bookmarks: []layout.Bookmark{{Level: 1, Title: "Support plan", Element: heading}},
		Pages:     []layout.Page{{Label: "1"}},
	}
	for i, f := range setter.Lines(p, 400)[0].Fragments {
		if move != nil {
			move(i, &f)
		}
		l.Pages[0].Items = append(l.Pages[0].Items, layout.Item{Element: heading, X: 60 + f.X, Y: 80, Run: f.Run})
	}
	data, err := new(pdf.Writer).Write(l)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestGoodFileHasNoProblems(t *testing.T) {
	report, err := pdfcheck.Check(onePage(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		t.Error(p)
	}
	if len(report.Headings) != 1 || report.Headings[0] != (pdfcheck.Heading{Level: 1, Page: 1, Text: "Support plan"}) {
		t.Errorf("headings are %v", report.Headings)
	}
}

// Where directions mix, text that is read next may stand behind text that was
// read before; but nothing may stand alone.
func TestTextOfBothDirectionsDoesNotStandApart(t *testing.T) {
	for _, text := range []string{
		"for مرحبا 123 abc, from", "مرحبا 123 abc", "שָׁלוֹם, 13 March 2027", "Mrs مرحبا بالعالم (123) is 5", "the שלום123abc", "said “שלום עולם 5” today",
	} {
		report, err := pdfcheck.Check(pageOf(t, text, nil))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range report.Problems {
			t.Errorf("%s: %s", text, p)
		}
	}
	away := func(i int, f *typeset.Fragment) {
		if i == 3 {
			f.X += 12
		}
	}
	report, err := pdfcheck.Check(pageOf(t, "for مرحبا 123 abc, from", away))
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Problems) != 1 || !strings.Contains(report.Problems[0].What, "stands apart") {
		t.Errorf("text that is moved away: %v", report.Problems)
	}
}

func TestOtherFilesAreRefused(t *testing.T) {
	good := onePage(t)
	for name, data := range map[string][]byte{
		"empty":            nil,
		"text":             []byte("Dear Sir or Madam"),
		"cut off":          good[:len(good)/2],
		"no startxref":     bytes.Replace(good, []byte("startxref"), []byte("startxxxx"), 1),
		"moved objects":    bytes.Replace(good, []byte("%PDF-1.7\n"), []byte("%PDF-1.7\n%\n"), 1),
		"shortened stream": bytes.Replace(good, []byte("/N 3/Filter/FlateDecode/Length "), []byte("/N 3/Filter/FlateDecode/Length 1"), 1),
	} {
		if _, err := pdfcheck.Check(data); err == nil {
			t.Errorf("%s: the file is read without an error", name)
		}
	}
}

// FuzzCheck changes one byte of a good file and looks for panics.
func FuzzCheck(f *testing.F) {
	good := onePage(f)
	f.Add(uint16(9), byte(1))
	f.Add(uint16(len(good)-20), byte(8))
	f.Fuzz(func(t *testing.T, at uint16, with byte) {
		data := bytes.Clone(good)
		data[int(at)%len(data)] ^= with
		pdfcheck.Check(data)
	})
}
