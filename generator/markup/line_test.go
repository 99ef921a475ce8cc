package markup

import (
	"strings"
	"testing"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
)

// written returns what a document says in a form that shows its breaks as /.
func written(t *testing.T, body string) (string, *doc.Document, diag.List) {
	t.Helper()
	text, marks := filled("body.tmpl", "<document>"+body+"</document>")
	root, found := Parse(text, marks)
	if len(found) > 0 {
		t.Fatalf("%s: %s", body, found[0].Text(true))
	}
	d, found := Document(root, doc.Meta{})
	if d == nil {
		return "", nil, found
	}
	var b strings.Builder
	doc.Walk(d, func(doc.Block) {}, func(in doc.Inline) {
		switch in := in.(type) {
		case *doc.Text:
			b.WriteString(in.Value)
		case *doc.Break:
			b.WriteString("/")
		}
	})
	return b.String(), d, found
}

func TestBreaksStandOnlyBetweenWords(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"between lines", "<p>1 High Street<br/>Leeds</p>", "1 High Street/Leeds"},
		{"white space around", "<p>\n  1 High Street <br/>\n  Leeds\n</p>", "1 High Street/Leeds"},
		{"a line that is not there", "<p>1 High Street<br/>{{/line2|}}<br/>Leeds</p>", "1 High Street/Leeds"},
		{"at both ends", "<p><br/>Leeds<br/> <br/></p>", "Leeds"},
		{"beside marked words", "<p><strong>The council</strong><br/><em>Leeds</em></p>", "The council/Leeds"},
		{"nothing else", "<p><br/></p><p>Leeds</p>", "Leeds"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, found := written(t, c.body)
			if len(found) > 0 {
				t.Fatalf("found %s", found[0].Text(true))
			}
			if got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestClassesOfLetters(t *testing.T) {
	_, d, found := written(t, `<p class="from">a</p><p class="to">b</p><table><tbody><tr><th>c</th><td class="number">£1</td></tr></tbody></table>`)
	if len(found) > 0 {
		t.Fatalf("found %s", found[0].Text(true))
	}
	for i, want := range []string{"from", "to"} {
		if got := d.Blocks[i].(*doc.Paragraph).Style; got != want {
			t.Errorf("paragraph %d has the style %q, want %q", i+1, got, want)
		}
	}
	if got := d.Blocks[2].(*doc.Table).Body[0].Cells[1].Style; got != "number" {
		t.Errorf("the cell has the style %q", got)
	}
}

func TestMistakesInLettersAreFound(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"<p>a<br>b</br></p>", `"<br>" holds nothing`},
		{`<p>a<br class="x"/>b</p>`, `"<br>" has no attribute "class"`},
		{`<p><span lang="the Welsh language">bore da</span></p>`, `the attribute "lang" cannot be "the Welsh language"`},
		{`<table><tbody><tr><td class="money">1</td></tr></tbody></table>`, `the attribute "class" cannot be "money"`},
	} {
		_, _, found := written(t, c.body)
		if len(found) != 1 || found[0].Text(true) != c.want {
			t.Errorf("%s: found %v, want %s", c.body, found, c.want)
		}
	}
}
