package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casedocs/generator/civil"
)

// TestValuesAreShownOnlyWhereAPersonReads runs check, whose findings go to
// standard output, with each of the two outputs on a terminal or not.
func TestValuesAreShownOnlyWhereAPersonReads(t *testing.T) {
	name := filepath.Join(t.TempDir(), "case.yaml")
	text := "format: 1\nkind: supervision-order\nreference: FBC-1\nchildren:\n  - id: child-1\n    born: 31/02/2019\n"
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name     string
		out, err bool
		flags    []string
		shown    bool
	}{
		{"a terminal", true, true, nil, true},
		{"a file, from a terminal", false, true, nil, false},
		{"a pipe, nobody watching", false, false, nil, false},
		{"a file, values asked for", false, true, []string{"--show-values"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			a := &app{
				out: &out, err: &errs, outTerminal: c.out, errTerminal: c.err, colour: true,
				today: func() (civil.Date, error) { return civil.Date{Year: 2026, Month: 11, Day: 21}, nil },
				now:   time.Now,
			}
			if code := a.run(context.Background(), append([]string{"check", name}, c.flags...)); code != exitFindings {
				t.Fatalf("exit code %d:\n%s%s", code, out.String(), errs.String())
			}
			if shown := strings.Contains(out.String(), "31/02/2019") || strings.Contains(out.String(), "31 February 2019"); shown != c.shown {
				t.Errorf("values shown: %v, want %v:\n%s", shown, c.shown, out.String())
			}
			if coloured := strings.Contains(out.String(), "\x1b["); coloured != c.out {
				t.Errorf("coloured: %v, want %v", coloured, c.out)
			}
		})
	}
}
