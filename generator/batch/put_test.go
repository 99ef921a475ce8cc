package batch

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casedocs/generator/source"
)

func TestPutWritesOverNothingUnlessTold(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	files := []*source.File{source.NewFile("a/b/one.yaml", []byte("1")), source.NewFile("two.yaml", []byte("2"))}
	put := func(over bool, wantN int, wantErr error) {
		t.Helper()
		if n, err := Put(dir, files, over); n != wantN || !errors.Is(err, wantErr) {
			t.Errorf("wrote %d files, error %v; want %d, %v", n, err, wantN, wantErr)
		}
	}
	read := func(name string) string {
		data, _ := os.ReadFile(filepath.Join(dir, name))
		return string(data)
	}
	put(false, 2, nil)
	put(false, 0, nil)
	mine := filepath.Join(dir, "two.yaml")
	if err := os.WriteFile(mine, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "a", "b", "one.yaml")); err != nil {
		t.Fatal(err)
	}
	put(false, 0, ErrInTheWay)
	if read("two.yaml") != "mine" || read("a/b/one.yaml") != "" {
		t.Error("something was written although a file was in the way")
	}
	if _, err := Put(dir, files, false); !strings.Contains(err.Error(), mine) {
		t.Errorf("error %v does not name %s", err, mine)
	}
	put(true, 2, nil)
	if read("two.yaml") != "2" || read("a/b/one.yaml") != "1" {
		t.Error("the files were not written over")
	}
}

func TestPutFollowsNoLink(t *testing.T) {
	dir, away := t.TempDir(), filepath.Join(t.TempDir(), "victim")
	if err := os.WriteFile(away, []byte("1"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(away, filepath.Join(dir, "one.yaml")); err != nil {
		t.Skip(err)
	}
	files := []*source.File{source.NewFile("one.yaml", []byte("1"))}
	if _, err := Put(dir, files, false); !errors.Is(err, ErrInTheWay) {
		t.Errorf("error %v", err)
	}
	files[0] = source.NewFile("one.yaml", []byte("2"))
	if _, err := Put(dir, files, true); err != nil {
		t.Error(err)
	}
	if data, _ := os.ReadFile(away); string(data) != "1" {
		t.Error("the file behind the link was changed")
	}
}
