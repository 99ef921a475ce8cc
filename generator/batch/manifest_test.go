package batch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"casedocs/generator"
	"casedocs/generator/catalog"
	"casedocs/schemas"
)

// small are options under which a run writes into dir.
func small(dir string) Options {
	return Options{Make: today, Out: dir, Assets: []generator.Asset{catalog.NewEntry("templates/x.tmpl", "built-in", nil)}}
}

// enterRun plays a run whose papers are given, because the engine of these
// tests makes none, and returns its manifest and notes.
func enterRun(t *testing.T, opt Options, outcomes ...Outcome) (Manifest, []string) {
	t.Helper()
	r := &run{maker: engine(t), opt: opt, taken: map[string]string{}}
	if err := r.open(); err != nil {
		t.Fatal(err)
	}
	var cases []Case
	for _, o := range outcomes {
		cases = append(cases, o.Case)
		o.Files = papers(o.Result.Outputs)
		r.enter(r.finish(o))
	}
	if err := r.close(cases); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(opt.Out)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	m, err := readManifest(root)
	if err != nil {
		t.Fatal(err)
	}
	return m, r.ledger.notes
}

// outcome is a case with papers of one byte each.
func outcome(ref string, names ...string) Outcome {
	o := Outcome{Case: Case{Name: ref + ".yaml", path: ref + ".yaml"}, Result: generator.Result{Reference: ref}}
	for _, n := range names {
		o.Result.Outputs = append(o.Result.Outputs, generator.Output{Name: ref + "/" + n, Document: "plan", Audience: "court", Reader: "court", For: []string{"mother"}, Format: "pdf", Data: []byte(n)})
	}
	return o
}

// listing returns what a manifest says of its files, a line for each case.
func listing(m Manifest) []string {
	var lines []string
	for _, c := range m.Cases {
		line := c.Reference + " " + string(c.Status)
		for _, f := range c.Outputs {
			line += " " + strings.TrimPrefix(f.Name, c.Reference+"/")
			if f.Stale {
				line += "(stale)"
			}
		}
		lines = append(lines, line)
	}
	return lines
}

func wantListing(t *testing.T, m Manifest, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, listing(m)); diff != "" {
		t.Errorf("the manifest lists (-want +got):\n%s", diff)
	}
}

func TestLaterRunForgetsNothing(t *testing.T) {
	dir := t.TempDir()
	m, notes := enterRun(t, small(dir), outcome("B-1", "plan"), outcome("A-1", "letter", "plan"))
	wantListing(t, m, "A-1 written letter plan", "B-1 written plan")
	if len(notes) > 0 {
		t.Errorf("notes of a first run: %q", notes)
	}

	letters := small(dir)
	letters.Make.Documents = []string{"letter"} // so plans stay
	m, notes = enterRun(t, letters, outcome("C-1", "plan"), outcome("a-1", "plan"), outcome("A-1"))
	if len(notes) != 1 || !strings.Contains(notes[0], "listed as stale: 2") {
		t.Errorf("notes %q", notes)
	}
	var stale []string
	for _, c := range m.Cases {
		for _, f := range c.Outputs {
			if f.Stale {
				stale = append(stale, f.Name)
			}
		}
	}
	if want := []string{"A-1/letter", "A-1/plan"}; !slices.Equal(stale, want) || len(m.Cases) != 4 {
		t.Errorf("stale %v, want %v, of %d cases", stale, want, len(m.Cases))
	}
	checkFolder(t, dir, 0)
}

func TestEntryOfACaseWhoseFilesAreGoneIsDropped(t *testing.T) {
	dir := t.TempDir()
	enterRun(t, small(dir), outcome("A-1", "plan"), outcome("B-1", "letter", "plan"))
	if err := os.RemoveAll(filepath.Join(dir, "A-1")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "B-1", "plan")); err != nil {
		t.Fatal(err)
	}
	m, notes := enterRun(t, small(dir), outcome("C-1", "plan"))
	wantListing(t, m, "B-1 written letter plan", "C-1 written plan")
	if len(notes) != 1 || !strings.Contains(notes[0], "all files of A-1 are gone") {
		t.Errorf("notes %q", notes)
	}
	checkFolder(t, dir, 1) // B-1/plan is missing, and a later run does not hide it
}

func TestRefusedCaseKeepsTheFilesOfEarlierRuns(t *testing.T) {
	dir := t.TempDir()
	enterRun(t, small(dir), outcome("A-1", "plan"))
	bad := outcome("A-1")
	bad.Err = errors.New("no space left")
	m, _ := enterRun(t, small(dir), bad)
	wantListing(t, m, "A-1 failed plan(stale)")
}

func TestSettingsAreKeptWhileACaseNamesThem(t *testing.T) {
	dir := t.TempDir()
	enterRun(t, small(dir), outcome("A-1", "plan"))
	other := small(dir)
	other.Make.Formats = []string{"xlsx", "pdf", "pdf"}
	m, _ := enterRun(t, other, outcome("B-1", "plan"))
	if len(m.Settings) != 2 {
		t.Errorf("%d settings, want those of both runs", len(m.Settings))
	}
	m, _ = enterRun(t, other, outcome("A-1", "plan"))
	if len(m.Settings) != 1 || !slices.Equal(m.Settings[0].Formats, []string{"pdf", "xlsx"}) {
		t.Errorf("settings %+v", m.Settings)
	}
}

func TestOrderOfRunsDoesNotChangeTheManifest(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	a, b := outcome("A-1", "plan"), outcome("B-1", "plan")
	enterRun(t, small(one), a)
	enterRun(t, small(one), b)
	enterRun(t, small(two), b)
	enterRun(t, small(two), a)
	first, _ := os.ReadFile(filepath.Join(one, ManifestName))
	second, _ := os.ReadFile(filepath.Join(two, ManifestName))
	if len(first) == 0 || !bytes.Equal(first, second) {
		t.Errorf("%s\ndiffers from\n%s", first, second)
	}
}

func TestInterruptedRunListsWhatItDidNotReach(t *testing.T) {
	dir := t.TempDir()
	cases := written(t, 20)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	reported := 0
	err := Run(ctx, engine(t), cases, small(dir), func(Outcome) { reported++; cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	v, err := Verify(dir)
	if err != nil || v.Cases != 20 {
		t.Errorf("%+v, error %v", v, err)
	}
	checkFolder(t, dir, 20-reported)
	if err := Run(context.Background(), engine(t), cases, small(dir), func(Outcome) {}); err != nil {
		t.Fatal(err)
	}
	checkFolder(t, dir, 0)
}

func TestManifestIsTheSameForAnyNumberOfJobs(t *testing.T) {
	cases := written(t, 12)
	var first []byte
	for _, jobs := range []int{1, 4, 30} {
		opt := small(t.TempDir())
		opt.Jobs = jobs
		if err := Run(context.Background(), engine(t), cases, opt, func(Outcome) {}); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(opt.Out, ManifestName))
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = got
		}
		if !bytes.Equal(got, first) {
			t.Errorf("%d jobs make another manifest", jobs)
		}
	}
}

func TestManifestThatCannotBeTrustedStopsTheRunAndStays(t *testing.T) {
	good := Manifest{Settings: []Settings{}, Cases: []CaseEntry{}}.seal()
	naming := func(name string) string {
		return string(Manifest{Settings: []Settings{}, Cases: []CaseEntry{{Status: Written, Inputs: []File{}, Outputs: []File{{Name: name}}}}}.seal())
	}
	for name, data := range map[string]string{
		"not a manifest":             `{"name": "web-app"}`,
		"no JSON":                    "hello",
		"empty":                      "",
		"cut short":                  string(good[:len(good)-5]),
		"edited":                     strings.Replace(string(good), "casedocs", "casedocz", 1),
		"newer":                      strings.Replace(string(good), `"schema_version": 1`, `"schema_version": 2`, 1),
		"leads elsewhere":            naming("../../x"),
		"breaks a line":              naming("a\nb/x"),
		"acts on screens":            naming("a/\x1b[2Jx"),
		"leads elsewhere on Windows": naming(`a/..\..\x`),
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, ManifestName)
			if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
				t.Fatal(err)
			}
			err := Run(context.Background(), engine(t), written(t, 1), small(dir), func(Outcome) { t.Error("a case was made") })
			if err == nil || !strings.Contains(err.Error(), "rename it, or write into another folder") {
				t.Errorf("error = %v", err)
			}
			if kept, _ := os.ReadFile(file); string(kept) != data {
				t.Error("the file was changed")
			}
			checkFolder(t, dir, 1)
		})
	}
}

func TestCaseCannotTakeThePlaceOfTheManifest(t *testing.T) {
	r := &run{taken: map[string]string{}}
	o := r.finish(outcome("Manifest.json", "plan"))
	if len(o.Result.Outputs)+len(o.Files) > 0 || len(o.Result.Findings) != 1 || o.Result.Findings[0].Rule != "BAT-04" {
		t.Errorf("findings %v", o.Result.Findings)
	}
}

func TestManifestNamesNothingOfTheMachine(t *testing.T) {
	dir := plant(t, "family/case.yaml", "family/reviews/1.yaml", "deep/er/c.yaml")
	alone := filepath.Join(dir, "deep", "er", "c.yaml")
	for _, given := range []string{dir, filepath.Join(dir, "family"), alone} {
		cases, err := Find([]string{given}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range cases {
			got = append(got, c.called())
			for _, f := range c.files {
				got = append(got, c.within(shown(f), f))
			}
		}
		want := map[string][]string{
			dir:                          {"deep/er/c.yaml", "deep/er/c.yaml", "family", "family/case.yaml", "family/reviews/1.yaml"},
			filepath.Join(dir, "family"): {"family", "case.yaml", "reviews/1.yaml"},
			alone:                        {"c.yaml", "c.yaml"},
		}[given]
		if !slices.Equal(got, want) {
			t.Errorf("%s: names %q, want %q", given, got, want)
		}
	}
	t.Chdir(filepath.Join(dir, "deep"))
	cases, err := Find([]string{"er", "../family"}, nil)
	if err != nil || cases[0].called() != "er/c.yaml" || cases[1].called() != "family" {
		t.Errorf("cases %+v, error %v", cases, err)
	}
}

func TestReferenceThatNamesNoFileIsNotRecorded(t *testing.T) {
	for ref, want := range map[string]string{"FBC-2026.014_a": "FBC-2026.014_a", "Marla Fennimore": "", strings.Repeat("A", 101): ""} {
		if got := fileReference(ref); got != want {
			t.Errorf("%q is recorded as %q", ref, got)
		}
	}
}

// manifestSchema compiles the schema of manifests.
func manifestSchema(t *testing.T) (*jsonschema.Schema, map[string]any) {
	t.Helper()
	data, err := schemas.Files.ReadFile("meta/manifest.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("manifest.schema.json", raw); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("manifest.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s, raw.(map[string]any)
}

func TestManifestFitsItsSchema(t *testing.T) {
	dir := t.TempDir()
	enterRun(t, small(dir), outcome("A-1", "letter.pdf", "plan.pdf"))
	failed := outcome("B-1")
	failed.Err = errors.New("unreadable")
	enterRun(t, small(dir), outcome("A-1", "plan.pdf"), failed, Outcome{Case: Case{Name: "x.yaml", path: "x.yaml"}, Result: generator.Result{Reference: "not a reference"}})
	data, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	s, _ := manifestSchema(t)
	if err := s.Validate(v); err != nil {
		t.Error(err)
	}
	for _, wrong := range []string{`"pages": "1"`, `"host": "server-1"`} {
		var v any
		if err := json.Unmarshal(bytes.Replace(data, []byte(`"program"`), []byte(wrong+`, "program"`), 1), &v); err != nil {
			t.Fatal(err)
		}
		if s.Validate(v) == nil {
			t.Errorf("a manifest with %s fits", wrong)
		}
	}
}

func TestEveryFieldOfTheManifestSaysWhatItIs(t *testing.T) {
	_, raw := manifestSchema(t)
	defs := raw["$defs"].(map[string]any)
	seen := 0
	visit := func(place string, s map[string]any) {
		properties, _ := s["properties"].(map[string]any)
		for name, p := range properties {
			p := p.(map[string]any)
			if ref, _ := p["$ref"].(string); len(p) == 1 {
				p = defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
			}
			for _, word := range []string{"title", "description", "examples"} {
				if p[word] == nil {
					t.Errorf("%s/%s has no %s", place, name, word)
				}
			}
			seen++
		}
	}
	visit("", raw)
	for name, d := range defs {
		visit(name, d.(map[string]any))
	}
	if seen < 25 {
		t.Errorf("only %d fields were looked at", seen)
	}
}
