package policy_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"casedocs/generator/policy"
)

// Each archive holds a case, the policy and the day it is looked at, and what
// is required of it.
func TestRequirements(t *testing.T) {
	eachArchive(t, "testdata/required/*.txtar", func(t *testing.T, name string, archive *txtar.Archive) {
		authority, asOf := lookedAt(t, archive)
		all := policyOf(t, authority).Required(caseOf(t, section(t, archive, "case.yaml")), calendar(t), day(asOf))
		compare(t, name, archive, dumpRequired(all))
	})
}

func dumpRequired(all []policy.Required) string {
	var b strings.Builder
	for _, r := range all {
		fmt.Fprintf(&b, "%s (%s): %s", r.ID, r.Topic, r.Text)
		if r.Every != nil {
			fmt.Fprintf(&b, ", %s, that is %d days", r.Every, r.Every.Days())
		}
		if len(r.By) > 0 {
			fmt.Fprintf(&b, ", by %s", strings.Join(r.By, " or "))
		}
		fmt.Fprintf(&b, "\n    %s\n", r.Source)
		if r.How != "" {
			fmt.Fprintf(&b, "    from %q to %q: %s\n", r.From, r.To, r.How)
		}
	}
	return b.String()
}

func TestIntervalsReadAsInASentence(t *testing.T) {
	for want, i := range map[string]policy.Interval{
		"every week": {Count: 1, Unit: policy.Weeks}, "every 4 weeks": {Count: 4, Unit: policy.Weeks},
		"every month": {Count: 1, Unit: policy.Months}, "every 10 working days": {Count: 10, Unit: policy.WorkingDays},
	} {
		if got := i.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A longer interval never counts as fewer days, so that agreeing less often
// than is required can be seen.
func TestDaysOfIntervalsKeepTheirOrder(t *testing.T) {
	ordered := []policy.Interval{{1, policy.Weeks}, {2, policy.Weeks}, {4, policy.Weeks}, {1, policy.Months},
		{6, policy.Weeks}, {8, policy.Weeks}, {2, policy.Months}, {51, policy.Weeks}, {1, policy.Years}}
	for i, longer := range ordered[1:] {
		if longer.Days() <= ordered[i].Days() {
			t.Errorf("%s is not longer than %s", longer, ordered[i])
		}
	}
}
