package batch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// checkFolder wants so many problems that matter in a folder.
func checkFolder(t *testing.T, dir string, want int) []Problem {
	t.Helper()
	v, err := Verify(dir)
	if err != nil {
		t.Fatal(err)
	}
	var bad []Problem
	for _, p := range v.Problems {
		if !p.Kind.Harmless() {
			bad = append(bad, p)
		}
	}
	if len(bad) != want {
		t.Errorf("%d problems, want %d: %v", len(bad), want, bad)
	}
	return bad
}

// madeFolder returns a folder with papers of one case.
func madeFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	o := outcome("A-1", "plan.pdf", "letter.pdf")
	for i := range o.Result.Outputs {
		o.Result.Outputs[i].Data = []byte(strings.Repeat("some paper ", 40))
	}
	enterRun(t, small(dir), o)
	return dir
}

func TestEveryFlippedBitIsFound(t *testing.T) {
	dir := madeFolder(t)
	checkFolder(t, dir, 0)
	for _, name := range []string{ManifestName, "A-1/plan.pdf", "A-1/letter.pdf"} {
		file := filepath.Join(dir, name)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for at := range data {
			data[at] ^= 1 << (at % 8)
			if err := os.WriteFile(file, data, 0o600); err != nil {
				t.Fatal(err)
			}
			if bad := checkFolder(t, dir, 1); len(bad) == 1 && bad[0].File != name {
				t.Fatalf("byte %d of %s: found in %s", at, name, bad[0].File)
			}
			data[at] ^= 1 << (at % 8)
		}
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	checkFolder(t, dir, 0)
}

func TestVerifySaysWhatBecameOfAFile(t *testing.T) {
	cut := func(file string) error { return os.Truncate(file, 3) }
	folder := func(file string) error { return errors.Join(os.Remove(file), os.Mkdir(file, 0o700)) }
	link := func(file string) error {
		away := filepath.Join(filepath.Dir(filepath.Dir(file)), "away")
		return errors.Join(os.Rename(file, away), os.Symlink(away, file))
	}
	for name, c := range map[string]struct {
		harm func(string) error
		want ProblemKind
	}{
		"taken away":          {os.Remove, Missing},
		"cut short":           {cut, Changed},
		"a folder instead":    {folder, Changed},
		"a link to the same":  {link, Changed},
		"a link to somewhere": {func(f string) error { return errors.Join(os.Remove(f), os.Symlink("/etc/hostname", f)) }, Changed},
	} {
		t.Run(name, func(t *testing.T) {
			dir := madeFolder(t)
			if err := c.harm(filepath.Join(dir, "A-1", "plan.pdf")); err != nil {
				t.Skip(err)
			}
			if bad := checkFolder(t, dir, 1); len(bad) == 1 && (bad[0].Kind != c.want || bad[0].File != "A-1/plan.pdf") {
				t.Errorf("%+v", bad)
			}
		})
	}
}

func TestFolderThatBecameALinkIsFound(t *testing.T) {
	dir := madeFolder(t)
	away := t.TempDir()
	if err := os.Rename(filepath.Join(dir, "A-1"), filepath.Join(away, "A-1")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(away, "A-1"), filepath.Join(dir, "A-1")); err != nil {
		t.Skip(err)
	}
	checkFolder(t, dir, 2)
}

func TestWhatTheManifestDoesNotListIsToldAndHarmless(t *testing.T) {
	dir := madeFolder(t)
	for _, name := range []string{"notes.txt", "A-1/extra.pdf", tempPrefix + "X", "A-1/" + tempPrefix + "Y", "A-1/odd\x1b[31m.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	v, err := Verify(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := "[{extra A-1/extra.pdf it is not in the manifest} {extra A-1/odd\ufffd[31m.txt it is not in the manifest} {extra notes.txt it is not in the manifest}]"
	if got := fmt.Sprint(v.Problems); got != want {
		t.Errorf("problems %s", got)
	}
	checkFolder(t, dir, 0)
}

func TestFolderWithoutAManifestIsIncomplete(t *testing.T) {
	bad := checkFolder(t, t.TempDir(), 1)
	if len(bad) == 1 && bad[0].Kind != BadManifest {
		t.Errorf("%+v", bad)
	}
	if _, err := Verify(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a folder that is not there was verified")
	}
}
