package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casedocs/generator"
	"casedocs/generator/batch"
	"casedocs/generator/diag"
)

// formats are what papers are written as.
var formats = []string{"pdf", "xlsx"}

// generateFlags are those of the generate command.
type generateFlags struct {
	out       string
	documents []string
	formats   []string
	readers   []string
	final     bool
	bates     string
	jobs      int
	json      bool
	dryRun    bool
}

func (a *app) generateCommand() *cobra.Command {
	var f generateFlags
	c := &cobra.Command{
		Use:   "generate PATH...",
		Short: "Make the papers of each case",
		Long: `Make the papers of each case. A PATH is a case file, a folder with case.yaml
(one case), a folder of cases, or - for standard input.

Papers are drafts unless --final is given: they carry a mark, and what is not
recorded yet is labelled where it stands. A bad case is refused with its
findings and stops no other.

Beside the papers stands manifest.json, the list of all that was written with
the hash of each file; casedocs verify compares the files with it. A later run
into the same folder adds to the list. A file of an earlier run that the case no
longer has is removed, so that nobody sends it; one that was changed since, or
whose paper is recorded as issued, stays. What --document, --format and --reader
leave out, and what a refused case had, stays too, listed as stale.

--bates D14 numbers the pages of the copy for the court as those of a bundle: stamped
at the bottom right, and shown by readers of the file. Several such papers of a case
go on from one to the next, in the order in which --document names them.`,
		Example: `  casedocs generate samples/cases --out out
  casedocs generate my-case.yaml --document support-plan --format pdf`,
		Args: somePath,
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("bates") && f.bates == "" {
				return errors.New("--bates: write the letter of the section and the first page, such as D14")
			}
			return a.generate(c.Context(), args, f)
		},
	}
	fl := c.Flags()
	fl.StringVar(&f.out, "out", "out", "write below this `FOLDER`")
	fl.StringSliceVar(&f.documents, "document", nil, "make only these document `TYPES`")
	fl.StringSliceVar(&f.formats, "format", nil, "write only these `FORMATS`: pdf, xlsx")
	fl.StringSliceVar(&f.readers, "reader", nil, "make only the copies of these `READERS`: court, internal, a group, or ids of people of the case")
	fl.BoolVar(&f.final, "final", false, "make final papers; refused while a finding or a gap stands against it")
	fl.StringVar(&f.bates, "bates", "", "stamp the pages with their `NUMBERS` in a court bundle, from this one on, such as D14")
	fl.IntVar(&f.jobs, "jobs", 0, "`NUMBER` of cases at a time (default the number of cores)")
	fl.BoolVar(&f.json, "json", false, "print one JSON object about the run")
	fl.BoolVar(&f.dryRun, "dry-run", false, "say what would be written and who would get it, and write nothing")
	return c
}

// readerName is what a reader can be called: a group, or the id of a person.
var readerName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func (a *app) generate(ctx context.Context, paths []string, f generateFlags) error {
	opt, engine, err := a.prepare(f)
	if err != nil {
		return err
	}
	cases, err := batch.Find(paths, a.in)
	if err != nil {
		return err
	}
	if len(cases) > 1 && f.bates != "" {
		return fmt.Errorf("--bates: a bundle is of one case, and these are %d; name one", len(cases))
	}
	return a.makeAll(ctx, engine, cases, opt, f)
}

// makeAll makes the papers of cases and says how it went.
func (a *app) makeAll(ctx context.Context, m batch.Maker, cases []batch.Case, opt batch.Options, f generateFlags) error {
	r := &generateReport{app: a, flags: f, AsOf: opt.Make.AsOf.String(), DryRun: f.dryRun, SchemaVersion: 1, Removed: []string{}, Left: []string{}, Cases: []caseReport{}, many: len(cases) > fewCases}
	p := a.progress(len(cases))
	defer p.wipe()
	switch err := batch.Run(ctx, m, cases, opt, p.around(r.add)); {
	case err == nil:
	case err == ctx.Err():
		return err
	default:
		fmt.Fprintf(a.err, "casedocs: %v\n", err)
		if errors.Is(err, batch.ErrLocked) {
			return exitCode(exitLocked)
		}
		r.unwritable = true
		if len(r.Cases) == 0 {
			return exitCode(exitWrite)
		}
	}
	return r.finish()
}

// prepare turns flags into options; contradictions are refused here, before
// any work.
func (a *app) prepare(f generateFlags) (batch.Options, *generator.Engine, error) {
	var opt batch.Options
	if f.jobs < 0 {
		return opt, nil, fmt.Errorf("--jobs: %d is less than 1", f.jobs)
	}
	if f.out == "" {
		return opt, nil, fmt.Errorf("--out: name a folder")
	}
	if err := oneOf("format", f.formats, formats); err != nil {
		return opt, nil, err
	}
	asOf, engine, err := a.open(f.documents)
	if err != nil {
		return opt, nil, err
	}
	bates, err := readBates(f, engine.Filed())
	if err != nil {
		return opt, nil, err
	}
	assets, err := a.listAssets()
	if err != nil {
		return opt, nil, err
	}
	for _, r := range f.readers {
		if !readerName.MatchString(r) {
			return opt, nil, fmt.Errorf("--reader: %q is no reader; write one of: %s, or the id of a person of the case", r, strings.Join(engine.Readers(), ", "))
		}
	}
	opt = batch.Options{Out: f.out, Jobs: f.jobs, DryRun: f.dryRun, Assets: assets, Note: a.note, Make: generator.Options{
		AsOf: asOf, Documents: f.documents, Formats: f.formats, Readers: f.readers, Final: f.final, Bates: bates,
	}}
	return opt, engine, nil
}

// generateReport collects what a run did. Its exported fields are the JSON
// form.
type generateReport struct {
	app   *app
	flags generateFlags

	SchemaVersion int          `json:"schema_version"`
	AsOf          string       `json:"as_of"`
	DryRun        bool         `json:"dry_run"` // nothing was written, whatever is listed
	Written       int          `json:"written"` // cases
	Refused       int          `json:"refused"`
	Failed        int          `json:"failed"`
	Files         int          `json:"files"`
	Gaps          int          `json:"gaps"`
	Removed       []string     `json:"removed"` // files of earlier runs that these cases no longer have
	Left          []string     `json:"left"`    // such files that are not as they were written, so they stay
	Cases         []caseReport `json:"cases"`

	many       bool // cases: what stands open in drafts is counted and not told
	open       int  // such points
	unwritable bool
	defect     bool
}

// fewCases is how many cases a person reads the findings of. In a run of more
// what refuses a case is told, and what stands open in drafts is counted.
const fewCases = 10

// caseReport is what came of one case.
type caseReport struct {
	Case      string       `json:"case"`
	Reference string       `json:"reference"`
	Status    batch.Status `json:"status"`
	Files     []batch.File `json:"files"`
	Findings  diag.List    `json:"findings"`
}

// add takes in one case, in the order of the cases.
func (r *generateReport) add(o batch.Outcome) {
	c := caseReport{
		Case: o.Case.Name, Reference: o.Result.Reference, Findings: o.Result.Findings,
		Status: o.Status(generator.Options{Final: r.flags.final}), Files: append([]batch.File{}, o.Files...),
	}
	switch {
	case o.Panic != nil:
		r.defect = true
		r.app.reportPanic(o)
	case o.Err != nil:
		r.unwritable = true
		fmt.Fprintf(r.app.err, "casedocs: %s: %v\n", o.Case.Name, o.Err)
	}
	r.count(c, o.Result.Gaps())
	r.Cases = append(r.Cases, c)
	r.tell(o, c)
	r.tellOld(o)
}

// tellOld says which files of earlier runs are gone, and which are still there
// although they should not be.
func (r *generateReport) tellOld(o batch.Outcome) {
	for _, name := range o.Removed {
		r.Removed = append(r.Removed, name)
		fmt.Fprintf(r.app.err, "removed %s: this run no longer makes it\n", name)
	}
	for _, l := range o.Left {
		r.Left = append(r.Left, l.File)
		fmt.Fprintf(r.app.err, "left %s: this run no longer makes it, but %s; look at it before anybody sends it, and delete it\n", l.File, l.Why)
	}
}

func (r *generateReport) count(c caseReport, gaps int) {
	r.Files += len(c.Files)
	switch c.Status {
	case batch.Failed:
		r.Failed++
	case batch.Refused:
		r.Refused++
	case batch.Written:
		r.Written++
		r.Gaps += gaps
	}
}

// tell prints the findings of a case and the names of its files. Gaps are
// only counted, because drafts show them where they stand; for a final paper
// they are the reason why it is refused, so they are told. In a run of many cases
// the same holds of what rules of a policy find.
func (r *generateReport) tell(o batch.Outcome, c caseReport) {
	told := slices.DeleteFunc(slices.Clone(o.Result.Findings), func(d diag.Diagnostic) bool {
		counted := r.many && !r.flags.final && !d.By.IsZero() && d.Blocks != diag.Write
		if counted {
			r.open++
		}
		return counted || generator.IsGap(d) && !r.flags.final
	})
	if len(told) > 0 {
		r.app.writeFindings(r.app.err, told)
		fmt.Fprintln(r.app.err)
	}
	if c.Status == batch.Refused {
		fmt.Fprintf(r.app.err, "%s: nothing written\n\n", o.Case.Name)
	}
	if c.Status == batch.Written && len(c.Files) == 0 && len(r.flags.readers) == 0 && !slices.ContainsFunc(told, saysWhyNothing) {
		fmt.Fprintf(r.app.err, "%s: it records too little for any paper; --document with the name of one says what that one needs\n", o.Case.Name)
	}
	if r.flags.json {
		return
	}
	for _, f := range c.Files {
		fmt.Fprintln(r.app.out, filepath.Join(r.flags.out, filepath.FromSlash(f.Name))+r.readersOf(f)+bundled(f))
	}
}

// readersOf says who gets a file, where nothing is written and so nobody could look
// into the list of files.
func (r *generateReport) readersOf(f batch.File) string {
	switch {
	case !r.flags.dryRun:
		return ""
	case f.LargePrint:
		return "\tfor " + strings.Join(f.For, ", ") + ", in large print"
	case len(f.For) > 0:
		return "\tfor " + strings.Join(f.For, ", ")
	}
	return "\tfor " + f.Audience
}

// saysWhyNothing reports whether a finding says why a case has no papers: they
// went out already, or the one that was asked for has nothing to go on.
func saysWhyNothing(d diag.Diagnostic) bool { return d.Rule == "ISS-01" || d.Rule == "DOC-01" }

// finish prints the sum of the run and says how to end.
func (r *generateReport) finish() error {
	if r.flags.json {
		if err := r.app.writeJSON(r); err != nil {
			return err
		}
	}
	r.sum()
	r.tellUnstamped()
	r.tellUnknown()
	switch {
	case r.defect:
		return exitCode(exitDefect)
	case r.unwritable:
		return exitCode(exitWrite)
	case r.Refused == 0:
		return nil
	case r.Written == 0:
		return exitCode(exitFindings)
	}
	return exitCode(exitSome)
}

// tellUnknown names readers who were asked for and whom no case has: most likely
// they are spelt otherwise.
func (r *generateReport) tellUnknown() {
	for _, reader := range r.flags.readers {
		known := slices.ContainsFunc(r.Cases, func(c caseReport) bool {
			return c.Status == batch.Refused || slices.ContainsFunc(c.Files, func(f batch.File) bool {
				return f.Reader == reader || f.Audience == reader || slices.Contains(f.For, reader)
			})
		})
		if !known {
			fmt.Fprintf(r.app.err, "--reader %s: no case here has a copy for it; casedocs generate --dry-run says who gets what\n", reader)
		}
	}
}

func (r *generateReport) sum() {
	verb := "written"
	if r.flags.dryRun {
		verb = "would be written"
	}
	if r.Written > 0 && r.Files == 0 {
		fmt.Fprintf(r.app.err, "nothing to write for %s", count(r.Written, "case"))
	} else {
		fmt.Fprintf(r.app.err, "%s %s (%s)", count(r.Written, "case"), verb, count(r.Files, "file"))
	}
	if r.Refused > 0 {
		fmt.Fprintf(r.app.err, ", %d refused", r.Refused)
	}
	if r.Failed > 0 {
		fmt.Fprintf(r.app.err, ", %d failed", r.Failed)
	}
	if len(r.Removed) > 0 {
		fmt.Fprintf(r.app.err, ", %s of earlier runs removed", count(len(r.Removed), "file"))
	}
	fmt.Fprintln(r.app.err)
	if r.Gaps > 0 && !r.flags.final {
		fmt.Fprintf(r.app.err, "%s labelled in the drafts; casedocs check lists them with their lines\n", count(r.Gaps, "gap"))
	}
	if r.open > 0 {
		fmt.Fprintf(r.app.err, "%s of policies found open; casedocs check lists them with their lines\n", count(r.open, "point"))
	}
}

// count writes a number with its noun: 1 case, 2 cases.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// reportPanic says that the program itself is wrong, and at which case.
func (a *app) reportPanic(o batch.Outcome) {
	what := "the case in " + o.Case.Name
	if o.Panic.Reference != "" {
		what += ", " + o.Panic.Reference
	}
	if o.Panic.Document != "" {
		what += ", at its " + o.Panic.Document
	}
	a.tellDefect(what, o.Panic)
}

// tellDefect says where the program is wrong. What it said itself may hold
// values of a case, so that is told only when they are asked for.
func (a *app) tellDefect(stopped string, p *batch.Panic) {
	fmt.Fprintf(a.err, "casedocs: a defect of this program stopped %s: %s\n", stopped, p.Kind)
	for _, f := range p.Trace {
		fmt.Fprintf(a.err, "  %s\n", f)
	}
	if a.flags.showValues {
		fmt.Fprintf(a.err, "  it said: %s\n", p.Said)
	}
	fmt.Fprintln(a.err, "please report these lines with the output of casedocs version; a trace holds no value of a case")
}
