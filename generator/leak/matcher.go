package leak

import (
	"cmp"
	"slices"
	"sync"
)

// Matcher finds the secrets of one list in texts. It does not change, and several
// goroutines may use it at the same time.
type Matcher struct {
	starting []*index // needles that start with a word, by how many letters are compared first
	inside   *index   // those that may start inside a run of letters
	empty    bool
	spare    sync.Pool // of *folded, for their room
}

// widths are the numbers of letters by which needles are found, the longest that
// a needle has: the more letters, the fewer places have to be looked at.
var widths = []int{8, 4, 2}

// widthInside is that of the needles that may start inside a run of letters.
const widthInside = 4

// New returns a matcher for a list of secrets. What is too short to be told from
// other words is not looked for.
func New(secrets []Secret) *Matcher {
	by := make([][]needle, len(widths))
	var inside []needle
	for i, s := range secrets {
		for _, n := range of(s, i) {
			if n.inside {
				inside = append(inside, n)
				continue
			}
			w := slices.IndexFunc(widths, func(width int) bool { return len(n.letters) >= width })
			by[w] = append(by[w], n)
		}
	}
	m := &Matcher{inside: newIndex(inside, widthInside), empty: len(inside) == 0}
	for i, list := range by {
		if len(list) > 0 {
			m.starting = append(m.starting, newIndex(list, widths[i]))
			m.empty = false
		}
	}
	return m
}

// Empty reports whether there is nothing to look for.
func (m *Matcher) Empty() bool { return m.empty }

// In returns the places in a text where secrets stand, in order of their start;
// nil for none. Places of one secret that overlap are one hit, which has the part
// that is longest.
func (m *Matcher) In(text string) []Hit {
	if m.empty || text == "" {
		return nil
	}
	f, ok := m.spare.Get().(*folded)
	if !ok {
		f = &folded{}
	}
	f.read(text)
	hits := m.in(f)
	f.text = ""
	m.spare.Put(f)
	return merged(hits)
}

func (m *Matcher) in(f *folded) []Hit {
	hits := m.inside.anywhere(nil, f)
	for _, x := range m.starting {
		hits = x.atStarts(hits, f)
	}
	return hits
}

// merged returns hits in order, those of one secret that overlap as one.
func merged(hits []Hit) []Hit {
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Secret, b.Secret), cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	var kept []Hit
	longest := 0
	for _, h := range hits {
		last := len(kept) - 1
		if last < 0 || kept[last].Secret != h.Secret || kept[last].End <= h.Start {
			kept = append(kept, h)
			longest = h.End - h.Start
			continue
		}
		if h.End-h.Start > longest {
			kept[last].Part, longest = h.Part, h.End-h.Start
		}
		kept[last].End = max(kept[last].End, h.End)
	}
	slices.SortStableFunc(kept, func(a, b Hit) int { return cmp.Compare(a.Start, b.Start) })
	return kept
}
