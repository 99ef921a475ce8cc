package generator

import (
	"cmp"
	"slices"
	"strconv"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/policy"
	"casedocs/generator/timeline"
	"casedocs/generator/tree"
)

// with returns a group with more fields than its own, as another shape
// declares them.
func with(n *tree.Node, shape *tree.Shape, more ...tree.Field) *tree.Node {
	out := *n
	out.Shape = shape
	out.Fields = append(append([]tree.Field(nil), n.Fields...), more...)
	return &out
}

// facts returns what templates find beside the case. Their form is
// schemas/meta/computed.schema.json. Findings and gaps are for the internal
// reader alone; gaps have their own list, so those of other papers of the case
// are not among the findings of this one.
func (p *paper) facts(known diag.List, gaps []gap) *tree.Node {
	if p.audience != internalReader {
		known, gaps = nil, nil
	}
	var copies []rendering
	if p.audience == internalReader {
		copies = p.copiesMade()
	}
	facts := group(
		entry("document", p.documentFacts()),
		entry("letterhead", p.letterheadFacts()),
		entry("timeline", list(p.ofOrdersSeen(scheduled(p.dates)), milestone)),
		entry("required", list(p.engine.required(p.from, p.asAt()), required)),
		entry("readings", list(p.readings(), reading)),
		entry("computed", group(entry("orders", list(p.terms(), func(t policy.Term) *tree.Node { return term(t, p.asAt()) })))),
		entry("findings", list(slices.DeleteFunc(slices.Clone(known), IsGap), finding)),
		entry("gaps", list(gaps, p.gap)),
		entry("copies", list(copies, p.copyFacts)),
		entry("envelopes", list(p.outgoing(), p.envelopeFacts)),
	)
	settle(facts, "", p.engine.facts)
	return facts
}

// outgoing returns the envelopes of the case, for a paper that tells what goes out.
func (p *paper) outgoing() []envelope {
	switch {
	case !p.typ.manifest.Last:
		return nil
	case p.from.outgoing == nil: // papers are tried and not made
		p.from.outgoing = p.from.envelopes(p.engine.due(p.from, p.opt, nil))
	}
	return p.from.outgoing
}

// copiesMade returns the renderings of the paper that leave the building.
func (p *paper) copiesMade() []rendering {
	all, _ := p.renderings()
	return slices.DeleteFunc(all, func(r rendering) bool { return r.audience == internalReader })
}

func (p *paper) copyFacts(r rendering) *tree.Node {
	var headings []string
	for _, s := range p.typ.manifest.Sections {
		if slices.Contains(r.sections, s.ID) {
			headings = append(headings, s.Heading)
		}
	}
	return group(
		entry("id", words(r.id)),
		entry("audience", words(r.audience)),
		entry("for", list(r.readers, words)),
		entry("sections", list(headings, words)),
		entry("kept", truth(!r.hidden.Empty())),
		entry("large_print", truth(r.large)),
	)
}

// ofOrdersSeen gives deadlines of an order that is hidden from the readers to one
// that they see and that was made on the same day for as long: the schedule has
// each of such a pair once.
func (p *paper) ofOrdersSeen(t timeline.Timeline) timeline.Timeline {
	orders := p.from.tree.Root.Field("orders").All()
	twins := map[string]string{}
	for _, o := range orders {
		if !p.hidden.Hides(o) {
			continue
		}
		for _, seen := range orders {
			if !p.hidden.Hides(seen) && sameTime(o, seen) {
				twins[o.String("id")] = seen.String("id")
			}
		}
	}
	for i, m := range t {
		if twin := twins[m.Order]; twin != "" {
			t[i].Order = twin
		}
	}
	hidden := p.fromHidden()
	slices.SortStableFunc(t, func(a, b timeline.Milestone) int { // where a hidden day falls is not told either
		return cmp.Compare(number01(hidden[a.ID] || p.hidden.HidesID(a.Order)), number01(hidden[b.ID] || p.hidden.HidesID(b.Order)))
	})
	return t
}

func number01(is bool) int {
	if is {
		return 1
	}
	return 0
}

// fromHidden returns the ids of deadlines, and of orders with their computed days,
// that were worked out from values that are hidden from the readers.
func (p *paper) fromHidden() map[string]bool {
	if p.hidden.Empty() {
		return nil
	}
	root := p.from.tree.Root
	out := map[string]bool{}
	for _, m := range p.dates {
		reaches := func(pointer string) bool { return p.hidden.Reaches(root, pointer) }
		if slices.ContainsFunc(m.Pointers, reaches) || m.MetBy != "" && reaches(m.MetBy) {
			out[m.ID] = true
		}
	}
	for _, o := range root.Field("orders").All() {
		for _, name := range []string{"made", "months", "ends", "until_case_ends", "extensions", "ended"} {
			if n := o.Field(name); n != nil && p.hidden.Hides(n) {
				out[o.String(idField)] = true
			}
		}
	}
	for _, m := range p.dates {
		out[m.ID] = out[m.ID] || out[m.Order]
	}
	return out
}

func sameTime(a, b *tree.Node) bool {
	for _, name := range []string{"kind", "made", "months", "ends", "until_case_ends"} {
		if a.String(name) != b.String(name) {
			return false
		}
	}
	return true
}

// scheduled leaves out what was held beside the schedule.
func scheduled(t timeline.Timeline) timeline.Timeline {
	return slices.DeleteFunc(slices.Clone(t), func(m timeline.Milestone) bool { return m.Further })
}

func (p *paper) documentFacts() *tree.Node {
	m := p.typ.manifest
	return group(
		entry("type", words(m.Type)),
		entry("title", words(m.Title)),
		entry("date", words(p.date.String())),
		entry("version", words(text(p.root, m.Version))),
		entry("item", words(p.key())),
		entry("sign_offs", list(p.signOffs(), func(n *tree.Node) *tree.Node { return words(n.String("id")) })),
		entry("draft", truth(!p.opt.Final)),
		entry("reader", words(p.id)),
		entry("audience", words(p.audience)),
		entry("kept", truth(!p.compared && (!p.hidden.Empty() || p.sections != nil))),
		entry("as_of", words(p.opt.AsOf.String())),
	)
}

func (p *paper) terms() []policy.Term {
	terms, _ := policy.Terms(p.from.tree, p.asAt())
	return terms
}

// required returns what the authority asks for; nothing while the case names
// none.
func (e *Engine) required(c *caseFile, asAt civil.Date) []policy.Required {
	if c.policy == nil {
		return nil
	}
	return c.policy.Required(c.tree, e.calendar, asAt)
}

// readings returns the figures of the procedure that can be read in more than
// one way; nothing while the case names none.
func (p *paper) readings() []policy.Number {
	if p.from.policy == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.from.policy.Numbers), func(n policy.Number) bool { return !n.Set || n.Reading == "" })
}

func reading(n policy.Number) *tree.Node {
	return group(
		entry("id", words(n.ID)),
		entry("title", words(n.Title)),
		entry("value", words(n.String())),
		entry("reading", words(n.Reading)),
		entry("source", words(n.Source)),
	)
}

func required(r policy.Required) *tree.Node {
	fields := []tree.Field{
		entry("id", words(r.ID)),
		entry("topic", words(r.Topic)),
		entry("text", words(r.Text)),
		entry("until", words(r.Until)),
		entry("from", words(r.From.String())),
		entry("to", words(r.To.String())),
		entry("how", words(r.How)),
		entry("source", words(r.Source)),
	}
	if r.Every != nil {
		fields = append(fields, entry("every", words(r.Every.String())), entry("every_days", number(r.Every.Days())))
	}
	if len(r.By) > 0 {
		fields = append(fields, entry("by", list(r.By, words)))
	}
	return group(fields...)
}

func term(t policy.Term, asAt civil.Date) *tree.Node {
	fields := []tree.Field{
		entry("id", words(t.OrderID)),
		entry("last_day", words(t.LastDay.String())),
		entry("last_possible_day", words(t.LastPossibleDay.String())),
	}
	if !t.LastDay.IsZero() {
		fields = append(fields, entry("days_left", number(asAt.DaysUntil(t.LastDay))))
	}
	return group(fields...)
}

func milestone(m timeline.Milestone) *tree.Node {
	return group(
		entry("id", words(m.ID)),
		entry("rule", words(m.Rule)),
		entry("title", words(m.Title)),
		entry("order", words(m.Order)),
		entry("kind", words(m.Kind)),
		entry("due", words(m.Due.String())),
		entry("earliest", words(m.Window.Earliest.String())),
		entry("preferred", words(m.Window.Preferred.String())),
		entry("latest", words(m.Window.Latest.String())),
		entry("trigger", words(m.Trigger)),
		entry("reading", words(m.Reading)),
		entry("how", words(m.How)),
		entry("rolled", truth(m.Rolled)),
		entry("duty", words(m.Duty)),
		entry("chair", words(m.Chair)),
		entry("chair_why", words(m.ChairWhy)),
		entry("decides", words(m.Decides)),
		entry("source", words(m.Source)),
		entry("proposed", truth(m.Proposed)),
		entry("planned_for", words(m.PlannedFor.String())),
		entry("met_on", words(m.MetOn.String())),
		entry("status", words(string(m.Status))),
		entry("topic", words(m.Topic)),
		entry("clock", words(m.Clock)),
		entry("family", words(m.Family)),
		entry("at", words(m.At())),
	)
}

func finding(d diag.Diagnostic) *tree.Node {
	hint := ""
	if hints := d.HintTexts(false); len(hints) > 0 {
		hint = hints[0]
	}
	severity := d.Severity.String()
	if w := d.Waived; w != nil {
		severity, hint = "waived", "waived by "+w.Role+" on "+w.Date+": "+w.Reason
	}
	return group(
		entry("rule", words(d.Rule)),
		entry("severity", words(severity)),
		entry("message", words(d.Text(false))),
		entry("hint", words(hint)),
		entry("path", words(d.Path)),
	)
}

// entry returns a field; group leaves out those without a value.
func entry(name string, value *tree.Node) tree.Field { return tree.Field{Name: name, Value: value} }

func group(fields ...tree.Field) *tree.Node {
	n := &tree.Node{Kind: tree.Map}
	for _, f := range fields {
		if f.Value != nil {
			n.Fields = append(n.Fields, f)
		}
	}
	return n
}

func list[T any](items []T, node func(T) *tree.Node) *tree.Node {
	n := &tree.Node{Kind: tree.List}
	for _, it := range items {
		n.Items = append(n.Items, node(it))
	}
	return n
}

// words returns a text value, nil for the empty text.
func words(s string) *tree.Node {
	if s == "" {
		return nil
	}
	return &tree.Node{Kind: tree.String, Text: s}
}

func truth(b bool) *tree.Node {
	return &tree.Node{Kind: tree.Bool, Text: strconv.FormatBool(b)}
}

func number(n int) *tree.Node {
	return &tree.Node{Kind: tree.Number, Text: strconv.Itoa(n)}
}

// settle gives computed values their shapes, and pointers where they have none
// from the case.
func settle(n *tree.Node, pointer string, s *tree.Shape) {
	if n.Shape = s; n.Pointer == "" {
		n.Pointer = pointer
	}
	for _, f := range n.Fields {
		settle(f.Value, pointer+"/"+tree.Escape(f.Name), s.Property(f.Name))
	}
	for i, v := range n.Items {
		var items *tree.Shape
		if s != nil {
			items = s.Items
		}
		settle(v, pointer+"/"+strconv.Itoa(i), items)
	}
}
