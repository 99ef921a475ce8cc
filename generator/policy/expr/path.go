package expr

import (
	"strings"

	"casedocs/generator/tree"
)

// Path is a JSON pointer that may go through lists: "*" stands for each entry
// of a list, and "**" at the end for every text below.
type Path string

// Parts of a path that stand for several things.
const (
	each1   = "*"
	allText = "**"
)

func (p Path) parts() []string {
	if p == "" {
		return nil
	}
	return strings.Split(strings.TrimPrefix(string(p), "/"), "/")
}

// many reports whether the path goes through anything.
func (p Path) many() bool { return strings.Contains(string(p), each1) }

// outer returns the path up to the entry around the innermost one, "" when
// there is none.
func (p Path) outer() Path {
	i := strings.LastIndex(string(p), "/"+each1)
	if i < 0 || p.Deep() {
		return ""
	}
	rest := Path(p[:i])
	if k := strings.LastIndex(string(rest), "/"+each1); k >= 0 {
		return rest[:k+len("/"+each1)]
	}
	return ""
}

// Deep reports whether the path leads to every text below something.
func (p Path) Deep() bool { return strings.HasSuffix(string(p), "/"+allText) }

// types returns the names of the types of the entry and of the one around it.
func (p Path) types() (it, outer string) {
	if !p.many() {
		return "", ""
	}
	if p.Deep() {
		return "text", ""
	}
	return p.typeName(), p.outer().typeName()
}

func (p Path) typeName() string {
	if p == "" {
		return ""
	}
	name := rootType
	for _, part := range p.parts() {
		if part != each1 {
			name = fieldTypeName(name, tree.Unescape(part))
		}
	}
	return name
}

// AllTexts is the path to every text of a case.
const AllTexts Path = "/" + allText

// Holds reports whether a path to texts leads to the text at a pointer.
func (p Path) Holds(pointer string) bool {
	parts := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i, part := range p.parts() {
		switch {
		case i >= len(parts):
			return false
		case part == allText:
			return true
		case part != each1 && part != parts[i]:
			return false
		}
	}
	return false
}

// Entry returns the shape of what the path leads to, nil when it leads nowhere
// in a case of a shape.
func (p Path) Entry(s *tree.Shape) *tree.Shape {
	for _, part := range p.parts() {
		switch {
		case s == nil:
			return nil
		case part == allText:
			return &tree.Shape{Kind: tree.String, Title: "text"}
		case part == each1:
			s = s.Items
		default:
			s = s.Property(tree.Unescape(part))
		}
	}
	return s
}

// Place is one thing that a path leads to: the entry, and the one around it.
type Place struct {
	It, Outer *tree.Node
}

// Places returns what the path leads to in a case, in the order of the file: a
// single empty place for a path that goes through nothing.
func (p Path) Places(root *tree.Node) []Place {
	if !p.many() {
		return []Place{{}}
	}
	places := []Place{{It: root}}
	for _, part := range p.parts() {
		var next []Place
		for _, at := range places {
			switch part {
			case allText:
				next = append(next, texts(at.It)...)
			case each1:
				for _, item := range at.It.All() {
					next = append(next, Place{It: item, Outer: at.Outer})
				}
			default:
				if n := at.It.Field(tree.Unescape(part)); n != nil {
					next = append(next, Place{It: n, Outer: at.outerOf(n)})
				}
			}
		}
		places = next
	}
	return places
}

// outerOf returns the entry that stands around what is below a field.
func (at Place) outerOf(field *tree.Node) *tree.Node {
	if field.Kind == tree.List && at.It.Field("id") != nil {
		return at.It
	}
	return at.Outer
}

// texts returns the texts below a value in which people write in words of
// their own.
func texts(n *tree.Node) []Place {
	var out []Place
	n.Walk(func(v *tree.Node) {
		if free(v) && says(v) {
			out = append(out, Place{It: v})
		}
	})
	return out
}

// free reports whether people write in words of their own at a node.
func free(n *tree.Node) bool {
	s := n.Shape
	return n.Kind == tree.String && s != nil && s.Format == "" && s.Ref == "" && len(s.Labels) == 0
}
