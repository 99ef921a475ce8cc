package expr

import (
	"errors"
	"slices"
	"strconv"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// Program is a compiled expression. It is safe for concurrent use.
type Program struct {
	env  *Env
	run  cel.Program
	it   *tree.Shape         // of the entry, nil for a rule about the whole case
	out  *tree.Shape         // of the entry around it
	uses map[string][]string // names of what stands beside the case, such as numbers, that it reads
	open bool                // it reads no value of the case but ids
}

// Open reports whether the program reads no value of the case, so that what it
// gives may be shown anywhere: words and numbers of the policy, and ids, which
// are roles and never names.
func (p *Program) Open() bool { return p.open }

// Uses returns which values of a group beside the case the program reads,
// sorted; a nil program reads none.
func (p *Program) Uses(group string) []string {
	if p == nil {
		return nil
	}
	return p.uses[group]
}

// Vars are what an expression is worked out on.
type Vars struct {
	Root   *tree.Node            // the case
	Beside map[string]*tree.Node // by the names that the Env knows
	Today  civil.Date
	Place

	memo *memo
}

// Remembering returns the values with a memory of their own: it makes those who
// ask many expressions about one case fast, and is for one goroutine.
func (v Vars) Remembering() Vars {
	v.memo = newMemo()
	return v
}

// Bool works out a condition. The error is a *Missing when a value that it
// needs is not recorded, and a *civil.NotKnownError when a day lies outside the
// calendar.
func (p *Program) Bool(v Vars) (bool, error) {
	out, err := p.eval(v)
	if err != nil {
		return false, err
	}
	return out == types.True, nil
}

// Words works out a value that is printed: a text, a number or a day in words,
// or several of them.
func (p *Program) Words(v Vars) ([]string, error) {
	out, err := p.eval(v)
	if err != nil {
		return nil, err
	}
	return inPrint(out), nil
}

func inPrint(v ref.Val) []string {
	switch v := v.(type) {
	case types.String:
		return []string{string(v)}
	case types.Int:
		return []string{strconv.FormatInt(int64(v), 10)}
	case types.Double:
		return []string{strconv.FormatFloat(float64(v), 'f', -1, 64)}
	case day:
		return []string{v.date().WeekdayLong()}
	}
	var out []string
	for item := range each(v) {
		out = append(out, inPrint(item)...)
	}
	return out
}

func (p *Program) eval(v Vars) (ref.Val, error) {
	if v.memo == nil {
		v.memo = newMemo()
	}
	a := &v.memo.resolver
	*a = activation{program: p, vars: v}
	out, _, err := p.run.Eval(a)
	if err == nil {
		return out, nil
	}
	var missing *Missing
	if errors.As(err, &missing) {
		return nil, missing
	}
	var unknown *civil.NotKnownError
	if errors.As(err, &unknown) {
		return nil, unknown
	}
	return nil, err
}

// activation resolves the names of an expression.
type activation struct {
	program *Program
	vars    Vars
	it      ref.Val // once it was asked for
}

// Parent returns nil: there are no names around these.
func (a *activation) Parent() cel.Activation { return nil }

// ResolveName returns the value of a name.
func (a *activation) ResolveName(name string) (any, bool) {
	e := a.program.env
	m := a.vars.memo
	switch name {
	case todayName:
		return day(a.vars.Today), true
	case thisName:
		return m.value(a.vars.Root, e.root), true
	case itName:
		if a.it == nil {
			a.it = m.value(a.vars.It, a.program.it)
		}
		return a.it, true
	case outerName:
		return m.value(a.vars.Outer, a.program.out), true
	}
	known, ok := m.names[name]
	if !ok {
		known = a.top(name)
		m.names[name] = known
	}
	return known, known != nil
}

// top returns what a name at the top stands for: a group beside the case, or a
// field of the case; nil for none.
func (a *activation) top(name string) ref.Val {
	e, m := a.program.env, a.vars.memo
	for _, b := range e.beside {
		if b.Name == name {
			return m.value(a.vars.Beside[name], b.Shape)
		}
	}
	s := e.root.Property(name)
	if s == nil {
		return nil
	}
	if n := a.vars.Root.Field(name); n != nil {
		return m.value(n, s)
	}
	return m.absent(s, "/"+tree.Escape(name))
}

// openTo reports whether an expression reads no value of the case but ids.
func openTo(checked *ast.AST, beside []Named) bool {
	open, ids := true, map[int64]bool{}
	ast.PreOrderVisit(checked.Expr(), ast.NewExprVisitor(func(x ast.Expr) {
		switch {
		case x.Kind() == ast.SelectKind && x.AsSelect().FieldName() == "id":
			ids[x.AsSelect().Operand().ID()] = true
		case x.Kind() == ast.IdentKind && !ids[x.ID()]:
			name := x.AsIdent()
			open = open && slices.ContainsFunc(beside, func(b Named) bool { return b.Name == name })
		}
	}))
	return open
}

// usesOf returns what an expression reads of the groups beside the case.
func usesOf(checked *ast.AST, beside []Named) map[string][]string {
	uses := map[string][]string{}
	ast.PreOrderVisit(checked.Expr(), ast.NewExprVisitor(func(x ast.Expr) {
		if x.Kind() != ast.SelectKind || x.AsSelect().Operand().Kind() != ast.IdentKind {
			return
		}
		of, name := x.AsSelect().Operand().AsIdent(), x.AsSelect().FieldName()
		if slices.ContainsFunc(beside, func(b Named) bool { return b.Name == of }) && !slices.Contains(uses[of], name) {
			uses[of] = append(uses[of], name)
		}
	}))
	for _, names := range uses {
		slices.Sort(names)
	}
	return uses
}
