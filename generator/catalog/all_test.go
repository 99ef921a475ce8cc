package catalog

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestAllNamesEachAssetOnceWithItsLayer(t *testing.T) {
	own := fstest.MapFS{
		"templates/letter/body.xhtml.tmpl": {Data: []byte("own")},
		"templates/letter/notes.txt":       {Data: []byte("no asset")},
		"templates/.git/x.yaml":            {Data: []byte("hidden")},
		"README.yaml":                      {Data: []byte("below no root")},
	}
	builtIn := Union{
		"templates": fstest.MapFS{"letter/body.xhtml.tmpl": {Data: []byte("first")}, "letter/document.yaml": {Data: []byte("x")}},
		"schemas":   fstest.MapFS{"calendar/e.json": {Data: []byte("{}")}},
	}
	all, err := New(Layer{"assets", own}, Layer{"built-in", builtIn}).All()
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{
		NewEntry("schemas/calendar/e.json", "built-in", []byte("{}")),
		NewEntry("templates/letter/body.xhtml.tmpl", "assets", []byte("own")),
		NewEntry("templates/letter/document.yaml", "built-in", []byte("x")),
	}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Error(diff)
	}
	if got := want[0].SHA256; got != "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a" {
		t.Errorf("SHA-256 of {} is %s", got)
	}
}
