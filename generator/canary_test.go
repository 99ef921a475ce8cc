package generator

import (
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"casedocs/generator/diag"
	"casedocs/generator/input"
	"casedocs/generator/source"
)

// neverPrinted lists the fields that no paper prints: a place in the schema, a tab,
// and why. People review it.
const neverPrinted = "testdata/never-printed.txt"

// TestNoCopyHoldsWhatItsReadersMustNotSee puts a word of its own into every field of
// the samples, and lets tools that are not ours look for it in all their papers. The
// family of one sample is tried with the marks of its people and children permuted;
// with CASEDOCS_CANARY=all, through all that four people can keep from each other.
func TestNoCopyHoldsWhatItsReadersMustNotSee(t *testing.T) {
	h := &hunt{finder: newFinder(t), printed: map[string]bool{}, all: map[string]bool{}}
	h.run(t, canaryCases(t))
	t.Logf("%d cases, %d renderings, %d different files, %d (field, reader, file) triples", h.cases, h.files, len(h.finder.known), h.triples)
	if least := 20000 / fewer(); h.triples < least {
		t.Errorf("%d triples were tried, want at least %d", h.triples, least)
	}
	if !testing.Short() {
		h.fields(t)
	}
}

// canaryCases returns the samples with their own marks, and the one family with all
// others.
func canaryCases(t *testing.T) []func() canaryCase {
	samples := sampleCases(t)
	var out []func() canaryCase
	for i, name := range slices.Sorted(maps.Keys(samples)) {
		if i%fewer() > 0 {
			continue
		}
		c := withCanaries(t, name, samples[name], false, nil)
		out = append(out, func() canaryCase { return c })
	}
	family := withCanaries(t, "family", samples["four-siblings"], true, map[string]any{"closure": canaryClosure(t)})
	targets := markTargets(t, family)
	turns, step := spread, 1
	if testing.Short() {
		step = spread / 4
	}
	if os.Getenv("CASEDOCS_CANARY") == "all" {
		turns += 8 * 8 * 8 * 8
	}
	for k := 0; k < turns; k += step {
		out = append(out, func() canaryCase { return marked(t, family, targets, k) })
	}
	return out
}

// canaryClosure returns the end of the work of the family.
func canaryClosure(t *testing.T) any {
	const name = "testdata/canary-closure.yaml"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	root, found := input.ReadFile(source.NewFile(name, data))
	if root == nil || len(found) > 0 {
		t.Fatal(inWords(found))
	}
	return root.Any()
}

// hunt looks through the papers of cases.
type hunt struct {
	finder *finder

	lock                  sync.Mutex
	cases, files, triples int
	all, printed          map[string]bool // fields by their places in the schema
}

func (h *hunt) run(t *testing.T, cases []func() canaryCase) {
	turns := make(chan func() canaryCase)
	var group sync.WaitGroup
	for range runtime.NumCPU() {
		group.Go(func() {
			for next := range turns {
				h.through(t, next())
			}
		})
	}
	for _, c := range cases {
		turns <- c
	}
	close(turns)
	group.Wait()
}

// through makes all papers of a case and looks for what their readers must not see.
func (h *hunt) through(t *testing.T, c canaryCase) {
	in := c.input(t)
	read, _ := builtIn(t).read(in)
	res, err := builtIn(t).Make(in, Options{AsOf: asOf, Formats: c.formats, Readers: c.readers})
	if err != nil || len(res.Outputs) == 0 {
		t.Errorf("%s: no papers are made (%v):\n%s", c.name, err, inWords(blocking(res.Findings)))
		return
	}
	where := places(read.tree.Root)
	tried, seen := 0, map[string]bool{}
	for _, o := range res.Outputs {
		found, err := h.finder.in(o)
		if err != nil {
			t.Errorf("%s: %s: %v", c.name, o.Name, err)
			continue
		}
		banned := mustNotSee(read.tree.Root, o)
		tried += len(banned) * max(1, len(o.For))
		for _, word := range found {
			if why, is := banned[word]; is {
				t.Errorf("%s: %s for %s holds %s: %s", c.name, o.Name, strings.Join(o.For, ", "), where[word], why)
			} else {
				seen[where[word]] = true
			}
		}
	}
	h.lock.Lock()
	defer h.lock.Unlock()
	h.cases, h.files, h.triples = h.cases+1, h.files+len(res.Outputs), h.triples+tried
	maps.Copy(h.printed, seen)
	for _, place := range where {
		h.all[place] = true
	}
}

// blocking returns the findings that keep papers from being written.
func blocking(found diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return d.Blocks != diag.Write })
}

// fields wants each field to be printed somewhere or listed, and not both.
func (h *hunt) fields(t *testing.T) {
	data, err := os.ReadFile(neverPrinted)
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		place, why, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if listed[place] = true; why == "" || !h.all[place] {
			t.Errorf("%s: %s is no field of free text, or has no reason", neverPrinted, place)
		}
	}
	for _, place := range slices.Sorted(maps.Keys(h.all)) {
		switch {
		case h.printed[place] && listed[place]:
			t.Errorf("%s is printed, and %s says that it never is", place, neverPrinted)
		case !h.printed[place] && !listed[place]:
			t.Errorf("%s is printed in no paper for anybody who may see it", place)
		}
	}
	t.Logf("%d fields of free text, %d of them printed", len(h.all), len(h.printed))
}
