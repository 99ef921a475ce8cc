package compose

import (
	"errors"
	"text/template"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// The limits of one run. A real document needs a hundredth of any of them. The
// first and the last are for each case.
const (
	maxOutput = 8 << 20   // bytes of markup
	maxText   = 1 << 20   // bytes of one value
	maxItems  = 100_000   // items of one list
	maxSteps  = 1_000_000 // fields, calls, printed values and turns of range
	maxCalls  = 100       // templates inside templates
)

// errStopped ends a run at a limit; a diagnostic says why.
var errStopped = errors.New("stopped at a limit")

// run is one filling of templates. Its methods are what rewritten trees call.
// They report mistakes and go on, so that one run finds them all.
type run struct {
	*Templates
	in       Input
	root     *Value
	out      output
	scopes   []scope  // one for each if, with and range that is open
	muted    bool     // what is printed hangs on something hidden
	control  []string // pointers that decide about the present place
	calls    int      // templates that are open
	falsy    *Value   // what the last test of and, or found false
	steps    int
	counts   []int // of branches, nil where they are not counted
	diags    diag.List
	reported map[complaint]bool
}

// complaint keeps a mistake inside a range from being told once for each turn.
type complaint struct {
	at      source.Span
	rule    string
	message string
}

func newRun(t *Templates, in Input) *run {
	r := &run{Templates: t, in: in, reported: map[complaint]bool{}, counts: t.tally.start()}
	r.out.limit = maxOutput * in.cases()
	r.root = absent(t.shape)
	if in.View.Root != nil {
		r.root = ofNode(in.View.Root, t.shape, nil)
	}
	return r
}

// cases returns how many cases the limits are to be multiplied by.
func (in Input) cases() int { return max(1, in.Cases) }

// funcs are the names that rewritten trees call. A template cannot say them:
// they are not in the table of functions.
func (r *run) funcs() template.FuncMap {
	return template.FuncMap{
		"_text": r.text, "_print": r.print,
		"_field": r.field, "_call": r.call, "_fail": r.fail,
		"_test": r.test, "_settle": r.settle,
		"_when": r.when, "_tested": r.tested, "_each": r.each, "_turn": r.turn, "_end": r.end,
		"_enter": r.enter, "_leave": r.leave,
	}
}

func (r *run) execute() error {
	t, err := r.set.Clone()
	if err != nil {
		return err
	}
	return t.Funcs(r.funcs()).ExecuteTemplate(&r.out, r.entry, r.root)
}

// report adds what is wrong at a place, with the places in the case of the
// values concerned.
func (r *run) report(at source.Span, p *problem, values ...*Value) {
	key := complaint{at, p.rule, p.message}
	if r.reported[key] {
		return
	}
	r.reported[key] = true
	d := p.diagnostic(at)
	for _, v := range values {
		if v.node == nil || v.node.Span.IsZero() {
			continue
		}
		if d.Path == "" {
			d.Path = v.node.Pointer
		}
		d.Related = append(d.Related, diag.Note{Span: v.node.Span, Message: "the value stands here"})
	}
	r.diags = append(r.diags, d)
}

// step counts the work of a run.
func (r *run) step(at source.Span, n int) error {
	if r.steps += n; r.steps <= maxSteps*r.in.cases() {
		return nil
	}
	r.report(at, tooMuch("the template goes on for too long; look for a range inside a range"))
	return errStopped
}

// call is {{name args…}} of an allowed function.
func (r *run) call(id int, args ...any) (*Value, error) {
	s := r.sites[id]
	if err := r.step(s.span, 1); err != nil {
		return nil, err
	}
	values := make([]*Value, len(args))
	for i, a := range args {
		values[i] = wrap(a)
	}
	v, err := s.fn.do(r, values)
	if err != nil {
		r.report(s.span, asProblem(err, s.fn.name), values...)
		return failure, nil
	}
	return v, nil
}

// asProblem returns what a function has said. Words of other packages may
// hold values, so they are shown only where values are.
func asProblem(err error, name string) *problem {
	var p *problem
	if errors.As(err, &p) {
		return p
	}
	return wrong("{function} cannot do this: {trouble}", diag.Word("function", name), diag.Arg{Name: "trouble", Value: err.Error(), Hidden: "the value does not fit"})
}

// fail stands where a call was that a diagnostic refused at load.
func (r *run) fail() *Value { return failure }

// enter is what {{template}} hands on; it counts how deep templates call one
// another.
func (r *run) enter(id int, args ...any) (*Value, error) {
	s := r.sites[id]
	if r.calls++; r.calls > maxCalls {
		p := tooMuch("the template {template} calls itself without end")
		p.args = append(p.args, diag.Word("template", s.name))
		r.report(s.span, p)
		return nil, errStopped
	}
	if len(args) == 0 {
		return &Value{raw: &dict{}}, nil
	}
	return wrap(args[0]), r.step(s.span, 1)
}

func (r *run) leave() string {
	r.calls--
	return ""
}
