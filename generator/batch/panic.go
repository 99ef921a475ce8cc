package batch

import (
	"fmt"
	"path"
	"runtime"
	"strings"

	"casedocs/generator"
)

// maxFrames is how many functions a trace names: the innermost ones.
const maxFrames = 40

// Panic is a defect of the program. All but Said can be passed on: it says
// where the program was, and holds no value of a case.
type Panic struct {
	Kind      string   // the type of what the program said, or what the Go runtime did
	Reference string   // of the case, "" when it was not read yet
	Document  string   // type of document that was being made, "" for none
	Trace     []string // functions with file and line, the innermost first
	Said      string   // in its own words, which may hold values of a case
}

// Recovered describes a panic of which recover has returned p. Only the
// function that recovered may call it, because it looks at the stack.
func Recovered(p any) *Panic {
	out := &Panic{Trace: trace()}
	if d, ok := p.(generator.Defect); ok {
		out.Reference, out.Document, p = fileReference(d.Reference), d.Document, d.Said
	}
	out.Kind, out.Said = panicKind(p), fmt.Sprint(p)
	return out
}

// panicKind names a panic without what it says, which may be a value. What the
// Go runtime says holds types and numbers.
func panicKind(p any) string {
	kind := fmt.Sprintf("%T", p)
	err, ok := p.(runtime.Error)
	if ok && strings.HasPrefix(strings.TrimPrefix(kind, "*"), "runtime.") {
		return err.Error()
	}
	return kind
}

// trace names the functions that were under way when the program panicked, as
// in casedocs/generator/layout.(*flow).table table.go:120. Neither arguments
// nor folders of the machine on which the program was built are in it.
func trace() []string {
	pcs := make([]uintptr, 4*maxFrames)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	var out []string
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		switch {
		case f.Function == "runtime.gopanic": // what came before it is about panicking
			out = nil
		case f.Function != "" && !strings.HasPrefix(f.Function, "runtime."):
			out = append(out, fmt.Sprintf("%s %s:%d", f.Function, path.Base(f.File), f.Line))
		}
	}
	return out[:min(len(out), maxFrames)]
}
