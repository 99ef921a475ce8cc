package schema

import (
	"slices"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// ids returns what is wrong with ids: given twice in one list, or pointing to
// nothing.
func (s *Schema) ids(t *tree.Tree) diag.List {
	r := register{schema: s, tree: t, lists: map[string][]entry{}}
	var found diag.List
	sound(t.Root, func(n *tree.Node) {
		if n.Kind == tree.List {
			found = append(found, twiceIn(t, n)...)
		}
		if refs := s.about(n).refs; n.Kind == tree.String && len(refs) > 0 {
			found = append(found, r.follow(n, refs)...)
		}
	})
	return found
}

// sound visits the values of a case that are not refused.
func sound(n *tree.Node, visit func(*tree.Node)) {
	if n.Refused {
		return
	}
	visit(n)
	for _, f := range n.Fields {
		sound(f.Value, visit)
	}
	for _, item := range n.Items {
		sound(item, visit)
	}
}

// twiceIn reports ids that two entries of a list share.
func twiceIn(t *tree.Tree, list *tree.Node) (found diag.List) {
	first := make(map[string]*tree.Node, len(list.Items))
	for _, item := range list.Items {
		id := item.Field("id")
		if id == nil || id.Kind != tree.String || id.Refused {
			continue
		}
		earlier, twice := first[id.Text]
		if !twice {
			first[id.Text] = id
			continue
		}
		_, name := split(list.Pointer)
		d := refuse(ruleIDs, id.Span, id, "two entries of "+name+" have the id {id}", "give one of them another id, and look at what points to it")
		d.Args = []diag.Arg{{Name: "id", Value: id.Text, Hidden: "that stands here"}}
		d.Related = []diag.Note{{Span: earlier.Span, Message: "first given here"}}
		found = append(found, d)
	}
	return found
}

// entry is one object of a list that can be pointed to.
type entry struct {
	id    string
	names []string // what people may write in place of the id
}

// register knows the entries of the lists that are pointed to.
type register struct {
	schema *Schema
	tree   *tree.Tree
	lists  map[string][]entry // by JSON pointer
}

// entries returns the entries of the list at a pointer, through lists on the
// way, and whether they are all known.
func (r register) entries(pointer string) (list []entry, complete bool) {
	nodes, complete := through(r.tree.Root, pointer)
	if list, ok := r.lists[pointer]; ok {
		return list, complete
	}
	for _, n := range nodes {
		for _, item := range n.Items {
			if id := item.String("id"); id != "" {
				list = append(list, entry{id, []string{item.String("name"), item.String("known_as"), item.String("title")}})
			}
		}
	}
	r.lists[pointer] = list
	return list, complete
}

// through returns the values at a pointer whose way may lead through every
// entry of a list. They are not complete when something on the way is refused, or
// is not the list that it should be.
func through(root *tree.Node, pointer string) (nodes []*tree.Node, complete bool) {
	nodes, complete = []*tree.Node{root}, !root.Refused
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		var next []*tree.Node
		for _, n := range nodes {
			for _, in := range append([]*tree.Node{n}, n.Items...) {
				if f := in.Field(tree.Unescape(part)); f != nil {
					next = append(next, f)
					complete = complete && !f.Refused
				}
			}
		}
		nodes = next
	}
	for _, n := range nodes {
		complete = complete && (n.Kind == tree.List || n.Kind == tree.Null)
	}
	return nodes, complete
}

// follow reports a value that should be an id of one of several lists and is
// not.
func (r register) follow(n *tree.Node, refs []string) diag.List {
	var known []entry
	for _, ref := range refs {
		list, complete := r.entries(ref)
		if !complete || slices.ContainsFunc(list, func(e entry) bool { return e.id == n.Text }) {
			return nil
		}
		known = append(known, list...)
	}
	where := orList(lastNames(refs), 4)
	d := refuse(ruleIDs, n.Span, n, "nothing in "+where+" has the id {id}")
	d.Args = []diag.Arg{{Name: "id", Value: n.Text, Hidden: "that stands here"}}
	var ids []string
	for _, e := range known {
		if !slices.Contains(ids, e.id) {
			ids = append(ids, e.id)
		}
	}
	switch near := nearest(n.Text, known, ids); {
	case len(known) == 0:
		d.Hints = []string{where + " has no entries with an id yet: add one there"}
	case near != "":
		d.Hints = []string{"did you mean {near}?"}
		d.Args = append(d.Args, diag.Arg{Name: "near", Value: near, Hidden: "one that is spelt nearly so"})
	default:
		d.Hints = []string{"the ids there are {ids}", "if it is new, add it to " + where}
		d.Args = append(d.Args, diag.Arg{Name: "ids", List: ids[:min(len(ids), 12)], Hidden: "listed in the case file"})
	}
	if elsewhere := r.elsewhere(n.Text, refs); elsewhere != "" {
		d.Hints = []string{"{id} is the id of an entry of " + elsewhere + "; name one of " + where + " here"}
	}
	return diag.List{d}
}

// nearest returns the id that was likely meant, by its spelling or by the name
// of the person who has it.
func nearest(text string, known []entry, ids []string) string {
	for _, e := range known {
		for _, name := range e.names {
			if name != "" && strings.EqualFold(name, text) {
				return e.id
			}
		}
	}
	return diag.Closest(text, ids)
}

// elsewhere returns the name of a top-level list, other than those at refs,
// that has an entry with the id.
func (r register) elsewhere(id string, refs []string) string {
	for _, f := range r.tree.Root.Fields {
		if f.Value.Kind != tree.List || f.Value.Refused || slices.Contains(refs, "/"+f.Name) || r.tree.Root.Shape.Property(f.Name) == nil {
			continue
		}
		if list, _ := r.entries("/" + f.Name); slices.ContainsFunc(list, func(e entry) bool { return e.id == id }) {
			return f.Name
		}
	}
	return ""
}

func lastNames(pointers []string) []string {
	out := make([]string, len(pointers))
	for i, p := range pointers {
		out[i] = p[strings.LastIndexByte(p, '/')+1:]
	}
	return out
}
