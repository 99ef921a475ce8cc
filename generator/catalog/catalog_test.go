package catalog

import (
	"errors"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"
)

func TestEarlierLayersHideLaterOnesFileByFile(t *testing.T) {
	own := fstest.MapFS{"templates/letter/body.xhtml.tmpl": {Data: []byte("own")}}
	built := fstest.MapFS{
		"templates/letter/body.xhtml.tmpl":  {Data: []byte("built")},
		"templates/letter/document.yaml":    {Data: []byte("title: x")},
		"templates/minutes/body.xhtml.tmpl": {Data: []byte("minutes")},
	}
	c := New(Layer{"own", own}, Layer{"built-in", built})

	f, layer, err := c.File("templates/letter/body.xhtml.tmpl")
	if err != nil || string(f.Data()) != "own" || layer != "own" {
		t.Errorf("File = %v from %q, %v; want the own layer's", f, layer, err)
	}
	if _, layer, _ := c.File("templates/letter/document.yaml"); layer != "built-in" {
		t.Errorf("document.yaml came from %q", layer)
	}
	if _, _, err := c.File("templates/none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing asset: %v, want fs.ErrNotExist", err)
	}
	names, err := c.Names("templates", true)
	if err != nil || !slices.Equal(names, []string{"letter", "minutes"}) {
		t.Errorf("Names = %v, %v", names, err)
	}
	files, err := c.Files("templates/letter", ".tmpl")
	if err != nil || len(files) != 1 || string(files[0].Data()) != "own" {
		t.Errorf("Files = %v, %v", files, err)
	}
}

func TestHugeAssetIsRefused(t *testing.T) {
	c := New(Layer{"own", fstest.MapFS{"schemas/x.json": {Data: make([]byte, maxAsset+1)}}})
	if _, _, err := c.File("schemas/x.json"); err == nil {
		t.Error("an asset above the limit was read")
	}
}

func TestOddThingsInAFolderAreNoAssets(t *testing.T) {
	c := New(Layer{"own", fstest.MapFS{
		"templates/.git/config":          {Data: []byte("x")},
		"templates/styles/.hidden.yaml":  {Data: []byte("x")},
		"templates/letter/document.yaml": {Mode: fs.ModeNamedPipe},
	}})
	if names, err := c.Names("templates", true); err != nil || !slices.Equal(names, []string{"letter", "styles"}) {
		t.Errorf("folders: %v, %v", names, err)
	}
	if names, err := c.Names("templates/styles", false); err != nil || len(names) > 0 {
		t.Errorf("files: %v, %v", names, err)
	}
	if _, _, err := c.File("templates/letter/document.yaml"); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a pipe was read: %v", err)
	}
}
