package expr

import (
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// functions are what expressions can call beside CEL's own.
func functions(cal civil.Calendar) []cel.EnvOption {
	return append(append(dateFunctions(cal), listFunctions()...), textFunctions()...)
}

// dateFunctions count as the law and local procedure count. "After" leaves the
// day of the event out; "beginning with" counts it (civil.Date.AddMonths and
// PeriodEnd). They have names that no offset of a milestone has.
func dateFunctions(cal civil.Calendar) []cel.EnvOption {
	shift := func(name string, to func(civil.Date, int) (civil.Date, error)) cel.EnvOption {
		return cel.Function(name, cel.Overload(name+"_date_int", []*cel.Type{dateType, cel.IntType}, dateType,
			cel.BinaryBinding(func(d, n ref.Val) ref.Val {
				got, err := to(d.(day).date(), int(n.(types.Int)))
				if err != nil {
					return types.WrapErr(err)
				}
				return day(got)
			})))
	}
	sure := func(to func(civil.Date, int) civil.Date) func(civil.Date, int) (civil.Date, error) {
		return func(d civil.Date, n int) (civil.Date, error) { return to(d, n), nil }
	}
	return []cel.EnvOption{
		compare("_<_", "less_date"), compare("_<=_", "less_equals_date"), compare("_>_", "greater_date"), compare("_>=_", "greater_equals_date"),
		cel.Function("date", cel.Overload("date_string", []*cel.Type{cel.StringType}, dateType, cel.UnaryBinding(parseDate))),
		shift("daysAfter", sure(civil.Date.AddDays)),
		shift("monthsAfter", sure(civil.Date.AddMonths)),
		shift("endOfMonthsBeginningWith", sure(civil.Date.PeriodEnd)),
		shift("endOfWeeksBeginningWith", sure(civil.Date.PeriodEndWeeks)),
		shift("workingDaysAfter", cal.AddWorkingDays),
		cel.Function("isWorkingDay", cel.Overload("is_working_day", []*cel.Type{dateType}, cel.BoolType,
			cel.UnaryBinding(func(d ref.Val) ref.Val {
				is, err := cal.IsWorkingDay(d.(day).date())
				if err != nil {
					return types.WrapErr(err)
				}
				return types.Bool(is)
			}))),
		cel.Function("daysUntil", cel.MemberOverload("days_until", []*cel.Type{dateType, dateType}, cel.IntType,
			cel.BinaryBinding(func(a, b ref.Val) ref.Val { return types.Int(a.(day).date().DaysUntil(b.(day).date())) }))),
		cel.Function("ageOn", cel.MemberOverload("age_on", []*cel.Type{dateType, dateType}, cel.IntType,
			cel.BinaryBinding(func(born, on ref.Val) ref.Val { return types.Int(born.(day).date().AgeOn(on.(day).date())) }))),
	}
}

// compare lets an operator take days; CEL binds it for all that can be compared.
func compare(operator, id string) cel.EnvOption {
	return cel.Function(operator, cel.Overload(id, []*cel.Type{dateType, dateType}, cel.BoolType))
}

func parseDate(text ref.Val) ref.Val {
	d, err := civil.Parse(string(text.(types.String)))
	if err != nil {
		return types.WrapErr(err)
	}
	return day(d)
}

// listFunctions find entries of the case by their ids.
func listFunctions() []cel.EnvOption {
	entry := cel.TypeParamType("T")
	entries := cel.ListType(entry)
	return []cel.EnvOption{
		cel.Function("withId", cel.MemberOverload("list_with_id", []*cel.Type{entries, cel.StringType}, entry,
			cel.BinaryBinding(func(list, id ref.Val) ref.Val {
				if found := withID(list, id); found != nil {
					return found
				}
				return types.NewErr("no entry has the id")
			}))),
		cel.Function("hasId", cel.MemberOverload("list_has_id", []*cel.Type{entries, cel.StringType}, cel.BoolType,
			cel.BinaryBinding(func(list, id ref.Val) ref.Val { return types.Bool(withID(list, id) != nil) }))),
		cel.Function("sum", cel.MemberOverload("list_sum_int", []*cel.Type{cel.ListType(cel.IntType)}, cel.IntType,
			cel.UnaryBinding(func(list ref.Val) ref.Val {
				total := types.Int(0)
				for v := range each(list) {
					total += v.(types.Int)
				}
				return total
			}))),
		cel.Function("rolesOn", cel.Overload("roles_on", []*cel.Type{cel.DynType, dateType}, cel.ListType(cel.StringType),
			cel.BinaryBinding(rolesOn))),
	}
}

func withID(list, id ref.Val) ref.Val {
	for v := range each(list) {
		if g, ok := v.(group); ok && g.node.String("id") == string(id.(types.String)) {
			return g
		}
	}
	return nil
}

func each(list ref.Val) func(yield func(ref.Val) bool) {
	return func(yield func(ref.Val) bool) {
		if items, ok := list.Value().([]ref.Val); ok { // as values of a case are
			for _, v := range items {
				if !yield(v) {
					return
				}
			}
			return
		}
		for it := list.(traits.Lister).Iterator(); it.HasNext() == types.True; {
			if !yield(it.Next()) {
				return
			}
		}
	}
}

// rolesOn returns the roles that a person holds on a day, in the order of the
// case: what stands under roles with from and until around that day.
func rolesOn(person, on ref.Val) ref.Val {
	var held []string
	if g, ok := person.(group); ok {
		for _, n := range g.node.Field("roles").All() {
			if HeldOn(n, on.(day).date()) {
				held = append(held, n.String("role"))
			}
		}
	}
	return types.NewStringList(adapter{}, held)
}

// HeldOn reports whether a role is held on a day: from its first day up to and with
// its last, where they are recorded.
func HeldOn(role *tree.Node, on civil.Date) bool {
	from, err := civil.Parse(role.String("from"))
	if err == nil && on.Before(from) {
		return false
	}
	until, err := civil.Parse(role.String("until"))
	return err != nil || !on.After(until)
}

// textFunctions look for words in what people wrote.
func textFunctions() []cel.EnvOption {
	texts := cel.ListType(cel.StringType)
	known := &phrases{}
	return []cel.EnvOption{
		cel.Function("mentions", cel.MemberOverload("string_mentions", []*cel.Type{cel.StringType, texts}, cel.BoolType,
			cel.BinaryBinding(func(text, list ref.Val) ref.Val { return types.Bool(len(known.in(text, list, 1)) > 0) }))),
		cel.Function("mentioned", cel.MemberOverload("string_mentioned", []*cel.Type{cel.StringType, texts}, texts,
			cel.BinaryBinding(func(text, list ref.Val) ref.Val {
				return types.NewStringList(adapter{}, known.in(text, list, -1))
			}))),
		cel.Function("beginsWithOneOf", cel.MemberOverload("string_begins_with", []*cel.Type{cel.StringType, texts}, cel.BoolType,
			cel.BinaryBinding(func(text, list ref.Val) ref.Val {
				words := known.words(string(text.(types.String)))
				for p := range each(list) {
					if strings.HasPrefix(words, known.words(string(p.(types.String)))) {
						return types.True
					}
				}
				return types.False
			}))),
		cel.Function("wordCount", cel.MemberOverload("string_word_count", []*cel.Type{cel.StringType}, cel.IntType,
			cel.UnaryBinding(func(text ref.Val) ref.Val { return types.Int(len(strings.Fields(string(text.(types.String))))) }))),
	}
}
