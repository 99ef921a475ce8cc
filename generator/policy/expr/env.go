package expr

import (
	"fmt"
	"sync"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/ext"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// Names that expressions know beside the fields of the case.
const (
	itName    = "it"    // the entry of a list that a rule goes through
	outerName = "outer" // the entry around it
	todayName = "today"
	thisName  = "this" // the whole case, for has(this.opened_on)
)

// Named is a group of values beside the case, such as the numbers of a policy.
type Named struct {
	Name  string
	Shape *tree.Shape
}

// Env knows what expressions of one policy can name, and with which types. It
// is safe for concurrent use.
type Env struct {
	cel      *cel.Env
	provider *provider
	root     *tree.Shape
	beside   []Named

	mu     sync.Mutex
	within map[string]*cel.Env // by the types of it and outer
}

// New returns the environment for cases of a shape: each field of the case is
// a name, the whole of it is this, and so is each of the groups beside it. The error is one of the
// machine.
func New(root *tree.Shape, beside []Named, cal civil.Calendar) (*Env, error) {
	registry, err := types.NewRegistry()
	if err != nil {
		return nil, fmt.Errorf("set up the types of expressions: %w", err)
	}
	e := &Env{
		provider: &provider{Provider: registry, groups: map[string]*tree.Shape{}},
		root:     root,
		beside:   beside,
		within:   map[string]*cel.Env{},
	}
	options := []cel.EnvOption{
		cel.CustomTypeAdapter(adapter{}),
		cel.CustomTypeProvider(e.provider),
		cel.CrossTypeNumericComparisons(true),
		ext.Strings(), ext.Lists(), ext.Bindings(),
		cel.Variable(todayName, dateType),
	}
	options = append(options, cel.Variable(thisName, e.provider.typeOf(root, rootType)))
	for _, name := range root.Names {
		options = append(options, cel.Variable(name, e.provider.typeOf(root.Property(name), fieldTypeName(rootType, name))))
	}
	for _, b := range beside {
		options = append(options, cel.Variable(b.Name, e.provider.typeOf(b.Shape, b.Name)))
	}
	if e.cel, err = cel.NewEnv(append(options, functions(cal)...)...); err != nil {
		return nil, fmt.Errorf("set up the language of expressions: %w", err)
	}
	return e, nil
}

// at returns the environment in which it and outer have the types of what a
// path goes through.
func (e *Env) at(p Path) (*cel.Env, error) {
	it, outer := p.types()
	if it == "" {
		return e.cel, nil
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if known := e.within[it+" "+outer]; known != nil {
		return known, nil
	}
	options := []cel.EnvOption{cel.Variable(itName, e.provider.typeOf(p.Entry(e.root), it))}
	if outer != "" {
		options = append(options, cel.Variable(outerName, e.provider.typeOf(p.outer().Entry(e.root), outer)))
	}
	made, err := e.cel.Extend(options...)
	if err != nil {
		return nil, fmt.Errorf("set up the language for %s: %w", p, err)
	}
	e.within[it+" "+outer] = made
	return made, nil
}
