package generator

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"casedocs/generator/catalog"
	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/input"
	"casedocs/generator/policy"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// exampleDay is the day on which examples are asked when they do not say.
var exampleDay = civil.Date{Year: 2026, Month: 11, Day: 21}

// Rules about the examples of a policy.
const (
	ruleExamples  = "POL-06" // each rule has examples that pass and fail, each milestone one with its days
	ruleExample   = "POL-07" // an example turns out as it says
	ruleBaseCase  = "POL-08" // the case that examples change breaks no rule
	ruleSurvivors = "POL-09" // a change to a rule is noticed by its examples
)

// Examples are the examples of all policies, ready to be tried.
type Examples struct {
	engine *Engine
	assets *catalog.Catalog
	sets   []*exampleSet
	bases  map[string]*tree.Tree // by path below schemas/policy/
	found  diag.List
}

// exampleSet is one file of examples.
type exampleSet struct {
	folder string // of the policy
	root   *tree.Node
}

// example is one changed case and what is to come of it.
type example struct {
	node   *tree.Node
	set    *exampleSet
	wants  string // "pass", "fail" or "undecided" for rules
	id     string // of the rule, milestone or requirement
	asOf   civil.Date
	policy string
}

// Examples reads the examples of all policies. The list says which files cannot
// be read; the error is one of the machine.
func (e *Engine) Examples(assets *catalog.Catalog) (*Examples, diag.List, error) {
	l := &loader{assets: assets, schemas: e.schemas}
	form := l.compile("meta/policy-tests.schema.json")
	x := &Examples{engine: e, assets: assets, bases: map[string]*tree.Tree{}}
	for _, id := range l.names("schemas/policy", true) {
		dir := "schemas/policy/" + id
		for _, name := range l.names(dir, false) {
			if name != "tests.yaml" && !(strings.HasPrefix(name, "tests-") && path.Ext(name) == ".yaml") {
				continue
			}
			if root := l.asset(dir+"/"+name, form); root != nil {
				x.sets = append(x.sets, &exampleSet{folder: id, root: root})
			}
		}
	}
	return x, l.found, l.err
}

// of returns the examples of one kind: "rules", "milestones" or "requirements".
func (x *Examples) of(kind string) []example {
	var out []example
	for _, s := range x.sets {
		group := s.root.Field(kind)
		if group == nil {
			continue
		}
		for _, f := range group.Fields {
			if kind != "rules" {
				for _, n := range f.Value.All() {
					out = append(out, x.example(s, n, f.Name, ""))
				}
				continue
			}
			for _, wants := range f.Value.Fields {
				for _, n := range wants.Value.All() {
					out = append(out, x.example(s, n, f.Name, wants.Name))
				}
			}
		}
	}
	return out
}

func (x *Examples) example(s *exampleSet, n *tree.Node, id, wants string) example {
	ex := example{node: n, set: s, id: id, wants: wants, asOf: exampleDay, policy: s.folder}
	for _, from := range []*tree.Node{s.root, n} {
		if d := date(from, "/as_of"); !d.IsZero() {
			ex.asOf = d
		}
		if p := from.String("policy"); p != "" {
			ex.policy = p
		}
	}
	return ex
}

// report adds a finding about an example, or about what has none.
func (x *Examples) report(rule string, at source.Span, message string, args ...diag.Arg) {
	x.found = append(x.found, diag.Diagnostic{Rule: rule, Severity: diag.Must, Span: at, Message: message, Args: args})
}

// caseOf builds the case of an example; nil when it cannot be built, which is
// then reported.
func (x *Examples) caseOf(ex example) *caseFile {
	if written := ex.node.String("text"); written != "" {
		c, found := x.engine.read(Input{Name: "example", Files: []*source.File{source.NewFile("example.yaml", []byte(written))}})
		if c != nil {
			c.read = found
		} else {
			c = &caseFile{read: found}
		}
		return c
	}
	name := ex.node.String("case")
	if name == "" {
		name = ex.set.root.String("case")
	}
	base := x.base(ex, name)
	if base == nil {
		return nil
	}
	root := base.Root.Clone()
	for _, n := range ex.node.Field("unset").All() {
		if !root.Remove(n.Text) {
			x.report(ruleExample, n.Span, "there is nothing at {pointer} to take away", diag.Word("pointer", n.Text))
		}
	}
	if set := ex.node.Field("set"); set != nil {
		for _, f := range set.Fields {
			if !root.Put(f.Name, f.Value.Clone()) {
				x.report(ruleExample, f.Span, "{pointer} leads to nothing in the case", diag.Word("pointer", f.Name))
			}
		}
	}
	root.Put("/authority/policy", &tree.Node{Kind: tree.String, Text: ex.policy, Span: root.Span})
	root.Repoint("")
	return x.engine.caseOf(&tree.Tree{Root: root, Files: base.Files})
}

// caseOf checks the structure of a case that is a tree already.
func (e *Engine) caseOf(t *tree.Tree) *caseFile {
	c := &caseFile{tree: t, kind: e.kinds[t.Root.String("kind")]}
	if c.kind == nil {
		c.read = diag.List{e.kindFinding(t, t.Root.Field("kind"))}
		return c
	}
	c.read = c.kind.schema.Check(t)
	p, more := e.policyOf(t.Root, c.kind)
	c.policy, c.read = p, append(c.read, more...)
	return c
}

// base reads a case that examples change, once.
func (x *Examples) base(ex example, name string) *tree.Tree {
	if !strings.Contains(name, "/") {
		name = ex.set.folder + "/" + name
	}
	if t, known := x.bases[name]; known {
		return t
	}
	x.bases[name] = nil
	f, _, err := x.assets.File("schemas/policy/" + name)
	if err != nil {
		x.report(ruleBaseCase, ex.set.root.Field("case").Span, "the case {name} cannot be read", diag.Word("name", name))
		return nil
	}
	root, found := input.ReadFile(f)
	if root == nil || found.Blocks() == diag.Write {
		x.found = append(x.found, found...)
		return nil
	}
	x.bases[name] = &tree.Tree{Root: root, Files: []*source.File{f}}
	return x.bases[name]
}

// findings returns all that is said about the case of an example, with what
// its own rule said of it.
func (x *Examples) findings(c *caseFile, ex example, j *policy.Judge) (diag.List, []policy.Verdict) {
	if c.tree == nil || c.kind == nil || c.read.Blocks() == diag.Write {
		return c.read, nil
	}
	dates, found := x.engine.dated(c, ex.asOf)
	found = append(append(slices.Clone(c.read), found...), c.repeated()...)
	asked := policy.Asked{Today: ex.asOf, Final: true}
	root := x.engine.judgedCase(c, dates, ex.asOf)
	return append(found, j.Musts(ex.id).Findings(root, asked)...), j.VerdictsOf(ex.id, root, asked)
}

// judgeOf returns the rules that an example is tried with.
func (x *Examples) judgeOf(c *caseFile) (*policy.Judge, error) {
	p := x.engine.asks(c)
	kind := "supervision-order"
	if c.tree != nil && c.kind != nil {
		kind = c.tree.Root.String("kind")
	}
	j, found, err := x.engine.judge(p, kind)
	if err == nil && len(found) > 0 {
		err = fmt.Errorf("the rules of %s cannot be compiled", p.ID)
	}
	return j, err
}
