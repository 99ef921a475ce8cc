package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

// TestSchemasThatEditorsReadCanBeFollowed compiles every schema that init
// writes, and those that the settings of this repository name.
func TestSchemasThatEditorsReadCanBeFollowed(t *testing.T) {
	repository := filepath.Join("..", "..")
	folders := []string{repository}
	for _, kind := range []string{"supervision-order", "staff-supervision"} {
		dir := filepath.Join(t.TempDir(), kind)
		var out, errs bytes.Buffer
		if code := quiet(&out, &errs).run(context.Background(), []string{"init", kind, dir}); code != exitDone {
			t.Fatalf("exit code %d: %s", code, errs.String())
		}
		folders = append(folders, dir)
	}
	for _, dir := range folders {
		settings, err := os.ReadFile(filepath.Join(dir, ".vscode", "settings.json"))
		if err != nil {
			t.Fatal(err)
		}
		var s struct {
			Schemas map[string]any `json:"yaml.schemas"`
		}
		if err := json.Unmarshal(settings, &s); err != nil || len(s.Schemas) < 3 {
			t.Fatalf("%d schemas, error %v", len(s.Schemas), err)
		}
		for name := range s.Schemas {
			if _, err := compileFile(filepath.Join(dir, name)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	checkSamples(t, repository)
}

// TestEditorsUnderlineMistakesAndNotWhatIsEmpty holds the starters to the
// schema as an editor reads both: an empty field is null to it.
func TestEditorsUnderlineMistakesAndNotWhatIsEmpty(t *testing.T) {
	for _, kind := range []string{"supervision-order", "staff-supervision"} {
		dir := filepath.Join(t.TempDir(), kind)
		var out, errs bytes.Buffer
		if code := quiet(&out, &errs).run(context.Background(), []string{"init", kind, dir}); code != exitDone {
			t.Fatalf("exit code %d: %s", code, errs.String())
		}
		s, err := compileFile(filepath.Join(dir, ".casedocs", kind+".schema.json"))
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join(dir, "case.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		var v map[string]any
		if err := yaml.Unmarshal(text, &v); err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("the starter of %s: %v", kind, err)
		}
		v["chidlren"] = []any{}
		if s.Validate(v) == nil {
			t.Errorf("%s: a mistyped field is not underlined", kind)
		}
	}
}

// compileFile compiles a schema from files, as an editor does.
func compileFile(name string) (*jsonschema.Schema, error) {
	c := jsonschema.NewCompiler()
	c.UseLoader(jsonschema.SchemeURLLoader{"file": jsonschema.FileLoader{}, "https": idLoader{}})
	return c.Compile(name)
}

// idLoader finds the files of this repository by the ids that they give
// themselves.
type idLoader struct{}

func (idLoader) Load(url string) (any, error) {
	name, ok := strings.CutPrefix(url, "https://casedocs.example/")
	if !ok {
		return nil, fs.ErrNotExist
	}
	return jsonschema.FileLoader{}.Load("file://" + filepath.Join(mustAbs("../.."), name))
}

func mustAbs(name string) string {
	abs, err := filepath.Abs(name)
	if err != nil {
		panic(err)
	}
	return abs
}

// checkSamples wants the schema of either kind to tell the kinds apart.
func checkSamples(t *testing.T, repository string) {
	t.Helper()
	s, err := compileFile(filepath.Join(repository, ".vscode", "case.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		kind, field string
		fits        bool
	}{
		{"supervision-order", "orders", true}, {"staff-supervision", "orders", false},
		{"supervision-order", "supervisors", false}, {"staff-supervision", "supervisors", true},
	} {
		v := map[string]any{"format": 1, "kind": c.kind, "reference": "FBC-1", c.field: []any{}}
		if err := s.Validate(v); (err == nil) != c.fits {
			t.Errorf("%s with %s: %v", c.kind, c.field, err)
		}
	}
}
