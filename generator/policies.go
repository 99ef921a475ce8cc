package generator

import (
	"path"
	"slices"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/policy"
	"casedocs/generator/schema"
	"casedocs/generator/tree"
)

// policyFiles is the folder of a policy: policy.yaml and, beside it, files with
// more of its rules.
type policyFiles struct {
	id     string
	root   *tree.Node
	files  []*tree.Node // root first
	policy *policy.Policy
}

// rulesPrefix begins the names of files that hold more of a policy.
const rulesPrefix = "rules-"

// loadPolicies reads the policies from the lowest layer up, so that each finds
// the layers that it includes.
func (l *loader) loadPolicies(e *Engine) {
	forms := [2]*schema.Schema{l.compile("meta/policy.schema.json"), l.compile("meta/policy-rules.schema.json")}
	if l.err != nil {
		return
	}
	var all []*policyFiles
	for _, id := range l.names("schemas/policy", true) {
		if f := l.policyFiles(id, forms); f != nil {
			all = append(all, f)
		}
	}
	rank := func(f *policyFiles) int {
		return slices.Index([]policy.Layer{policy.Court, policy.Practice}, policy.Layer(f.root.String("layer")))
	}
	for _, f := range all {
		if rank(f) >= 0 {
			l.loadPolicy(e, f, nil)
		}
	}
	var law []*policy.Policy
	for _, f := range l.policies {
		if rank(f) == 0 {
			law = append(law, f.policy)
		}
	}
	e.law = policy.Stack(law)
	for _, f := range all {
		if rank(f) < 0 {
			l.loadPolicy(e, f, append(slices.Clone(law), l.included(e, f, law)...))
		}
	}
}

// policyFiles reads the folder of a policy; it returns nil when a file of it
// cannot be used.
func (l *loader) policyFiles(id string, forms [2]*schema.Schema) *policyFiles {
	dir := "schemas/policy/" + id
	root := l.asset(dir+"/policy.yaml", forms[0])
	f := &policyFiles{id: id, root: root, files: []*tree.Node{root}}
	for _, name := range l.names(dir, false) {
		if strings.HasPrefix(name, rulesPrefix) && path.Ext(name) == ".yaml" {
			more := l.asset(dir+"/"+name, forms[1])
			if more == nil {
				root = nil
			}
			f.files = append(f.files, more)
		}
	}
	if root == nil {
		return nil
	}
	return f
}

// loadPolicy reads a policy over the layers below it.
func (l *loader) loadPolicy(e *Engine, f *policyFiles, below []*policy.Policy) {
	p, found := policy.Load(f.files, below...)
	l.found = append(l.found, found...)
	if found.Blocks() == diag.Write {
		return
	}
	f.policy = p
	l.policies = append(l.policies, f)
	if p.Layer == policy.Authority {
		e.policies[f.id] = p
	} else {
		e.layers[f.id] = p
	}
}

// included returns the layers that a policy names, without those of law, which
// always hold.
func (l *loader) included(e *Engine, f *policyFiles, law []*policy.Policy) []*policy.Policy {
	var below []*policy.Policy
	for _, n := range f.root.Field("includes").Words() {
		p := e.layers[n.Text]
		switch {
		case p == nil:
			l.found = append(l.found, diag.Diagnostic{
				Rule: "POL-02", Severity: diag.Must, Blocks: diag.Write, Span: n.Span, Path: n.Pointer,
				Message: "there is no layer {name} to include",
				Args:    []diag.Arg{diag.Word("name", n.Text)},
				Hints:   []string{"include layers of the court or of practice: " + strings.Join(e.layerNames(), ", ")},
			})
		case !slices.Contains(law, p):
			below = append(below, p)
		}
	}
	return below
}

// layerNames returns the names of the layers below authorities, sorted.
func (e *Engine) layerNames() []string {
	var names []string
	for name := range e.layers {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// fitPolicies holds each policy to the kinds of case that it is for, and tells
// those of it. One that does not say is for the kind that it fits best.
func (l *loader) fitPolicies(e *Engine) {
	if l.err != nil {
		return
	}
	for _, f := range l.policies {
		kinds := f.policy.Kinds
		if kinds == nil {
			kinds = e.bestKinds(f)
		}
		var lacking []diag.List // of each kind
		for _, name := range kinds {
			k := e.kinds[name]
			if k == nil {
				l.found = append(l.found, unknownKind(f.root.Field("kinds").Words()[slices.Index(kinds, name)], e))
				continue
			}
			lacking = append(lacking, f.fit(k))
			if f.policy.Layer == policy.Authority {
				k.policies = append(k.policies, f.id)
			}
		}
		l.found = append(l.found, inAll(lacking)...)
	}
}

// inAll returns the findings of the first list that all the others have at the
// same place: a policy for several kinds of case may name what one of them has.
func inAll(lists []diag.List) diag.List {
	if len(lists) == 0 {
		return nil
	}
	return slices.DeleteFunc(lists[0], func(d diag.Diagnostic) bool {
		return slices.ContainsFunc(lists[1:], func(other diag.List) bool {
			return !slices.ContainsFunc(other, func(o diag.Diagnostic) bool { return o.Span == d.Span && o.Message == d.Message })
		})
	})
}

// bestKinds returns the kinds of case whose fields a policy names, those with
// the fewest that they lack.
func (e *Engine) bestKinds(f *policyFiles) []string {
	var best []string
	least := 0
	for _, name := range e.Kinds() {
		lacking := len(f.fit(e.kinds[name]))
		if best == nil || lacking < least {
			best, least = nil, lacking
		}
		if lacking == least {
			best = append(best, name)
		}
	}
	return best
}

func (f *policyFiles) fit(k *kind) diag.List {
	var found diag.List
	for _, n := range f.files {
		found = append(found, policy.Fit(n, k.schema.Shape())...)
	}
	return found
}
