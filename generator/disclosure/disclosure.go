// Package disclosure makes the view that one reader may have of a case.
// Values that the reader may not see are taken out before any template runs:
// what is not there cannot leak. It decides nothing about wording.
package disclosure

import (
	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// Terms say what one copy of a paper may show. The zero value shows all that
// the schema does not put into a confidential class.
type Terms struct {
	LetterSafe bool     // only fields that the schema marks as safe in letters
	Own        []string // JSON pointers of confidential values that are the reader's own
}

// View returns the case as reader may see it on the day asAt. Every value
// that the schema puts into a confidential class is withheld from every
// reader whose own it is not; a Withheld node without text, place or children
// stands for it. Fields that are not safe in letters are not there at all.
func View(root *tree.Node, reader tree.Reader, asAt civil.Date, terms Terms) tree.View {
	v := viewer{letterSafe: terms.LetterSafe, own: map[*tree.Node]bool{}, safe: safety{}}
	for _, pointer := range terms.Own {
		if n := root.At(pointer); n != nil {
			v.own[n] = true
		}
	}
	return tree.View{Root: v.copy(root), Reader: reader, AsAt: asAt}
}

type viewer struct {
	letterSafe bool
	own        map[*tree.Node]bool
	safe       safety
}

// copy copies n without what may not be seen; where no schema says what is
// safe in letters, nothing is. Places stay, for messages: those
// of what is withheld go, those of what is around it still lead to the file,
// whose text no stage prints into a paper.
func (v *viewer) copy(n *tree.Node) *tree.Node {
	if n == nil {
		return nil
	}
	if n.Shape != nil && n.Shape.Confidential != "" && n.Kind != tree.Null && !v.own[n] {
		return &tree.Node{Kind: tree.Withheld, Pointer: n.Pointer, Shape: n.Shape}
	}
	c := &tree.Node{Kind: n.Kind, Text: n.Text, Span: n.Span, Pointer: n.Pointer, Shape: n.Shape}
	if n.Fields != nil {
		c.Fields = make([]tree.Field, 0, len(n.Fields))
	}
	for _, f := range n.Fields {
		if v.letterSafe && !v.safe.property(n.Shape, f.Name) {
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
