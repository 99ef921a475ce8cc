package policy

import (
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// Load reads the files of a policy's folder: policy.yaml first, then those that
// hold more of its rules. Below are the layers that it includes, from the lowest.
// The policy is never nil, so that a caller may go on to report more, but it must
// not be used when the list blocks writing.
func Load(files []*tree.Node, below ...*Policy) (*Policy, diag.List) {
	r := &reader{}
	if len(files) == 0 || files[0] == nil {
		return &Policy{}, nil
	}
	p := r.policy(files[0])
	for _, n := range files[1:] {
		r.more(n, p)
	}
	r.lay(p, below)
	r.link(p)
	return p, r.found
}

func (r *reader) policy(node *tree.Node) *Policy {
	g := r.group(node, "a policy", "format", "id", "title", "authority", "written_by", "approved_by",
		"valid_from", "next_review", "calendar", "closures", "terms", "chairs", "events", "milestones", "requirements",
		"layer", "kinds", "includes", "numbers", "words", "rules", "softens")
	if f := g.need("format"); f != nil && f.Text != "1" {
		r.report(ruleShape, f.Span, f.Pointer, "this format of policy is not known", "write format: 1")
	}
	g.neededWord("calendar", "england-and-wales")
	p := &Policy{
		ID:         g.text("id"),
		Title:      g.text("title"),
		Authority:  g.text("authority"),
		WrittenBy:  g.text("written_by"),
		ApprovedBy: g.text("approved_by"),
		ValidFrom:  g.date("valid_from"),
		NextReview: g.date("next_review"),
		Terms:      r.terms(node.Field("terms")),
		Layer:      Layer(g.word("layer", string(Authority), string(Practice), string(Court))),
		Kinds:      g.words("kinds"),
		Includes:   g.words("includes"),
	}
	if n := node.Field("next_review"); n != nil {
		p.reread = n.Span
	}
	if n := node.Field("valid_from"); n != nil {
		p.begins = n.Span
	}
	for _, n := range g.items("closures") {
		c := r.group(n, "a closure", "date", "title")
		p.Closures = append(p.Closures, civil.Holiday{Date: c.date("date"), Title: c.text("title")})
	}
	for _, n := range g.items("softens") {
		p.Softened = append(p.Softened, r.softening(n))
	}
	for _, n := range g.items("chairs") {
		c := r.group(n, "a chair", "id", "role", "why", "source")
		p.Chairs = append(p.Chairs, Chair{c.text("id"), c.text("role"), c.text("why"), c.optional("source")})
	}
	r.duties(g, p)
	return p
}

// more reads a file that holds more of a policy.
func (r *reader) more(node *tree.Node, p *Policy) {
	g := r.group(node, "a file of rules", "format", "events", "milestones", "requirements", "numbers", "words", "rules")
	r.duties(g, p)
}

// duties reads what a policy asks for.
func (r *reader) duties(g group, p *Policy) {
	for _, n := range g.items("events") {
		p.Events = append(p.Events, r.event(n))
	}
	for _, n := range g.items("milestones") {
		p.Milestones = append(p.Milestones, r.milestone(n, p))
	}
	for _, n := range g.items("requirements") {
		p.Requirements = append(p.Requirements, r.requirement(n))
	}
	for _, n := range g.items("numbers") {
		p.Numbers = append(p.Numbers, r.number(n))
	}
	for _, n := range g.items("words") {
		p.Words = append(p.Words, r.wordList(n))
	}
	for _, n := range g.items("rules") {
		p.Rules = append(p.Rules, r.rule(n, p))
	}
}

// terms reads the authority's words, whatever they are for.
func (r *reader) terms(n *tree.Node) map[string]string {
	terms := map[string]string{}
	if n == nil {
		return terms
	}
	names := make([]string, len(n.Fields))
	for i, f := range n.Fields {
		names[i] = f.Name
	}
	g := r.group(n, "terms", names...)
	for _, name := range names {
		terms[name] = g.text(name)
	}
	return terms
}

func (r *reader) milestone(n *tree.Node, p *Policy) Milestone {
	g := r.group(n, "a milestone", "id", "kind", "title", "when", "due", "preferred", "earliest", "roll", "repeat",
		"duty", "chair", "decides", "reading", "met_by", "taken_at", "source", "topic", "family", "since", "until", "note")
	m := Milestone{
		ID:        g.text("id"),
		Kind:      g.neededWord("kind", "review", "decision", "meeting", "notice", "record", "visit"),
		Title:     g.title("title"),
		Duty:      g.text("duty"),
		Decides:   g.optional("decides"),
		Reading:   g.optional("reading"),
		Source:    g.text("source"),
		When:      r.when(n.Field("when")),
		Due:       r.due(g.need("due")),
		Preferred: r.optionalOffset(n.Field("preferred")),
		Earliest:  r.optionalOffset(n.Field("earliest")),
		Roll:      Roll(g.word("roll", string(Back), string(Forward), string(None))),
		Chair:     r.chairNamed(p, n.Field("chair")),
		MetBy:     r.metBy(n.Field("met_by")),
		TakenAt:   r.takenAt(n.Field("taken_at"), p),
		Topic:     g.optional("topic"),
		Family:    g.optional("family"),
		Since:     g.optionalDate("since"),
		Until:     g.optionalDate("until"),
		Note:      g.optional("note"),
		span:      n.Span,
	}
	if repeat := n.Field("repeat"); repeat != nil {
		m.Repeat = r.repeat(repeat, p)
		if len(m.Due) > 1 {
			r.report(ruleShape, repeat.Span, repeat.Pointer, "a milestone that is due on the earliest of several days cannot repeat",
				"count it from one event, or take away repeat:")
		}
	}
	return m
}

// title reads a title, in which braces stand for the number of the occurrence.
func (g group) title(name string) string {
	text := g.text(name)
	if strings.ContainsAny(titled(text, 1), "{}") {
		n := g.node.Field(name)
		g.report(ruleReference, n.Span, n.Pointer, "{title} has braces that stand for nothing", "in braces write Ordinal, ordinal or number",
			diag.Arg{Name: "title", Value: text})
	}
	return text
}

func (r *reader) when(n *tree.Node) When {
	g := r.group(n, "when", "orders", "months", "facts")
	w := When{Orders: g.words("orders"), Facts: r.facts(g.node.Field("facts"))}
	if len(w.Orders) == 0 {
		w.Orders = []string{supervisionOrder}
	}
	if months := g.node.Field("months"); months != nil {
		span := r.group(months, "months", "at_least", "below")
		w.AtLeast, w.Below = span.number("at_least", 1), span.number("below", 1)
	}
	return w
}

// due reads one offset, or several of which the earliest counts.
func (r *reader) due(n *tree.Node) []Offset {
	if n == nil || n.Field("earliest_of") == nil {
		if o := r.optionalOffset(n); o != nil {
			return []Offset{*o}
		}
		return nil
	}
	g := r.group(n, "due", "earliest_of")
	var out []Offset
	for _, item := range g.items("earliest_of") {
		out = append(out, *r.optionalOffset(item))
	}
	return out
}

func (r *reader) optionalOffset(n *tree.Node) *Offset {
	if n == nil {
		return nil
	}
	g := r.group(n, "an offset", "count", "unit", "direction", "from", "counted_from", "at", "agreed")
	o := &Offset{
		Count:  g.neededNumber("count", 0),
		Unit:   g.unit(),
		Before: g.neededWord("direction", "after", "before") == "before",
		From:   g.words("from"),
		ByPlan: g.word("counted_from", "day-held", "day-due") == "day-due",
		At:     g.clock("at"),
		span:   n.Span,
	}
	if agreed := n.Field("agreed"); agreed != nil {
		o.Agreed = r.pointer(agreed)
	}
	if len(o.From) == 0 {
		g.need("from")
	}
	return o
}

func (g group) unit() Unit {
	return Unit(g.neededWord("unit", string(Hours), string(Days), string(WorkingDays), string(Weeks), string(Months), string(Years)))
}

func (r *reader) repeat(n *tree.Node, p *Policy) *Repeat {
	g := r.group(n, "repeat", "every", "until", "times", "first", "last_chair")
	every := r.group(g.need("every"), "every", "count", "unit")
	return &Repeat{
		Until:     g.text("until"),
		Every:     every.neededNumber("count", 1),
		Unit:      every.unit(),
		Times:     g.number("times", 1),
		First:     max(1, g.number("first", 1)),
		LastChair: r.chairNamed(p, n.Field("last_chair")),
	}
}

func (r *reader) metBy(n *tree.Node) *MetBy {
	if n == nil {
		return nil
	}
	if n.Kind == tree.List {
		var by *MetBy
		for _, item := range n.Items {
			if one := r.metBy(item); by == nil {
				by = one
			} else {
				one.Match = by.Match
				by.Or = append(by.Or, *one)
			}
		}
		return by
	}
	g := r.group(n, "met_by", "list", "date", "number", "about", "where", "where_planned", "unless", "planned", "booked", "match")
	by := &MetBy{
		List:         r.pointer(g.need("list")),
		Date:         strings.Split(g.text("date"), "."),
		About:        r.about(n.Field("about")),
		Where:        r.conditions(n.Field("where"), "where"),
		WherePlanned: r.conditions(n.Field("where_planned"), "where_planned"),
		Unless:       r.conditions(n.Field("unless"), "unless"),
		Planned:      r.conditions(n.Field("planned"), "planned"),
		Booked:       g.words("booked"),
		Match:        g.word("match", matchInOrder, matchAny, matchSame),
	}
	if number := g.optional("number"); number != "" {
		by.Number = strings.Split(number, ".")
	}
	if n.Field("where_planned") == nil {
		by.WherePlanned = by.Where
	}
	return by
}

func (r *reader) about(n *tree.Node) *About {
	if n == nil {
		return nil
	}
	g := r.group(n, "about", "record", "order")
	return &About{strings.Split(g.text("record"), "."), strings.Split(g.text("order"), ".")}
}

func (r *reader) conditions(n *tree.Node, what string) []Condition {
	if n == nil {
		return nil
	}
	names := make([]string, len(n.Fields))
	for i, f := range n.Fields {
		names[i] = f.Name
	}
	g := r.group(n, what, names...)
	var out []Condition
	for _, name := range names {
		out = append(out, Condition{strings.Split(name, "."), g.words(name)})
	}
	return out
}

func (r *reader) pointer(n *tree.Node) string {
	if n == nil {
		return ""
	}
	if n.Kind != tree.String || !strings.HasPrefix(n.Text, "/") {
		r.report(ruleShape, n.Span, n.Pointer, "{list} does not name a list of the case", "write it like /reviews",
			diag.Arg{Name: "list", Value: n.Text})
		return ""
	}
	return n.Text
}

func (r *reader) takenAt(n *tree.Node, p *Policy) *TakenAt {
	if n == nil {
		return nil
	}
	g := r.group(n, "taken_at", "among", "booked", "propose")
	x := r.group(g.need("propose"), "propose", "id", "title", "duty", "chair", "decides", "reading", "met_by", "source")
	return &TakenAt{
		Among:  g.words("among"),
		Booked: g.words("booked"),
		Propose: Milestone{
			ID:      x.text("id"),
			Kind:    "review",
			Title:   x.text("title"),
			Duty:    x.text("duty"),
			Chair:   r.chairNamed(p, x.node.Field("chair")),
			Decides: x.optional("decides"),
			Reading: x.optional("reading"),
			MetBy:   r.metBy(x.node.Field("met_by")),
			Source:  x.text("source"),
			span:    n.Span,
		},
	}
}

func (r *reader) chairNamed(p *Policy, n *tree.Node) *Chair {
	if n == nil {
		return nil
	}
	c := p.chair(n.Text)
	if c == nil {
		r.report(ruleReference, n.Span, n.Pointer, "no chair of this policy is called {chair}", "name one that stands under chairs:",
			diag.Arg{Name: "chair", Value: n.Text})
	}
	return c
}
