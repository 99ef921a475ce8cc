package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casedocs/generator"
	"casedocs/generator/batch"
	"casedocs/generator/diag"
)

// checkFlags are those of the check command.
type checkFlags struct {
	documents []string
	format    string
	failOn    string
}

func (a *app) checkCommand() *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check PATH...",
		Short: "Say what is wrong or missing in each case",
		Long: `Say what is wrong or missing in each case, with file and line, and write
nothing. A PATH is what generate takes.

With --document only what stands against these documents is listed, the heaviest
first, and of equal weight what is quickest to write: first what takes a line (a
name, a date, an id, a word to choose), then a group of fields, then sentences
(a text whose example in the schema has more than eight words), last a list, and
what no single place in the file would mend.

The format sarif (2.1.0) is what editors and code hosts show beside the lines of
a file. Values of a case are in neither json nor sarif.`,
		Example: `  casedocs check my-case.yaml
  casedocs check samples/cases --format json --fail-on should`,
		Args: somePath,
		RunE: func(c *cobra.Command, args []string) error {
			return a.check(c.Context(), args, f)
		},
	}
	fl := c.Flags()
	fl.StringSliceVar(&f.documents, "document", nil, "look only at what these document `TYPES` need")
	fl.StringVar(&f.format, "format", "text", "`FORM` of what is printed: text, json or sarif")
	fl.StringVar(&f.failOn, "fail-on", "must", "end with 1 on a finding of this `WEIGHT` or heavier: must or should")
	return c
}

func (a *app) check(ctx context.Context, paths []string, f checkFlags) error {
	opt, engine, err := a.prepareCheck(f)
	if err != nil {
		return err
	}
	cases, err := batch.Find(paths, a.in)
	if err != nil {
		return err
	}
	r := &checkReport{app: a, SchemaVersion: 1, AsOf: opt.Make.AsOf.String(), Findings: diag.List{}, format: f.format}
	if len(f.documents) > 0 {
		r.engine = engine
	}
	p := a.progress(len(cases))
	defer p.wipe()
	if err := batch.Run(ctx, engine, cases, opt, p.around(r.add)); err != nil {
		return err
	}
	return r.finish(f)
}

func (a *app) prepareCheck(f checkFlags) (batch.Options, *generator.Engine, error) {
	var opt batch.Options
	if err := oneOf("format", []string{f.format}, []string{"text", "json", "sarif"}); err != nil {
		return opt, nil, err
	}
	if err := oneOf("fail-on", []string{f.failOn}, []string{"must", "should"}); err != nil {
		return opt, nil, err
	}
	asOf, engine, err := a.open(f.documents)
	if err != nil {
		return opt, nil, err
	}
	opt = batch.Options{Check: true, Make: generator.Options{AsOf: asOf, Documents: f.documents}}
	return opt, engine, nil
}

// checkReport collects findings. Its exported fields are the JSON form.
type checkReport struct {
	app    *app
	format string
	engine *generator.Engine // orders findings by effort, nil for the order of places
	effort [generator.Elsewhere + 1]int

	SchemaVersion int       `json:"schema_version"`
	AsOf          string    `json:"as_of"`
	Cases         int       `json:"cases"`
	Findings      diag.List `json:"findings"`

	unreadable bool
	defect     bool
}

func (r *checkReport) add(o batch.Outcome) {
	r.Cases++
	switch {
	case o.Panic != nil:
		r.defect = true
		r.app.reportPanic(o)
	case o.Err != nil:
		r.unreadable = true
		fmt.Fprintf(r.app.err, "casedocs: %s: %v\n", o.Case.Name, o.Err)
	}
	if r.engine != nil {
		r.quickestFirst(o.Result)
	}
	if r.format == "text" && len(o.Result.Findings) > 0 {
		r.app.writeFindings(r.app.out, o.Result.Findings)
		fmt.Fprintln(r.app.out)
	}
	r.Findings = append(r.Findings, o.Result.Findings...)
}

// quickestFirst orders the findings of a case by weight, and within it by what
// it takes to mend them.
func (r *checkReport) quickestFirst(res generator.Result) {
	effort := func(d diag.Diagnostic) generator.Effort { return r.engine.Effort(res.Kind, d.Path) }
	slices.SortStableFunc(res.Findings, func(a, b diag.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(effort(a), effort(b)))
	})
	for _, d := range res.Findings {
		r.effort[effort(d)]++
	}
}

func (r *checkReport) finish(f checkFlags) error {
	if err := r.print(); err != nil {
		return err
	}
	limit := diag.Must
	if f.failOn == "should" {
		limit = diag.Should
	}
	switch {
	case r.defect:
		return exitCode(exitDefect)
	case r.unreadable:
		return exitCode(exitUsage)
	case r.Findings.AtLeast(limit):
		return exitCode(exitFindings)
	}
	return nil
}

// print prints the sum of the run, or all of it in a form for programs.
func (r *checkReport) print() error {
	switch r.format {
	case "json":
		return r.app.writeJSON(r)
	case "sarif":
		return r.app.writeJSON(sarifOf(r.Findings, !r.unreadable && !r.defect))
	}
	fmt.Fprintf(r.app.err, "%s checked: %s\n", count(r.Cases, "case"), weights(r.Findings))
	if r.engine != nil && len(r.Findings) > 0 {
		fmt.Fprintf(r.app.err, "they want, quickest first: %s\n", strings.Join(r.efforts(), ", "))
	}
	return nil
}

// efforts says what the findings want, and how many of them.
func (r *checkReport) efforts() []string {
	var all []string
	for e, what := range []string{
		generator.OneLine: "a line", generator.OneGroup: "a group of fields", generator.Sentences: "sentences",
		generator.WholeList: "a list", generator.Elsewhere: "more than one place",
	} {
		if n := r.effort[e]; n > 0 {
			all = append(all, fmt.Sprintf("%s (%d)", what, n))
		}
	}
	return all
}

// weights says how many findings of each weight there are.
func weights(found diag.List) string {
	var n [3]int
	for _, d := range found {
		n[d.Severity]++
	}
	if len(found) == 0 {
		return "nothing found"
	}
	return fmt.Sprintf("%d must, %d should, %d for information", n[diag.Must], n[diag.Should], n[diag.Info])
}
