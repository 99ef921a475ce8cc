package compose

import (
	"html"
	"slices"
	"strings"
	"testing"
)

// TestEveryExampleIsTrue fills the example of each function.
func TestEveryExampleIsTrue(t *testing.T) {
	for _, f := range functions {
		t.Run(f.name, func(t *testing.T) {
			got, diags := fillText(t, f.usage())
			for _, d := range diags {
				t.Errorf("%s: %s", d.Rule, d.Text(true))
			}
			if got = html.UnescapeString(got); got != f.wants {
				t.Errorf("{{%s}} gives %q, want %q", f.example, got, f.wants)
			}
			if !strings.Contains(f.example, f.name) {
				t.Errorf("the example {{%s}} does not call %s", f.example, f.name)
			}
		})
	}
}

// TestSprigNamesAreExactlyTheList guards the list: a function comes in by a
// decision, not by accident.
func TestSprigNamesAreExactlyTheList(t *testing.T) {
	var have []string
	for _, f := range functions {
		if f.origin == sprig {
			have = append(have, f.name)
		}
	}
	if !slices.Equal(have, allowedSprig) {
		t.Errorf("sprig functions in use:\n%q\nallowed:\n%q", have, allowedSprig)
	}
	for name := range refused {
		if functions.byName(name) != nil {
			t.Errorf("%s is both refused and allowed", name)
		}
	}
}

func TestNoFunctionHasTwoMeanings(t *testing.T) {
	for i := 1; i < len(functions); i++ {
		if functions[i-1].name == functions[i].name {
			t.Errorf("%s is there twice", functions[i].name)
		}
	}
}
