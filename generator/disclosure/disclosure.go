// Package disclosure makes the view that one reader may have of a case.
// Values that the reader may not see are taken out before any template runs:
// what is not there cannot leak. It decides nothing about wording.
package disclosure

import (
	"slices"

	"casedocs/generator/civil"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// Terms say what one copy of a paper may show. The zero value shows all that
// the schema does not put into a confidential class.
type Terms struct {
	LetterSafe bool     // only fields that the schema marks as safe in letters
	Own        []string // JSON pointers of confidential values that are the reader's own
	Hidden     Hiding   // what the case keeps from the reader
}

// Copy is what one reader may see of a case, and what was taken out of it for
// them: single values of the case itself, which no template ever gets.
type Copy struct {
	tree.View
	Withheld []*tree.Node
}

// View returns the case as reader may see it on the day asAt. Every value
// that the schema puts into a confidential class is withheld from every
// reader whose own it is not, and what the case keeps from this reader is hidden;
// a Withheld node without text, place or children stands for either, and of a
// hidden entry its place remains. Fields that are not safe in letters are not
// there at all.
func View(root *tree.Node, reader tree.Reader, asAt civil.Date, terms Terms) Copy {
	v := viewer{Terms: terms, own: map[*tree.Node]bool{}, safe: safety{}}
	for _, pointer := range terms.Own {
		if n := root.At(pointer); n != nil {
			v.own[n] = true
		}
	}
	view := tree.View{Root: v.copy(root), Reader: reader, AsAt: asAt}
	return Copy{view, v.gone}
}

type viewer struct {
	Terms
	own  map[*tree.Node]bool
	safe safety
	gone []*tree.Node
}

// copy copies n without what may not be seen; where no schema says what is
// safe in letters, nothing is. Places stay, for messages: those
// of what is withheld go, those of what is around it still lead to the file,
// whose text no stage prints into a paper.
func (v *viewer) copy(n *tree.Node) *tree.Node {
	if n == nil {
		return nil
	}
	if as, hidden := v.Hidden.how[n]; hidden && n.Kind != tree.Null {
		return v.hidden(n, as)
	}
	if n.Shape != nil && n.Shape.Confidential != "" && n.Kind != tree.Null && !v.own[n] {
		v.take(n)
		return &tree.Node{Kind: tree.Withheld, Pointer: n.Pointer, Shape: n.Shape}
	}
	c := &tree.Node{Kind: n.Kind, Text: n.Text, Span: n.Span, Pointer: n.Pointer, Shape: n.Shape}
	if n.Fields != nil {
		c.Fields = make([]tree.Field, 0, len(n.Fields))
	}
	for _, f := range n.Fields {
		if v.LetterSafe && !v.safe.property(n.Shape, f.Name) {
			continue
		}
		c.Fields = append(c.Fields, tree.Field{Name: f.Name, Span: f.Span, Value: v.copy(f.Value)})
	}
	if n.Items != nil {
		c.Items = make([]*tree.Node, len(n.Items))
	}
	for i, item := range n.Items {
		c.Items[i] = v.copy(item)
	}
	return c
}

// hidden returns what stands for a hidden value.
func (v *viewer) hidden(n *tree.Node, as how) *tree.Node {
	if as == whole || n.Kind != tree.Map {
		v.take(n)
		return &tree.Node{Kind: tree.Withheld, Pointer: n.Pointer, Shape: n.Shape, Hidden: true}
	}
	c := &tree.Node{Kind: tree.Map, Pointer: n.Pointer, Shape: n.Shape, Hidden: true}
	for _, f := range n.Fields {
		switch {
		case !stays(f, as):
			v.take(f.Value)
		case !v.LetterSafe || v.safe.property(n.Shape, f.Name):
			c.Fields = append(c.Fields, tree.Field{Name: f.Name, Value: placeless(v.copy(f.Value))})
		}
	}
	return c
}

// nameFields are those by which a child is called.
var nameFields = []string{"name", "known_as", "pronouns", "gender"}

// procedureFields are those of a deadline that an authority's procedure gives it.
var procedureFields = []string{"rule", "order", "kind", "topic", "at"}

// stays reports whether a field of a hidden entry can be seen: its id, and what
// else of the case it belongs to, such as the outcome of an action. People and
// children are not among that.
func stays(f tree.Field, as how) bool {
	refs := refsOf(f.Value)
	belongs := len(refs) > 0 && !slices.Contains(refs, "people") && !slices.Contains(refs, "children")
	return f.Name == idField || belongs || as == named && slices.Contains(nameFields, f.Name) ||
		as == dated && slices.Contains(procedureFields, f.Name)
}

// placeless takes the places away from a copy.
func placeless(n *tree.Node) *tree.Node {
	n.Walk(func(v *tree.Node) { v.Span = source.Span{} })
	return n
}

// take notes the single values of what is taken out.
func (v *viewer) take(n *tree.Node) {
	n.Walk(func(leaf *tree.Node) {
		if leaf.Text != "" {
			v.gone = append(v.gone, leaf)
		}
	})
}
