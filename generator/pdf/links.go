package pdf

import (
	"fmt"
	"math"
	"strings"

	"casedocs/generator/layout"
)

// link is a link annotation: the part of a link element that stands on one
// page, with a rectangle for each line of it.
type link struct {
	node  *node
	page  int
	areas []area
}

// area is a rectangle in points from the bottom left of the page.
type area struct {
	left, bottom, right, top float64
}

// findLinks collects the areas of all links in the order of the pages.
func findLinks(l *layout.Layout, t *tags, fonts *fontSet) ([]link, error) {
	var links []link
	for page := range t.pages {
		first := len(links) // of this page
		for _, s := range t.pages[page].sequences {
			if s.node == nil || s.node.link == nil {
				continue
			}
			i := indexLink(links, first, s.node.link)
			if i < 0 {
				i = len(links)
				links = append(links, link{node: s.node.link, page: page})
			}
			for k := s.first; k < s.last; k++ {
				if item := &l.Pages[page].Items[k]; item.Run != nil {
					links[i].cover(areaOf(item, l.Height, fonts))
				}
			}
		}
	}
	for i := range links {
		if len(links[i].areas) == 0 {
			return nil, fmt.Errorf("page %d: a link to %s has no text", links[i].page+1, links[i].node.element.Target)
		}
	}
	return links, nil
}

func indexLink(links []link, from int, n *node) int {
	for i := from; i < len(links); i++ {
		if links[i].node == n {
			return i
		}
	}
	return -1
}

// areaOf returns the box of a run from its descenders to its ascenders.
func areaOf(item *layout.Item, height float64, fonts *fontSet) area {
	p, size := fonts.of(item.Run.Font).program, item.Run.Size/1000
	baseline := height - item.Y
	return area{
		left:   item.X,
		bottom: baseline + float64(p.descent)*size,
		right:  item.X + item.Run.Width,
		top:    baseline + float64(p.ascent)*size,
	}
}

// cover adds an area, widening the last one if both are on one line.
func (l *link) cover(a area) {
	if n := len(l.areas); n > 0 {
		last := &l.areas[n-1]
		if overlap := math.Min(last.top, a.top) - math.Max(last.bottom, a.bottom); overlap > (a.top-a.bottom)/2 {
			last.unite(a)
			return
		}
	}
	l.areas = append(l.areas, a)
}

func (a *area) unite(b area) {
	a.left, a.bottom = math.Min(a.left, b.left), math.Min(a.bottom, b.bottom)
	a.right, a.top = math.Max(a.right, b.right), math.Max(a.top, b.top)
}

// writeLinks writes the annotations. Flag 4 is "print" (ISO 19005-2, 6.3.2);
// Contents is what a screen reader says (ISO 14289-1, 7.18.5).
func (a *assembly) writeLinks() error {
	anchors := a.anchors()
	for i := range a.links {
		l := &a.links[i]
		e := l.node.element
		whole := l.areas[0]
		for _, part := range l.areas[1:] {
			whole.unite(part)
		}
		b := append([]byte("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["), whole.corners()...)
		b = append(b, "]/QuadPoints["...)
		for _, part := range l.areas {
			b = part.appendQuad(b)
		}
		b = appendText(append(b, "]/Contents"...), contents(e))
		b = appendInt(append(b, "/StructParent "...), a.linkKey(i))
		b = appendRef(append(b, "/P "...), a.page(l.page))
		b, err := a.appendDestination(b, e.Target, anchors)
		if err != nil {
			return err
		}
		a.set(a.annotation(i), append(b, ">>"...))
	}
	return nil
}

func contents(e *layout.Element) string {
	if e.Title == "" {
		return e.Target
	}
	return e.Title
}

func (a area) corners() []byte {
	b := append(appendNumber(nil, a.left), ' ')
	b = append(appendNumber(b, a.bottom), ' ')
	b = append(appendNumber(b, a.right), ' ')
	return appendNumber(b, a.top)
}

// appendQuad writes the corners from the top left, row by row, as all readers
// take them.
func (a area) appendQuad(b []byte) []byte {
	for _, v := range [...]float64{a.left, a.top, a.right, a.top, a.left, a.bottom, a.right, a.bottom} {
		b = append(appendNumber(b, v), ' ')
	}
	return b
}

// anchors finds the elements that internal links lead to.
func (a *assembly) anchors() map[string]*node {
	m := map[string]*node{}
	for _, n := range a.tags.nodes {
		if name := n.element.Anchor; name != "" && m[name] == nil {
			m[name] = n
		}
	}
	return m
}

// appendDestination writes where a link leads: a place in this document for
// "#name", else a URI, which is ASCII (ISO 32000-1, 12.6.4.7).
func (a *assembly) appendDestination(b []byte, target string, anchors map[string]*node) ([]byte, error) {
	name, internal := strings.CutPrefix(target, "#")
	if !internal {
		return append(appendLiteral(append(b, "/A<</S/URI/URI"...), escapeURI(target)), ">>"...), nil
	}
	n := anchors[name]
	if n == nil {
		return nil, fmt.Errorf("a link leads to %q, which is nowhere in the document", target)
	}
	page, top, ok := a.place(n)
	if !ok {
		return nil, fmt.Errorf("a link leads to %q, which has no text", target)
	}
	b = appendRef(append(b, "/Dest["...), a.page(page))
	b = appendNumber(append(b, "/XYZ null "...), top)
	return append(b, " null]"...), nil
}

// place returns the page and the height of the first mark of a subtree.
func (a *assembly) place(n *node) (page int, top float64, ok bool) {
	if n.start < 0 {
		return 0, 0, false
	}
	for len(n.marks) == 0 || n.marks[0].order != n.start {
		for _, kid := range n.kids {
			if kid.start == n.start {
				n = kid
				break
			}
		}
	}
	m := n.marks[0]
	for _, s := range a.tags.pages[m.page].sequences {
		if s.node == n && s.id == m.id {
			item := &a.l.Pages[m.page].Items[s.first]
			top := a.l.Height - item.Y
			if item.Run != nil {
				top += item.Run.Size
			}
			return m.page, top, true
		}
	}
	return 0, 0, false
}

// escapeURI percent-encodes what a URI may not hold.
func escapeURI(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > ' ' && c < 127 && strings.IndexByte(`"<>\^{|}`+"`", c) < 0 {
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{'%', hexDigits[s[i]>>4], hexDigits[s[i]&15]})
	}
	return b.String()
}
