package compose

import (
	"bytes"
	"testing"

	"casedocs/generator/source"
)

// TestUncalledWantsACallFromOneEntryOfTheFolder parses two entries that share
// a folder, as a document and its workbook do.
func TestUncalledWantsACallFromOneEntryOfTheFolder(t *testing.T) {
	parts := source.NewFile("own/parts.tmpl", []byte(`
{{define "of-body"}}{{template "of-both" .}}{{end}}
{{define "of-book"}}{{template "of-both" .}}{{end}}
{{define "of-both"}}{{end}}
{{define "of-nobody"}}{{template "of-of-nobody" .}}{{end}}
{{define "of-of-nobody"}}{{end}}
{{define "section-left-out"}}{{heading}}{{template "of-section" .}}{{end}}
{{define "of-section"}}{{end}}`))
	shared := source.NewFile("shared/parts.tmpl", []byte(`{{define "of-others"}}{{end}}`))
	parse := func(name, text string) *Templates {
		entry := source.NewFile(name, []byte(text))
		tmpl, diags := Parse(Source{Files: []*source.File{entry, parts, shared}, Entry: name})
		if len(diags) > 0 {
			t.Fatal(diags[0].Text(true))
		}
		return tmpl
	}
	body := parse("own/body", `{{template "of-body" .}}{{define "in-body"}}{{end}}`)
	book := parse("own/book", `{{template "of-book" .}}`)
	const ofNobody = `own/parts.tmpl:5:23: TMPL-11 no template calls "of-nobody"
    hint: call it, or take it out
    should, blocks nothing
own/parts.tmpl:6:26: TMPL-11 no template calls "of-of-nobody"
    hint: call it, or take it out
    should, blocks nothing
`
	for _, c := range []struct {
		name string
		sets []*Templates
		want string
	}{
		{"both entries", []*Templates{body, book}, `own/body:1:45: TMPL-11 no template calls "in-body"
    hint: call it, or take it out
    should, blocks nothing
` + ofNobody},
		{"one entry", []*Templates{book}, `own/parts.tmpl:2:21: TMPL-11 no template calls "of-body"
    hint: call it, or take it out
    should, blocks nothing
` + ofNobody},
		{"an entry with mistakes", []*Templates{body, nil}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			writeDiags(&b, Uncalled(c.sets...))
			if got := b.String(); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
