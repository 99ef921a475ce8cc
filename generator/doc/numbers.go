package doc

import (
	"strconv"
	"strings"

	"casedocs/generator/source"
)

// NumberLike gives the numbered paragraphs of a copy the numbers that they have in
// another, whole one: a reader who rings about paragraph 12 and the one who
// answers mean the same. What the copy lacks leaves its numbers out; what it has
// beyond the whole one has none.
func (d *Document) NumberLike(whole *Document) {
	mine, theirs := numbered(d), numbered(whole)
	defer elsewhere(mine, theirs)
	common := align(mine, theirs)
	i, k := 0, 0
	for _, pair := range append(common, [2]int{len(mine), len(theirs)}) {
		for ; i < pair[0]; i++ { // between two that are in both: in order, as far as they go
			mine[i].Number = 0
			if k < pair[1] && mine[i].Key == "" && theirs[k].Key == "" {
				mine[i].Number = theirs[k].Number
				k++
			}
		}
		if i < len(mine) {
			mine[i].Number = theirs[pair[1]].Number
		}
		i, k = pair[0]+1, pair[1]+1
	}
}

// elsewhere gives a paragraph without a number that of the one that is the same, where
// that stands at another place: what is withheld may have changed the order.
func elsewhere(mine, theirs []*Paragraph) {
	count := map[mark]int{}
	taken := map[int]bool{}
	for _, p := range mine {
		count[markOf(p)]++
		taken[p.Number] = true
	}
	numbers := map[mark]int{} // of those that stand in the whole paper once
	for _, q := range theirs {
		if _, twice := numbers[markOf(q)]; twice {
			numbers[markOf(q)] = 0
		} else {
			numbers[markOf(q)] = q.Number
		}
	}
	for _, p := range mine {
		if m := markOf(p); p.Number == 0 && count[m] == 1 && !taken[numbers[m]] {
			p.Number = numbers[m]
			taken[p.Number] = true
		}
	}
}

func numbered(d *Document) []*Paragraph {
	var out []*Paragraph
	Walk(d, func(b Block) {
		if p, is := b.(*Paragraph); is && p.Number > 0 {
			out = append(out, p)
		}
	}, func(Inline) {})
	return out
}

// mark is by what a paragraph is known again in another copy: its key, or without
// one the place in the template that made it, and the entry of the case that it
// tells of.
type mark struct {
	key, entry string
	at         source.Span
}

func markOf(p *Paragraph) mark {
	if p.Key != "" || p.Origin == nil {
		return mark{key: p.Key}
	}
	return mark{at: p.Origin.Template, entry: entryIn(p.Inlines)}
}

// entryIn returns the pointer of the entry of a list that the first value of a line
// belongs to, "" for none.
func entryIn(inlines []Inline) string {
	for _, in := range inlines {
		if at := entryIn(Inside(in)); at != "" {
			return at
		}
		var o *Origin
		switch in := in.(type) {
		case *Text:
			o = in.Origin
		case *Withheld:
			o = in.Origin
		case *Gap:
			o = in.Origin
		}
		if o != nil && len(o.Data) > 0 {
			return entryOf(o.Data[len(o.Data)-1])
		}
	}
	return ""
}

// entryOf cuts a pointer behind its last number.
func entryOf(pointer string) string {
	for rest := pointer; rest != ""; {
		i := strings.LastIndexByte(rest, '/')
		if i < 0 {
			return ""
		}
		if _, err := strconv.Atoi(rest[i+1:]); err == nil {
			return rest
		}
		rest = rest[:i]
	}
	return ""
}

// align returns the longest list of pairs of paragraphs that are the same, in the
// order of both.
func align(a, b []*Paragraph) [][2]int {
	longest := make([][]int, len(a)+1) // from i and k to the ends
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for k := len(b) - 1; k >= 0; k-- {
			if markOf(a[i]) == markOf(b[k]) {
				longest[i][k] = longest[i+1][k+1] + 1
			} else {
				longest[i][k] = max(longest[i+1][k], longest[i][k+1])
			}
		}
	}
	var out [][2]int
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case markOf(a[i]) == markOf(b[k]):
			out = append(out, [2]int{i, k})
			i, k = i+1, k+1
		case longest[i+1][k] >= longest[i][k+1]:
			i++
		default:
			k++
		}
	}
	return out
}
