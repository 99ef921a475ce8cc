package expr

import (
	"fmt"
	"reflect"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"

	"casedocs/generator/civil"
)

// dateType is the type of a day without a time. Days are compared with <, <=,
// > and >=; there is no arithmetic but that of the named functions, so that
// months after a day and months beginning with it cannot be mixed up.
var dateType = cel.ObjectType("date", traits.ComparerType)

// day is a civil.Date as CEL handles it.
type day civil.Date

func (d day) date() civil.Date { return civil.Date(d) }

// ConvertToNative returns the civil.Date.
func (d day) ConvertToNative(t reflect.Type) (any, error) {
	if t == reflect.TypeFor[civil.Date]() {
		return d.date(), nil
	}
	return nil, fmt.Errorf("a date cannot become %v", t)
}

// ConvertToType returns the day as ISO text.
func (d day) ConvertToType(t ref.Type) ref.Val {
	switch t {
	case types.StringType:
		return types.String(d.date().String())
	case types.TypeType:
		return dateType
	}
	return types.NewErr("a date cannot become %s", t.TypeName())
}

// Equal reports whether both are the same day.
func (d day) Equal(other ref.Val) ref.Val {
	o, ok := other.(day)
	return types.Bool(ok && o == d)
}

// Compare orders days.
func (d day) Compare(other ref.Val) ref.Val {
	o, ok := other.(day)
	if !ok {
		return types.MaybeNoSuchOverloadErr(other)
	}
	return types.Int(d.date().Compare(o.date()))
}

// Type returns the type of all days.
func (d day) Type() ref.Type { return dateType }

// Value returns the civil.Date.
func (d day) Value() any { return d.date() }
