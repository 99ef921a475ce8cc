package compose

import (
	"slices"
)

// pluck gives one field of each item.
func pluck(l list, field string) (list, error) {
	out := make(list, len(l))
	for i, v := range l {
		f, err := v.get(field)
		if err != nil {
			return nil, err
		}
		out[i] = f
	}
	return out, nil
}

// where gives the items of which a field has a value.
func where(l list, field string, value *Value) (list, error) {
	var out list
	for _, v := range l {
		f, err := v.get(field)
		if err != nil {
			return nil, err
		}
		same, err := equal(f, value)
		if err != nil {
			return nil, err
		}
		if same {
			out = append(out, v)
		}
	}
	return out, nil
}

// sortBy sorts the items by a field, those without it last. Equal ones stay
// in the order of the case.
func sortBy(l list, field string) (list, error) {
	return sorted(l, func(v *Value) (*Value, error) { return v.get(field) })
}

// sorted sorts by what by gives for each item.
func sorted(l list, by func(*Value) (*Value, error)) (list, error) {
	type pair struct{ key, item *Value }
	pairs := make([]pair, len(l))
	for i, v := range l {
		key, err := by(v)
		if err == nil {
			err = comparable(key)
		}
		if err != nil {
			return nil, err
		}
		pairs[i] = pair{key, v}
	}
	var failed error
	slices.SortStableFunc(pairs, func(a, b pair) int {
		switch {
		case a.key.isAbsent() && b.key.isAbsent():
			return 0
		case a.key.isAbsent():
			return 1
		case b.key.isAbsent():
			return -1
		}
		c, ok := order(a.key, b.key)
		if !ok {
			failed = wrong("the items cannot be sorted: " + a.key.kind() + " stands beside " + b.key.kind())
		}
		return c
	})
	out := make(list, len(l))
	for i, p := range pairs {
		out[i] = p.item
	}
	return out, failed
}
