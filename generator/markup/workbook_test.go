package markup

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/source"
)

var update = flag.Bool("update", false, "rewrite the wanted parts of testdata")

// action is what stands for an action of a template in the test files: a
// pointer with a value {{/a/b|text}}, a gap {{/a/b!label}}, or a withheld
// value {{/a/b#}}.
var action = regexp.MustCompile(`\{\{(/[^|!#}]*)([|!#])([^}]*)\}\}`)

// filled returns the text that the template makes, with its marks.
func filled(name string, template string) ([]byte, []Mark) {
	file := source.NewFile(name, []byte(template))
	var text []byte
	var marks []Mark
	own := func(from, to int) {
		if from < to {
			marks = append(marks, Mark{Offset: len(text), Origin: &doc.Origin{Template: file.Span(from, to)}})
			text = append(text, template[from:to]...)
		}
	}
	at := 0
	for _, m := range action.FindAllStringSubmatchIndex(template, -1) {
		own(at, m[0])
		at = m[1]
		value := strings.ReplaceAll(template[m[6]:m[7]], `\n`, "\n")
		origin := &doc.Origin{Template: file.Span(m[0], m[1]), Data: []string{template[m[2]:m[3]]}}
		marks = append(marks, Mark{Offset: len(text), Origin: origin, Value: true})
		switch template[m[4]] {
		case '|':
			text = append(text, Escape(value)...)
		case '!':
			text = append(text, "<gap>"+Escape(value)+"</gap>"...)
		case '#':
			text = append(text, "<withheld/>"...)
		}
	}
	own(at, len(template))
	return text, marks
}

func told(found diag.List) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "%s:%d:%d %s", d.Span.Name(), d.Span.Pos().Line, d.Span.Pos().Column, d.Rule)
		if d.Path != "" {
			fmt.Fprintf(&b, " (%s)", d.Path)
		}
		fmt.Fprintf(&b, ": %s\n", d.Text(true))
		if hidden := d.Text(false); hidden != d.Text(true) {
			fmt.Fprintf(&b, "  hidden: %s\n", hidden)
		}
		for i, h := range d.HintTexts(true) {
			fmt.Fprintf(&b, "  hint: %s\n", h)
			if hidden := d.HintTexts(false)[i]; hidden != h {
				fmt.Fprintf(&b, "  hidden: %s\n", hidden)
			}
		}
	}
	return b.String()
}

func TestWorkbooks(t *testing.T) {
	files, err := filepath.Glob("testdata/workbook/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, error %v", len(files), err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text, marks := filled("workbook", string(archive.Files[0].Data))
			root, found := Parse(text, marks)
			w, more := Workbook(root, doc.Meta{Title: "Test"})
			got := told(append(found, more...))
			if got == "" {
				got = doc.DumpWorkbook(w)
			}
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(archive.Files) != 2 {
				t.Fatal("the file has no wanted part; run with -update and read what it writes")
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestCellKnowsWhereItsWordsCameFrom(t *testing.T) {
	text, marks := filled("workbook", `<workbook><sheet name="S"><columns><column>A</column></columns>
<row key="k"><cell>by {{/people/0/name|Priya}}, {{/people/0/role|social worker}}</cell></row></sheet></workbook>`)
	root, _ := Parse(text, marks)
	w, found := Workbook(root, doc.Meta{})
	if len(found) > 0 {
		t.Fatal(told(found))
	}
	o := w.Sheets[0].Rows[0].Cells[0].Origin
	if diff := cmp.Diff([]string{"/people/0/name", "/people/0/role"}, o.Data); diff != "" {
		t.Error(diff)
	}
	if got := o.Template.Text(); got != "{{/people/0/name|Priya}}" {
		t.Errorf("placed at %q", got)
	}
}

func TestPounds(t *testing.T) {
	for s, want := range map[string]string{
		"0": "£0.00", "910": "£910.00", "1250.5": "£1,250.50", "-1234567.89": "-£1,234,567.89", "999.999": "£999.999",
	} {
		if got := pounds(s); got != want {
			t.Errorf("pounds(%q) = %q, want %q", s, got, want)
		}
	}
}
