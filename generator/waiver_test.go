package generator

import (
	"strings"
	"testing"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// TestWaivedFindingsAreListedAsWaived holds that a waiver hides nothing, and that
// one of a must, one without a reason and one of nothing are said.
func TestWaivedFindingsAreListedAsWaived(t *testing.T) {
	in := sampleCases(t)["forty-actions"]
	whole := string(in.Files[0].Data())
	for name, c := range map[string]struct{ from, to, rule, waived string }{
		"waived":           {"", "", "WAV-02", "PLN-24"},
		"without a reason": {"    role: team manager\n    date: 2026-10-30\n  - id: waiver-2", "  - id: waiver-2", "WAV-03", ""},
		"decided later":    {"date: 2026-10-30\n  - id: waiver-2", "date: 2026-12-30\n  - id: waiver-2", "WAV-02", ""},
		"of a must":        {"rule: PLN-25\n    about: outcome-1", "rule: ACC-03", "WAV-01", "PLN-24"},
	} {
		changed := strings.Replace(whole, c.from, c.to, 1)
		res, err := builtIn(t).Check(Input{Name: name, Files: []*source.File{source.NewFile("case.yaml", []byte(changed))}}, Options{AsOf: asOf})
		if err != nil {
			t.Fatal(err)
		}
		said, waived, listed := false, "", false
		for _, d := range res.Findings {
			said = said || d.Rule == c.rule
			listed = listed || d.Rule == "PLN-24"
			if d.Waived != nil && d.Severity == diag.Info {
				waived = d.Rule
			}
		}
		if !said || !listed || waived != c.waived {
			t.Errorf("%s: %s is said: %v; PLN-24 is listed: %v; waived is %q, want %q", name, c.rule, said, listed, waived, c.waived)
		}
	}
}
