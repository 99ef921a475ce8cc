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

func TestNamesOfFilesCannotActOnATerminal(t *testing.T) {
	const name = "a\n\x1b[31mb\u202e.yaml"
	dir := plant(t, name)
	cases, err := Find([]string{dir}, nil)
	if err != nil || len(cases) != 1 {
		t.Fatalf("%d cases, error %v", len(cases), err)
	}
	in, err := cases[0].read()
	if err != nil || string(in.Files[0].Data()) != name {
		t.Fatalf("read %q, error %v", in.Files[0].Data(), err)
	}
	for _, called := range []string{cases[0].Name, in.Files[0].Name()} {
		if !strings.HasSuffix(called, "/a\ufffd\ufffd[31mb\ufffd.yaml") {
			t.Errorf("it is called %q", called)
		}
	}
}

func TestFindFollowsLinks(t *testing.T) {
	dir := plant(t, "cases/family/case.yaml", "elsewhere/1.yaml", "far/case.yaml", "far/sign-offs.yaml")
	for link, to := range map[string]string{
		"cases/family/reviews": "elsewhere", // a part of a case
		"cases/again":          "cases/family",
		"cases/circle":         "cases",
		"cases/linked":         "far",
		"cases/lost.yaml":      "nowhere.yaml",
		"start":                "cases",
	} {
		if err := os.Symlink(filepath.Join(dir, to), filepath.Join(dir, link)); err != nil {
			t.Skip("links cannot be made here:", err)
		}
	}
	start := filepath.Join(dir, "start")
	cases, err := Find([]string{start}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range cases {
		rel, _ := filepath.Rel(start, c.Name)
		got = append(got, filepath.ToSlash(rel)+strings.Repeat("+", len(c.files)-1))
	}
	// A review that a link leads to is a part of its case; what two names lead
	// to is one case; and a file that is lost is a case that cannot be read.
	if want := []string{"again+", "linked+", "lost.yaml"}; !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
	if _, err := cases[2].read(); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("reading what is not there: %v", err)
	}
}

func TestFolderThatCannotBeOpenedIsACaseThatCannotBeRead(t *testing.T) {
	dir := plant(t, "a.yaml", "shut/b.yaml", "whole/case.yaml", "whole/reviews/1.yaml")
	for _, name := range []string{"shut", "whole/reviews"} {
		name = filepath.Join(dir, name)
		if err := os.Chmod(name, 0); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(name, 0o700)
		if _, err := os.ReadDir(name); err == nil {
			t.Skip("this user may open every folder")
		}
	}
	cases, err := Find([]string{dir}, nil)
	if err != nil || len(cases) != 3 {
		t.Fatalf("%d cases, error %v", len(cases), err)
	}
	for _, c := range cases[1:] {
		if _, err := c.read(); !errors.Is(err, os.ErrPermission) {
			t.Errorf("%s is read with error %v", c.Name, err)
		}
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
