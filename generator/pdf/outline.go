package pdf

import "casedocs/generator/layout"

// openLevels is how deep the outline stands open: sections and their parts.
const openLevels = 2

// entry is an item of the outline (ISO 32000-1, 12.3.3).
type entry struct {
	bookmark *layout.Bookmark
	object   ref
	kids     []*entry
}

// writeOutline writes the outline and returns its root, 0 when there are no
// bookmarks.
func (a *assembly) writeOutline() ref {
	if len(a.l.Bookmarks) == 0 {
		return 0
	}
	root := a.nest()
	root.object = a.reserve()
	a.numberEntries(root)

	b := appendRef([]byte("<</Type/Outlines/First "), root.kids[0].object)
	b = appendRef(append(b, "/Last "...), root.kids[len(root.kids)-1].object)
	b = appendInt(append(b, "/Count "...), root.shown(openLevels))
	a.set(root.object, append(b, ">>"...))
	a.writeEntries(root, 1)
	return root.object
}

// nest makes a tree of the bookmarks: each hangs under the last one of a
// smaller level.
func (a *assembly) nest() *entry {
	root := &entry{bookmark: &layout.Bookmark{}}
	path := []*entry{root}
	for i := range a.l.Bookmarks {
		e := &entry{bookmark: &a.l.Bookmarks[i]}
		for len(path) > 1 && path[len(path)-1].bookmark.Level >= e.bookmark.Level {
			path = path[:len(path)-1]
		}
		parent := path[len(path)-1]
		parent.kids = append(parent.kids, e)
		path = append(path, e)
	}
	return root
}

func (a *assembly) numberEntries(e *entry) {
	for _, kid := range e.kids {
		kid.object = a.reserve()
		a.numberEntries(kid)
	}
}

// shown counts the descendants that are seen when the given number of levels
// stands open.
func (e *entry) shown(levels int) int {
	if levels == 0 {
		return 0
	}
	n := len(e.kids)
	for _, kid := range e.kids {
		n += kid.shown(levels - 1)
	}
	return n
}

func (a *assembly) writeEntries(parent *entry, depth int) {
	for i, e := range parent.kids {
		b := appendText([]byte("<</Title"), a.outlineTitle(e.bookmark))
		b = appendRef(append(b, "/Parent "...), parent.object)
		if i > 0 {
			b = appendRef(append(b, "/Prev "...), parent.kids[i-1].object)
		}
		if i+1 < len(parent.kids) {
			b = appendRef(append(b, "/Next "...), parent.kids[i+1].object)
		}
		b = e.appendKids(b, depth)
		b = appendRef(append(b, "/Dest["...), a.page(e.bookmark.Page))
		b = appendNumber(append(b, "/XYZ 0 "...), a.l.Height-e.bookmark.Y)
		a.set(e.object, append(b, " null]>>"...))
		a.writeEntries(e, depth+1)
	}
}

// appendKids names the first and last kid. Count is negative when the entry
// stands closed.
func (e *entry) appendKids(b []byte, depth int) []byte {
	if len(e.kids) == 0 {
		return b
	}
	count := -len(e.kids)
	if depth < openLevels {
		count = e.shown(openLevels - depth)
	}
	b = appendRef(append(b, "/First "...), e.kids[0].object)
	b = appendRef(append(b, "/Last "...), e.kids[len(e.kids)-1].object)
	return appendInt(append(b, "/Count "...), count)
}

// outlineTitle is the heading with its page number as printed, so that the
// outline reads as a table of contents.
func (a *assembly) outlineTitle(m *layout.Bookmark) string {
	return m.Title + " (page " + a.l.Pages[m.Page].Label + ")"
}
