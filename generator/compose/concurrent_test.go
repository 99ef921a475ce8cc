package compose

import (
	"bytes"
	"sync"
	"testing"

	"casedocs/generator/doc"
)

const busy = `<document>
{{range $i, $c := .children}}<section key="{{.id}}"><h1>{{.name}}</h1>
<np>{{possessive .name}} plan: {{label $.threshold.status}}, {{money $.budget}}, {{age .born}} years on {{weekday "2026-10-09"}}.</np>
{{paragraphs $.summary}}
<ul>{{range $n := until 20}}<li key="{{$n}}">{{if gt $n 10}}{{$.absent}}{{else}}{{print $n " of " (len $c.likes)}}{{end}} {{andList $c.likes}}</li>{{end}}</ul></section>{{end}}
</document>`

// TestTemplatesServeManyAtOnce fills one set from several goroutines: each
// gets the same document, down to the origins.
func TestTemplatesServeManyAtOnce(t *testing.T) {
	in, shape := sampleInput(t)
	tmpl, diags := parseOne("t.tmpl", busy, shape)
	if tmpl == nil {
		t.Fatal(diags[0].Text(true))
	}
	var wait sync.WaitGroup
	made := make([][]byte, 8)
	for i := range made {
		wait.Go(func() {
			for range 5 {
				d, diags := tmpl.Document(in)
				if d == nil {
					t.Error(diags[0].Text(true))
					return
				}
				made[i] = doc.Canonical(d, true)
			}
		})
	}
	wait.Wait()
	for _, m := range made {
		if !bytes.Equal(m, made[0]) {
			t.Fatal("the documents differ")
		}
	}
}

func BenchmarkParse(b *testing.B) {
	_, shape := sampleInput(b)
	for b.Loop() {
		if tmpl, _ := parseOne("t.tmpl", busy, shape); tmpl == nil {
			b.Fatal("not parsed")
		}
	}
}

func BenchmarkDocument(b *testing.B) {
	in, shape := sampleInput(b)
	tmpl, _ := parseOne("t.tmpl", busy, shape)
	b.ReportAllocs()
	for b.Loop() {
		if d, _ := tmpl.Document(in); d == nil {
			b.Fatal("no document")
		}
	}
}
