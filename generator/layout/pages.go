package layout

import (
	"math"

	"casedocs/generator/doc"
)

// pager puts strips on pages.
type pager struct {
	top, room float64 // of the text on every page
	pages     []Page
	marks     []Bookmark
	y         float64 // below the last strip, from the top of the text
	contents  int     // by how many pages they make the paper longer
	begin     float64 // of the page: y where nothing stands on it yet but addresses
}

// fill puts all strips on pages, group by group: a group is strips that are
// bonded to one another.
func (p *pager) fill(strips []strip) {
	for len(strips) > 0 {
		n := 1
		for n < len(strips) && strips[n-1].bond != loose && !strips[n].newPage {
			n++
		}
		if strips[0].newPage && !p.fresh() {
			p.turn()
		}
		p.group(strips[:n])
		strips = strips[n:]
	}
}

func (p *pager) turn() {
	p.pages = append(p.pages, Page{})
	p.y, p.begin = 0, 0
}

// fresh reports whether the page has no strips yet.
func (p *pager) fresh() bool { return p.y == p.begin }

// group puts bonded strips on one page: this one, else the next. A group that
// no page can hold is divided at its weakest bonds.
func (p *pager) group(g []strip) {
	switch {
	case p.y+p.need(g) <= p.room+fits:
		p.put(g)
	case headHeight(g)+height(g) <= p.room+fits:
		p.turn()
		p.put(g)
	case len(g) == 1: // taller than a page: begin it at the top of one
		if p.y > 0 {
			p.turn()
		}
		p.put(g)
	default:
		p.divide(g)
	}
}

// fits is by how much rounding may carry strips over the end of a page.
const fits = 0.01

// need returns the height of a group where the pager stands.
func (p *pager) need(g []strip) float64 {
	if p.fresh() {
		return headHeight(g) + height(g)
	}
	return g[0].before + height(g)
}

// headHeight returns the height of the table head that is repeated when a
// page begins with the group.
func headHeight(g []strip) float64 {
	if g[0].head == nil {
		return 0
	}
	return g[0].head.height + g[0].clear
}

func (p *pager) divide(g []strip) {
	weakest := bond(math.MaxUint8)
	for i := range g[:len(g)-1] {
		weakest = min(weakest, g[i].bond)
	}
	start := 0
	for i := range g {
		if i == len(g)-1 || g[i].bond == weakest {
			p.group(g[start : i+1])
			start = i + 1
		}
	}
}

// put places a group on the page where the pager stands.
func (p *pager) put(g []strip) {
	for i := range g {
		s := &g[i]
		if p.fresh() {
			p.repeat(s)
		} else {
			p.y += s.before
		}
		if s.mark != nil {
			p.bookmark(s)
		}
		p.place(s)
	}
}

func (p *pager) place(s *strip) {
	page := &p.pages[len(p.pages)-1]
	if s.entry != nil {
		s.entry.page, s.entry.item = len(p.pages)-1, len(page.Items)+len(s.items)-2
	}
	for _, it := range s.items {
		page.Items = append(page.Items, it.moved(p.top+p.y))
	}
	p.y += s.height
}

// repeat places the head of the table that goes on with a strip, as an
// artifact.
func (p *pager) repeat(s *strip) {
	if s.head == nil {
		return
	}
	page := &p.pages[len(p.pages)-1]
	for i := range s.head.strips {
		row := &s.head.strips[i]
		for _, it := range row.items {
			it = it.moved(p.top + p.y)
			it.Element, it.Artifact = nil, Header
			page.Items = append(page.Items, it)
		}
		p.y += row.height
	}
	p.y += s.clear
}

func (p *pager) bookmark(s *strip) {
	p.marks = append(p.marks, Bookmark{
		Level:   min(max(s.mark.Level, 1), 4),
		Title:   doc.InlineText(s.mark.Inlines),
		Page:    len(p.pages) - 1,
		Y:       p.top + p.y,
		Element: s.element,
	})
}
