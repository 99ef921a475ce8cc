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

// where gives the items of which a field has a value. Nobody can tell it of one
// that is hidden, so it is not among them.
func where(l list, field string, value *Value) (list, error) {
	return chosen(l, field, func(f *Value) (bool, error) { return equal(f, value) })
}

// chosen gives the items of which a field fits. When none does, but a hidden one
// could, the whole of it is hidden: "there is none" would be wrong.
func chosen(l list, field string, fits func(*Value) (bool, error)) (list, error) {
	var out list
	var hidden error
	for _, v := range l {
		f, err := v.get(field)
		if err != nil {
			return nil, err
		}
		switch fit, err := fits(f); {
		case err == errHidden && v.isHidden():
			hidden = err
		case err != nil:
			return nil, err
		case fit:
			out = append(out, v)
		}
	}
	if len(out) == 0 {
		return nil, hidden
	}
	return out, nil
}

// sortBy sorts the items by a field, those without it, and those of which it is
// hidden, last. Equal ones stay
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
		if err == errHidden {
			key, err = absent(nil), nil
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
