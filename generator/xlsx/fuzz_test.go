package xlsx

import (
	"testing"

	"casedocs/generator/diag"
)

// FuzzText holds that a text either comes back exactly and makes no formula,
// or is a finding.
func FuzzText(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Add("_x005F_x005F_x0041_")
	f.Add("\x00")
	f.Fuzz(func(t *testing.T, s string) {
		data, found, err := Write(one(s, s+"_x0041_", "_"+s))
		if err != nil {
			t.Fatal(err)
		}
		if found.Blocks() == diag.Write {
			if _, bad := badCharacter(s); !bad && length(s) < maxCell-10 {
				t.Fatalf("refused: %s", found[0].Text(true))
			}
			return
		}
		noFormula(t, data)
		for i, want := range []string{s, s + "_x0041_", "_" + s} {
			if got := readBack(t, data, 3)[i]; got != want {
				t.Errorf("cell %d is %q, want %q", i, got, want)
			}
		}
	})
}
