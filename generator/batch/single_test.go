package batch

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestWriteFileWritesOneFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "new", "register.xlsx")
	for _, text := range []string{"one", "two"} {
		if err := WriteFile(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(name); err != nil || string(data) != text {
			t.Errorf("it holds %q, %v", data, err)
		}
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
	if left, err := os.ReadDir(filepath.Dir(name)); err != nil || len(left) != 1 {
		t.Errorf("beside it lie %v, %v", left, err)
	}
}

func TestWriteFileReplacesNothingButFiles(t *testing.T) {
	dir := t.TempDir()
	if err := WriteFile(dir, []byte("x")); !errors.Is(err, errNotAFile) {
		t.Errorf("a folder was written over: %v", err)
	}
	link, device := filepath.Join(dir, "link"), os.DevNull
	if err := os.Symlink(device, link); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if err := WriteFile(link, []byte("x")); !errors.Is(err, errNotAFile) {
		t.Errorf("a link to a device was replaced: %v", err)
	}
}
