package main

import (
	"fmt"
	"io"
	"time"

	"casedocs/generator/batch"
)

// quietFor is how long a run may take before it says how far it has come.
const quietFor = time.Second

// progress is one line on a terminal that says how far a run has come. It
// stands below everything else and is wiped before anything is printed.
type progress struct {
	to    io.Writer // nil when no person reads it
	now   func() time.Time
	begun time.Time
	total int
	done  int
	shown bool
}

func (a *app) progress(total int) *progress {
	p := &progress{now: a.now, begun: a.now(), total: total}
	if a.errTerminal {
		p.to = a.err
	}
	return p
}

// around returns report with the line wiped before it and shown after it.
func (p *progress) around(report func(batch.Outcome)) func(batch.Outcome) {
	return func(o batch.Outcome) {
		p.wipe()
		report(o)
		p.step()
	}
}

// wipe takes the line away.
func (p *progress) wipe() {
	if p.shown {
		fmt.Fprint(p.to, "\r\x1b[K")
		p.shown = false
	}
}

// step counts a case and shows the line, if the run has taken long enough and
// is not over.
func (p *progress) step() {
	p.done++
	if p.to == nil || p.done == p.total || p.now().Sub(p.begun) < quietFor {
		return
	}
	fmt.Fprintf(p.to, "%d of %s", p.done, count(p.total, "case"))
	p.shown = true
}
