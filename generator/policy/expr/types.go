package expr

import (
	"sync"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"

	"casedocs/generator/tree"
)

// rootType names the type of the whole case; the type of what stands in a
// field of it has the name of the field behind a dot, and entries of a list
// have the name of the list.
const rootType = "case"

func fieldTypeName(of, field string) string { return of + "." + field }

func groupType(name string) *types.Type {
	return cel.ObjectType(name, traits.FieldTesterType|traits.IndexerType)
}

// provider tells CEL which fields the groups of a case have, from the shapes
// of its schema.
type provider struct {
	types.Provider
	mu     sync.Mutex
	groups map[string]*tree.Shape // by the name of their type
	lost   []lostField            // fields that were asked for and are not there
}

// lostField is a field that a group does not have.
type lostField struct {
	typeName, field string
}

// typeOf returns the type of a value and remembers the groups in it.
func (p *provider) typeOf(s *tree.Shape, name string) *types.Type {
	switch {
	case s == nil:
		return types.DynType
	case s.Kind == tree.Map:
		p.mu.Lock()
		p.groups[name] = s
		p.mu.Unlock()
		return groupType(name)
	case s.Kind == tree.List:
		return types.NewListType(p.typeOf(s.Items, name))
	case s.Kind == tree.Bool:
		return types.BoolType
	case s.Kind == tree.Number && s.Whole:
		return types.IntType
	case s.Kind == tree.Number:
		return types.DoubleType
	case s.Format == "date":
		return dateType
	}
	return types.StringType
}

func (p *provider) group(name string) *tree.Shape {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.groups[name]
}

// FindStructType returns the type of a group of the case.
func (p *provider) FindStructType(name string) (*types.Type, bool) {
	if p.group(name) != nil {
		return types.NewTypeTypeWithParam(groupType(name)), true
	}
	return p.Provider.FindStructType(name)
}

// FindStructFieldNames returns the fields of a group.
func (p *provider) FindStructFieldNames(name string) ([]string, bool) {
	if s := p.group(name); s != nil {
		return s.Names, true
	}
	return p.Provider.FindStructFieldNames(name)
}

// FindStructFieldType returns the type of a field of a group, and remembers
// one that is not there, for the message about it.
func (p *provider) FindStructFieldType(name, field string) (*types.FieldType, bool) {
	s := p.group(name)
	if s == nil {
		return p.Provider.FindStructFieldType(name, field)
	}
	f := s.Property(field)
	if f == nil {
		p.mu.Lock()
		p.lost = append(p.lost, lostField{name, field})
		p.mu.Unlock()
		return nil, false
	}
	return &types.FieldType{Type: p.typeOf(f, fieldTypeName(name, field))}, true
}

// NewValue is not for expressions of a policy: they read a case and make none.
func (p *provider) NewValue(name string, _ map[string]ref.Val) ref.Val {
	return types.NewErr("a value of type %s cannot be made", name)
}
