package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"casedocs/generator"
	"casedocs/generator/batch"
	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/timeline"
)

// deadlinesFlags are those of the deadlines command.
type deadlinesFlags struct {
	format  string
	out     string
	within  string
	overdue bool
	duty    string
	person  string
	readers string
}

func (a *app) deadlinesCommand() *cobra.Command {
	var f deadlinesFlags
	c := &cobra.Command{
		Use:   "deadlines PATH...",
		Short: "List what is due when in each case, and what is late",
		Long: `List what is due when in each case as at today, or the day of --as-of: what was
done, what is late, what lies ahead, and last what cannot be worked out, with the
reason. A PATH is what generate takes.

The flags --within, --overdue, --duty and --person each leave fewer deadlines;
those that are left meet all of them. A deadline is a person's when the person
holds the role with the duty or the chair on that day, or is named by the record
that met it or books it.

The format json also says of each deadline how its date was worked out. The
format xlsx is a register of the deadlines of all cases, with what is due in the
next 30 days, what is overdue, the decisions about longer orders, and the bank
holidays. The format ics is for calendars: what lies ahead and what is overdue,
each on the day for which it is booked or else on its last day. With --for family
it has only the meetings that the family comes to, and says of none what it is
about. No form holds a name; the register has the initials of the children.`,
		Example: `  casedocs deadlines samples/cases --overdue
  casedocs deadlines samples/cases --within 30d --duty "social worker"
  casedocs deadlines samples/cases --format xlsx --out deadlines.xlsx
  casedocs deadlines my-case.yaml --format ics --for family --out meetings.ics`,
		Args: somePath,
		RunE: func(c *cobra.Command, args []string) error {
			return a.deadlines(c.Context(), args, f)
		},
	}
	fl := c.Flags()
	fl.StringVar(&f.format, "format", "text", "`FORM` of what is made: text, json, xlsx or ics")
	fl.StringVar(&f.out, "out", "", "write to this `FILE`; a workbook or a calendar needs one, unless it goes into another program")
	fl.StringVar(&f.within, "within", "", "only what is due in the next `DAYS` and not done, such as 30d or 4w")
	fl.BoolVar(&f.overdue, "overdue", false, "only what is late")
	fl.StringVar(&f.duty, "duty", "", "only what this `ROLE` must see to, such as \"social worker\"")
	fl.StringVar(&f.person, "person", "", "only the deadlines of the person with this `ID`, such as team-manager")
	fl.StringVar(&f.readers, "for", "staff", "`WHOM` a calendar is for: staff or family")
	return c
}

func (a *app) deadlines(ctx context.Context, paths []string, f deadlinesFlags) error {
	r, err := a.prepareDeadlines(f)
	if err != nil {
		return err
	}
	cases, err := batch.Find(paths, a.in)
	if err != nil {
		return err
	}
	p := a.progress(len(cases))
	defer p.wipe()
	opt := batch.Options{Dates: true, Make: generator.Options{AsOf: r.asOf}}
	if err := batch.Run(ctx, r.engine, cases, opt, p.around(r.add)); err != nil {
		return err
	}
	return r.finish()
}

// prepareDeadlines refuses flags that contradict each other, before any work.
func (a *app) prepareDeadlines(f deadlinesFlags) (*deadlinesReport, error) {
	if err := oneOf("format", []string{f.format}, []string{"text", "json", "xlsx", "ics"}); err != nil {
		return nil, err
	}
	if err := oneOf("for", []string{f.readers}, []string{"staff", "family"}); err != nil {
		return nil, err
	}
	file := map[string]string{"xlsx": "a workbook", "ics": "a calendar"}[f.format]
	switch {
	case f.readers == "family" && f.format != "ics":
		return nil, fmt.Errorf("--for: only a calendar can be for the family; add --format ics")
	case file != "" && f.out == "" && a.outTerminal:
		return nil, fmt.Errorf("--out: %s cannot be shown here; name a file, such as deadlines.%s", file, f.format)
	case slices.Contains([]string{".yaml", ".yml"}, strings.ToLower(filepath.Ext(f.out))):
		return nil, fmt.Errorf("--out: %s is called as a case is, and would be read as one; give it another name", f.out)
	}
	asOf, engine, err := a.open(nil)
	if err != nil {
		return nil, err
	}
	r := &deadlinesReport{app: a, flags: f, engine: engine, asOf: asOf}
	r.choice, err = f.choice(asOf, engine.Duties())
	return r, err
}

// choice returns which deadlines the flags ask for.
func (f deadlinesFlags) choice(asOf civil.Date, duties []string) (generator.Choice, error) {
	c := generator.Choice{Overdue: f.overdue, Person: f.person}
	if f.within != "" {
		days, err := daysOf(f.within)
		if err != nil {
			return c, err
		}
		c.Until = asOf.AddDays(days)
	}
	if f.duty == "" {
		return c, nil
	}
	for _, d := range duties {
		if strings.EqualFold(d, f.duty) {
			c.Duty = d
			return c, nil
		}
	}
	return c, fmt.Errorf("--duty: no policy gives a duty to %q%s", f.duty, nearOr(f.duty, duties, "write one of: "+strings.Join(duties, ", ")))
}

// span is a number of days or weeks; ten years is more than any order.
var span = regexp.MustCompile(`^([0-9]{1,4})([dw])$`)

// daysOf reads a number of days or weeks: 30d, 4w.
func daysOf(s string) (int, error) {
	m := span.FindStringSubmatch(s)
	if m == nil {
		return 0, fmt.Errorf("--within: %q is not a number of days or weeks; write it like 30d or 4w", s)
	}
	n, err := strconv.Atoi(m[1])
	if m[2] == "w" {
		n *= 7
	}
	return n, err
}

// deadlinesReport collects the deadlines of cases.
type deadlinesReport struct {
	app    *app
	flags  deadlinesFlags
	engine *generator.Engine
	asOf   civil.Date
	choice generator.Choice

	cases   []generator.Deadlines // that could be read
	refused int
	defect  bool
}

func (r *deadlinesReport) add(o batch.Outcome) {
	if len(o.Result.Findings) > 0 {
		r.app.writeFindings(r.app.err, o.Result.Findings)
		fmt.Fprintln(r.app.err)
	}
	switch {
	case o.Panic != nil:
		r.defect = true
		r.app.reportPanic(o)
	case o.Err != nil:
		r.refused++
		fmt.Fprintf(r.app.err, "casedocs: %s: %v\n", o.Case.Name, o.Err)
	case o.Result.Findings.Blocks() == diag.Write:
		r.refused++
		fmt.Fprintf(r.app.err, "%s: its deadlines are not listed\n\n", o.Case.Name)
	default:
		r.cases = append(r.cases, o.Dates)
	}
}

// finish makes what was asked for and says how to end.
func (r *deadlinesReport) finish() error {
	if len(r.cases) > 0 {
		if err := r.make(); err != nil {
			return err
		}
	}
	r.sum()
	switch {
	case r.defect:
		return exitCode(exitDefect)
	case r.refused == 0:
		return nil
	case len(r.cases) == 0:
		return exitCode(exitFindings)
	}
	return exitCode(exitSome)
}

// make makes the list, the workbook or the calendar and puts it where it goes.
func (r *deadlinesReport) make() error {
	if err := r.checkPerson(); err != nil {
		return err
	}
	data, err := r.bytes(r.chosen())
	switch {
	case err != nil:
		return err
	case r.flags.out == "":
		_, err := r.app.out.Write(data)
		return err
	}
	if err := batch.WriteFile(r.flags.out, data); err != nil {
		fmt.Fprintf(r.app.err, "casedocs: %v\n", err)
		return exitCode(exitWrite)
	}
	fmt.Fprintln(r.app.out, r.flags.out)
	return nil
}

// checkPerson refuses the id of a person whom no case has: an empty list would
// say that nothing is to be done.
func (r *deadlinesReport) checkPerson() error {
	var known []string
	for _, c := range r.cases {
		known = append(known, c.People...)
	}
	if r.choice.Person == "" || slices.Contains(known, r.choice.Person) {
		return nil
	}
	return fmt.Errorf("--person: no case has a person %q%s", r.choice.Person, nearOr(r.choice.Person, known, "people: in the case file lists them"))
}

// chosen returns the cases with the deadlines that were asked for; where they
// were chosen, a case that has none is left out.
func (r *deadlinesReport) chosen() []generator.Deadlines {
	var out []generator.Deadlines
	for _, c := range r.cases {
		if c = c.Only(r.choice); len(c.Milestones) > 0 || r.choice == (generator.Choice{}) {
			out = append(out, c)
		}
	}
	return out
}

func (r *deadlinesReport) bytes(cases []generator.Deadlines) ([]byte, error) {
	switch r.flags.format {
	case "json":
		return r.json(cases)
	case "xlsx":
		return r.workbook(cases)
	case "ics":
		return r.calendar(cases)
	}
	var b bytes.Buffer
	r.text(&b, cases)
	return b.Bytes(), nil
}

func (r *deadlinesReport) workbook(cases []generator.Deadlines) ([]byte, error) {
	data, found, err := r.engine.Register(cases, r.asOf, r.choice)
	if len(found) > 0 {
		r.app.writeFindings(r.app.err, found)
	}
	if err == nil && data == nil {
		err = exitCode(exitFindings)
	}
	return data, err
}

func (r *deadlinesReport) calendar(cases []generator.Deadlines) ([]byte, error) {
	family := r.flags.readers == "family"
	data, entries, err := generator.Calendar(cases, r.asOf, family)
	switch {
	case err != nil:
		return nil, err
	case entries == 0:
		r.app.note("nothing lies ahead, so the calendar is empty")
	case family && len(cases) > 1:
		r.app.note(fmt.Sprintf("the calendar is made of %d cases; a family's own is made of its case alone", len(cases)))
	}
	return data, nil
}

// sum says how much was read, and how much of it is late.
func (r *deadlinesReport) sum() {
	all, status := 0, map[timeline.Status]int{}
	for _, c := range r.cases {
		for _, m := range c.Milestones {
			all++
			status[m.Status]++
		}
	}
	fmt.Fprintf(r.app.err, "%s read as at %s: %s, %d late, %d due within 14 days", count(len(r.cases), "case"), r.asOf.WeekdayLong(), count(all, "deadline"), status[timeline.Late], status[timeline.Due])
	if r.refused > 0 {
		fmt.Fprintf(r.app.err, "; %d refused", r.refused)
	}
	fmt.Fprintln(r.app.err)
}
