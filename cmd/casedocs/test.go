package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casedocs/generator"
	"casedocs/generator/batch"
	"casedocs/generator/catalog"
	"casedocs/generator/civil"
	"casedocs/generator/diag"
)

// testFlags are those of the test command.
type testFlags struct {
	cases    string
	coverage bool
	mutate   bool
}

// samplesFolder is where samples are looked for when --cases does not say.
const samplesFolder = "samples/cases"

// sampleDay counts as today when --as-of does not say, so that the papers of
// samples are the same on every day.
var sampleDay = civil.Date{Year: 2026, Month: 11, Day: 21}

func (a *app) testCommand() *cobra.Command {
	var f testFlags
	c := &cobra.Command{
		Use:   "test [NAME...]",
		Short: "Try out document types, policies and samples",
		Long: `Try out everything that papers are made with, as it is after a change to it: each
document type is held to its form and each field of its templates to the schema
of the case, each policy is tried on the examples beside it, and the papers of the samples are
made. A rule without an example that passes and one that fails is refused.

Samples are the cases below --cases, or below ` + samplesFolder + ` where that is. When a
folder named wanted stands beside the folder of the samples, papers are compared
with the dumps in it (wanted/SAMPLE/support-plan.tree.json); they are of the day
` + "2026-11-21" + ` unless --as-of says otherwise. A paper that differs is wrong, except
with --assets and without --cases: then it shows what your folder changes.

NAME is a document type, a policy or a sample; without one all are tried. With
--coverage it is told which branches of templates no sample takes: words that
nobody has seen printed. With --mutate each check is made always true and always
false, and each number, offset and interval is moved by one: an example of the
policy must notice every such change. It ends with 1 when anything is wrong.`,
		Example: `  casedocs test --assets my-assets
  casedocs test closure-letter --assets my-assets --cases my-samples --coverage`,
		RunE: func(c *cobra.Command, args []string) error { return a.test(c.Context(), args, f) },
	}
	c.Flags().StringVar(&f.cases, "cases", "", "make the papers of the cases in this `FOLDER` (default "+samplesFolder+")")
	c.Flags().BoolVar(&f.coverage, "coverage", false, "say which branches of templates no sample takes")
	c.Flags().BoolVar(&f.mutate, "mutate", false, "change each rule and offset by a little, and say what no example notices")
	return c
}

func (a *app) test(ctx context.Context, names []string, f testFlags) error {
	t, err := a.trial(names, f)
	if err != nil {
		return err
	}
	if err := t.examples(f.mutate); err != nil {
		return err
	}
	t.assets()
	if err := t.samples(ctx); err != nil {
		return err
	}
	t.differences(f)
	if f.coverage && t.usable() {
		t.coverage()
	}
	if t.wrong {
		return exitCode(exitFindings)
	}
	return nil
}

// trial is one run of the test command.
type trial struct {
	app      *app
	engine   *generator.Engine
	found    diag.List // in the assets
	catalog  *catalog.Catalog
	tallies  map[string]generator.Tally // of policies, once their examples were tried
	types    []string                   // to be tried, and so on
	policies []string
	cases    []batch.Case
	shared   bool   // tell about what all types have in common
	only     bool   // of the samples, try only the papers of types
	wanted   string // the folder of dumps
	differ   int    // dumps that are not as wanted
	wrong    bool
}

// trial opens the assets and sorts the names out.
func (a *app) trial(names []string, f testFlags) (*trial, error) {
	assets, err := a.assets()
	if err != nil {
		return nil, err
	}
	t := &trial{app: a, shared: len(names) == 0, catalog: assets}
	open := generator.Open
	if f.coverage {
		open = generator.OpenCounting
	}
	if t.engine, t.found, err = open(assets, "test"); err != nil {
		return nil, err
	}
	if t.types, err = folders(assets, "templates", "shared", "styles", "register"); err != nil {
		return nil, err
	}
	if t.policies, err = folders(assets, "schemas/policy"); err != nil {
		return nil, err
	}
	if err := t.findCases(f.cases); err != nil {
		return nil, err
	}
	return t, t.choose(names)
}

// folders returns the names of the folders in a folder, but for some.
func folders(assets *catalog.Catalog, dir string, but ...string) ([]string, error) {
	names, err := assets.Names(dir, true)
	return slices.DeleteFunc(names, func(n string) bool { return slices.Contains(but, n) }), err
}

// findCases finds the samples below a folder, and the folder of their dumps.
func (t *trial) findCases(dir string) error {
	if dir == "" {
		if _, err := os.Stat(samplesFolder); err != nil {
			return nil
		}
		dir = samplesFolder
	}
	cases, err := batch.Find([]string{dir}, t.app.in)
	if err != nil {
		return err
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	t.cases, t.wanted = cases, filepath.Join(filepath.Dir(filepath.Clean(dir)), "wanted")
	return nil
}

// choose keeps what names ask for. A type alone means its papers of all
// samples.
func (t *trial) choose(names []string) error {
	if len(names) == 0 {
		return nil
	}
	var known []string
	var samples []batch.Case
	for _, c := range t.cases {
		known = append(known, sampleName(c))
		if slices.Contains(names, sampleName(c)) {
			samples = append(samples, c)
		}
	}
	known = append(append(known, t.types...), t.policies...)
	for _, n := range names {
		if !slices.Contains(known, n) {
			err := fmt.Sprintf("there is no document type, policy or sample %q", n)
			if near := diag.Closest(n, known); near != "" {
				err += "; did you mean " + near + "?"
			}
			return errors.New(err)
		}
	}
	chosen := func(list []string) []string {
		return slices.DeleteFunc(list, func(n string) bool { return !slices.Contains(names, n) })
	}
	t.types, t.policies = chosen(t.types), chosen(t.policies)
	t.only = len(t.types) > 0
	if len(samples) > 0 || !t.only {
		t.cases = samples
	}
	return nil
}

// sampleName returns the name of the file or folder of a case.
func sampleName(c batch.Case) string {
	base := filepath.Base(c.Name)
	return strings.TrimSuffix(base, filepath.Ext(base))
}
