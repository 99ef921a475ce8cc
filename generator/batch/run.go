package batch

import (
	"context"
	"errors"
	"path"
	"runtime"
	"strings"

	"casedocs/generator"
	"casedocs/generator/civil"
	"casedocs/generator/diag"
)

// Options say how a run works.
type Options struct {
	Make   generator.Options
	Check  bool   // only findings, no papers
	Dump   bool   // with Check: also the papers as text
	Dates  bool   // only deadlines, no papers
	Out    string // output folder; nothing is written when it is empty
	Jobs   int    // cases at a time; the number of cores when 0
	DryRun bool   // make the papers, write none

	Assets []generator.Asset // what the manifest says that papers were made with
	Note   func(string)      // takes what a person should know about the output folder; may be nil
}

// Outcome is what came of one case.
type Outcome struct {
	Case   Case
	Result generator.Result
	Files  []File // the papers, in the order in which they were made; those that were written when Err is set
	Dumps  []generator.Dump
	Dates  generator.Deadlines
	Err    error // the machine failed
	Panic  *Panic

	Removed []string // files of earlier runs that were taken away
	Left    []Left   // files of earlier runs that should have been

	inputs []File
}

// Status says what became of the case under the options of its run.
func (o Outcome) Status(opt generator.Options) Status {
	switch {
	case o.Panic != nil || o.Err != nil:
		return Failed
	case opt.Refuses(o.Result.Findings):
		return Refused
	}
	return Written
}

// Maker makes the papers of one case at a time, and may be asked for several at
// once: a generator.Engine.
type Maker interface {
	Version() string
	Make(generator.Input, generator.Options) (generator.Result, error)
	Check(generator.Input, generator.Options) (generator.Result, error)
	Dumps(generator.Input, generator.Options) ([]generator.Dump, diag.List)
	Deadlines(generator.Input, civil.Date) (generator.Deadlines, diag.List)
}

// Run makes the papers of all cases, several at a time, and calls report once
// for each in the order of cases, whatever finishes first. One bad case stops
// nobody else. Last it writes the manifest, of an interrupted run as well. The
// error is that the output folder cannot be used, or that ctx was cancelled;
// cases not reported by then were not written.
func Run(ctx context.Context, m Maker, cases []Case, opt Options, report func(Outcome)) (err error) {
	r := &run{maker: m, opt: opt, taken: map[string]string{}}
	if opt.Out != "" && !opt.Check && !opt.DryRun {
		if err := r.open(); err != nil {
			return err
		}
		defer func() {
			if last := r.close(cases); last != nil {
				err = errors.Join(err, last)
			}
		}()
	}
	for _, next := range r.start(ctx, cases) {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case o := <-next:
			o = r.finish(o)
			r.enter(o)
			report(o)
		}
	}
	return ctx.Err()
}

// run is a run under way. Papers are made by many workers and written by one,
// so files appear in the order of the cases.
type run struct {
	maker  Maker
	opt    Options
	writer *writer
	ledger *ledger
	taken  map[string]string // lower-case reference to the name of its case
}

// open makes ready the output folder.
func (r *run) open() error {
	w, err := newWriter(r.opt.Out)
	if err != nil {
		return err
	}
	note, err := w.lock()
	if err != nil {
		return errors.Join(err, w.close())
	}
	l, err := openLedger(w, r.opt.settings(r.maker.Version()))
	if err != nil {
		return errors.Join(err, w.close())
	}
	if note != "" {
		l.notes = append(l.notes, note)
	}
	r.writer, r.ledger = w, l
	return nil
}

// enter puts a case into the manifest.
func (r *run) enter(o Outcome) {
	if r.ledger != nil {
		r.ledger.add(o, o.Status(r.opt.Make))
	}
}

// close enters the cases that an interrupted run did not come to, and writes
// the manifest.
func (r *run) close(cases []Case) error {
	for _, c := range cases[len(r.ledger.cases):] {
		r.ledger.add(Outcome{Case: c}, NotReached)
	}
	err := r.ledger.close()
	if r.opt.Note != nil {
		for _, n := range r.ledger.notes {
			r.opt.Note(n)
		}
	}
	return errors.Join(err, r.writer.close())
}

// start sets the workers going and returns a channel for each case. At most
// two cases for each worker are under way or waiting, which bounds memory.
func (r *run) start(ctx context.Context, cases []Case) []chan Outcome {
	jobs := r.opt.Jobs
	if jobs < 1 {
		jobs = runtime.GOMAXPROCS(0)
	}
	slots := make(chan struct{}, 2*jobs)
	work := make(chan int)
	results := make([]chan Outcome, len(cases))
	for i := range results {
		results[i] = make(chan Outcome)
	}
	go func() {
		defer close(work)
		for i := range cases {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			work <- i
		}
	}()
	for range jobs {
		go func() {
			for i := range work {
				o := r.make(cases[i])
				go func() { // wait for the writer without holding up the worker
					select {
					case results[i] <- o:
						<-slots
					case <-ctx.Done():
					}
				}()
			}
		}()
	}
	return results
}

// make reads a case and makes its papers in memory.
func (r *run) make(c Case) (o Outcome) {
	o.Case = c
	defer func() {
		if p := recover(); p != nil {
			o = Outcome{Case: c, Panic: Recovered(p)}
			o.Result.Reference = o.Panic.Reference
		}
	}()
	in, err := c.read()
	if err != nil {
		o.Err = err
		return o
	}
	if r.opt.Dates {
		o.Dates, o.Result.Findings = r.maker.Deadlines(in, r.opt.Make.AsOf)
		o.Result.Kind, o.Result.Reference, o.Result.ReferenceSpan = o.Dates.Kind, o.Dates.Reference, o.Dates.ReferenceSpan
		return o
	}
	if r.opt.Check {
		o.Result, o.Err = r.maker.Check(in, r.opt.Make)
		if r.opt.Dump && o.Err == nil {
			o.Dumps, _ = r.maker.Dumps(in, r.opt.Make) // Check has said what stands against them
		}
		return o
	}
	for i, f := range in.Files {
		o.inputs = append(o.inputs, newFile(c.within(f.Name(), c.files[i]), f.Data()))
	}
	o.Result, o.Err = r.maker.Make(in, r.opt.Make)
	if o.Err == nil {
		o.Files = papers(o.Result.Outputs)
	}
	return o
}

// papers returns what reports and the manifest say about files.
func papers(outputs []generator.Output) []File {
	var files []File
	for _, p := range outputs {
		f := newFile(p.Name, p.Data)
		f.Document, f.Item, f.Format = p.Document, p.Item, p.Format
		f.Audience, f.Reader, f.For = p.Audience, p.Reader, p.For
		f.Pages, f.Bates, f.ContentHash, f.LargePrint = p.Pages, p.Bates, p.Hash, p.LargePrint
		files = append(files, f)
	}
	return files
}

// finish writes what a worker made. It runs on one goroutine, in the order of
// the cases.
func (r *run) finish(o Outcome) Outcome {
	twice := r.claim(o)
	if o.Err != nil || o.Panic != nil {
		return o
	}
	if twice != nil {
		o.Result.Findings = append(o.Result.Findings, *twice)
		o.Result.Outputs, o.Files = nil, nil
		return o
	}
	if r.writer == nil {
		return o
	}
	var n int
	n, o.Err = r.write(o.Result.Outputs)
	o.Files = o.Files[:n]
	if o.Status(r.opt.Make) == Written {
		o.Removed, o.Left, o.Err = r.tidy(o)
	}
	return o
}

// claim refuses a case whose reference an earlier case of the run has, or the
// manifest: their files would overwrite each other. Upper and lower case are
// the same, as they are on Windows and macOS.
func (r *run) claim(o Outcome) *diag.Diagnostic {
	ref := strings.ToLower(o.Result.Reference)
	switch ref {
	case "":
		return nil
	case ManifestName:
		return &diag.Diagnostic{
			Rule: "BAT-04", Severity: diag.Must, Blocks: diag.Write, Path: "/reference",
			Span:    o.Result.ReferenceSpan,
			Message: "a case cannot be called " + ManifestName + ", because the list of all files is",
			Hints:   []string{"use the reference of the case system, such as FBC-2026-014"},
		}
	}
	first, taken := r.taken[ref]
	if !taken {
		r.taken[ref] = o.Case.Name
		return nil
	}
	return &diag.Diagnostic{
		Rule: "BAT-03", Severity: diag.Must, Blocks: diag.Write, Path: "/reference",
		Span:    o.Result.ReferenceSpan,
		Message: "the case in " + first + " has the same reference, so the files of one would overwrite those of the other",
		Hints:   []string{"give each case its own reference"},
	}
}

// write writes papers and returns how many were written whole.
func (r *run) write(outputs []generator.Output) (int, error) {
	made := map[string]bool{}
	for i, o := range outputs {
		if dir := path.Dir(o.Name); !made[dir] {
			if err := r.writer.folder(dir); err != nil {
				return i, err
			}
			made[dir] = true
		}
		if err := r.writer.file(o.Name, o.Data); err != nil {
			return i, err
		}
	}
	return len(outputs), nil
}
