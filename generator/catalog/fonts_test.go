package catalog

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestReadFontsWalksAFolder(t *testing.T) {
	file := func(data string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(data)} }
	fonts, err := ReadFonts(fstest.MapFS{
		"z.ttf": file("z"), "B.TTF": file("b"), "asian/c.ttc": file("c"), "asian/deep/d.Otf": file("d"),
		"notes.txt": file("x"), "font.woff2": file("x"), ".hidden.ttf": file("x"), ".cache/e.ttf": file("x"), "ttf": file("x"),
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range fonts {
		got = append(got, f.Name+"="+string(f.Data))
	}
	if want := []string{"B.TTF=b", "asian/c.ttc=c", "asian/deep/d.Otf=d", "z.ttf=z"}; !slices.Equal(got, want) {
		t.Errorf("read %v, want %v", got, want)
	}
}

func TestReadFontsSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		name string
		fsys fstest.MapFS
		want string
	}{
		{"no font", fstest.MapFS{"notes.txt": {}}, "there is no font in it"},
		{"no file", fstest.MapFS{"a.ttf": {Mode: fs.ModeNamedPipe}}, "read a.ttf: it is not a file"},
		{"large", fstest.MapFS{"a.ttf": {Data: make([]byte, maxFont+1)}}, "read a.ttf: larger than 67108864 bytes"},
	} {
		if _, err := ReadFonts(c.fsys); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v, want one that says %q", c.name, err, c.want)
		}
	}
}
