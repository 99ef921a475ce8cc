package compose

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"

	"casedocs/generator/civil"
)

// adapted is a Go function made callable with Values. Its parameters say what
// it takes: string, int, bool, number, civil.Date and list take a value of
// that kind, strictly, and a quantity a number or the length of a list. Such a
// function is never called with a value that is withheld or not recorded,
// which is then the result; *Value takes anything as it is. A first parameter
// *run gets the run.
type adapted struct {
	fn          reflect.Value
	in          []reflect.Type // without *run; the last one is the element of a variadic
	variadic    bool
	wantsRun    bool
	least, most int
}

var (
	runType   = reflect.TypeFor[*run]()
	valueType = reflect.TypeFor[*Value]()
	errorType = reflect.TypeFor[error]()
)

// adapt prepares a Go function.
func adapt(impl any) *adapted {
	fn := reflect.ValueOf(impl)
	t := fn.Type()
	a := &adapted{fn: fn, variadic: t.IsVariadic()}
	for i := range t.NumIn() {
		if in := t.In(i); in == runType {
			a.wantsRun = true
		} else {
			a.in = append(a.in, in)
		}
	}
	a.least, a.most = len(a.in), len(a.in)
	if a.variadic {
		last := len(a.in) - 1
		a.in[last] = a.in[last].Elem()
		a.least, a.most = last, math.MaxInt
	}
	return a
}

// param returns the type of the i-th argument.
func (a *adapted) param(i int) reflect.Type { return a.in[min(i, len(a.in)-1)] }

// call converts the arguments, calls the function and wraps its result with
// the pointers of all arguments.
func (a *adapted) call(r *run, name string, args []*Value) (v *Value, err error) {
	if v := a.passes(args); v != nil {
		return v, nil
	}
	in := make([]reflect.Value, 0, len(args)+1)
	if a.wantsRun {
		in = append(in, reflect.ValueOf(r))
	}
	for i, arg := range args {
		x, err := convert(arg, a.param(i), name)
		if err != nil {
			return nil, err
		}
		in = append(in, x)
	}
	defer func() {
		if p := recover(); p != nil {
			err = asProblem(fmt.Errorf("%v", p), name)
		}
	}()
	out := a.fn.Call(in)
	if err, _ := out[len(out)-1].Interface().(error); errors.Is(err, errHidden) {
		return a.kept(withheld{here: true}, args), nil
	}
	return result(out, args)
}

// kept returns the withheld result of a function.
func (a *adapted) kept(w withheld, args []*Value) *Value {
	w.answer = w.here && a.fn.Type().Out(0).Kind() == reflect.Bool
	return &Value{raw: w, from: union(args)}
}

// passes returns the argument that is the result without a call: one that
// failed, or one that the function needs and that is withheld or not there.
func (a *adapted) passes(args []*Value) *Value {
	var missing *Value
	for i, arg := range args {
		if arg.isFailed() {
			return arg
		}
		if a.param(i) == valueType {
			continue
		}
		switch hole := arg.hole(); {
		case hole == nil:
		case hole.isWithheld():
			return a.kept(hole.raw.(withheld), args)
		case missing == nil:
			missing = &Value{shape: hole.shape, gap: hole.gap, from: union(args)}
		}
	}
	return missing
}

// hole returns the value, or the part of a phrase, that is withheld or not
// there; nil when all is there.
func (v *Value) hole() *Value {
	if v.isWithheld() || v.isAbsent() {
		return v
	}
	parts, _ := v.raw.(phrase)
	var missing *Value
	for _, part := range parts {
		if h := part.hole(); h != nil && h.isWithheld() {
			return h
		} else if h != nil && missing == nil {
			missing = h
		}
	}
	return missing
}

// convert returns a value as a parameter of a Go function.
func convert(v *Value, to reflect.Type, name string) (reflect.Value, error) {
	if to == valueType {
		return reflect.ValueOf(v), nil
	}
	var x any
	var err error
	switch to {
	case reflect.TypeFor[string]():
		x, err = v.text()
	case reflect.TypeFor[any](): // of sprig's functions that print what they get
		x, err = v.text()
	case reflect.TypeFor[int]():
		x, err = v.integer(name)
	case reflect.TypeFor[quantity]():
		x, err = v.quantity(name)
	case reflect.TypeFor[number]():
		x, err = v.number(name)
	case reflect.TypeFor[bool]():
		x, err = v.boolean(name)
	case reflect.TypeFor[civil.Date]():
		x, err = v.date(name)
	case reflect.TypeFor[list]():
		x, err = v.list(name)
	default:
		err = fmt.Errorf("no values of type %s", to)
	}
	return reflect.ValueOf(x), err
}

// result wraps what a Go function has given.
func result(out []reflect.Value, args []*Value) (*Value, error) {
	if last := out[len(out)-1]; last.Type() == errorType && !last.IsNil() {
		return nil, last.Interface().(error)
	}
	var v *Value
	switch x := out[0].Interface().(type) {
	case *Value:
		return x, nil
	case number:
		v = &Value{raw: json.Number(x.String())}
	case []string:
		items := make(list, len(x))
		for i, s := range x {
			items[i] = &Value{raw: s, from: union(args)}
		}
		v = &Value{raw: items}
	default:
		v = wrap(x)
	}
	if err := v.limited(); err != nil {
		return nil, err
	}
	v.from = union(args)
	return v, nil
}

// limited refuses what is too large to be meant.
func (v *Value) limited() error {
	switch x := v.raw.(type) {
	case string:
		if len(x) > maxText {
			return tooMuch("a text grows past 1 megabyte")
		}
	case list:
		if len(x) > maxItems {
			return tooMuch("a list grows past 100,000 items")
		}
	case phrase:
		size := 0
		for _, part := range x {
			s, _ := part.raw.(string)
			size += 1 + len(s)
		}
		if size > maxText {
			return tooMuch("a text grows past 1 megabyte")
		}
	}
	return nil
}
