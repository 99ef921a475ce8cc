// Package poppler lets the tests of other packages read PDF files as a reader
// that shares no code with ours does: pdfinfo of poppler. Nothing
// but tests may import it.
package poppler

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// CheckText wants poppler to read, on its way through the structure tree of a
// file, the words of a document in their order, white space apart. It skips the
// test where pdfinfo is not installed.
func CheckText(t testing.TB, data []byte, words string) {
	t.Helper()
	got, want := glyphs(structureText(t, data)), glyphs(words)
	if got == want {
		return
	}
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	from := max(0, at-60)
	t.Errorf("poppler reads other words in the structure:\ngot  …%.160q\nwant …%.160q", got[min(from, len(got)):], want[min(from, len(want)):])
}

// structureText returns what pdfinfo reads: it prints an element, a reference to
// an annotation or a quoted text in each line. A table of contents says what headings
// say, so it is passed over.
func structureText(t testing.TB, data []byte) string {
	t.Helper()
	var text strings.Builder
	contents := -1 // how far the table of contents is indented that the line stands in
	for line := range strings.Lines(run(t, data, "pdfinfo", "-struct-text", "-enc", "UTF-8", "-")) {
		depth := len(line) - len(strings.TrimLeft(line, " "))
		switch {
		case contents >= 0 && depth > contents:
			continue
		case strings.HasPrefix(line[depth:], "TOC"):
			contents = depth
			continue
		default:
			contents = -1
		}
		if quoted, ok := strings.CutPrefix(strings.TrimSpace(line), `"`); ok {
			text.WriteString(strings.TrimSuffix(quoted, `"`))
		}
	}
	return text.String()
}

// glyphs returns a text as pdfinfo can read it. It reads glyph by glyph and
// passes over ActualText, which tells what a run says that its glyphs do not:
// that an accent was written apart, that a hyphen does not break. White space
// goes because lines and elements end where the document has none.
func glyphs(text string) string {
	text = strings.NewReplacer(
		"\u200b", "", // what glyphs without characters of their own map to
		"\u2011", "-", // the built-in fonts draw it as a hyphen
	).Replace(norm.NFC.String(text))
	return strings.Join(strings.Fields(text), "")
}

// run shows a file to a program of poppler and returns what that prints. A
// complaint about the file fails the test.
func run(t testing.TB, data []byte, program string, args ...string) string {
	t.Helper()
	tool, err := exec.LookPath(program)
	if err != nil {
		t.Skipf("%s is not installed", program)
	}
	cmd := exec.Command(tool, args...)
	var errs bytes.Buffer
	cmd.Stdin, cmd.Stderr = bytes.NewReader(data), &errs
	out, err := cmd.Output()
	if err != nil || errs.Len() > 0 {
		t.Fatalf("%s: %v %s", program, err, errs.String())
	}
	return string(out)
}
