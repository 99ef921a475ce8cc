package generator

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"casedocs/generator/doc"
)

// TestAnotherReaderExtractsNamesExactly lets poppler read the hard sample:
// every name that the paper prints must come out letter for letter, and in
// the order of the document.
func TestAnotherReaderExtractsNamesExactly(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	in := sampleCases(t)["forty-actions"]
	p, d := courtPaper(t, in)
	outputs, found, err := p.pdf(d, "")
	if err != nil || len(outputs) != 1 {
		t.Fatal(err, found)
	}
	cmd := exec.Command(tool, "-enc", "UTF-8", "-", "-")
	cmd.Stdin = bytes.NewReader(outputs[0].Data)
	text, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	got, paper := fold(string(text)), fold(doc.PlainText(d.Blocks))
	names := 0
	for _, list := range []string{"people", "children"} {
		for _, n := range p.from.tree.Root.Field(list).Items {
			name := fold(n.String("name"))
			if name == "" || !strings.Contains(paper, name) {
				continue
			}
			names++
			if !strings.Contains(got, name) {
				t.Errorf("%s is not among the text that poppler reads", n.String("id"))
			}
		}
	}
	if names < 15 {
		t.Errorf("only %d names are printed: the sample does not test much", names)
	}
	at := 0
	for _, heading := range []string{"Summary", "Theorderandwhy", "Thechildren", "Theworries", "Familyandnetwork", "Outcomesandactions", "Whateachsidepromises", "Reviews", "Signatures", "AnnexA", "AnnexC"} {
		next := strings.Index(got[at:], heading)
		if next < 0 {
			t.Fatalf("%s does not follow in the reading order", heading)
		}
		at += next
	}
}
