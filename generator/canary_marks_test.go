package generator

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"casedocs/generator/tree"
)

// markedPeople are the four whose marks are permuted: a mother, two fathers and an
// aunt who is the carer of one child.
var markedPeople = []string{"mother", "father-1", "father-2", "special-guardian"}

var markedChildren = []string{"child-1", "child-2", "child-3", "child-4"}

// spread is how many cases are tried unless all are asked for. In them each two of
// the people have each pair of sets of others whom they keep their home from, each
// child is kept from each set of the four, and each of the four has ties to each set
// of the children.
const spread = 64

// marked returns the case with the marks of turn k. From spread on, k counts what
// the four people keep from each other through all 8*8*8*8 combinations.
func marked(t testing.TB, base canaryCase, targets []string, k int) canaryCase {
	c := base.clone(t, fmt.Sprintf("marks %d", k))
	if k%4 != 0 {
		c.formats, c.readers = []string{"pdf"}, outside(builtIn(t)) // sheets say what pages say, and marks keep nothing inside
	}
	sets := crossed(k % spread)
	if k >= spread {
		n := k - spread
		sets = [4]int{n & 7, n >> 3 & 7, n >> 6 & 7, n >> 9 & 7}
	}
	for i, id := range markedPeople {
		p := c.entry("people", id)
		put(p, "confidential_from", among(slices.DeleteFunc(slices.Clone(markedPeople), func(o string) bool { return o == id }), sets[i]))
		delete(p, "kept_from_everyone")
		delete(p, "refuge")
	}
	for _, person := range c.root["people"].([]any) {
		delete(person.(map[string]any), "to_children")
	}
	for _, id := range markedChildren {
		delete(c.entry("children", id), "confidential_from")
	}
	turns := func(seed uint64) int { return rand.New(rand.NewPCG(seed, uint64(k/spread))).Perm(spread)[k%spread] }

	// half of the cases keep one home from everybody, as one of two marks says
	if n := turns(1); n < 32 {
		c.entry("people", markedPeople[n%4])[[]string{"kept_from_everyone", "refuge"}[n/4%2]] = true
	}
	n := turns(2)
	put(c.entry("children", markedChildren[n%4]), "confidential_from", among(markedPeople, n/4))
	n = turns(3)
	put(c.entry("people", markedPeople[n%4]), "to_children", among(markedChildren, n/4))
	n = turns(4)
	if child := c.entry("children", markedChildren[n%4]); n/4%5 < 4 {
		child["lives_with"] = markedPeople[n/4%5]
	} else {
		delete(child, "lives_with")
	}
	c.root["withhold"] = withheld(targets, k)
	return c
}

// crossed returns a row of an orthogonal array of 64 rows and 4 columns: any two
// columns have each pair of the numbers from 0 to 7 once. The columns are i, j, i+j
// and i+2j in the field of eight elements.
func crossed(k int) [4]int {
	i, j := k/8, k%8
	twice := j << 1
	if twice > 7 {
		twice ^= 0b1011
	}
	return [4]int{i, j, i ^ j, i ^ twice}
}

// among returns those of a list whose bits are set.
func among(list []string, set int) []any {
	var out []any
	for i, id := range list {
		if set>>i&1 == 1 {
			out = append(out, id)
		}
	}
	return out
}

func put(m map[string]any, field string, list []any) {
	if delete(m, field); len(list) > 0 {
		m[field] = list
	}
}

// marksEach is how many single values are withheld in one case.
const marksEach = 6

// withheld returns marks on single values: all texts and entries in turn, from each
// of the four and from everybody.
func withheld(targets []string, k int) []any {
	var out []any
	for i := range marksEach {
		n := k*marksEach + i
		m := map[string]any{"id": fmt.Sprintf("withheld-%d", i+1), "value": targets[n%len(targets)], "because": "text"}
		if who := (n + n/len(targets)) % 5; who < 4 {
			m["from"] = []any{markedPeople[who]}
		}
		out = append(out, m)
	}
	return out
}

// markTargets returns what can be withheld, one of each place in the schema, in an
// order that has neighbours far from each other.
func markTargets(t testing.TB, base canaryCase) []string {
	var out []string
	seen := map[string]bool{}
	var visit func(n *tree.Node, name string)
	visit = func(n *tree.Node, name string) {
		place := schemaPlace(n.Pointer)
		entry := n.Kind == tree.Map && n.String("id") != ""
		if (entry || n.Kind == tree.String && canary.MatchString(squeezed(n.Text))) && !seen[place] && name != "" {
			seen[place] = true
			out = append(out, name)
		}
		for _, f := range n.Fields {
			visit(f.Value, name+"/"+f.Name)
		}
		for _, item := range n.Items {
			if id := item.String("id"); id != "" {
				visit(item, name+"/"+id)
			}
		}
	}
	root := readCase(t, base.input(t)).tree.Root
	for _, f := range root.Fields {
		if !slices.Contains([]string{"withhold", "waivers", "exercises", "issued"}, f.Name) {
			visit(f.Value, "/"+f.Name)
		}
	}
	out = slices.DeleteFunc(out, func(name string) bool { return name == "/authority/name" }) // papers are named by it
	rand.New(rand.NewPCG(5, 0)).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// TestMarksAreSpreadEvenly wants what the comment of spread says.
func TestMarksAreSpreadEvenly(t *testing.T) {
	pairs := map[[4]int]bool{}
	for k := range spread {
		row := crossed(k)
		for a := range row {
			for b := range a {
				pairs[[4]int{a, b, row[a], row[b]}] = true
			}
		}
	}
	if want := 6 * spread; len(pairs) != want {
		t.Errorf("%d pairs of sets, want %d", len(pairs), want)
	}
}
