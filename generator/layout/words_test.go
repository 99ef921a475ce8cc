package layout

import (
	"math"
	"strings"
)

// heard returns the words of the structure tree in reading order, which is
// what a screen reader says: each element's own words and those of its kids,
// one line for each element that is not part of a line. Artifacts are not
// part of it.
func heard(l *Layout) string {
	s := speaker{own: map[*Element][]spoken{}}
	order := 0
	for i := range l.Pages {
		for k := range l.Pages[i].Items {
			it := &l.Pages[i].Items[k]
			if it.Element != nil && it.Run != nil {
				s.own[it.Element] = append(s.own[it.Element], spoken{order, it.Run.Text})
			}
			order++
		}
	}
	s.speak(l.Root)
	return s.out.String()
}

// spoken is a text with its place in the order of marks.
type spoken struct {
	order int
	text  string
}

type speaker struct {
	own map[*Element][]spoken
	out strings.Builder
}

// speak writes the words of an element: its own marks stand among its kids in
// the order of the marks.
func (s *speaker) speak(e *Element) {
	switch e.Role {
	case "TOC": // the paper does not say twice what it holds
		return
	case "Figure":
		s.out.WriteString(e.Alt)
	}
	own := s.own[e]
	for _, kid := range e.Kids {
		first := s.first(kid)
		for len(own) > 0 && own[0].order < first {
			s.out.WriteString(own[0].text)
			own = own[1:]
		}
		s.speak(kid)
	}
	for _, o := range own {
		s.out.WriteString(o.text)
	}
	if e.Role != "Link" && e.Role != "Span" && len(s.own[e]) > 0 {
		s.out.WriteByte('\n')
	}
}

// first returns the place of the first mark of an element and its kids.
func (s *speaker) first(e *Element) int {
	first := math.MaxInt
	if own := s.own[e]; len(own) > 0 {
		first = own[0].order
	}
	for _, kid := range e.Kids {
		first = min(first, s.first(kid))
	}
	return first
}
