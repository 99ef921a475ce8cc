package compose

import (
	"cmp"
	"slices"
	"sync"

	"casedocs/generator/source"
)

// Coverage says how often each branch of templates was taken.
type Coverage struct {
	Branches []Branch // by file and place
}

// Branch is one way that a template can go at an if, with or range. Each of
// them has two, whether or not an else is written for the second; in a chain
// of else ifs, the second way of one is the next. A range over a list that the
// template writes out is never empty, and has one.
type Branch struct {
	Span      source.Span // the action: {{if …}}, or {{else}} where one is written
	Kind      Kind
	Otherwise bool   // the way where the test fails, or the list is empty
	Else      bool   // Otherwise, and written as {{else}}
	Test      string // what is tested, as the template says it
	Taken     int    // number of times, in all fillings that made something
	Reachable bool   // the entry calls the template, or calls what calls it
}

// Kind is the action that branches.
type Kind string

// The kinds, in the words of templates.
const (
	If       Kind = "if"
	ElseIf   Kind = "else if"
	With     Kind = "with"
	ElseWith Kind = "else with"
	Range    Kind = "range"
)

// Untaken says in words that a branch was never taken.
func (b Branch) Untaken() string {
	words := string(b.Kind) + " " + b.Test + b.never()
	if b.Else {
		words = "the else of " + string(b.Kind) + " " + b.Test + " is never taken"
	}
	if !b.Reachable {
		words += ", because no document comes to its template"
	}
	return words
}

func (b Branch) never() string {
	words := [2]string{" is never true", " is never false"}
	switch b.Kind {
	case Range:
		words = [2]string{" is always empty", " is never empty"}
	case With, ElseWith:
		words = [2]string{" never has a value", " always has a value"}
	}
	return words[b.order()]
}

// compare orders branches by file and place; the two ways of one action that
// has no else have the same place.
func (b Branch) compare(c Branch) int {
	return cmp.Or(
		cmp.Compare(b.Span.Name(), c.Span.Name()),
		cmp.Compare(b.Span.Start, c.Span.Start),
		cmp.Compare(b.order(), c.order()),
	)
}

func (b Branch) order() int {
	if b.Otherwise {
		return 1
	}
	return 0
}

// MergeCoverage adds up what several sets of templates have taken. Templates
// that they share are counted once for all: they are known by file and place.
func MergeCoverage(all ...*Coverage) *Coverage {
	sum := &Coverage{}
	for _, c := range all {
		if c != nil {
			sum.Branches = append(sum.Branches, c.Branches...)
		}
	}
	slices.SortStableFunc(sum.Branches, Branch.compare)
	merged := sum.Branches[:0]
	for _, b := range sum.Branches {
		last := len(merged) - 1
		if last < 0 || merged[last].compare(b) != 0 {
			merged = append(merged, b)
			continue
		}
		merged[last].Taken += b.Taken
		merged[last].Reachable = merged[last].Reachable || b.Reachable
	}
	sum.Branches = merged
	return sum
}

// FileCoverage is the coverage of one template file.
type FileCoverage struct {
	Name    string
	Taken   int      // number of branches that were taken at least once
	Total   int      // number of branches
	Untaken []Branch // those that never were, by place
}

// Files sums the coverage up by template file, in the order of the names.
// Files without branches are left out.
func (c *Coverage) Files() []FileCoverage {
	var files []FileCoverage
	for _, b := range c.Branches {
		if n := len(files); n == 0 || files[n-1].Name != b.Span.Name() {
			files = append(files, FileCoverage{Name: b.Span.Name()})
		}
		f := &files[len(files)-1]
		f.Total++
		if b.Taken > 0 {
			f.Taken++
		} else {
			f.Untaken = append(f.Untaken, b)
		}
	}
	return files
}

// Coverage returns what all fillings up to now have taken, nil when Parse was
// not asked to count.
func (t *Templates) Coverage() *Coverage {
	if t.tally == nil {
		return nil
	}
	t.tally.mu.Lock()
	defer t.tally.mu.Unlock()
	return MergeCoverage(&Coverage{t.tally.branches})
}

// tally counts branches over all runs of a set of templates.
type tally struct {
	mu       sync.Mutex
	branches []Branch
}

// start returns the counts of one run, all 0; nil where nothing is counted.
func (t *tally) start() []int {
	if t == nil {
		return nil
	}
	return make([]int, len(t.branches))
}

// add adds the counts of a run.
func (t *tally) add(counts []int) {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for i, n := range counts {
		t.branches[i].Taken += n
	}
}
