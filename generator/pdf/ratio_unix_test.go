//go:build unix

package pdf

import (
	"runtime"
	"syscall"
	"testing"
	"time"
)

// cpuTime returns the processor time that this process has used, with its
// garbage collection. Other work on the machine hardly changes it.
func cpuTime(b *testing.B) time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// BenchmarkRatio makes the paper in turn by the baseline, by us, and by us
// with glyphs that no paper before had. The ratios say how many of our papers
// take the processor time of one of the baseline.
func BenchmarkRatio(b *testing.B) {
	o := newOurs(b)
	o.write(b, o.paginate(b))
	timed := func(total *time.Duration, run func()) {
		runtime.GC() // each pays for its own garbage only
		start := cpuTime(b)
		for range 8 {
			run()
		}
		*total += cpuTime(b) - start
	}
	var theirs, known, fresh time.Duration
	for b.Loop() {
		timed(&theirs, func() { baseline(b, o.paper) })
		timed(&known, func() { o.write(b, o.paginate(b)) })
		timed(&fresh, func() { o.newGlyphs(); o.write(b, o.paginate(b)) })
	}
	b.ReportMetric(float64(theirs)/float64(known), "ratio")
	b.ReportMetric(float64(theirs)/float64(fresh), "ratio-new-glyphs")
	b.ReportMetric(8*float64(b.N)/known.Seconds(), "docs/s/core")
	b.ReportMetric(8*float64(b.N)/theirs.Seconds(), "baseline-docs/s/core")
	b.ReportMetric(0, "ns/op") // of all three together, which says nothing
}
