package generator

import (
	"slices"
	"strconv"
	"strings"

	"casedocs/generator/catalog"
	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/disclosure"
	"casedocs/generator/doc"
	"casedocs/generator/tree"
)

// courtReader is the reader from whom no mark of the case keeps anything.
const courtReader = "court"

// rendering is one paper as certain readers get it: all of them see the same.
type rendering struct {
	id       string   // what the file is called by: an audience, or the id of a person
	audience string   // group that they belong to
	readers  []string // ids of the people who get it, nil for an audience whom the case does not name
	formats  []string // nil for all
	hidden   disclosure.Hiding
	others   []disclosure.Hiding // of readers from whom something else is kept, which this paper does not print
	sections []string            // ids of those that they get, nil for all
	large    bool                // it is in large print
	alike    []string            // ids of the people who get the same words in the other print
}

// isFor reports whether the rendering is among those that were asked for.
func (r rendering) isFor(asked []string) bool {
	return Chosen(asked, r.id) || Chosen(asked, r.audience) || slices.ContainsFunc(r.readers, func(id string) bool { return slices.Contains(asked, id) })
}

// copiesOf is what was found out about the renderings of one paper. To find out
// takes as long as to make them.
type copiesOf struct {
	typ   *docType
	about *tree.Node
	asAt  civil.Date
	all   []rendering
	found diag.List
}

// renderings returns the renderings of a paper: one for each reader who sees it
// differently, and one for each group of those who do not. Findings are about
// readers who get none.
func (p *paper) renderings() ([]rendering, diag.List) {
	i := slices.IndexFunc(p.from.copies, func(c copiesOf) bool { return c.typ == p.typ && c.about == p.about && c.asAt == p.asAt() })
	if i < 0 {
		all, found := p.findRenderings()
		i = len(p.from.copies)
		p.from.copies = append(p.from.copies, copiesOf{p.typ, p.about, p.asAt(), all, found})
	}
	return slices.Clone(p.from.copies[i].all), slices.Clone(p.from.copies[i].found)
}

// findRenderings finds the renderings of a paper.
func (p *paper) findRenderings() ([]rendering, diag.List) {
	var out []rendering
	var found diag.List
	for i, audience := range p.typ.manifest.Audiences {
		whole := rendering{id: audience, audience: audience}
		if audience != courtReader && audience != internalReader {
			whole.hidden = p.from.keptFrom("")
		}
		group := p.typ.manifest.Group(audience)
		if group == nil {
			out = append(out, whole)
			continue
		}
		whole.formats = group.Formats
		members, asked, more := p.members(*group)
		found = append(found, more...)
		shared, apart := p.divide(whole, members)
		shared, apart = p.unite(shared, apart)
		if len(shared.readers) > 0 || i == 0 && asked == 0 {
			out = append(out, p.inPrints(shared)...)
		}
		for _, r := range apart {
			out = append(out, p.inPrints(r)...)
		}
	}
	return out, found
}

// keptFrom returns what the case keeps from a reader, or from everyone but the
// court for none.
func (c *caseFile) keptFrom(reader string) disclosure.Hiding {
	known, ok := c.kept[reader]
	if !ok {
		if c.kept == nil {
			c.kept = map[string]disclosure.Hiding{}
		}
		if known = disclosure.FromEveryone(c.tree.Root); reader != "" {
			known = disclosure.From(c.tree.Root, reader)
		}
		c.kept[reader] = known
	}
	return known
}

// member is somebody who gets a copy.
type member struct {
	id       string
	sections []string
}

// divide puts the members of a group into one rendering for those who see all that
// the group sees, and one for each of the others. A group of one has its copy
// under the name of the group.
func (p *paper) divide(whole rendering, members []member) (rendering, []rendering) {
	var apart []rendering
	for _, m := range members {
		own := whole
		own.id, own.readers, own.sections = m.id, []string{m.id}, m.sections
		own.hidden = p.from.keptFrom(m.id)
		if own.sections != nil {
			own.formats = []string{"pdf"} // a workbook has no sections
		}
		switch {
		case own.hidden.Hides(p.about):
			// nothing of this paper is for them
		case len(members) == 1:
			own.id = whole.id
			return own, nil
		case own.sections == nil && own.hidden.Same(whole.hidden):
			whole.readers = append(whole.readers, m.id)
		default:
			apart = append(apart, own)
		}
	}
	return whole, apart
}

// first returns the rendering that a paper is best known by.
func (p *paper) first() rendering {
	if all, _ := p.renderings(); len(all) > 0 {
		return all[0]
	}
	return p.uncut()
}

// uncut returns the rendering of everything, for nobody.
func (p *paper) uncut() rendering {
	first := p.typ.manifest.Audiences[0]
	return rendering{id: first, audience: first}
}

// unite brings together those whose copies say the same: what is kept from them
// stands in other papers. A copy that several get is called by all of them, and
// one that all of a group get by the group.
func (p *paper) unite(shared rendering, apart []rendering) (rendering, []rendering) {
	if len(apart) == 0 {
		return shared, nil
	}
	known := map[string]int{p.says(shared): -1} // what a copy says, to its place in out
	var out []rendering
	for _, r := range apart {
		said := p.says(r)
		switch i, same := known[said]; {
		case same && i < 0:
			shared.readers, shared.others = append(shared.readers, r.readers...), append(shared.others, r.hidden)
		case same:
			out[i].readers, out[i].others = append(out[i].readers, r.readers...), append(out[i].others, r.hidden)
		default:
			known[said] = len(out)
			out = append(out, r)
		}
	}
	for i := range out {
		out[i].id = calledBy(out[i].readers)
	}
	if len(out) == 1 && len(shared.readers) == 0 {
		out[0].id = shared.id
	}
	return shared, out
}

// maxCalled is how many readers the name of a copy names.
const maxCalled = 3

func calledBy(readers []string) string {
	if len(readers) > maxCalled {
		return readers[0] + "-and-" + strconv.Itoa(len(readers)-1) + "-others"
	}
	return strings.Join(readers, "-and-")
}

// says returns what a rendering says, whoever it is for.
func (p *paper) says(r rendering) string {
	q := *p
	q.rendering = r
	q.id, q.compared = r.audience, true
	said := ""
	if q.typ.body != nil {
		if d, _ := q.document(nil, nil); d != nil {
			said = string(doc.Canonical(d, false)) // with what was signed, which can be hidden too
		}
		p.whole = q.whole
	}
	if q.typ.workbook != nil && Chosen(q.formats, "xlsx") {
		if book, _ := q.typ.workbook.Workbook(q.input(nil, nil)); book != nil {
			said += doc.DumpWorkbook(book)
		}
	}
	return said
}

// members returns those of a group who may have a copy, in the order of the case,
// and how many the case names.
func (p *paper) members(g catalog.Group) (out []member, named int, found diag.List) {
	for _, n := range p.root.At(g.Of).Words() {
		id := namedBy(n)
		if id == nil || !p.belongs(id.Text, g) || slices.ContainsFunc(out, func(m member) bool { return m.id == id.Text }) {
			continue
		}
		named++
		m, refusal, ok := p.mayHave(id.Text, g.Of != p.typ.manifest.Basis)
		if refusal != nil {
			found = append(found, p.refused(id, *refusal))
		}
		if ok {
			out = append(out, m)
		}
	}
	return out, named, found
}

// belongs reports whether a person is of a group. Children are of the first one.
func (p *paper) belongs(id string, g catalog.Group) bool {
	root := p.from.tree.Root
	if entryOf(root.Field("children"), id) != nil {
		return g.ID == p.typ.manifest.Groups[0].ID
	}
	person := entryOf(root.Field("people"), id)
	if person == nil || g.Has == "" {
		return person != nil
	}
	first := slices.IndexFunc(p.typ.manifest.Groups, func(o catalog.Group) bool { return person.Field(o.Has) != nil })
	return first >= 0 && p.typ.manifest.Groups[first].ID == g.ID
}

func entryOf(list *tree.Node, id string) *tree.Node {
	for _, n := range list.All() {
		if n.String(idField) == id {
			return n
		}
	}
	return nil
}

// namedBy returns the id of the person whom a node is or names, nil for none.
func namedBy(n *tree.Node) *tree.Node {
	isPerson := func(n *tree.Node) bool {
		return n != nil && n.Kind == tree.String && n.Shape != nil && slices.Contains(n.Shape.Refs, "people")
	}
	if isPerson(n) {
		return n
	}
	if n.Shape != nil {
		for _, name := range n.Shape.Names { // the first that the schema has: with, before decided_by
			if v := n.Field(name); isPerson(v) {
				return v
			}
		}
	}
	return nil
}
