package doc

import "slices"

// Keep leaves only some sections of the document, by their keys, all for nil. A
// section that goes keeps its heading, with a mark for the rest, and the numbers
// of the paragraphs that stay are those of the whole.
func (d *Document) Keep(sections []string) {
	if sections == nil {
		return
	}
	for _, b := range d.Blocks {
		s, is := b.(*Section)
		if !is || slices.Contains(sections, s.Key) {
			continue
		}
		var kept []Block
		for _, inside := range s.Blocks {
			if h, is := inside.(*Heading); is {
				kept = append(kept, h)
				break
			}
		}
		mark := &Paragraph{Inlines: []Inline{&Withheld{Origin: s.Origin}}, Origin: s.Origin}
		s.Blocks = append(kept, mark)
	}
}
