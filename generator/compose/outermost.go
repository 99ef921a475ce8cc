package compose

import (
	"maps"
	"slices"

	"casedocs/generator/diag"
)

// outermost is what one template makes outside of any element and range of
// its own. Whether its elements need keys depends on who calls it.
type outermost struct {
	keyless diag.List // elements without the key that a range would want
	calls   []string  // templates called here
	ranged  []string  // templates called where a range makes elements
}

// missingKeys returns the mistakes of templates that a range calls, directly
// or through others, to make elements without keys.
func missingKeys(made map[string]*outermost) diag.List {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(made)) {
		names = append(names, made[name].ranged...)
	}
	var found diag.List
	seen := map[string]bool{}
	for len(names) > 0 {
		name := names[0]
		names = names[1:]
		if o := made[name]; o != nil && !seen[name] {
			seen[name] = true
			found = append(found, o.keyless...)
			names = append(names, o.calls...)
		}
	}
	return found
}
