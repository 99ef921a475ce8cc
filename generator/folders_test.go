package generator

import (
	"strings"
	"testing"
	"testing/fstest"

	"casedocs/generator/catalog"
	"casedocs/generator/diag"
)

func TestFolderOfAssetsThatLacksAPartIsAFinding(t *testing.T) {
	const body = `<document lang="en-GB"><h1>Note</h1></document>`
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	for name, c := range map[string]struct {
		files fstest.MapFS
		want  string
	}{
		"no document.yaml": {fstest.MapFS{"templates/note/body.xhtml.tmpl": file(body)}, "the folder templates/note has no document.yaml"},
		"no policy.yaml":   {fstest.MapFS{"schemas/policy/moon/tests.yaml": file("x")}, "the folder schemas/policy/moon has no policy.yaml"},
		"no template":      {fstest.MapFS{"templates/note/document.yaml": file(noteManifest)}, "there is no body.xhtml.tmpl beside this file"},
		"no such style": {fstest.MapFS{
			"templates/note/document.yaml":   file(strings.Replace(noteManifest, "style: court", "style: cort", 1)),
			"templates/note/body.xhtml.tmpl": file(body),
		}, "there is no page style"},
		"odd name": {fstest.MapFS{
			"templates/My \u00fc/document.yaml":   file(noteManifest),
			"templates/My \u00fc/body.xhtml.tmpl": file(body),
		}, "cannot be the name of a document type"},
	} {
		_, found, err := Open(catalog.New(catalog.Layer{Name: "own", FS: c.files}, builtInLayer()), "test")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if text := inWords(found); found.Blocks() != diag.Write || !strings.Contains(text, c.want) || !strings.Contains(text, ".yaml:") {
			t.Errorf("%s: want %q, got:\n%s", name, c.want, text)
		}
	}
}
