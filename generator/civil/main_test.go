package civil_test

import (
	"flag"
	"os"
	"testing"
)

// TestMain gives random tests one seed, so that a run does not depend on luck.
// A seed on the command line has its way: make fuzz draws a fresh one.
func TestMain(m *testing.M) {
	if err := flag.Set("rapid.seed", "1"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}
