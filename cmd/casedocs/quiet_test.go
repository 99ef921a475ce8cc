package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"casedocs/generator"
	"casedocs/generator/batch"
	"casedocs/generator/civil"
)

// secret is a word that stands in a case and nowhere else.
const secret = "Qzxwv"

// quietly returns the program as it runs where nobody watches.
func quietly(out, errs *bytes.Buffer) *app {
	return &app{
		out: out, err: errs, now: time.Now,
		today: func() (civil.Date, error) { return civil.Date{Year: 2026, Month: 11, Day: 21}, nil },
	}
}

// panicky is an engine with a defect: it panics in the words of the case that
// is called b.yaml.
type panicky struct{ *generator.Engine }

func (p panicky) Make(in generator.Input, opt generator.Options) (generator.Result, error) {
	if in.Name == "b.yaml" {
		panic(generator.Defect{Reference: "FBC-2", Document: "support-plan", Said: fmt.Errorf("cannot break %q", secret)})
	}
	return p.Engine.Make(in, opt)
}

// makeWithDefect makes three cases of which the second brings a defect to
// light, in the folder in which it stands, and returns what was printed.
func makeWithDefect(t *testing.T, json, showValues bool) (out, errs string) {
	t.Helper()
	for name, ref := range map[string]string{"a.yaml": "FBC-1", "b.yaml": "FBC-2", "c.yaml": "FBC-3"} {
		text := "format: 1\nkind: supervision-order\nreference: " + ref + "\nplan:\n  network_note: " + secret + "\n"
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var o, e bytes.Buffer
	a := quietly(&o, &e)
	a.flags.showValues = showValues
	f := generateFlags{out: "out", documents: []string{"support-plan"}, formats: []string{"pdf"}, readers: []string{"court"}, json: json}
	opt, engine, err := a.prepare(f)
	if err != nil {
		t.Fatal(err)
	}
	cases, err := batch.Find([]string{"a.yaml", "b.yaml", "c.yaml"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.makeAll(context.Background(), panicky{engine}, cases, opt, f); err != exitCode(exitDefect) {
		t.Errorf("it ends with %v, want %d", err, exitDefect)
	}
	return o.String(), e.String()
}

func TestDefectIsToldWithoutValuesOrTraitsOfTheMachine(t *testing.T) {
	for _, json := range []bool{false, true} {
		t.Run(fmt.Sprintf("json %v", json), func(t *testing.T) {
			t.Chdir(t.TempDir())
			out, errs := makeWithDefect(t, json, false)
			manifest, err := os.ReadFile(filepath.Join("out", batch.ManifestName))
			if err != nil {
				t.Fatal(err)
			}
			for where, text := range map[string]string{"standard output": out, "standard error": errs, "the manifest": string(manifest)} {
				for what, word := range machine(t) {
					if regexp.MustCompile(`(?i)(^|\W)` + regexp.QuoteMeta(word) + `($|\W)`).MatchString(text) {
						t.Errorf("%s holds %s:\n%s", where, what, text)
					}
				}
			}
			for _, want := range []string{"the case in b.yaml, FBC-2, at its support-plan: *", "\n  casedocs/cmd/casedocs.panicky.Make quiet_test.go:", "\n  casedocs/generator/batch.(*run).make run.go:"} {
				if !strings.Contains(errs, want) {
					t.Errorf("standard error does not hold %q:\n%s", want, errs)
				}
			}
			if strings.Contains(errs, "goroutine") || strings.Contains(errs, "(0x") || strings.Contains(errs, "/generator.go") {
				t.Errorf("the trace holds more than functions and lines:\n%s", errs)
			}
			for _, made := range []string{"FBC-1", "FBC-3"} {
				if _, err := os.Stat(filepath.Join("out", made, made+"-support-plan.pdf")); err != nil {
					t.Errorf("another case was not made: %v", err)
				}
			}
			if !strings.Contains(string(manifest), `"reference": "FBC-2"`) || !strings.Contains(string(manifest), `"failed"`) {
				t.Errorf("the manifest does not say what failed:\n%s", manifest)
			}
		})
	}
}

// machine returns what a report may not hold, by what it is.
func machine(t *testing.T) map[string]string {
	t.Helper()
	words := map[string]string{"a value": secret}
	add := func(what, word string, err error) {
		if err == nil && len(word) > 1 {
			words[what] = word
		}
	}
	me, err := user.Current()
	if err == nil {
		add("the name of the user", me.Username, nil)
	}
	host, err := os.Hostname()
	add("the name of the host", host, err)
	home, err := os.UserHomeDir()
	add("the home folder", home, err)
	here, err := os.Getwd()
	add("the folder it runs in", here, err)
	add("the folder for temporary files", filepath.Clean(os.TempDir()), nil)
	if _, file, _, ok := runtime.Caller(0); ok {
		add("the folder it was built in", filepath.Dir(filepath.Dir(filepath.Dir(file))), nil)
	}
	return words
}

func TestDefectIsToldInItsOwnWordsWhenValuesAreAskedFor(t *testing.T) {
	t.Chdir(t.TempDir())
	if _, errs := makeWithDefect(t, false, true); !strings.Contains(errs, `it said: cannot break "`+secret+`"`) {
		t.Errorf("it says:\n%s", errs)
	}
}

// TestDefectOutsideOfCasesIsToldWithoutValues panics where no case is made.
func TestDefectOutsideOfCasesIsToldWithoutValues(t *testing.T) {
	var out, errs bytes.Buffer
	a := quietly(&out, &errs)
	a.today = func() (civil.Date, error) { panic(secret) }
	if code := a.run(context.Background(), []string{"check", "x.yaml"}); code != exitDefect {
		t.Errorf("exit code %d, want %d", code, exitDefect)
	}
	if said := out.String() + errs.String(); strings.Contains(said, secret) || !strings.Contains(said, "stopped it: string\n") || !strings.Contains(said, "casedocs/cmd/casedocs.(*app).asOf root.go:") {
		t.Errorf("it says:\n%s", said)
	}
}

// named are the fields whose values messages may show: they are words of the
// program, or ids, which name no person.
var named = map[string]bool{"format": true, "kind": true, "reference": true, "policy": true, "id": true}

// TestNoValueOfACaseIsPrintedUnlessAskedFor puts a word of their own into the
// texts of cases, and then into everything, so that findings quote it.
func TestNoValueOfACaseIsPrintedUnlessAskedFor(t *testing.T) {
	samples, err := filepath.Abs(filepath.Join("..", "..", "samples", "cases"))
	if err != nil {
		t.Fatal(err)
	}
	for what, marks := range map[string]func(*yaml.Node) bool{
		"texts": func(n *yaml.Node) bool {
			return n.Tag == "!!str" && strings.ContainsAny(n.Value, " ABCDEFGHIJKLMNOPQRSTUVWXYZ")
		},
		"everything": func(*yaml.Node) bool { return true },
	} {
		t.Run(what, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for _, sample := range []string{"half-filled.yaml", "closure-ended-early.yaml", "staff-newly-qualified.yaml"} {
				if n := mark(t, filepath.Join(samples, sample), marks); n < 20 {
					t.Fatalf("only %d values of %s were marked", n, sample)
				}
			}
			for _, args := range []string{
				"check", "check --format json", "check --format sarif", "generate --json", "generate --json --final", "generate --document support-plan",
				"deadlines", "deadlines --format json",
			} {
				noValue(t, args, typedQuietly(args))
			}
			manifest, err := os.ReadFile(filepath.Join("out", batch.ManifestName))
			if err != nil {
				t.Fatal(err)
			}
			noValue(t, "the manifest", string(manifest))
			if !strings.Contains(typedQuietly("check --show-values"), secret) {
				t.Error("no value is shown even when values are asked for")
			}
		})
	}
}

// typedQuietly returns all that the program prints about the folder it is in.
func typedQuietly(args string) string {
	var out, errs bytes.Buffer
	words := strings.Fields(args)
	quietly(&out, &errs).run(context.Background(), append([]string{words[0], "."}, words[1:]...))
	return out.String() + errs.String()
}

// noValue wants a text without a value of the case.
func noValue(t *testing.T, what, text string) {
	t.Helper()
	if len(text) < 20 {
		t.Errorf("%s: hardly a word: %q", what, text)
	}
	for line := range strings.Lines(text) {
		if strings.Contains(strings.ToLower(line), strings.ToLower(secret)) {
			t.Errorf("%s holds a value: %s", what, line)
		}
	}
}

// mark writes into the folder it is in a case with a word of its own in each of
// the values that marks chooses. It returns how many there are.
func mark(t *testing.T, name string, marks func(*yaml.Node) bool) int {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	n := 0
	var walk func(node *yaml.Node)
	walk = func(node *yaml.Node) {
		if node.Kind == yaml.ScalarNode && marks(node) {
			n++
			*node = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: fmt.Sprintf("%s%d here", secret, n)}
		}
		for i, child := range node.Content {
			if node.Kind != yaml.MappingNode || i%2 == 1 && !named[node.Content[i-1].Value] {
				walk(child)
			}
		}
	}
	walk(&root)
	out, err := yaml.Marshal(&root)
	if err == nil {
		err = os.WriteFile(filepath.Base(name), out, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return n
}
