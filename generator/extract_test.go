package generator

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"casedocs/generator/doc"
	reader "casedocs/generator/internal/poppler"
)

// TestAnotherReaderExtractsNamesExactly lets poppler read the samples: every
// name that a paper prints must come out letter for letter, and the parts in
// the order of the document.
func TestAnotherReaderExtractsNamesExactly(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	for _, name := range []string{"forty-actions", "fernwick-juniper-otis"} {
		t.Run(name, func(t *testing.T) { extract(t, tool, sampleCases(t)[name]) })
	}
}

// TestAnotherReaderFindsTheTextOfTheTree lets poppler walk through the structure
// of every paper of the samples: what it reads is what the document tree says,
// in its order, white space apart.
func TestAnotherReaderFindsTheTextOfTheTree(t *testing.T) {
	if testing.Short() {
		t.Skip("poppler reads a page again for every element on it")
	}
	eachPaper(t, func(t *testing.T, _ string, p *paper) {
		d := document(t, p)
		if d == nil {
			t.Skip("it has sheets alone")
		}
		t.Parallel()
		outputs, found, err := p.pdf(d, "")
		if err != nil || len(outputs) != 1 {
			t.Fatal(err, found)
		}
		words := doc.PlainText(d.Blocks)
		if words == "" {
			t.Error("the paper says nothing")
		}
		reader.CheckText(t, outputs[0].Data, words)
	})
}

func extract(t *testing.T, tool string, in Input) {
	p, d := courtPaper(t, in)
	outputs, found, err := p.pdf(d, "")
	if err != nil || len(outputs) != 1 {
		t.Fatal(err, found)
	}
	// In its usual order poppler guesses columns and may mix the cells of a row;
	// in the order of the file, each printed name must be whole.
	usual := fold(poppler(t, tool, outputs[0].Data))
	got, paper := fold(poppler(t, tool, outputs[0].Data, "-raw")), fold(doc.PlainText(d.Blocks))
	names := 0
	for _, list := range []string{"people", "children"} {
		for _, n := range p.from.tree.Root.Field(list).Items {
			name := fold(n.String("name"))
			if name == "" || !strings.Contains(paper, name) {
				continue
			}
			names++
			if !strings.Contains(usual, name) {
				t.Errorf("poppler does not find the name of %s", n.String("id"))
			}
			if want, have := strings.Count(paper, name), strings.Count(got, name); have < want {
				t.Errorf("the name of %s is printed %d times, poppler reads it %d times", n.String("id"), want, have)
			}
		}
	}
	if names < 10 {
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

// poppler returns the text that pdftotext reads from a file.
func poppler(t *testing.T, tool string, data []byte, flags ...string) string {
	t.Helper()
	cmd := exec.Command(tool, append(flags, "-enc", "UTF-8", "-", "-")...)
	cmd.Stdin = bytes.NewReader(data)
	text, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
