package disclosure

import (
	"maps"
	"slices"
	"strings"

	"casedocs/generator/tree"
)

// Hiding is what a case itself keeps from one reader, beside what its schema
// withholds from everybody: values that somebody marked, and what follows from
// who the reader is. The zero value keeps nothing.
type Hiding struct {
	how    map[*tree.Node]how
	ids    map[string]bool     // of entries that are hidden
	marked map[*tree.Node]bool // what somebody marked by hand
}

// how says what of a hidden value is still to be seen.
type how uint8

const (
	whole how = iota // that something is there, and no more
	place            // of an entry, its id and what else of the case it belongs to: its row stays, with its number
	named            // of a child, the name too
	dated            // of a deadline, what its procedure calls it: all but its days
)

// From returns what a case keeps from one of its people or children: the home of
// whoever asked for that, and what would give it away; a child whom they may know
// nothing of; of children they have no tie to, all but the name; values that are
// marked; and what was said in parts of a meeting whose record they do not get.
func From(root *tree.Node, reader string) Hiding {
	h := newHiding(root)
	h.homes(func(p *tree.Node) bool {
		return p.String("id") != reader && (keptFromAll(p) || lists(p.Field("confidential_from"), reader))
	})
	h.children(reader)
	h.marks(func(mark *tree.Node) bool {
		from := mark.Field("from")
		return len(from.All()) == 0 || lists(from, reader)
	})
	h.parts(reader)
	return h.Hiding
}

// FromEveryone returns what a case keeps from everyone but the court.
func FromEveryone(root *tree.Node) Hiding {
	h := newHiding(root)
	h.homes(keptFromAll)
	h.marks(func(mark *tree.Node) bool { return len(mark.Field("from").All()) == 0 })
	return h.Hiding
}

// Same reports whether two readers see the same.
func (h Hiding) Same(other Hiding) bool {
	if len(h.how) != len(other.how) {
		return false
	}
	for n, how := range h.how {
		if o, hidden := other.how[n]; !hidden || o != how {
			return false
		}
	}
	return true
}

// Empty reports whether nothing is hidden.
func (h Hiding) Empty() bool { return len(h.how) == 0 }

// Hides reports whether a value, or an entry but for its place, is hidden.
func (h Hiding) Hides(n *tree.Node) bool {
	_, hidden := h.how[n]
	return hidden
}

// HidesID reports whether an entry that has an id is hidden.
func (h Hiding) HidesID(id string) bool { return h.ids[id] }

// IsMarked reports whether somebody marked a value by hand, and not an entry that
// it stands in.
func (h Hiding) IsMarked(n *tree.Node) bool { return h.marked[n] }

// Reaches reports whether the value at a pointer, or one around it, is hidden.
func (h Hiding) Reaches(root *tree.Node, pointer string) bool {
	if len(h.how) == 0 {
		return false
	}
	for at := pointer; at != ""; at = at[:strings.LastIndexByte(at, '/')] {
		if n := root.At(at); n != nil && h.Hides(n) {
			return true
		}
	}
	return false
}

// With returns what is kept when facts that were worked out of the case stand
// beside it: those about an order that is hidden are hidden too, and those, by
// their ids, that were worked out from something hidden.
func (h Hiding) With(facts *tree.Node, fromHidden map[string]bool) Hiding {
	if len(h.how) == 0 {
		return h
	}
	out := Hiding{how: maps.Clone(h.how), ids: h.ids, marked: h.marked}
	facts.Walk(func(n *tree.Node) {
		for _, item := range n.All() {
			if item.Kind == tree.Map && (h.ids[item.String("order")] || h.ids[item.String("id")] || fromHidden[item.String("id")]) {
				out.how[item] = dated
			}
		}
	})
	return out
}

// hider finds what is to be hidden.
type hider struct {
	Hiding
	root        *tree.Node
	hiddenChild map[string]bool // by the ids of all children
}

func newHiding(root *tree.Node) *hider {
	return &hider{Hiding: Hiding{how: map[*tree.Node]how{}, ids: map[string]bool{}, marked: map[*tree.Node]bool{}}, root: root, hiddenChild: map[string]bool{}}
}

func (h *hider) hide(n *tree.Node, as how) {
	if n == nil {
		return
	}
	if known, hidden := h.how[n]; !hidden || as < known { // the stronger of two reasons counts
		h.how[n] = as
	}
	if id := n.String("id"); id != "" {
		h.ids[id] = true
	}
}

// KeepsHome reports whether a person keeps from anybody where they live.
func KeepsHome(person *tree.Node) bool {
	return keptFromAll(person) || len(person.Field("confidential_from").All()) > 0
}

func keptFromAll(person *tree.Node) bool {
	return person.String("kept_from_everyone") == "true" || person.String("refuge") == "true"
}

func lists(list *tree.Node, id string) bool {
	return slices.ContainsFunc(list.Words(), func(n *tree.Node) bool { return n.Text == id })
}

// homes hides what tells where children live who live with somebody whose home is
// kept (Family Procedure Rules 2010, rule 29.1): a school or a surgery tells the
// place as well as an address does. Where it is not recorded with whom a child
// lives, it could be with any of them.
func (h *hider) homes(kept func(person *tree.Node) bool) {
	for _, p := range h.root.Field("people").All() {
		if !kept(p) {
			continue
		}
		for _, c := range h.root.Field("children").All() {
			with := c.String("lives_with")
			if with == p.String("id") || with == "" && tied(p, c.String("id")) {
				h.givesAway(c)
			}
		}
	}
}

func (h *hider) givesAway(of *tree.Node) {
	of.Walk(func(n *tree.Node) {
		if n.Shape != nil && n.Shape.GivesAway {
			h.hide(n, whole)
		}
	})
}

// tied reports whether somebody's relationship is to a child: to all, where it is
// not said to which.
func tied(person *tree.Node, child string) bool {
	to := person.Field("to_children")
	return len(to.All()) == 0 || lists(to, child)
}

// ties reports whether a child is a reader's own: for a child who reads, the child
// itself.
func (h *hider) ties(person *tree.Node, reader, child string) bool {
	if person == nil {
		return reader == child
	}
	return tied(person, child)
}

// children hides those of whom the reader may know nothing, the details of those
// they have no tie to (a half-brother of their own child), and what is recorded
// about such children alone.
func (h *hider) children(reader string) {
	var person *tree.Node
	for _, p := range h.root.Field("people").All() {
		if p.String("id") == reader {
			person = p
		}
	}
	apart := person == nil || len(person.Field("to_children").All()) > 0
	some := false
	for _, c := range h.root.Field("children").All() {
		id := c.String("id")
		h.hiddenChild[id] = false
		switch {
		case lists(c.Field("confidential_from"), reader):
			h.hide(c, place)
		case apart && !h.ties(person, reader, id) && c.String("lives_with") != reader:
			h.hide(c, named)
		default:
			continue
		}
		h.hiddenChild[id], some = true, true
	}
	for before := -1; some && before < len(h.how); {
		before = len(h.how) // until nothing more hangs on what is hidden
		h.about(h.root)
	}
}

// about hides the entries that are about hidden children alone, or belong to
// hidden entries.
func (h *hider) about(n *tree.Node) {
	for _, f := range n.Fields {
		if n == h.root && slices.Contains([]string{"people", "children", "withhold"}, f.Name) {
			continue
		}
		h.about(f.Value)
	}
	for _, item := range n.All() {
		if item.Kind == tree.Map && h.concerns(item) {
			h.hide(item, place)
			continue
		}
		h.about(item)
	}
}

// concerns reports whether an entry names hidden children and nobody else: in a
// field for children, or in every name of a field for people and children. One
// that names none is about what it belongs to: an action about its outcome.
func (h *hider) concerns(entry *tree.Node) bool {
	var children, belongs []string
	among := false
	for _, f := range entry.Fields {
		var ids []string
		for _, n := range f.Value.Words() {
			ids = append(ids, n.Text)
		}
		switch refs := refsOf(f.Value); {
		case len(refs) == 1 && refs[0] == "children":
			children = append(children, ids...)
		case slices.Contains(refs, "children"):
			among = among || len(ids) > 0 && h.allHidden(ids)
		case len(refs) > 0 && refs[0] != "people" && refs[0] != "funding": // what pays for it does not say whom it is about
			belongs = append(belongs, ids...)
		}
	}
	if len(children) > 0 {
		return h.allHidden(children)
	}
	return among || len(belongs) > 0 && !slices.ContainsFunc(belongs, func(id string) bool { return !h.ids[id] })
}

func (h *hider) allHidden(children []string) bool {
	return !slices.ContainsFunc(children, func(id string) bool { return !h.hiddenChild[id] })
}

// refsOf returns the collections that a value, or the entries of a list, are ids
// of.
func refsOf(n *tree.Node) []string {
	s := n.Shape
	if s != nil && s.Items != nil {
		s = s.Items
	}
	if s == nil {
		return nil
	}
	return s.Refs
}

// parts hides what was said in parts of a meeting whose record the reader does
// not get.
func (h *hider) parts(reader string) {
	for _, review := range h.root.Field("reviews").All() {
		closed := map[string]bool{}
		for _, part := range review.Field("parts").All() {
			if !lists(part.Field("receives"), reader) {
				closed[part.String("id")] = true
				h.hide(part, place)
			}
		}
		if len(closed) > 0 {
			review.Walk(func(n *tree.Node) {
				if n.Kind == tree.Map && closed[n.String("part")] && slices.Contains(refsOf(n.Field("part")), "parts") {
					h.hide(n, place)
				}
			})
		}
	}
}

// marks hides the single values that are marked.
func (h *hider) marks(counts func(mark *tree.Node) bool) {
	for _, mark := range h.root.Field("withhold").All() {
		n := Marked(h.root, mark.String("value"))
		if n == nil || !counts(mark) {
			continue
		}
		as := whole
		if n.String("id") != "" {
			as = place
		}
		h.hide(n, as)
		if as == whole {
			n.Walk(func(v *tree.Node) { h.marked[v] = true })
		}
	}
}

// Marked returns the value that a mark names: names of fields from the top, and
// the ids of entries of lists, each behind a slash; nil when it leads nowhere.
func Marked(root *tree.Node, value string) *tree.Node {
	n := root
	for name := range strings.SplitSeq(strings.TrimPrefix(value, "/"), "/") {
		if n.Kind != tree.List {
			n = n.Field(name)
		} else if i := slices.IndexFunc(n.Items, func(item *tree.Node) bool { return item.String("id") == name }); i >= 0 {
			n = n.Items[i]
		} else {
			return nil
		}
		if n == nil {
			return nil
		}
	}
	return n
}
