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
	pointer string // of a group that is not there; others know their own
	memo    *memo
}

// runtimeType is the type of every group while an expression runs. Which fields
// a group has was settled when the expression was compiled.
var runtimeType = groupType(rootType)

// memo remembers the lists and groups of one case, and what stands at its top, as CEL sees
// them, so that each is made once however many rules look at it. It is for one
// goroutine.
type memo struct {
	values   map[*tree.Node]ref.Val
	names    map[string]ref.Val
	resolver activation // of the expression that is being worked out
}

func newMemo() *memo {
	return &memo{values: map[*tree.Node]ref.Val{}, names: map[string]ref.Val{}}
}

// Get returns a field: as it is written, or what stands for it when it is
// absent.
func (g group) Get(index ref.Val) ref.Val {
	name, ok := index.(types.String)
	if !ok {
		return types.MaybeNoSuchOverloadErr(index)
	}
	n := g.node.Field(string(name))
	if n == nil {
		return g.memo.absent(g.shape.Property(string(name)), g.at()+"/"+tree.Escape(string(name)))
	}
	if n.Shape != nil {
		return g.memo.value(n, n.Shape)
	}
	return g.memo.value(n, g.shape.Property(string(name)))
}

// at returns the JSON pointer of the group.
func (g group) at() string {
	if g.node == nil {
		return g.pointer
	}
	return g.node.Pointer
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
		return runtimeType
	}
	return types.NewErr("a group of fields cannot become %s", t.TypeName())
}

// Equal reports whether both stand at the same place.
func (g group) Equal(other ref.Val) ref.Val {
	o, ok := other.(group)
	return types.Bool(ok && o.at() == g.at())
}

// Type returns the type of all groups.
func (g group) Type() ref.Type { return runtimeType }

// Value returns the node.
func (g group) Value() any { return g.node }

// value returns what an expression sees of a node of a shape.
func (m *memo) value(n *tree.Node, s *tree.Shape) ref.Val {
	switch {
	case s == nil:
		return types.NewErr("the schema knows nothing at %s", n.Pointer)
	case s.Kind == tree.Map:
		known := m.values[n]
		if known == nil {
			known = group{node: n, shape: s, memo: m}
			m.values[n] = known
		}
		return known
	case s.Kind == tree.List:
		return m.list(n, s)
	case !says(n):
		return types.WrapErr(&Missing{n.Pointer, s})
	}
	return scalar(n, s)
}

// absent returns what stands for a value that the case does not have.
func (m *memo) absent(s *tree.Shape, pointer string) ref.Val {
	switch {
	case s == nil:
		return types.NewErr("the schema knows nothing at %s", pointer)
	case s.Kind == tree.Map:
		return group{shape: s, pointer: pointer, memo: m}
	case s.Kind == tree.List:
		return noEntries
	}
	return types.WrapErr(&Missing{pointer, s})
}

var noEntries = types.NewRefValList(adapter{}, nil)

func (m *memo) list(n *tree.Node, s *tree.Shape) ref.Val {
	if n.Kind != tree.List {
		return noEntries
	}
	if known := m.values[n]; known != nil {
		return known
	}
	items := make([]ref.Val, 0, len(n.Items))
	for _, item := range n.Items {
		if item.Kind != tree.Null {
			items = append(items, m.value(item, s.Items))
		}
	}
	made := types.NewRefValList(adapter{}, items)
	m.values[n] = made
	return made
}

// scalar returns a single value. The schema was checked before: what does not
// read as its kind is missing.
func scalar(n *tree.Node, s *tree.Shape) ref.Val {
	switch {
	case s.Kind == tree.Bool:
		return types.Bool(n.Text == "true")
	case s.Kind == tree.Number && s.Whole:
		if v, err := strconv.ParseInt(n.Text, 10, 64); err == nil {
			return types.Int(v)
		}
	case s.Kind == tree.Number:
		if v, err := strconv.ParseFloat(n.Text, 64); err == nil {
			return types.Double(v)
		}
	case s.Format == "date":
		if d, err := civil.Parse(n.Text); err == nil {
			return day(d)
		}
	default:
		return types.String(n.Text)
	}
	return types.WrapErr(&Missing{n.Pointer, s})
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
