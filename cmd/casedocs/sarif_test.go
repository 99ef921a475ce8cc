package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// TestSARIFFitsItsSchema shows what check prints for every bad sample to the
// schema of SARIF 2.1.0, which the library carries.
func TestSARIFFitsItsSchema(t *testing.T) {
	var out, errs bytes.Buffer
	bad := filepath.Join("..", "..", "samples", "bad")
	if code := quiet(&out, &errs).run(context.Background(), []string{"check", bad, "--format", "sarif"}); code != exitFindings {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	log, err := readSARIF(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for right, wrong := range map[string]string{`"startLine"`: `"startingLine"`, `"error"`: `"must"`, `"2.1.0"`: `"2.0.0"`} {
		if _, err := readSARIF(bytes.Replace(out.Bytes(), []byte(right), []byte(wrong), 1)); err == nil {
			t.Errorf("with %s in place of %s it fits as well, so nothing is shown by this test", wrong, right)
		}
	}
	if n := len(log.Runs[0].Results); n < 40 {
		t.Errorf("%d results", n)
	}
	for _, r := range log.Runs[0].Results {
		if rule := log.Runs[0].Tool.Driver.Rules[r.RuleIndex]; *rule.ID != *r.RuleID {
			t.Errorf("rule %s has the index of %s", *r.RuleID, *rule.ID)
		}
	}
}

// readSARIF reads a log that may have no name unknown to the standard and must
// fit its schema.
func readSARIF(data []byte) (*sarif.Report, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(new(sarif.Report)); err != nil {
		return nil, err
	}
	log, err := sarif.FromBytes(data)
	if err != nil {
		return nil, err
	}
	return log, log.Validate()
}

func TestSARIFCountsColumnsInCodePointsAndHasNoValues(t *testing.T) {
	f := source.NewFile("a b/case#1.yaml", []byte("note: 𝒜𝒜 Marla\n"))
	at := bytes.Index(f.Data(), []byte("Marla"))
	log := sarifOf(diag.List{
		{Rule: "Z-1", Severity: diag.Info, Message: "nowhere"},
		{Rule: "A-1", Severity: diag.Must, Span: f.Span(at, at+5), Path: "/note", Message: "{name} is here", Args: []diag.Arg{{Name: "name", Value: "Marla"}},
			Hints: []string{"ask {name}"}, Related: []diag.Note{{Span: f.Span(0, 4), Message: "beside {name}"}, {Message: "nowhere"}}},
	}, true)
	got, err := json.Marshal(log.Runs[0].Results)
	if err != nil {
		t.Fatal(err)
	}
	uri := `{"uri":"a%20b/case%231.yaml"}`
	want := `[{"ruleId":"Z-1","ruleIndex":1,"level":"note","message":{"text":"nowhere"},"properties":{"blocks":"nothing"}},` +
		`{"ruleId":"A-1","ruleIndex":0,"level":"error","message":{"text":"this name is here\nask this name"},` +
		`"locations":[{"physicalLocation":{"artifactLocation":` + uri + `,"region":{"startLine":1,"startColumn":10,"endLine":1,"endColumn":15}}}],` +
		`"relatedLocations":[{"message":{"text":"beside this name"},"physicalLocation":{"artifactLocation":` + uri + `,"region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":5}}}],` +
		`"properties":{"blocks":"nothing","path":"/note"}}]`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSARIFNamesFilesFromWhereTheProgramWasStarted(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"cases/a.yaml":                       "cases/a.yaml",
		"./a.yaml":                           "a.yaml",
		filepath.Join(here, "x", "a b.yaml"): "x/a%20b.yaml",
		"/elsewhere/of/user/a.yaml":          "a.yaml",
		"../up/a.yaml":                       "a.yaml",
		"a:b.yaml":                           "./a:b.yaml",
	} {
		if got := relativeURI(name); got != want {
			t.Errorf("%s becomes %s, want %s", name, got, want)
		}
	}
}
