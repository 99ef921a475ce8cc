// Command casedocs makes the papers of a supervision order, and of the staff
// supervision behind it, from case files.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"time"
	_ "time/tzdata" // the day in England is the same on every machine

	"casedocs/generator/batch"
	"casedocs/generator/catalog"
	"casedocs/generator/civil"
)

// Exit codes: a contract with the scripts of users.
const (
	exitDone        = 0   // everything asked for was written
	exitFindings    = 1   // findings, nothing written
	exitUsage       = 2   // wrong use, or no case found
	exitSome        = 3   // some written, some refused
	exitWrite       = 5   // could not write
	exitIncomplete  = 6   // files are missing, changed or were never made
	exitLocked      = 7   // another run writes into the output folder
	exitDefect      = 70  // a defect of this program
	exitInterrupted = 130 // interrupted
)

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	a := &app{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		outTerminal: isTerminal(os.Stdout),
		errTerminal: isTerminal(os.Stderr),
		colour:      os.Getenv("NO_COLOR") == "",
		today:       today,
		now:         time.Now,
	}
	return a.run(ctx, os.Args[1:])
}

// app is the program with everything it takes from its surroundings.
type app struct {
	in          io.Reader
	out, err    io.Writer
	outTerminal bool // a person reads out
	errTerminal bool // a person reads err
	colour      bool // terminals may show colour
	today       func() (civil.Date, error)
	now         func() time.Time // for progress alone
	flags       globalFlags
	catalog     *catalog.Catalog // nil until it was asked for
}

// run runs one command line and returns the exit code. A panic is told without
// what it says, which may be a value of a case.
func (a *app) run(ctx context.Context, args []string) (exit int) {
	defer func() {
		if p := recover(); p != nil {
			a.tellDefect("it", batch.Recovered(p))
			exit = exitDefect
		}
	}()
	printed := &output{to: a.out}
	a.out = printed
	root := a.command()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var code exitCode
	switch {
	case printed.err != nil:
		fmt.Fprintf(a.err, "casedocs: print what was asked for: %v\n", printed.err)
		return exitWrite
	case err == nil:
		return exitDone
	case errors.As(err, &code):
		return int(code)
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.err, "casedocs: interrupted; every file that was written is whole, and casedocs verify says which cases were not reached")
		return exitInterrupted
	}
	fmt.Fprintf(a.err, "casedocs: %v\n", err)
	return exitUsage
}

// output keeps the first error of what it writes to. A list of findings that
// was cut short must not pass for a whole one, whoever printed it.
type output struct {
	to  io.Writer
	err error
}

// Write writes p unless an earlier write failed.
func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.to.Write(p)
	o.err = err
	return n, err
}

// exitCode is an error that was reported already.
type exitCode int

func (c exitCode) Error() string { return "exit " + strconv.Itoa(int(c)) }

// today returns the day that papers count as today when --as-of does not say:
// SOURCE_DATE_EPOCH in seconds since 1970, else the day it is in England.
func today() (civil.Date, error) {
	now := time.Now()
	if s := os.Getenv("SOURCE_DATE_EPOCH"); s != "" {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return civil.Date{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q, not a number of seconds", s)
		}
		now = time.Unix(n, 0)
	}
	england, err := time.LoadLocation("Europe/London")
	if err != nil {
		return civil.Date{}, fmt.Errorf("find out what day it is in England: %w", err)
	}
	y, m, d := now.In(england).Date()
	if y < 1 || y > 9999 {
		return civil.Date{}, fmt.Errorf("SOURCE_DATE_EPOCH is in the year %d; papers know the years 1 to 9999", y)
	}
	return civil.Date{Year: y, Month: m, Day: d}, nil
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
