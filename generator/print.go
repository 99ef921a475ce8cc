package generator

import (
	"casedocs/generator/layout"
)

// largePrint is the format in which somebody wants papers that this program makes
// beside the usual one. The others, such as easy words or a translation, are made
// by people.
const largePrint = "large-print"

// inPrints divides a rendering into one for those who want large print and one for
// the others, where the document type has a style for it. Both say the same. The
// others keep the name that the copy has for all.
func (p *paper) inPrints(r rendering) []rendering {
	var large, usual []string
	for _, id := range r.readers {
		if p.typ.manifest.Large != "" && p.wants(id, largePrint) {
			large = append(large, id)
		} else {
			usual = append(usual, id)
		}
	}
	switch {
	case large == nil:
		return []rendering{r}
	case usual == nil:
		r.large = true
		return []rendering{r}
	}
	own := r
	own.id, own.readers, own.alike, own.large = calledBy(large), large, usual, true
	if r.id != r.audience {
		r.id = calledBy(usual)
	}
	r.readers, r.alike = usual, large
	return []rendering{r, own}
}

// wants reports whether a person or a child of the case has asked for papers in a format.
func (p *paper) wants(id, format string) bool {
	root := p.from.tree.Root
	for _, list := range []string{"people", "children"} {
		if n := entryOf(root.Field(list), id); n != nil {
			return n.String("format_wanted") == format
		}
	}
	return false
}

// style returns how the pages of the rendering look.
func (p *paper) style() layout.Style {
	if p.large {
		return p.typ.large
	}
	return p.typ.style
}

// styleName returns the name of that style.
func (p *paper) styleName() string {
	if p.large {
		return p.typ.manifest.Large
	}
	return p.typ.manifest.Style
}
