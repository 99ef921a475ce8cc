package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casedocs/generator"
	"casedocs/generator/batch"
	"casedocs/generator/diag"
)

// assets tells how types and policies fared, and what they have in common.
func (t *trial) assets() {
	rest := t.found
	for _, name := range t.types {
		rest = t.tell("type "+name, "templates/"+name+"/", "ok", rest)
	}
	for _, name := range t.policies {
		rest = t.tell("policy "+name, "schemas/policy/"+name+"/", t.tried(name), rest)
	}
	if t.shared || t.found.Blocks() == diag.Write {
		t.tell("what all types share", "", "ok", rest)
	}
}

// tell tells the findings in the files below a folder, and returns the others.
func (t *trial) tell(what, dir, good string, found diag.List) (rest diag.List) {
	var here diag.List
	for _, d := range found {
		if strings.HasPrefix(d.Span.Name(), dir) {
			here = append(here, d)
		} else {
			rest = append(rest, d)
		}
	}
	t.verdict(t.app.writeAssetFindings, what, good, here)
	return rest
}

// verdict prints a line about one thing that was tried, and what is wrong.
func (t *trial) verdict(write func(io.Writer, diag.List) error, what, good string, found diag.List) {
	if len(found) == 0 {
		fmt.Fprintf(t.app.out, "%s: %s\n", what, good)
		return
	}
	t.wrong = true
	fmt.Fprintf(t.app.out, "%s: %s\n", what, count(len(found), "finding"))
	write(t.app.out, found)
	fmt.Fprintln(t.app.out)
}

// examples tries the rules of the policies on the examples beside them. What
// comes of it is told with the policies.
func (t *trial) examples(mutate bool) error {
	if !t.usable() || len(t.policies) == 0 {
		return nil
	}
	x, found, err := t.engine.Examples(t.catalog)
	t.found = append(t.found, found...)
	if err != nil || found.Blocks() == diag.Write {
		return err
	}
	start := t.app.now()
	compiled, found, err := t.engine.CompileRules()
	t.found = append(t.found, found...)
	if err != nil || len(found) > 0 {
		return err
	}
	if t.shared {
		fmt.Fprintf(t.app.out, "rules: %d compiled in %d ms\n", compiled, t.app.now().Sub(start).Milliseconds())
	}
	if t.tallies, found, err = x.Try(t.policies); err != nil {
		return err
	}
	t.found = append(t.found, found...)
	if !mutate {
		return nil
	}
	made, survivors, err := x.Mutate(t.policies)
	if err != nil {
		return err
	}
	t.found = append(t.found, survivors...)
	fmt.Fprintf(t.app.out, "changes: %d made, %d noticed by no example\n", made, len(survivors))
	return nil
}

// tried says what of a policy was tried.
func (t *trial) tried(name string) string {
	tally, there := t.tallies[name]
	if !there {
		return "ok"
	}
	words := count(tally.Milestones, "milestone")
	if tally.Rules > 0 {
		words = count(tally.Rules, "rule") + ", " + words
	}
	if tally.Requirements > 0 {
		words += ", " + count(tally.Requirements, "requirement")
	}
	return "ok, " + words + ", " + count(tally.Examples, "example")
}

// usable reports whether papers can be made with the assets.
func (t *trial) usable() bool { return t.found.Blocks() != diag.Write }

// samples makes the papers of the samples.
func (t *trial) samples(ctx context.Context) error {
	if len(t.cases) == 0 {
		return nil
	}
	if !t.usable() {
		fmt.Fprintln(t.app.out, "samples: not tried, because of the findings above")
		return nil
	}
	opt := batch.Options{Check: true, Dump: true, Make: generator.Options{AsOf: sampleDay}}
	if t.app.flags.asOf != "" {
		var err error
		if opt.Make.AsOf, err = t.app.asOf(); err != nil {
			return err
		}
	}
	if t.only {
		opt.Make.Documents = t.types
	}
	p := t.app.progress(len(t.cases))
	defer p.wipe()
	return batch.Run(ctx, t.engine, t.cases, opt, p.around(t.sample))
}

// sample tells how one sample fared: whether its papers can be made, and
// whether they are as wanted.
func (t *trial) sample(o batch.Outcome) {
	what := "sample " + sampleName(o.Case)
	switch {
	case o.Panic != nil:
		t.wrong = true
		t.app.reportPanic(o)
		return
	case o.Err != nil:
		t.wrong = true
		fmt.Fprintf(t.app.out, "%s: %v\n", what, o.Err)
		return
	}
	stops := slices.DeleteFunc(slices.Clone(o.Result.Findings), func(d diag.Diagnostic) bool { return d.Blocks != diag.Write })
	same, differ := t.compare(o)
	if t.only && len(o.Dumps) == 0 && len(stops) == 0 {
		return // it has no paper of the types that are tried
	}
	t.verdict(t.app.writeFindings, what, compared(same, len(differ), len(o.Dumps)), stops)
	for _, d := range differ {
		t.differ++
		fmt.Fprintf(t.app.out, "%s: %s\n", what, d)
	}
}

// compared says how many dumps of a sample are as wanted.
func compared(same, differ, all int) string {
	words := "ok"
	if differ > 0 {
		words = count(differ, "dump") + " not as wanted"
	}
	if same > 0 {
		words += fmt.Sprintf(", %s as wanted", count(same, "dump"))
	}
	if rest := all - same - differ; rest > 0 {
		words += fmt.Sprintf(", %s not compared", count(rest, "dump"))
	}
	return words
}

// compare counts the dumps that are as wanted and says where others differ.
// What is not wanted anywhere is not compared.
func (t *trial) compare(o batch.Outcome) (same int, differ []string) {
	for _, d := range o.Dumps {
		name := filepath.Join(t.wanted, sampleName(o.Case), d.Name)
		want, err := os.ReadFile(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			t.wrong = true
			differ = append(differ, err.Error())
		case bytes.Equal(want, d.Data):
			same++
		default:
			differ = append(differ, fmt.Sprintf("the paper differs from %s, first in line %d", filepath.ToSlash(name), firstDifference(want, d.Data)))
		}
	}
	return same, differ
}

// differences says what it means that papers are not as wanted. Those wanted of
// the built-in templates say what a folder of --assets changes, and no more.
func (t *trial) differences(f testFlags) {
	if t.differ == 0 {
		return
	}
	if t.app.flags.assets == "" || f.cases != "" {
		t.wrong = true
		return
	}
	t.app.note(count(t.differ, "dump") + " not as with the built-in templates; look whether you meant each difference")
}

// firstDifference returns the first line in which two texts differ, from 1.
func firstDifference(a, b []byte) int {
	line := 1
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			break
		}
		if a[i] == '\n' {
			line++
		}
	}
	return line
}

// coverage tells which branches of templates no sample has taken. The way past
// an if without else prints nothing, and is only counted.
func (t *trial) coverage() {
	for _, f := range t.engine.Coverage().Files() {
		if dir, _, _ := strings.Cut(strings.TrimPrefix(f.Name, "templates/"), "/"); t.only && !slices.Contains(t.types, dir) {
			continue
		}
		fmt.Fprintf(t.app.out, "%s: %d of %d branches taken\n", f.Name, f.Taken, f.Total)
		for _, b := range f.Untaken {
			pos := b.Span.Pos()
			if !b.Otherwise || b.Else {
				fmt.Fprintf(t.app.out, "  %s:%d:%d: %s\n", f.Name, pos.Line, pos.Column, b.Untaken())
			}
		}
	}
}
