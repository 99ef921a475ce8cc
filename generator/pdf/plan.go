package pdf

import (
	"fmt"

	"casedocs/generator/layout"
	"casedocs/generator/typeset"
)

// tags is the structure tree with its marks: which items of which page belong
// to which element.
type tags struct {
	nodes []*node // in preorder; a node's object is its index after the first
	pages []pageTags
}

// pageTags are the marked-content sequences of one page.
type pageTags struct {
	sequences []sequence
	owners    []*node // by marked-content identifier
}

// sequence is a marked-content sequence: the items from first up to last,
// exclusive. It belongs to node, or is an artifact when node is nil. A run
// whose text or language the sequence itself must tell has one of its own:
// poppler loses text that follows nested marked content.
type sequence struct {
	first, last int
	node        *node
	id          int          // marked-content identifier
	told        *typeset.Run // the run that the sequence tells, nil for none
	artifact    layout.Artifact
}

// node is a structure element with its marks.
type node struct {
	element *layout.Element
	parent  *node
	kids    []*node
	index   int   // in preorder
	link    *node // the link it is or stands in
	marks   []mark
	start   int   // order of the first mark in its subtree, -1 for none
	box     *area // of the picture it shows, nil for none
}

// mark is a marked-content sequence of a node; order counts the marks of the
// whole document.
type mark struct {
	page, id, order int
}

// plan gathers the items of every page into marked-content sequences and hangs
// them in the structure tree.
func plan(l *layout.Layout) (*tags, error) {
	if l.Root == nil {
		return nil, fmt.Errorf("the layout has no structure tree")
	}
	t := &tags{pages: make([]pageTags, len(l.Pages))}
	byElement := make(map[*layout.Element]*node, 256)
	if err := t.grow(l.Root, nil, byElement); err != nil {
		return nil, err
	}
	order := 0
	for i, page := range l.Pages {
		if err := t.pages[i].gather(page.Items, l.Height, byElement); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		order = t.pages[i].hang(i, order)
	}
	for _, m := range l.Bookmarks {
		if m.Page < 0 || m.Page >= len(l.Pages) {
			return nil, fmt.Errorf("bookmark %q leads to page %d of %d", m.Title, m.Page+1, len(l.Pages))
		}
	}
	return t, nil
}

// grow adds the subtree of e in preorder.
func (t *tags) grow(e *layout.Element, parent *node, byElement map[*layout.Element]*node) error {
	if byElement[e] != nil {
		return fmt.Errorf("structure element %s stands twice in the tree", e.Role)
	}
	if !standardRoles[e.Role] {
		return fmt.Errorf("structure element %q is not a standard type", e.Role)
	}
	n := &node{element: e, parent: parent, index: len(t.nodes), start: -1}
	switch {
	case e.Target != "" && parent != nil && parent.link != nil:
		return fmt.Errorf("a link to %s stands inside a link", e.Target)
	case e.Target != "":
		n.link = n
	case parent != nil:
		n.link = parent.link
	}
	byElement[e] = n
	t.nodes = append(t.nodes, n)
	if parent != nil {
		parent.kids = append(parent.kids, n)
	}
	for _, kid := range e.Kids {
		if err := t.grow(kid, n, byElement); err != nil {
			return err
		}
	}
	return nil
}

// gather makes one sequence of neighbouring items of one element, or of one
// kind of artifact.
func (p *pageTags) gather(items []layout.Item, height float64, byElement map[*layout.Element]*node) error {
	for i := range items {
		item := &items[i]
		if err := checkItem(item); err != nil {
			return fmt.Errorf("item %d: %w", i+1, err)
		}
		if n := len(p.sequences); n > 0 && continues(&p.sequences[n-1], item) {
			p.sequences[n-1].last = i + 1
			continue
		}
		s := sequence{first: i, last: i + 1, artifact: item.Artifact}
		if item.Element != nil {
			s.node = byElement[item.Element]
			if s.node == nil {
				return fmt.Errorf("item %d belongs to an element %s outside the structure tree", i+1, item.Element.Role)
			}
			if shown := item.Picture; shown != nil {
				s.node.box = &area{left: item.X, bottom: height - item.Y - shown.Height, right: item.X + shown.Width, top: height - item.Y}
			}
			s.id, s.told = len(p.owners), toldRun(item)
			p.owners = append(p.owners, s.node)
		}
		p.sequences = append(p.sequences, s)
	}
	return nil
}

// checkItem checks that an item is one thing, and an artifact of a kind we
// know.
func checkItem(item *layout.Item) error {
	things := 0
	for _, is := range [...]bool{item.Run != nil, item.Line != nil, item.Box != nil, item.Picture != nil} {
		if is {
			things++
		}
	}
	if things != 1 {
		return fmt.Errorf("it is %d of text, line, box and picture, not one", things)
	}
	if int(item.Artifact) >= len(artifactEntries) {
		return fmt.Errorf("%d is no kind of artifact", item.Artifact)
	}
	return nil
}

func continues(s *sequence, item *layout.Item) bool {
	if s.node == nil {
		return item.Element == nil && item.Artifact == s.artifact
	}
	return item.Element == s.node.element && s.told == nil && toldRun(item) == nil
}

// toldRun returns the run of an item that needs a sequence of its own.
func toldRun(item *layout.Item) *typeset.Run {
	if run := item.Run; run != nil && (run.Language != "" || needsActual(run)) {
		return run
	}
	return nil
}

// hang gives each node its marks of this page and returns the order of the
// next mark.
func (p *pageTags) hang(page, order int) int {
	for id, owner := range p.owners {
		owner.marks = append(owner.marks, mark{page: page, id: id, order: order})
		for n := owner; n != nil && n.start < 0; n = n.parent {
			n.start = order
		}
		order++
	}
	return order
}

// standardRoles are the standard structure types (ISO 32000-1, 14.8.4) that
// need no role map.
var standardRoles = map[string]bool{
	"Document": true, "Part": true, "Art": true, "Sect": true, "Div": true,
	"BlockQuote": true, "Caption": true, "TOC": true, "TOCI": true, "Index": true,
	"NonStruct": true, "Private": true,
	"P": true, "H": true, "H1": true, "H2": true, "H3": true, "H4": true, "H5": true, "H6": true,
	"L": true, "LI": true, "Lbl": true, "LBody": true,
	"Table": true, "TR": true, "TH": true, "TD": true, "THead": true, "TBody": true, "TFoot": true,
	"Span": true, "Quote": true, "Note": true, "Reference": true, "BibEntry": true, "Code": true,
	"Link": true, "Annot": true, "Ruby": true, "Warichu": true, "Figure": true, "Formula": true, "Form": true,
}
