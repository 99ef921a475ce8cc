// Package oneseed runs the tests of a package with random tests from one seed,
// so that a run does not depend on luck. Nothing but tests may import it.
package oneseed

import (
	"flag"
	"testing"
)

// Run runs all tests; a package with random tests calls it as its TestMain. A
// seed on the command line has its way: make fuzz draws a fresh one.
func Run(m *testing.M) {
	if err := flag.Set("rapid.seed", "1"); err != nil {
		panic(err) // the package has no random tests
	}
	m.Run()
}
