package generator

import (
	"slices"
	"strings"

	"casedocs/generator/diag"
)

// characterArg is the argument of a finding about a character that no font
// has.
const characterArg = "character"

// unprintable makes one finding for each value of what is said about its
// characters one by one: a name in letters that no font has is one thing to
// mend. Where the program repeats a value, in a list of gaps, it says nothing
// more.
func (p *paper) unprintable(found diag.List) diag.List {
	var out, repeats diag.List
	byPath := map[string]int{} // index in out
	var told []string
	for _, d := range found {
		arg := argOf(d, characterArg)
		switch {
		case arg == nil:
			out = append(out, d)
			continue
		case d.Path != "" && p.from.tree.Root.At(d.Path) == nil:
			repeats = append(repeats, d)
			continue
		}
		told = append(told, arg.Value)
		i, known := byPath[d.Path]
		if !known || d.Path == "" {
			byPath[d.Path] = len(out)
			out = append(out, d)
			continue
		}
		out[i] = withCharacter(out[i], *arg)
	}
	for _, d := range repeats {
		if !slices.Contains(told, argOf(d, characterArg).Value) {
			out = append(out, d)
		}
	}
	return out
}

func argOf(d diag.Diagnostic, name string) *diag.Arg {
	for i := range d.Args {
		if d.Args[i].Name == name {
			return &d.Args[i]
		}
	}
	return nil
}

// withCharacter returns a finding that is about one more character.
func withCharacter(d diag.Diagnostic, more diag.Arg) diag.Diagnostic {
	const several = "characters"
	arg := diag.Arg{Name: several}
	if one := argOf(d, characterArg); one != nil {
		if one.Value == more.Value {
			return d
		}
		d.Message = strings.NewReplacer("the character {character}", "the characters {characters}", "it cannot", "they cannot").Replace(d.Message)
		arg.List, arg.Hidden = []string{one.Value}, one.Hidden
	} else {
		arg = *argOf(d, several)
	}
	if !slices.Contains(arg.List, more.Value) {
		arg.List = append(slices.Clip(arg.List), more.Value)
		arg.Hidden += ", " + more.Hidden
	}
	d.Args = []diag.Arg{arg}
	return d
}
