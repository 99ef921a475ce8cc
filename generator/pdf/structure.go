package pdf

import (
	"fmt"
	"slices"
	"strings"
)

// writeStructure writes the structure tree (ISO 32000-1, 14.7): its elements,
// the parent tree that leads from marks and annotations to elements, and the
// tree of identifiers.
func (a *assembly) writeStructure() error {
	objects := a.objectReferences()
	var b []byte
	for _, n := range a.tags.nodes {
		b = a.appendElement(b[:0], n, objects[n])
		a.set(a.node(n), b)
	}
	b = appendRef([]byte("<</Type/StructTreeRoot/K["), a.node(a.tags.nodes[0]))
	b = appendRef(append(b, "]/ParentTree "...), a.writeParentTree())
	b = appendInt(append(b, "/ParentTreeNextKey "...), len(a.l.Pages)+len(a.links))
	b, err := a.appendIDTree(b)
	if err != nil {
		return err
	}
	a.set(a.treeRoot, append(b, ">>"...))
	return nil
}

// objectReferences lists the annotations of each link element.
func (a *assembly) objectReferences() map[*node][]int {
	m := make(map[*node][]int, len(a.links))
	for i := range a.links {
		m[a.links[i].node] = append(m[a.links[i].node], i)
	}
	return m
}

func (a *assembly) appendElement(b []byte, n *node, annotations []int) []byte {
	e := n.element
	b = appendName(append(b, "<</Type/StructElem/S"...), e.Role)
	b = append(b, "/P "...)
	if n.parent == nil {
		b = appendRef(b, a.treeRoot)
	} else {
		b = appendRef(b, a.node(n.parent))
	}
	if e.ID != "" {
		b = appendBytes(append(b, "/ID"...), e.ID)
	}
	if e.Language != "" {
		b = appendText(append(b, "/Lang"...), e.Language)
	}
	if e.Alt != "" {
		b = appendText(append(b, "/Alt"...), e.Alt)
	}
	if e.Actual != "" {
		b = appendText(append(b, "/ActualText"...), e.Actual)
	}
	b = appendAttributes(b, n)
	b = a.appendKids(b, n, annotations)
	return append(b, ">>"...)
}

// appendKids writes the kids of an element: its elements in their order, its
// own marks between them where the pages have them, its annotations last.
func (a *assembly) appendKids(b []byte, n *node, annotations []int) []byte {
	if len(n.kids)+len(n.marks)+len(annotations) == 0 {
		return b
	}
	page := -1
	if len(n.marks) > 0 {
		page = n.marks[0].page
		b = appendRef(append(b, "/Pg "...), a.page(page))
	}
	b = append(b, "/K["...)
	marks := n.marks
	for _, kid := range n.kids {
		for len(marks) > 0 && kid.start >= 0 && marks[0].order < kid.start {
			b = a.appendMark(b, marks[0], page)
			marks = marks[1:]
		}
		b = append(appendRef(b, a.node(kid)), ' ')
	}
	for _, m := range marks {
		b = a.appendMark(b, m, page)
	}
	for _, i := range annotations {
		b = appendRef(append(b, "<</Type/OBJR/Obj "...), a.annotation(i))
		b = appendRef(append(b, "/Pg "...), a.page(a.links[i].page))
		b = append(b, ">>"...)
	}
	return append(b, ']')
}

func (a *assembly) appendMark(b []byte, m mark, page int) []byte {
	if m.page == page {
		return append(appendInt(b, m.id), ' ')
	}
	b = appendRef(append(b, "<</Type/MCR/Pg "...), a.page(m.page))
	b = appendInt(append(b, "/MCID "...), m.id)
	return append(b, ">>"...)
}

// appendAttributes writes the attributes of figures, lists and table cells (ISO
// 32000-1, 14.8.5.4, 14.8.5.5 and 14.8.5.7).
func appendAttributes(b []byte, n *node) []byte {
	e := n.element
	switch e.Role {
	case "Figure":
		return n.appendBox(b)
	case "L":
		if e.Ordered {
			return append(b, "/A<</O/List/ListNumbering/Decimal>>"...)
		}
		return append(b, "/A<</O/List/ListNumbering/Disc>>"...)
	case "TH", "TD":
		return appendCellAttributes(b, n)
	}
	return b
}

func appendCellAttributes(b []byte, n *node) []byte {
	e := n.element
	if e.Scope == "" && len(e.Headers) == 0 && e.ColSpan <= 1 && e.RowSpan <= 1 {
		return b
	}
	b = append(b, "/A<</O/Table"...)
	if e.Scope != "" {
		b = appendName(append(b, "/Scope"...), e.Scope)
	}
	if len(e.Headers) > 0 {
		b = append(b, "/Headers["...)
		for _, id := range e.Headers {
			b = appendBytes(b, id)
		}
		b = append(b, ']')
	}
	if e.ColSpan > 1 {
		b = appendInt(append(b, "/ColSpan "...), e.ColSpan)
	}
	if e.RowSpan > 1 {
		b = appendInt(append(b, "/RowSpan "...), e.RowSpan)
	}
	return append(b, ">>"...)
}

// writeParentTree writes the number tree from marks to elements: the entry of
// a page is an array by marked-content identifier, that of an annotation the
// link element. Keys are StructParents and StructParent.
func (a *assembly) writeParentTree() ref {
	b := []byte("<</Nums[")
	for i := range a.tags.pages {
		b = append(appendInt(b, i), '[')
		for _, owner := range a.tags.pages[i].owners {
			b = append(appendRef(b, a.node(owner)), ' ')
		}
		b = append(b, ']')
	}
	for i := range a.links {
		b = append(appendInt(b, a.linkKey(i)), ' ')
		b = append(appendRef(b, a.node(a.links[i].node)), ' ')
	}
	return a.add(append(b, "]>>"...))
}

// linkKey returns the key of an annotation in the parent tree.
func (a *assembly) linkKey(i int) int { return len(a.l.Pages) + i }

// appendIDTree writes the name tree from identifiers to elements, if there are
// any. Name trees are sorted by bytes.
func (a *assembly) appendIDTree(b []byte) ([]byte, error) {
	var named []*node
	for _, n := range a.tags.nodes {
		if n.element.ID != "" {
			named = append(named, n)
		}
	}
	if len(named) == 0 {
		return b, nil
	}
	slices.SortFunc(named, func(x, y *node) int {
		return strings.Compare(x.element.ID, y.element.ID)
	})
	b = append(b, "/IDTree<</Names["...)
	for i, n := range named {
		if i > 0 && named[i-1].element.ID == n.element.ID {
			return nil, fmt.Errorf("two structure elements have the identifier %q", n.element.ID)
		}
		b = appendRef(append(appendBytes(b, n.element.ID), ' '), a.node(n))
	}
	return append(b, "]>>"...), nil
}
