package compose

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/tree"
)

// FuzzTemplate: no text of a template makes loading or filling it panic or
// run on, and whatever is wrong has a place in the template.
func FuzzTemplate(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range txtar.Parse(data).Files {
			if strings.HasSuffix(file.Name, ".tmpl") {
				f.Add(string(file.Data))
			}
		}
	}
	for _, fn := range functions {
		f.Add("<document><p>" + fn.usage() + "</p></document>")
	}
	in, shape := sampleInput(f)
	f.Fuzz(func(t *testing.T, text string) {
		tmpl, diags := parseOne("t.tmpl", text, shape)
		if tmpl == nil {
			placed(t, diags)
			return
		}
		d, diags := tmpl.Document(in)
		placed(t, diags)
		if d == nil && diags.Blocks() != diag.Write {
			t.Error("no document is made and nothing is said")
		}
		if d != nil {
			doc.Canonical(d, true)
		}
	})
}

func placed(t *testing.T, diags diag.List) {
	for _, d := range diags {
		if d.Span.IsZero() {
			t.Errorf("no place: %s", d.Text(true))
		}
	}
}

const fuzzed = `<document><p key="{{.summary}}">{{.summary}}</p><p>[{{with .summary}}{{print . ""}}{{end}}]</p>{{paragraphs .summary}}{{numbered .summary}}<table><tbody><tr><td><a href="mailto:{{.summary}}">{{upper .summary}}</a></td></tr></tbody></table></document>`

// FuzzRender: whatever a case says, it never becomes markup, the document
// says it as it is, and no fault but a link that leads nowhere comes of it.
func FuzzRender(f *testing.F) {
	for _, s := range []string{
		"plain", "<b>", "&amp;", "a\n\nb", "a\r\nb", `"'`, "{{.x}}", "]]>", "<!--", "\u00a0", "😀", "--", " a ", "\tb\t",
		"</p><signature/>", "a\u2028b", "%s", "אב", "\x00", "\xff",
	} {
		f.Add(s)
	}
	_, shape := sampleInput(f)
	tmpl, diags := parseOne("t.tmpl", fuzzed, shape)
	if tmpl == nil {
		f.Fatal(diags)
	}
	f.Fuzz(func(t *testing.T, s string) {
		in := Input{View: tree.View{Root: &tree.Node{Kind: tree.Map, Shape: shape, Fields: []tree.Field{
			{Name: "summary", Value: &tree.Node{Kind: tree.String, Text: s, Pointer: "/summary", Shape: shape.Property("summary")}},
		}}}}
		d, diags := tmpl.Document(in)
		placed(t, diags)
		if strings.TrimSpace(s) == "" {
			return // not recorded
		}
		for _, x := range diags {
			if x.Rule != "MARK-10" {
				t.Fatalf("%q: %s %s", s, x.Rule, x.Text(true))
			}
		}
		if d == nil {
			return
		}
		checkSays(t, d, s)
	})
}

// checkSays checks that a document says s where the template prints it.
func checkSays(t *testing.T, d *doc.Document, s string) {
	if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > 0xfffd && r < 0x10000 }) {
		return // line breaks and what XML cannot hold change on purpose
	}
	p := d.Blocks[0].(*doc.Paragraph)
	if got := doc.InlineText(p.Inlines); got != s || p.Key != s {
		t.Errorf("%q reads %q, its key %q", s, got, p.Key)
	}
	if got := doc.InlineText(d.Blocks[1].(*doc.Paragraph).Inlines); got != "["+s+"]" {
		t.Errorf("%q reads %q in brackets", s, got)
	}
}
