package batch

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func newTestWriter(t *testing.T) (*writer, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	w, err := newWriter(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.close() })
	return w, dir
}

func TestFilesAreForTheirOwnerAlone(t *testing.T) {
	w, dir := newTestWriter(t)
	if err := w.folder("ref"); err != nil {
		t.Fatal(err)
	}
	if err := w.file("ref/a.pdf", []byte("x")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]os.FileMode{".": 0o700, "ref": 0o700, "ref/a.pdf": 0o600} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", name, got, want)
		}
	}
}

func TestNothingIsWrittenOutsideTheFolder(t *testing.T) {
	w, dir := newTestWriter(t)
	outside := filepath.Join(filepath.Dir(dir), "outside")
	victim := filepath.Join(outside, "victim")
	if err := os.Mkdir(outside, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(victim, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{"linkdir": outside, "linkfile": victim} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skipf("no links here: %v", err)
		}
	}
	for _, name := range []string{
		"../x", "/etc/x", "linkdir/victim", "linkdir/new", "sub/../../x", "..", "", "a\x00b", "../outside/victim",
		strings.Repeat("a", 300), "nofolder/x",
	} {
		if err := w.file(name, []byte("evil")); err == nil {
			t.Errorf("%q was written", name)
		}
	}
	if err := w.folder("linkdir/../../outside"); err == nil {
		t.Error("a folder outside was opened")
	}
	if err := w.file("linkfile", []byte("own")); err != nil {
		t.Errorf("a link at the name was not replaced: %v", err)
	}
	if got, _ := os.ReadFile(victim); string(got) != "precious" {
		t.Errorf("the file outside now reads %q", got)
	}
	if entries, _ := os.ReadDir(outside); len(entries) != 1 {
		t.Errorf("%d entries outside, want only the victim", len(entries))
	}
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), tempPrefix) {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func TestLeftoversOfAKilledRunAreTakenAway(t *testing.T) {
	w, dir := newTestWriter(t)
	if err := w.folder("ref"); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(dir, "ref", tempPrefix+"ABC")
	if err := os.WriteFile(left, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := w.folder("ref"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); !os.IsNotExist(err) {
		t.Errorf("%s is still there", left)
	}
}

func TestOldFileStaysWhenTheNewOneCannotBeWritten(t *testing.T) {
	w, dir := newTestWriter(t)
	if err := w.file("a.pdf", []byte("old")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "b.pdf"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := w.file("b.pdf", []byte("new")); err == nil {
		t.Error("a folder was replaced by a file")
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "a.pdf")); string(got) != "old" {
		t.Errorf("a.pdf reads %q", got)
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 2 {
		t.Errorf("%d entries, want 2: a temporary file was left", len(entries))
	}
}
