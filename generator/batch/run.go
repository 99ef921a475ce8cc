package batch

import (
	"context"
	"fmt"
	"path"
	"runtime"
	"runtime/debug"
	"strings"

	"casedocs/generator"
	"casedocs/generator/diag"
)

// Options say how a run works.
type Options struct {
	Make   generator.Options
	Check  bool   // only findings, no papers
	Out    string // output folder; nothing is written when it is empty
	Jobs   int    // cases at a time; the number of cores when 0
	DryRun bool   // make the papers, write none
}

// Outcome is what came of one case. Outputs were all written when Err is nil.
type Outcome struct {
	Case   Case
	Result generator.Result
	Err    error // the machine failed
	Panic  *Panic
}

// Panic is a defect of the program that one case brought to light. It holds
// where the program was, and no value of the case.
type Panic struct {
	Kind  string
	Trace string
}

// Run makes the papers of all cases, several at a time, and calls report once
// for each in the order of cases, whatever finishes first. One bad case stops
// nobody else. The error is that the output folder cannot be used, or that
// ctx was cancelled; cases not reported by then were not written.
func Run(ctx context.Context, e *generator.Engine, cases []Case, opt Options, report func(Outcome)) error {
	r := &run{engine: e, opt: opt, taken: map[string]string{}}
	if opt.Out != "" && !opt.Check && !opt.DryRun {
		w, err := newWriter(opt.Out)
		if err != nil {
			return err
		}
		defer w.close()
		r.writer = w
	}
	for _, next := range r.start(ctx, cases) {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case o := <-next:
			report(r.finish(o))
		}
	}
	return ctx.Err()
}

// run is a run under way. Papers are made by many workers and written by one,
// so files appear in the order of the cases.
type run struct {
	engine *generator.Engine
	opt    Options
	writer *writer
	taken  map[string]string // lower-case reference to the name of its case
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
			o = Outcome{Case: c, Panic: &Panic{Kind: panicKind(p), Trace: string(debug.Stack())}}
		}
	}()
	in, err := c.read()
	if err != nil {
		o.Err = err
		return o
	}
	if r.opt.Check {
		o.Result, o.Err = r.engine.Check(in, r.opt.Make)
	} else {
		o.Result, o.Err = r.engine.Make(in, r.opt.Make)
	}
	return o
}

// panicKind names a panic without what it says, which may be a value.
func panicKind(p any) string {
	if err, ok := p.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", p)
}

// finish writes what a worker made. It runs on one goroutine, in the order of
// the cases.
func (r *run) finish(o Outcome) Outcome {
	if o.Err != nil || o.Panic != nil {
		return o
	}
	if twice := r.claim(o); twice != nil {
		o.Result.Findings = append(o.Result.Findings, *twice)
		o.Result.Outputs = nil
		return o
	}
	if r.writer == nil {
		return o
	}
	o.Err = r.write(o.Result.Outputs)
	return o
}

// claim refuses a case whose reference an earlier case of the run has: their
// files would overwrite each other. Upper and lower case are the same, as
// they are on Windows and macOS.
func (r *run) claim(o Outcome) *diag.Diagnostic {
	ref := strings.ToLower(o.Result.Reference)
	if ref == "" {
		return nil
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

func (r *run) write(outputs []generator.Output) error {
	made := map[string]bool{}
	for _, o := range outputs {
		if dir := path.Dir(o.Name); !made[dir] {
			if err := r.writer.folder(dir); err != nil {
				return err
			}
			made[dir] = true
		}
		if err := r.writer.file(o.Name, o.Data); err != nil {
			return err
		}
	}
	return nil
}
