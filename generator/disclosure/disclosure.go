// Package disclosure makes the view that one reader may have of a case.
// Values that the reader may not see are taken out before any template runs:
// what is not there cannot leak. It decides nothing about wording.
package disclosure

import (
	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// View returns the case as reader may see it on the day asAt. Every value
// that the schema puts into a confidential class is withheld from every
// reader; a Withheld node without text, place or children stands for it.
func View(root *tree.Node, reader tree.Reader, asAt civil.Date) tree.View {
	return tree.View{Root: withhold(root), Reader: reader, AsAt: asAt}
}

// withhold copies n without its confidential values. Places stay, for messages:
// those of what is withheld go, those of what is around it still lead to the
// file, whose text no stage prints into a paper.
func withhold(n *tree.Node) *tree.Node {
	if n == nil {
		return nil
	}
	if n.Shape != nil && n.Shape.Confidential != "" && n.Kind != tree.Null {
		return &tree.Node{Kind: tree.Withheld, Pointer: n.Pointer, Shape: n.Shape}
	}
	c := &tree.Node{Kind: n.Kind, Text: n.Text, Span: n.Span, Pointer: n.Pointer, Shape: n.Shape}
	if n.Fields != nil {
		c.Fields = make([]tree.Field, len(n.Fields))
	}
	for i, f := range n.Fields {
		c.Fields[i] = tree.Field{Name: f.Name, Span: f.Span, Value: withhold(f.Value)}
	}
	if n.Items != nil {
		c.Items = make([]*tree.Node, len(n.Items))
	}
	for i, v := range n.Items {
		c.Items[i] = withhold(v)
	}
	return c
}
