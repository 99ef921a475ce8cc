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

var update = flag.Bool("update", false, "rewrite the sessions of the README")

const readme = "../../README.md"

// session is a fenced block of the README that begins with a command line.
var session = regexp.MustCompile("(?s)```\n\\$ casedocs ([^\n]*)\n(.*?)```\n")

// TestReadmeSessionsAreReal runs each session of the README at a terminal in
// the root of the repository and compares what is printed; -update rewrites
// it.
func TestReadmeSessionsAreReal(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	samples, err := filepath.Abs("../../samples")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(samples, filepath.Join(root, "samples")); err != nil {
		t.Skipf("no links here: %v", err)
	}
	t.Chdir(root)
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
				t.Errorf("casedocs %s prints:\n%s\nthe README says:\n%s", s[1], got, s[2])
			}
		}
	}
	if *update {
		name := filepath.Join(filepath.Dir(samples), "README.md")
		if err := os.WriteFile(name, []byte(real), 0o644); err != nil {
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
