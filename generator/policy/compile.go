package policy

import (
	"slices"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/policy/expr"
	"casedocs/generator/tree"
)

// compiler compiles rules and collects what is wrong with them.
type compiler struct {
	reader
	policy         *Policy
	env            *expr.Env
	shape          *tree.Shape
	numbers, words *tree.Node
}

func (c *compiler) rule(r *Rule) (compiled, error) {
	out := compiled{rule: r}
	if r.For != "" && r.For.Entry(c.shape) == nil {
		n := r.node.Field("for")
		c.report(ruleReference, n.Span, n.Pointer, "{path} leads to nothing in such a case", "write the pointer of a list with a star for each entry, such as /plan/actions/*",
			diag.Word("path", n.Text))
		return out, nil
	}
	c.checkPlace(r)
	var err error
	if out.when, err = c.program(r, r.When, expr.Condition); err != nil {
		return out, err
	}
	if out.check, err = c.program(r, r.Check, expr.Condition); err != nil {
		return out, err
	}
	for _, a := range r.Args {
		program, err := c.program(r, a.Value, expr.Printed)
		if err != nil {
			return out, err
		}
		out.args = append(out.args, program)
	}
	for _, p := range append([]*expr.Program{out.when, out.check}, out.args...) {
		out.unset = out.unset || c.lacks(p)
	}
	out.lists = c.lists(r)
	out.unset = out.unset || len(out.lists) < len(r.Mentions)
	return out, nil
}

// lists returns the numbers of the lists of words that a rule looks for; a list
// that the authority left empty has none.
func (c *compiler) lists(r *Rule) []int {
	var out []int
	for i, id := range r.Mentions {
		switch n := indexOf(c.policy.Words, id, func(w WordList) string { return w.ID }); {
		case n < 0:
			at := r.node.Field("mentions").Items[i]
			c.report(ruleReference, at.Span, at.Pointer, "there is no list of words {id}", "write it under words:, or the id of one that is there", diag.Word("id", id))
		case len(c.policy.Words[n].Words) > 0:
			out = append(out, n)
		}
	}
	return out
}

// program compiles one expression of a rule; absent gives nil.
func (c *compiler) program(r *Rule, t *Text, want expr.Want) (*expr.Program, error) {
	if t == nil {
		return nil, nil
	}
	p, mistakes, err := c.env.Compile(t.Source, r.For, want)
	if err != nil {
		return nil, err
	}
	for _, m := range mistakes {
		c.found = append(c.found, diag.Diagnostic{
			Rule: ruleExpression, Severity: diag.Must, Blocks: diag.Write,
			Span: t.at(m.Offset), Path: t.node.Pointer, Message: m.Message, Args: m.Args, Hints: []string{m.Hint},
		})
	}
	return p, nil
}

// checkPlace wants the place of a rule to be a field that cases have.
func (c *compiler) checkPlace(r *Rule) {
	if r.Place == "" {
		return
	}
	at := c.shape
	path := strings.ReplaceAll(strings.TrimPrefix(r.Place, "/"), "/", ".")
	if !strings.HasPrefix(r.Place, "/") {
		at = r.For.Entry(c.shape)
	}
	if under(at, path) == nil {
		n := r.node.Field("place")
		c.report(ruleReference, n.Span, n.Pointer, "{place} is no field there", "name a field below the entry, or a pointer from the top such as /plan/outcomes",
			diag.Word("place", r.Place))
	}
}

// lacks reports whether a program reads a number or words that the authority
// does not have.
func (c *compiler) lacks(p *expr.Program) bool {
	if p == nil {
		return false
	}
	missing := func(names []string, in *tree.Node) bool {
		return slices.ContainsFunc(names, func(name string) bool { return in.Field(name) == nil })
	}
	return missing(p.Uses("numbers"), c.numbers) || missing(p.Uses("words"), c.words)
}
