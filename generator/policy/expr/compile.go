package expr

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"

	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// Want is the kind of value that an expression must have.
type Want uint8

// The kinds that are wanted.
const (
	Condition Want = iota // true or false
	Printed               // a text, a number, a day, or a list of them
)

// Mistake is something wrong with an expression.
type Mistake struct {
	Offset  int    // in bytes, from the start of the expression
	Message string // values as {name}
	Args    []diag.Arg
	Hint    string
}

// Compile compiles an expression that is worked out at each place of a path.
// The error is one of the machine; mistakes are those of the expression, and
// there is no program when there are any.
func (e *Env) Compile(text string, at Path, want Want) (*Program, []Mistake, error) {
	env, err := e.at(at)
	if err != nil {
		return nil, nil, err
	}
	e.provider.mu.Lock()
	e.provider.lost = nil
	e.provider.mu.Unlock()
	checked, issues := env.Compile(text)
	if issues.Err() != nil {
		return nil, e.mistakes(text, at, issues), nil
	}
	if m := wanted(checked.OutputType(), want); m != nil {
		return nil, []Mistake{*m}, nil
	}
	native := checked.NativeRep()
	if found := e.wrongWords(text, native); len(found) > 0 {
		return nil, found, nil
	}
	run, err := env.Program(checked, cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		return nil, nil, fmt.Errorf("plan the expression %q: %w", text, err)
	}
	return &Program{env: e, run: run, it: at.Entry(e.root), out: at.outer().Entry(e.root), uses: usesOf(native, e.beside), open: openTo(native, e.beside)}, nil, nil
}

func wanted(t *cel.Type, want Want) *Mistake {
	switch {
	case want == Condition && !t.IsExactType(cel.BoolType):
		return &Mistake{Message: "this is a value and not a condition", Hint: "compare it with something, or ask has(...)"}
	case want == Printed && !printable(t):
		return &Mistake{Message: "this cannot be printed in a message", Hint: "name a text, a number or a day"}
	}
	return nil
}

func printable(t *cel.Type) bool {
	if t.Kind() == types.ListKind {
		t = t.Parameters()[0]
	}
	return slices.ContainsFunc([]*cel.Type{cel.StringType, cel.IntType, cel.DoubleType, dateType}, t.IsExactType)
}

var (
	undeclared = regexp.MustCompile(`^undeclared reference to '([^']*)'`)
	noField    = regexp.MustCompile(`^undefined field '([^']*)'`)
	noOverload = regexp.MustCompile(`^found no matching overload for '([^']*)' applied to '(.*)'`)
	inBrackets = regexp.MustCompile(`\s*\(in container '[^']*'\)`)
)

// mistakes puts what the compiler says into our words.
func (e *Env) mistakes(text string, at Path, issues *cel.Issues) []Mistake {
	var out []Mistake
	for _, issue := range issues.Errors() {
		m := Mistake{Offset: offset(text, issue.Location.Line(), issue.Location.Column())}
		switch {
		case undeclared.MatchString(issue.Message):
			name := undeclared.FindStringSubmatch(issue.Message)[1]
			m.Message, m.Args = "nothing is called {name} here", []diag.Arg{diag.Word("name", name)}
			m.Hint = "the fields of the case, this, today, it and outer have names, and the functions of casedocs explain --language"
			if near := diag.Closest(name, e.names(at)); near != "" {
				m.Hint = "did you mean " + near + "?"
			}
		case noField.MatchString(issue.Message):
			field := noField.FindStringSubmatch(issue.Message)[1]
			m.Message, m.Args, m.Hint = e.lostField(field)
			if i := strings.Index(text[m.Offset:], "."+field); i >= 0 {
				m.Offset += i + len(".") // the compiler points at the bracket around it, or at the dot
			}
		case noOverload.MatchString(issue.Message):
			parts := noOverload.FindStringSubmatch(issue.Message)
			m.Message = "{operation} does not go with values of these kinds: {kinds}"
			m.Args = []diag.Arg{diag.Word("operation", strings.Trim(parts[1], "_@")), diag.Word("kinds", strings.Trim(parts[2], "()"))}
			m.Hint = "compare like with like: a day in quotation marks is written date(\"2026-03-10\")"
		case strings.HasPrefix(issue.Message, "invalid argument to has()"):
			m.Message = "has() asks about a field of something"
			m.Hint = "write has(it.owner), or has(this.opened_on) for a field at the top of the case"
		default:
			m.Message, m.Args = "the expression cannot be read: {reason}", []diag.Arg{diag.Word("reason", inBrackets.ReplaceAllString(issue.Message, ""))}
			m.Hint = "look at the brackets, the quotation marks and the signs around this place"
		}
		out = append(out, m)
	}
	return out
}

// lostField is about a field that a group does not have.
func (e *Env) lostField(field string) (message string, args []diag.Arg, hint string) {
	args = []diag.Arg{diag.Word("field", field)}
	e.provider.mu.Lock()
	i := slices.IndexFunc(e.provider.lost, func(l lostField) bool { return l.field == field })
	var of string
	if i >= 0 {
		of = e.provider.lost[i].typeName
	}
	e.provider.mu.Unlock()
	shape := e.provider.group(of)
	if shape == nil {
		return "this value has no fields, so no {field}", args, "name a group of fields before the dot"
	}
	args = append(args, diag.Word("place", strings.ReplaceAll(strings.TrimPrefix(of, rootType+"."), ".", "/")))
	if near := diag.Closest(field, shape.Names); near != "" {
		hint = "did you mean " + near + "?"
	} else {
		hint = "its fields are: " + strings.Join(shape.Names, ", ")
	}
	return "there is no field {field} in {place}", args, hint
}

// names returns what an expression could have meant.
func (e *Env) names(at Path) []string {
	names := append([]string{todayName, thisName}, e.root.Names...)
	for _, b := range e.beside {
		names = append(names, b.Name)
	}
	if at.many() {
		names = append(names, itName)
	}
	for name := range e.cel.Functions() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// offset returns the byte offset of a place that has a line from 1 and a
// column in characters from 0.
func offset(text string, line, column int) int {
	at := 0
	for ; line > 1; line-- {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			break
		}
		at += n + 1
	}
	for i := range text[at:] {
		if column == 0 {
			return at + i
		}
		column--
	}
	return max(0, len(text)-1)
}

// wrongWords finds words that a field with a fixed choice is compared with and
// can never have.
func (e *Env) wrongWords(text string, checked *ast.AST) []Mistake {
	var out []Mistake
	ast.PreOrderVisit(checked.Expr(), ast.NewExprVisitor(func(x ast.Expr) {
		if x.Kind() != ast.CallKind {
			return
		}
		call := x.AsCall()
		if !slices.Contains([]string{"_==_", "_!=_", "@in"}, call.FunctionName()) || len(call.Args()) != 2 {
			return
		}
		for i, arg := range call.Args() {
			shape := e.choice(checked, arg)
			if shape == nil {
				continue
			}
			for _, word := range words(call.Args()[1-i]) {
				if w, _ := word.AsLiteral().Value().(string); shape.Labels[w] == "" {
					at := checked.SourceInfo().GetStartLocation(word.ID())
					m := Mistake{
						Offset:  offset(text, at.Line(), at.Column()),
						Message: "{word} is not a word that can stand in this field",
						Args:    []diag.Arg{diag.Word("word", w)},
						Hint:    "the words are " + strings.Join(choices(shape), ", "),
					}
					if near := diag.Closest(w, choices(shape)); near != "" {
						m.Hint = "did you mean " + near + "?"
					}
					out = append(out, m)
				}
			}
		}
	}))
	return out
}

// choice returns the shape of a field that has a fixed choice of words, nil
// for any other expression.
func (e *Env) choice(checked *ast.AST, x ast.Expr) *tree.Shape {
	if x.Kind() != ast.SelectKind || x.AsSelect().IsTestOnly() {
		return nil
	}
	of := e.provider.group(checked.GetType(x.AsSelect().Operand().ID()).TypeName())
	if s := of.Property(x.AsSelect().FieldName()); s != nil && len(s.Labels) > 0 {
		return s
	}
	return nil
}

func choices(s *tree.Shape) []string {
	out := make([]string, 0, len(s.Labels))
	for w := range s.Labels {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}

// words returns the literal texts of an expression: itself, or the members of
// a list.
func words(x ast.Expr) []ast.Expr {
	switch {
	case x.Kind() == ast.LiteralKind && x.AsLiteral().Type() == types.StringType:
		return []ast.Expr{x}
	case x.Kind() == ast.ListKind:
		var out []ast.Expr
		for _, item := range x.AsList().Elements() {
			out = append(out, words(item)...)
		}
		return out
	}
	return nil
}
