package generator

import (
	"slices"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/policy/expr"
	"casedocs/generator/tree"
)

// refusal is why somebody gets no copy.
type refusal struct {
	rule     string
	severity diag.Severity
	message  string
	hint     string
}

// mayHave reports whether the case says why somebody may have a copy, and what of
// it. Listed says that they are in a list of those who get this very paper. The
// council's own staff need no other reason than their work, while no line about
// them says otherwise. Of several lines about one reader the strictest counts.
func (p *paper) mayHave(id string, listed bool) (member, *refusal, bool) {
	m := member{id: id}
	list := p.typ.manifest.Basis
	var lines []*tree.Node
	for _, b := range p.from.tree.Root.At(list).All() {
		if list != "" && b.String("with") == id {
			lines = append(lines, b)
		}
	}
	if len(lines) == 0 && (list == "" || p.typ.manifest.Unlisted || p.isStaff(id)) {
		return m, nil, true
	}
	var why *refusal
	given, elsewhere := false, false
	for _, b := range lines {
		named := slices.Contains(b.Field("papers").Texts(), p.typ.manifest.Type)
		switch refusal := p.lacks(b); {
		case refusal != nil:
			why = refusal
		case b.Field("papers") != nil && !named && !listed:
			elsewhere = true
		case b.Field("papers") == nil && !listed && b.String("basis") != "party":
			why = &refusals.inWords
		default:
			given = true
			if cut := b.Field("sections").Texts(); cut != nil && (named || !listed) {
				m.sections = narrower(m.sections, cut)
			}
		}
	}
	switch {
	case given && (why == nil || why == &refusals.inWords):
		return m, nil, true
	case why == nil && !elsewhere:
		why = &refusals.none
	}
	return m, why, false
}

// narrower returns the sections that are in both lists, nil standing for all.
func narrower(a, b []string) []string {
	if a == nil {
		return b
	}
	out := []string{}
	for _, s := range a {
		if slices.Contains(b, s) {
			out = append(out, s)
		}
	}
	return out
}

// refusals are the reasons why somebody gets no copy.
var refusals = struct{ none, override, withdrawn, inWords refusal }{
	none: refusal{"CON-04", diag.Must, "nothing says why this reader may have the {paper}, so no copy is made for them",
		"write under plan.sharing: with:, basis: and papers: for this reader, or take them out of the list of those who get it"},
	override: refusal{"CON-04", diag.Must, "sharing the {paper} with this reader overrides the family, and nothing says who decided it and when, so no copy is made",
		"write decided_by: and basis_on: beside the basis"},
	withdrawn: refusal{"CON-04", diag.Should, "the basis on which this reader could have the {paper} was taken back, so no copy is made for them",
		"take them out of the list of those who get it"},
	inWords: refusal{"CON-11", diag.Info, "only words say what this reader gets, so no copy is made for them",
		"write papers: with the names of the papers, and sections: where it is not the whole of them; or send by hand what the words say"},
}

// lacks returns what a line about a reader lacks to be a basis, nil for nothing.
func (p *paper) lacks(b *tree.Node) *refusal {
	switch on := date(b, "/withdrawn_on"); {
	case !on.IsZero() && !on.After(p.asAt()):
		return &refusals.withdrawn
	case b.String("basis") == "":
		return &refusals.none
	case b.String("basis") == "safeguarding-override" && (b.String("decided_by") == "" || b.String("basis_on") == ""):
		return &refusals.override
	}
	return nil
}

// withoutCopy refuses people of the case who were asked for by name and get no
// copy of anything.
func (c *caseFile) withoutCopy(opt Options) diag.List {
	var found diag.List
	for _, reader := range opt.Readers {
		person := entryOf(c.tree.Root.Field("people"), reader)
		if person == nil {
			person = entryOf(c.tree.Root.Field("children"), reader)
		}
		if person == nil || c.gives(reader) {
			continue
		}
		id := person.Field(idField)
		found = append(found, diag.Diagnostic{
			Rule: "CON-04", Severity: diag.Must, Blocks: diag.Write, Span: id.Span, Path: id.Pointer,
			Message: "nothing says why this reader may have any of these papers, so there is no copy for them",
			Hints:   []string{"write under plan.sharing: with:, basis: and papers: for this reader"},
			Source:  "Hull chapter on child in need plans and reviews, section 7; Family Procedure Rules 2010, rule 12.73",
		})
	}
	return found
}

// gives reports whether somebody gets a copy of any paper of the case, made now or
// not.
func (c *caseFile) gives(reader string) bool {
	return slices.ContainsFunc(c.copies, func(of copiesOf) bool {
		return slices.ContainsFunc(of.all, func(r rendering) bool { return slices.Contains(r.readers, reader) })
	})
}

// isStaff reports whether somebody works for the authority on the day of the
// paper, and is none of the family.
func (p *paper) isStaff(id string) bool {
	root := p.from.tree.Root
	authority := text(root, "/authority/name")
	person := entryOf(root.Field("people"), id)
	if person.String("relationship") != "" {
		return false
	}
	for _, role := range person.Field("roles").All() {
		if authority != "" && role.String("agency") == authority && expr.HeldOn(role, p.asAt()) {
			return true
		}
	}
	return false
}

func (p *paper) refused(at *tree.Node, r refusal) diag.Diagnostic {
	d := diag.Diagnostic{
		Rule: r.rule, Severity: r.severity, Blocks: diag.Nothing, Span: at.Span, Path: at.Pointer,
		Message: strings.ReplaceAll(r.message, "{paper}", p.called()), Hints: []string{r.hint},
		Source: "Hull chapter on child in need plans and reviews, section 7; Family Procedure Rules 2010, rule 12.73",
	}
	if r.severity == diag.Must {
		d.Blocks = diag.Final
	}
	return d
}
