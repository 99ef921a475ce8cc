package layout

import "casedocs/generator/doc"

// strip is a horizontal stretch of a page that is never divided: a line, or
// a row of a table. Its items stand at their X on the page and at Y from the
// top of the strip.
type strip struct {
	height  float64
	rise    float64 // how much lower than in other strips its text stands
	before  float64 // space above it, dropped at the top of a page
	clear   float64 // space above it under a repeated table head
	bond    bond    // to the next strip
	silent  bool    // says nothing, so what holds to it holds to the next
	leans   bool    // holds to two strips before it
	newPage bool    // begins a page
	items   []Item
	mark    *doc.Heading // bookmark that leads here
	element *Element     // of the mark
	head    *tableHead   // repeated above it at the top of a page

	contents bool           // of the table of contents
	skipped  float64        // space above what follows the contents, where they are left out
	entry    *contentsEntry // whose number goes into its last two items
}

// bond is how firmly a strip holds to the next one. A group of strips that is
// too tall for a page is divided at its weakest bonds.
type bond uint8

const (
	loose   bond = 0   // a page may end here
	kept    bond = 1   // what each Keep adds to the loose bonds inside it
	end     bond = 80  // what the last page holds, the words that end a letter
	lines   bond = 90  // widow or orphan
	heading bond = 100 // heading and text, head and rows of a table
	rows    bond = 150 // rows under a cell that spans them: its text stands in the first
	firm    bond = 200 // parts of a signature
)

// tableHead is the head of a table as it is repeated.
type tableHead struct {
	strips []strip
	height float64
}

// flow collects the strips of blocks that follow one another.
type flow struct {
	strips  []strip
	after   float64 // space below the last block
	newPage bool
}

// add appends the strips of a block with the space around it.
func (f *flow) add(block []strip, before, after float64) {
	if len(block) == 0 {
		return
	}
	block[0].before = max(block[0].before, before)
	if n := len(f.strips); n > 0 {
		block[0].before = max(block[0].before, f.after)
		for i := 0; i < len(block) && block[i].silent; i++ {
			block[i].bond = max(block[i].bond, f.strips[n-1].bond)
		}
	}
	if block[0].leans {
		holdNext(f.strips[max(0, len(f.strips)-2):], end)
	}
	block[0].newPage = block[0].newPage || f.newPage
	f.newPage = false
	f.strips = append(f.strips, block...)
	f.after = after
}

// join appends the blocks of another flow.
func (f *flow) join(inner flow) {
	f.add(inner.strips, 0, inner.after)
	f.newPage = f.newPage || inner.newPage
}

// hold bonds all strips of a block to one another.
func hold(block []strip, b bond) []strip {
	for i := range block[:max(0, len(block)-1)] {
		block[i].bond = max(block[i].bond, b)
	}
	return block
}

// keep bonds all strips of a block to one another, and leaves the weaker
// bonds among them weaker: of Keeps in Keeps that no page can hold the outer
// one is divided first, and no Keep at the cost of a widow, within itself or
// after it.
func keep(block []strip) {
	for i := range block[:max(0, len(block)-1)] {
		if b := block[i].bond; b < lines-kept {
			block[i].bond = b + kept
		}
	}
}

// holdNext bonds all strips of a block to one another and to what follows.
func holdNext(block []strip, b bond) []strip {
	for i := range block {
		block[i].bond = max(block[i].bond, b)
	}
	return block
}

// holdEnd bonds the last strips of a paper to one another, as many as make up
// a height, so that the last page is not all but empty. A tall row stays where
// it is.
func holdEnd(strips []strip, least float64) []strip {
	reach := 0.0
	for i := len(strips) - 1; i > 0 && !strips[i].newPage; i-- {
		if reach += strips[i].height; reach >= least {
			break
		}
		if strips[i-1].height > least/2 {
			break
		}
		reach += strips[i].before
		strips[i-1].bond = max(strips[i-1].bond, end)
	}
	return strips
}

// height returns the height of strips one below the other, without the space
// above the first.
func height(block []strip) float64 {
	h := 0.0
	for i := range block {
		if i > 0 {
			h += block[i].before
		}
		h += block[i].height
	}
	return h
}

// beside sets columns side by side, line by line: the first strips of all
// columns make one strip, and so on.
func beside(columns ...[]strip) []strip {
	var out []strip
	for _, column := range columns {
		for k := range column {
			if k == len(out) {
				out = append(out, column[k])
				continue
			}
			out[k] = abreast(out[k], column[k])
		}
	}
	return out
}

// abreast makes one strip of two, whose texts stand on one line.
func abreast(a, b strip) strip {
	a.lower(b.rise - a.rise)
	b.lower(a.rise - b.rise)
	a.height = max(a.height, b.height)
	a.before = max(a.before, b.before)
	a.bond = max(a.bond, b.bond)
	if a.mark == nil {
		a.mark, a.element = b.mark, b.element
	}
	a.items = append(a.items[:len(a.items):len(a.items)], b.items...)
	return a
}

// lower moves what stands in a strip down, if dy is more than 0.
func (s *strip) lower(dy float64) {
	if dy <= 0 {
		return
	}
	moved := make([]Item, len(s.items))
	for i := range s.items {
		moved[i] = s.items[i].moved(dy)
	}
	s.items = moved
	s.height += dy
	s.rise += dy
}

// stack makes one strip of strips one below the other.
func stack(block []strip) strip {
	var out strip
	for i := range block {
		if i > 0 {
			out.height += block[i].before
		}
		for _, it := range block[i].items {
			out.items = append(out.items, it.moved(out.height))
		}
		out.height += block[i].height
	}
	return out
}

// moved returns the item lower by dy.
func (it Item) moved(dy float64) Item {
	it.Y += dy
	if it.Line != nil {
		line := *it.Line
		line.Y2 += dy
		it.Line = &line
	}
	return it
}
