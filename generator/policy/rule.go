package policy

import (
	"slices"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/policy/expr"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// Rule is one thing that a case must or should meet. What it asks is an
// expression, and every word that it says is data.
type Rule struct {
	ID        string
	Title     string // what is asked, as it completes "whether": "every action has somebody who does it"
	Layer     Layer
	Policy    string   // id of the policy that holds it
	Kinds     []string // kinds of case; nil for those of its policy
	Documents []string // document types; nil for every check of a case
	Final     bool     // asked of final papers; in a draft it is advice
	Since     civil.Date
	Until     civil.Date // first and last day on which it is asked, zero for open
	For       expr.Path  // it is asked at each of these, "" for once
	Mentions  []string   // ids of lists of words: it is asked only of texts in which one of them stands
	Written   bool       // it is not asked of what people said in words of their own
	When      *Text      // it is asked only where this holds, nil for always
	Check     *Text      // what must hold; nil for nothing may stand there, or a rule that the program itself keeps
	BuiltIn   bool       // the program itself keeps it
	Place     string     // field that a finding points at, a path with dots below the entry, or a pointer
	Severity  diag.Severity
	Blocks    diag.Blocks
	Message   string // with values as {name}
	Args      []RuleArg
	Hint      string
	Source    string
	Confirm   bool   // legal services have yet to confirm it
	Note      string // where the local text and the statute differ, and which is followed
	Softened  *Softening

	span source.Span // of its id
	node *tree.Node
}

// RuleArg is a value that a message names.
type RuleArg struct {
	Name   string
	Value  *Text
	Hidden string // words that stand in for it where values are not shown
}

// Text is an expression and where it is written.
type Text struct {
	Source string
	node   *tree.Node
}

// Span returns where the rule is written.
func (r *Rule) Span() source.Span { return r.span }

// citation returns the source, and that it has yet to be confirmed.
func (r *Rule) citation() string {
	if r.Confirm {
		return r.Source + " (to be confirmed by legal services)"
	}
	return r.Source
}

// on reports whether the rule is asked on a day.
func (r *Rule) on(day civil.Date) bool {
	return !day.Before(r.Since) && (r.Until.IsZero() || !day.After(r.Until))
}

func (r *reader) rule(n *tree.Node, p *Policy) Rule {
	g := r.group(n, "a rule", "id", "title", "kinds", "documents", "stage", "since", "until", "for", "mentions", "own_words", "when", "check", "built_in",
		"place", "severity", "blocks", "message", "args", "hint", "source", "confirm", "note")
	out := Rule{
		ID:        g.text("id"),
		Title:     g.text("title"),
		Layer:     p.Layer,
		Policy:    p.ID,
		Kinds:     g.words("kinds"),
		Documents: g.words("documents"),
		Final:     g.word("stage", "draft", "final") == "final",
		Since:     g.optionalDate("since"),
		Until:     g.optionalDate("until"),
		For:       expr.Path(g.optional("for")),
		Mentions:  g.words("mentions"),
		Written:   g.word("own_words", "asked", "skipped") == "skipped",
		When:      textOf(n.Field("when")),
		Check:     textOf(n.Field("check")),
		Place:     g.optional("place"),
		Severity:  severityOf(g.neededWord("severity", "must", "should", "info")),
		Hint:      g.optional("hint"),
		Source:    g.text("source"),
		Note:      g.optional("note"),
		node:      n,
		span:      n.Span,
	}
	if id := n.Field("id"); id != nil {
		out.span = id.Span
	}
	if out.Kinds == nil {
		out.Kinds = p.Kinds
	}
	if confirm := n.Field("confirm"); confirm != nil {
		out.Confirm = confirm.Text == "true"
	}
	out.Blocks = diag.Nothing
	if out.Severity == diag.Must || out.Final {
		out.Blocks = diag.Final
	}
	if g.word("blocks", "", "write") == "write" {
		out.Blocks = diag.Write
	}
	if n.Field("built_in") != nil {
		out.BuiltIn = true
		return out
	}
	r.aboutTexts(n, out)
	if out.Mentions == nil {
		g.need("check")
	}
	out.Message = g.text("message")
	out.Args = r.ruleArgs(n.Field("args"))
	r.namesInBraces(n, out)
	return out
}

// aboutTexts wants what is said about texts to be said by a rule about texts.
func (r *reader) aboutTexts(n *tree.Node, rule Rule) {
	if rule.For.Deep() {
		return
	}
	for _, name := range []string{"mentions", "own_words"} {
		if at := n.Field(name); at != nil {
			r.reportArg(at.Span, "{field} goes with a rule that is asked of texts", "end for: in two stars, such as /plan/**", "field", name+":")
		}
	}
}

func severityOf(word string) diag.Severity {
	return map[string]diag.Severity{"must": diag.Must, "should": diag.Should, "info": diag.Info}[word]
}

func textOf(n *tree.Node) *Text {
	if n == nil {
		return nil
	}
	return &Text{Source: n.Text, node: n}
}

// ruleArgs reads the values of a message: an expression each, or one with the
// words that stand in for it.
func (r *reader) ruleArgs(n *tree.Node) []RuleArg {
	if n == nil {
		return nil
	}
	var out []RuleArg
	for _, f := range n.Fields {
		arg := RuleArg{Name: strings.ReplaceAll(f.Name, "_", " ")}
		if f.Value.Kind == tree.Map {
			g := r.group(f.Value, "a value", "value", "hidden")
			arg.Value, arg.Hidden = textOf(g.need("value")), g.optional("hidden")
		} else {
			arg.Value = textOf(f.Value)
		}
		out = append(out, arg)
	}
	return out
}

// namesInBraces wants every name in braces to have a value, and every value to
// be named.
func (r *reader) namesInBraces(n *tree.Node, rule Rule) {
	said := rule.Message + rule.Hint
	for _, a := range rule.Args {
		if !strings.Contains(said, "{"+a.Name+"}") {
			r.reportArg(n.Field("args").Span, "neither message nor hint names {value}", "write it in braces, or take it out of args:", "value", a.Name)
		}
	}
	for rest := said; ; {
		_, after, found := strings.Cut(rest, "{")
		if !found {
			return
		}
		name, tail, closed := strings.Cut(after, "}")
		known := slices.ContainsFunc(rule.Args, func(a RuleArg) bool { return a.Name == name })
		if !closed || !known {
			m := n.Field("message")
			r.reportArg(m.Span, "{name} in braces has no value", "give it one under args:", "name", name)
		}
		rest = tail
	}
}

// at returns the place in the policy file of an offset in an expression. White
// space is not counted: a text over several lines is folded when it is read.
func (t *Text) at(offset int) source.Span {
	n := t.node
	raw := n.Span.File.Data()[n.Span.Start:n.Span.End]
	want := 0
	for _, c := range []byte(t.Source[:min(offset, len(t.Source))]) {
		if !isSpace(c) {
			want++
		}
	}
	i := begin(raw)
	for ; i < len(raw); i++ {
		switch {
		case isSpace(raw[i]):
			continue
		case raw[i] == '\\' && raw[0] == '"', raw[i] == '\'' && raw[0] == '\'' && i+1 < len(raw) && raw[i+1] == '\'':
			i++ // an escaped mark counts once
		}
		if want == 0 {
			break
		}
		want--
	}
	end := i
	for end < len(raw) && isWord(raw[end]) {
		end++
	}
	return n.Span.File.Span(n.Span.Start+i, n.Span.Start+max(end, min(i+1, len(raw))))
}

// begin returns where the text of a scalar begins, behind the mark of a quoted
// or a block scalar.
func begin(raw []byte) int {
	if len(raw) == 0 {
		return 0
	}
	switch raw[0] {
	case '"', '\'':
		return 1
	case '|', '>':
		if i := slices.Index(raw, '\n'); i >= 0 {
			return i + 1
		}
	}
	return 0
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
