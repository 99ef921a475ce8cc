package compose

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

var update = flag.Bool("update", false, "rewrite the wanted parts of testdata")

// TestGolden fills the templates of each file of testdata (*.tmpl, of which
// body.tmpl or workbook.tmpl is the entry) with case.yaml, declared by
// shape.txt, in the sections of document.yaml, and compares with what stands
// in want: findings, then the document in its canonical form. The comment of a
// file says what it shows; the words "with origins" in it add origins.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := golden(t, a)
			i := indexOf(a, "want")
			if *update {
				if i < 0 {
					a.Files, i = append(a.Files, txtar.File{Name: "want"}), len(a.Files)
				}
				a.Files[i].Data = got
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if i < 0 {
				t.Fatal("there is no want; run with -update and look at it")
			}
			if want := a.Files[i].Data; !bytes.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func indexOf(a *txtar.Archive, name string) int {
	for i, f := range a.Files {
		if f.Name == name {
			return i
		}
	}
	return -1
}

func golden(t *testing.T, a *txtar.Archive) []byte {
	src := Source{Entry: "body.tmpl"}
	caseText, shapeText := sampleCase, sampleShape
	for _, f := range a.Files {
		switch {
		case f.Name == "case.yaml":
			caseText = string(f.Data)
		case f.Name == "shape.txt":
			shapeText = string(f.Data)
		case f.Name == "document.yaml":
			src.Sections = readSections(t, source.NewFile(f.Name, f.Data))
		case strings.HasSuffix(f.Name, ".tmpl"):
			src.Files = append(src.Files, source.NewFile(f.Name, f.Data))
			if f.Name == "workbook.tmpl" {
				src.Entry = f.Name
			}
		}
	}
	src.Root = readShape(t, shapeText)
	asAt, _ := civil.Parse("2026-10-09")
	in := Input{View: tree.View{Root: readCase(t, "case.yaml", caseText, src.Root), AsAt: asAt}}
	var b bytes.Buffer
	tmpl, diags := Parse(src)
	writeDiags(&b, diags)
	if tmpl == nil {
		return b.Bytes()
	}
	if src.Entry == "workbook.tmpl" {
		w, diags := tmpl.Workbook(in)
		writeDiags(&b, diags)
		if w != nil {
			b.WriteString(doc.DumpWorkbook(w))
		}
		return b.Bytes()
	}
	d, diags := tmpl.Document(in)
	writeDiags(&b, diags)
	if d != nil {
		b.Write(doc.Canonical(d, strings.Contains(string(a.Comment), "with origins")))
	}
	return b.Bytes()
}

// writeDiags writes findings as the tests of this package read them: with
// values, then, where it differs, as a log may show it.
func writeDiags(b *bytes.Buffer, diags diag.List) {
	for _, d := range diags {
		fmt.Fprintf(b, "%s: %s %s\n", place(d.Span), d.Rule, d.Text(true))
		if hidden := d.Text(false); hidden != d.Text(true) {
			fmt.Fprintf(b, "    hidden: %s\n", hidden)
		}
		for _, h := range d.HintTexts(true) {
			fmt.Fprintf(b, "    hint: %s\n", h)
		}
		for _, n := range d.Related {
			fmt.Fprintf(b, "    %s: %s\n", place(n.Span), n.Message)
		}
		if d.Path != "" {
			fmt.Fprintf(b, "    path: %s\n", d.Path)
		}
		if d.Blocks != diag.Write || d.Severity != diag.Must {
			fmt.Fprintf(b, "    %v, blocks %v\n", d.Severity, d.Blocks)
		}
	}
}

func place(s source.Span) string {
	if s.IsZero() {
		return "-"
	}
	return fmt.Sprintf("%s:%d:%d", s.Name(), s.Pos().Line, s.Pos().Column)
}
