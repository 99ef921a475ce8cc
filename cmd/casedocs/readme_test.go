package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"casedocs/generator/civil"
)

var update = flag.Bool("update", false, "rewrite the sessions of the README and of the guide")

// session is a fenced block of a page that begins with a command line.
var session = regexp.MustCompile("(?s)```\n\\$ casedocs ([^\n]*)\n(.*?)```\n")

// TestReadmeSessionsAreReal runs each session of the README and of the pages of
// the guide at a terminal and compares what is printed; -update rewrites it. The
// sessions of a page run one after the other in a folder of their own, which
// has the samples.
func TestReadmeSessionsAreReal(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob(filepath.Join(root, "cmd", "casedocs", "guide", "*.md"))
	if err != nil || len(pages) < 2 {
		t.Fatalf("pages %v, %v", pages, err)
	}
	for _, page := range append(pages, filepath.Join(root, "README.md")) {
		t.Run(filepath.Base(page), func(t *testing.T) { runSessions(t, root, page) })
	}
}

func runSessions(t *testing.T, root, page string) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.Symlink(filepath.Join(root, "samples"), filepath.Join(folder, "samples")); err != nil {
		t.Skipf("no links here: %v", err)
	}
	t.Chdir(folder)
	sessions := session.FindAllStringSubmatch(string(text), -1)
	if len(sessions) < 2 {
		t.Fatalf("found %d sessions", len(sessions))
	}
	real := string(text)
	for _, s := range sessions {
		got := typed(strings.Fields(s[1]))
		if got != s[2] {
			real = strings.Replace(real, s[0], "```\n$ casedocs "+s[1]+"\n"+got+"```\n", 1)
			if !*update {
				t.Errorf("casedocs %s prints:\n%s\nthe page says:\n%s", s[1], got, s[2])
			}
		}
	}
	if *update {
		if err := os.WriteFile(page, []byte(real), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// typed returns what a person sees who types a command line.
func typed(args []string) string {
	var screen bytes.Buffer
	a := &app{
		in: strings.NewReader(""), out: &screen, err: &screen, outTerminal: true, errTerminal: true,
		today: func() (civil.Date, error) { return civil.Date{Year: 2026, Month: 11, Day: 21}, nil },
		now:   func() time.Time { return time.Time{} },
	}
	a.run(context.Background(), args)
	return strings.ReplaceAll(screen.String(), string(filepath.Separator), "/")
}
