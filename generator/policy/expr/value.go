package expr

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// Missing is the error of an expression that needs a value the case does not
// have.
type Missing struct {
	Pointer string      // JSON pointer of the value
	Shape   *tree.Shape // what the schema declares there
}

// Error says what is missing, without any value of the case.
func (m *Missing) Error() string { return "not recorded: " + m.Shape.GapLabel() }

// group is a map of the case. A group that the case does not have has a shape
// and a pointer but no node.
type group struct {
	node    *tree.Node
	shape   *tree.Shape
	pointer string
	typ     *types.Type
}

// Get returns a field: as it is written, or what stands for it when it is
// absent.
func (g group) Get(index ref.Val) ref.Val {
	name, ok := index.(types.String)
	if !ok {
		return types.MaybeNoSuchOverloadErr(index)
	}
	return value(g.node.Field(string(name)), g.shape.Property(string(name)), g.pointer+"/"+tree.Escape(string(name)), fieldTypeName(g.typ.TypeName(), string(name)))
}

// IsSet reports whether a field says anything: a text that is blank and a list
// without entries say nothing.
func (g group) IsSet(field ref.Val) ref.Val {
	name, ok := field.(types.String)
	if !ok {
		return types.MaybeNoSuchOverloadErr(field)
	}
	return types.Bool(says(g.node.Field(string(name))))
}

func says(n *tree.Node) bool {
	switch {
	case n == nil, n.Kind == tree.Null:
		return false
	case n.Kind == tree.List:
		return len(n.Items) > 0
	case n.Kind == tree.Map:
		return len(n.Fields) > 0
	}
	return strings.TrimSpace(n.Text) != ""
}

// ConvertToNative is not needed: groups stay inside expressions.
func (g group) ConvertToNative(t reflect.Type) (any, error) {
	return nil, fmt.Errorf("a group of fields cannot become %v", t)
}

// ConvertToType tells the type and nothing else.
func (g group) ConvertToType(t ref.Type) ref.Val {
	if t == types.TypeType {
		return g.typ
	}
	return types.NewErr("a group of fields cannot become %s", t.TypeName())
}

// Equal reports whether both stand at the same place.
func (g group) Equal(other ref.Val) ref.Val {
	o, ok := other.(group)
	return types.Bool(ok && o.pointer == g.pointer)
}

// Type returns the type that the schema gives the group.
func (g group) Type() ref.Type { return g.typ }

// Value returns the node.
func (g group) Value() any { return g.node }

// value returns what an expression sees of a node: shape, pointer and the
// name of its type say what it would be where it is absent.
func value(n *tree.Node, s *tree.Shape, pointer, typeName string) ref.Val {
	if n != nil && n.Pointer != "" {
		pointer = n.Pointer
	}
	if s == nil {
		return types.NewErr("the schema knows nothing at %s", pointer)
	}
	switch s.Kind {
	case tree.Map:
		return group{n, s, pointer, groupType(typeName)}
	case tree.List:
		return listOf(n, s, pointer, typeName)
	}
	if !says(n) {
		return types.WrapErr(&Missing{pointer, s})
	}
	return scalar(n, s)
}

func listOf(n *tree.Node, s *tree.Shape, pointer, typeName string) ref.Val {
	if n == nil || n.Kind != tree.List {
		return types.NewRefValList(adapter{}, nil)
	}
	items := make([]ref.Val, 0, len(n.Items))
	for i, item := range n.Items {
		if item.Kind != tree.Null {
			items = append(items, value(item, s.Items, pointer+"/"+strconv.Itoa(i), typeName))
		}
	}
	return types.NewRefValList(adapter{}, items)
}

// scalar returns a single value. The schema was checked before: what does not
// read as its kind is missing.
func scalar(n *tree.Node, s *tree.Shape) ref.Val {
	missing := types.WrapErr(&Missing{n.Pointer, s})
	switch {
	case s.Kind == tree.Bool:
		return types.Bool(n.Text == "true")
	case s.Kind == tree.Number && s.Whole:
		v, err := strconv.ParseInt(n.Text, 10, 64)
		if err != nil {
			return missing
		}
		return types.Int(v)
	case s.Kind == tree.Number:
		v, err := strconv.ParseFloat(n.Text, 64)
		if err != nil {
			return missing
		}
		return types.Double(v)
	case s.Format == "date":
		d, err := civil.Parse(n.Text)
		if err != nil {
			return missing
		}
		return day(d)
	}
	return types.String(n.Text)
}

// adapter lets CEL take the values of this package as they are.
type adapter struct{}

// NativeToValue returns values of CEL themselves, and plain Go values as CEL
// knows them.
func (adapter) NativeToValue(v any) ref.Val {
	if val, ok := v.(ref.Val); ok {
		return val
	}
	return types.DefaultTypeAdapter.NativeToValue(v)
}

var (
	_ traits.Indexer     = group{}
	_ traits.FieldTester = group{}
	_ traits.Comparer    = day{}
)
