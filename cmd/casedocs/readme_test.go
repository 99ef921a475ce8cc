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

// step is a fenced block of a page that does something: a session that begins
// with a command line, or an edit of a file, written as a diff.
var step = regexp.MustCompile("(?s)```(diff)?\n((?:\\$|---) .*?)```\n")

// TestReadmeSessionsAreReal runs each session of the README and of the pages of
// the guide at a terminal and compares what is printed; -update rewrites it. The
// steps of a page are done one after the other in a folder of their own, which
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
		t.Run(filepath.Base(page), func(t *testing.T) { runSteps(t, root, page) })
	}
}

func runSteps(t *testing.T, root, page string) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.Symlink(filepath.Join(root, "samples"), filepath.Join(folder, "samples")); err != nil {
		t.Skipf("no links here: %v", err)
	}
	t.Chdir(folder)
	sessions := 0
	real := step.ReplaceAllStringFunc(string(text), func(block string) string {
		body := step.FindStringSubmatch(block)[2]
		line, said, _ := strings.Cut(body, "\n")
		words := strings.Fields(line)
		switch {
		case words[0] == "---":
			edit(t, words[1], said)
		case words[1] == "mv":
			if err := os.Rename(words[2], words[3]); err != nil {
				t.Fatal(err)
			}
		case words[1] == "casedocs":
			sessions++
			got := typed(words[2:])
			if got != said && !*update {
				t.Errorf("%s prints:\n%s\nthe page says:\n%s", line, got, said)
			}
			return "```\n" + line + "\n" + got + "```\n"
		default:
			t.Fatalf("nobody knows how to do %q", line)
		}
		return block
	})
	if sessions < 2 {
		t.Fatalf("found %d sessions", sessions)
	}
	if *update {
		if err := os.WriteFile(page, []byte(real), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// edit changes a file as the lines of a diff say: those with a minus stand in
// it once, and those with a plus take their place.
func edit(t *testing.T, name, diff string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var before, after strings.Builder
	for line := range strings.Lines(diff) {
		if line[0] != '+' {
			before.WriteString(line[1:])
		}
		if line[0] != '-' {
			after.WriteString(line[1:])
		}
	}
	if n := strings.Count(string(data), before.String()); n != 1 {
		t.Fatalf("%s has %d times:\n%s", name, n, before.String())
	}
	changed := strings.Replace(string(data), before.String(), after.String(), 1)
	if err := os.WriteFile(name, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
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
