package policy_test

import "testing"

// The aim for the whole of a case against its policy is two milliseconds.
func BenchmarkTimeline(b *testing.B) {
	p, cal := policyOf(b, "camden"), calendar(b)
	c, asOf := caseOf(b, orderYAML(day("2026-03-10"), 12)), day("2026-11-21")
	b.ReportAllocs()
	for b.Loop() {
		p.Timeline(c, cal, asOf)
	}
}
