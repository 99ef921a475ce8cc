package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-fonts/dejavu/dejavusansmono"
	"github.com/go-fonts/dejavu/dejavusansmonobold"
	"github.com/rogpeppe/go-internal/testscript"

	"casedocs/generator/pdfcheck"
	"casedocs/generator/typeset"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"casedocs": main})
}

// TestSessions runs the sessions of testdata: each is what a user types and
// what the program answers.
func TestSessions(t *testing.T) {
	samples, err := filepath.Abs("../../samples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLES", samples)
			e.Setenv("SOURCE_DATE_EPOCH", "1795219200") // 21 November 2026
			e.Defer(func() { checkPapers(t, e.WorkDir) })
			return putFonts(e)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"agree": agree, "exits": exits, "replace": replace, "says": says},
	})
}

// putFonts puts folders of fonts beside a session: some that can be used, one
// that may not be embedded, and one of pictures beside one that can be used.
func putFonts(e *testscript.Env) error {
	mono := dejavusansmono.TTF
	forbidden := bytes.Clone(mono)
	tables, err := typeset.ReadTables(forbidden)
	if err != nil {
		return err
	}
	tables[0]["OS/2"][9] = 2 // fsType
	for name, data := range map[string][]byte{
		"fonts/mono/DejaVuSansMono.ttf":      mono,
		"fonts/mono/DejaVuSansMono-Bold.ttf": dejavusansmonobold.TTF,
		"forbidden/Forbidden.ttf":            forbidden,
		"pictures/Mono.ttf":                  mono,
		"pictures/Pictures.ttf":              bytes.Replace(mono, []byte("glyf"), []byte("xlyf"), 1),
	} {
		file := filepath.Join(e.WorkDir, "of-the-user", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(file, data, 0o600); err != nil {
			return err
		}
	}
	for _, folder := range []string{"fonts", "forbidden", "pictures"} {
		e.Setenv(strings.ToUpper(folder), filepath.Join(e.WorkDir, "of-the-user", folder))
	}
	return nil
}

// checkPapers shows every PDF that a session made to the structural checker.
func checkPapers(t *testing.T, dir string) {
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".pdf" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		report, err := pdfcheck.Check(data)
		if err != nil || len(report.Problems) > 0 {
			t.Errorf("%s: %v %v", name, err, report.Problems)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// exits runs a command and wants an exact exit code: exits 3 casedocs ...
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARGUMENT...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// agree runs a command that writes papers so many times, a process each, and
// wants the same report every time: agree TIMES COMMAND [ARGUMENT...].
func agree(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: agree TIMES COMMAND [ARGUMENT...]")
	}
	times, err := strconv.Atoi(args[0])
	ts.Check(err)
	if testing.Short() {
		times = min(times, 3)
	}
	zones := []string{"UTC", "Pacific/Kiritimati", "America/St_Johns"}
	first := ""
	for i := range times {
		ts.Setenv("GOMAXPROCS", strconv.Itoa(1+i%4))
		ts.Setenv("TZ", zones[i%len(zones)])
		out := "run-" + strconv.Itoa(i+1)
		ts.Check(ts.Exec(args[1], append(args[2:len(args):len(args)], "--out", out)...))
		report := ts.ReadFile("stdout")
		if !strings.Contains(report, `"sha256"`) {
			ts.Fatalf("the report has no hashes: %s", report)
		}
		if first == "" {
			first = report
		}
		if report != first {
			ts.Fatalf("process %d made other papers than the first:\n%s", i+1, report)
		}
		ts.Check(os.RemoveAll(ts.MkAbs(out)))
	}
}

// replace changes the first place in a file that matches: replace PATTERN WORDS
// FILE.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace PATTERN WORDS FILE")
	}
	text := ts.ReadFile(args[2])
	place := regexp.MustCompile(args[0]).FindStringIndex(text)
	if place == nil {
		ts.Fatalf("%s has nothing like %s", args[2], args[0])
	}
	text = text[:place[0]] + args[1] + text[place[1]:]
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(text), 0o600))
}

// says wants a PDF to say words, or not to: says FILE WORDS.
func says(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] says FILE WORDS")
	}
	report, err := pdfcheck.Check([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	if text := strings.Join(strings.Fields(report.Root.Text()), " "); strings.Contains(text, args[1]) == neg {
		ts.Fatalf("the paper says: %s", text)
	}
}

// fullDisk takes so many bytes and no more.
type fullDisk int

func (d *fullDisk) Write(p []byte) (int, error) {
	if len(p) > int(*d) {
		return 0, errors.New("no space left on device")
	}
	*d -= fullDisk(len(p))
	return len(p), nil
}

func TestOutputThatIsCutShortEndsWithFive(t *testing.T) {
	bad := filepath.Join("..", "..", "samples", "bad", "bad-id.yaml")
	for _, args := range [][]string{
		{"version"},
		{"schema", "supervision-order"},
		{"check", bad},
		{"check", bad, "--format", "json"},
		{"generate", bad, "--dry-run", "--json"},
	} {
		t.Run(strings.Join(args[:1], " "), func(t *testing.T) {
			var errs bytes.Buffer
			room := fullDisk(5)
			a := &app{out: &room, err: &errs, today: today, now: time.Now}
			if code := a.run(context.Background(), args); code != exitWrite {
				t.Errorf("exit code %d, want %d", code, exitWrite)
			}
			if !strings.Contains(errs.String(), "no space left") {
				t.Errorf("nothing is said: %s", errs.String())
			}
		})
	}
}
