package batch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"casedocs/generator"
	"casedocs/generator/catalog"
	"casedocs/generator/civil"
	"casedocs/schemas"
)

// engine knows the kinds of case and no type of document, so that cases are
// read and checked, and take no time.
func engine(t *testing.T) *generator.Engine {
	t.Helper()
	e, err := openEngine()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

var openEngine = sync.OnceValues(func() (*generator.Engine, error) {
	none := fstest.MapFS{"shared/none.tmpl": {}}
	assets := catalog.New(catalog.Layer{Name: "test", FS: catalog.Union{"schemas": schemas.Files, "templates": none}})
	e, found, err := generator.Open(assets, "test")
	if err == nil && len(found) > 0 {
		return nil, fmt.Errorf("findings: %v", found)
	}
	return e, err
})

// written returns n cases in files; the first ones take longest to read.
func written(t *testing.T, n int) []Case {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		text := fmt.Sprintf("format: 1\nkind: supervision-order\nreference: FBC-%03d\n", i)
		text += "children:\n" + strings.Repeat("  - id: x\n", 20*(n-i))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("case-%03d.yaml", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cases, err := Find([]string{dir}, nil)
	if err != nil || len(cases) != n {
		t.Fatalf("%d cases, error %v", len(cases), err)
	}
	return cases
}

var today = generator.Options{AsOf: civil.Date{Year: 2026, Month: 11, Day: 21}}

func TestReportsComeInTheOrderOfTheCases(t *testing.T) {
	cases := written(t, 30)
	for _, jobs := range []int{0, 1, 4, 100} {
		var got []string
		err := Run(context.Background(), engine(t), cases, Options{Make: today, Check: true, Jobs: jobs}, func(o Outcome) {
			got = append(got, o.Result.Reference)
		})
		if err != nil || len(got) != len(cases) || !slices.IsSorted(got) {
			t.Errorf("%d jobs: error %v, reported %v", jobs, err, got)
		}
	}
}

func TestSecondCaseOfOneReferenceIsRefused(t *testing.T) {
	dir := t.TempDir()
	for name, ref := range map[string]string{"a.yaml": "FBC-1", "b.yaml": "fbc-1", "c.yaml": "FBC-2"} {
		text := "format: 1\nkind: supervision-order\nreference: " + ref + "\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cases, err := Find([]string{dir}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var twice []string
	err = Run(context.Background(), engine(t), cases, Options{Make: today}, func(o Outcome) {
		for _, d := range o.Result.Findings {
			if d.Rule == "BAT-03" {
				twice = append(twice, filepath.Base(d.Span.Name()))
			}
		}
	})
	if err != nil || !slices.Equal(twice, []string{"b.yaml"}) {
		t.Errorf("refused %v, error %v", twice, err)
	}
}

func TestCaseThatCannotBeReadStopsNoOther(t *testing.T) {
	cases := written(t, 3)
	if err := os.Remove(cases[1].files[0]); err != nil {
		t.Fatal(err)
	}
	var failed []bool
	err := Run(context.Background(), engine(t), cases, Options{Make: today}, func(o Outcome) { failed = append(failed, o.Err != nil) })
	if err != nil || !slices.Equal(failed, []bool{false, true, false}) {
		t.Errorf("failed %v, error %v", failed, err)
	}
}

func TestCancelledRunReportsNoMore(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	reported := 0
	err := Run(ctx, engine(t), written(t, 50), Options{Make: today, Jobs: 2}, func(Outcome) {
		reported++
		cancel()
	})
	if !errors.Is(err, context.Canceled) || reported == 50 {
		t.Errorf("%d cases reported, error %v", reported, err)
	}
}

func TestDefectOfOneCaseIsReportedWithoutItsValues(t *testing.T) {
	var outcomes []Outcome
	err := Run(context.Background(), nil, written(t, 2), Options{Make: today}, func(o Outcome) { outcomes = append(outcomes, o) })
	if err != nil || len(outcomes) != 2 {
		t.Fatalf("%d outcomes, error %v", len(outcomes), err)
	}
	for _, o := range outcomes {
		if o.Panic == nil || !strings.Contains(o.Panic.Kind, "nil pointer") || len(o.Panic.Trace) == 0 || !strings.Contains(o.Panic.Trace[0], "generator") {
			t.Errorf("outcome %+v", o)
		}
	}
	if kind := panicKind("Marla"); kind != "string" {
		t.Errorf("a panic that says a value is told as %q", kind)
	}
}

func TestOutputsAreWrittenInFoldersOfTheirOwn(t *testing.T) {
	dir := t.TempDir()
	w, err := newWriter(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	r := &run{writer: w, ledger: &ledger{writer: w}, taken: map[string]string{}}
	outputs := []generator.Output{
		{Name: "FBC-1/plan.pdf", Data: []byte("one")}, {Name: "FBC-1/plan.xlsx", Data: []byte("two")},
	}
	o := r.finish(Outcome{Result: generator.Result{Outputs: outputs}, Files: papers(outputs)})
	if o.Err != nil || len(o.Files) != 2 {
		t.Fatalf("%d files, error %v", len(o.Files), o.Err)
	}
	for name, want := range map[string]string{"plan.pdf": "one", "plan.xlsx": "two"} {
		if got, err := os.ReadFile(filepath.Join(dir, "FBC-1", name)); err != nil || !bytes.Equal(got, []byte(want)) {
			t.Errorf("%s holds %q, error %v", name, got, err)
		}
	}
}
