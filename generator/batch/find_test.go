package batch

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// plant makes empty files, and the folders for them, in a new folder.
func plant(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, n := range names {
		p := filepath.Join(dir, n)
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(n), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFindWalksFoldersInOrderOfNames(t *testing.T) {
	dir := plant(t, "b.yaml", "a.yml", "notes.txt", ".hidden.yaml", ".git/x.yaml",
		"family/case.yaml", "family/sign-offs.yaml", "family/reviews/2.yaml", "family/reviews/1.yaml", "deep/er/c.yaml")
	cases, err := Find([]string{dir}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range cases {
		for _, f := range c.files {
			rel, _ := filepath.Rel(dir, f)
			got = append(got, filepath.ToSlash(rel))
		}
		got = append(got, "|")
	}
	want := "a.yml | b.yaml | deep/er/c.yaml | family/case.yaml family/reviews/1.yaml family/reviews/2.yaml family/sign-offs.yaml |"
	if strings.Join(got, " ") != want {
		t.Errorf("found %s\nwant  %s", strings.Join(got, " "), want)
	}
}

func TestFindKeepsTheOrderGivenAndDropsRepeats(t *testing.T) {
	dir := plant(t, "a.yaml", "b.yaml")
	a, b := filepath.Join(dir, "a.yaml"), filepath.Join(dir, "b.yaml")
	cases, err := Find([]string{b, dir, a}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range cases {
		got = append(got, c.files[0])
	}
	if !slices.Equal(got, []string{b, a}) {
		t.Errorf("found %v", got)
	}
}

func TestFindSaysWhenThereIsNoCase(t *testing.T) {
	dir := plant(t, "notes.txt")
	if _, err := Find([]string{dir}, nil); !errors.Is(err, ErrNoCase) {
		t.Errorf("error = %v, want ErrNoCase", err)
	}
	if _, err := Find([]string{filepath.Join(dir, "none")}, nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error = %v, want not exist", err)
	}
}

func TestReadStopsJustAfterTheLimit(t *testing.T) {
	c := Case{Name: "standard input", files: []string{"-"}, stdin: strings.NewReader(strings.Repeat("x", maxFile+100))}
	in, err := c.read()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(in.Files[0].Data()); n != maxFile {
		t.Errorf("read %d bytes, want %d", n, maxFile)
	}
	if in.Files[0].Name() != "standard input" {
		t.Errorf("name = %q", in.Files[0].Name())
	}
}
