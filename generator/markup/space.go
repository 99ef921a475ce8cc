package markup

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"casedocs/generator/doc"
)

// collapse carries the state of white space along a line.
type collapse struct {
	atSpace bool      // the line is empty, or ends with a space of the template
	last    *doc.Text // text that ends with that space, if any
	exact   bool      // printed values keep their line breaks and tabs
}

// breaks are the line breaks inside a printed value, and edges those at its
// ends, with the blanks around them.
var (
	breaks = regexp.MustCompile(`[ \t]*\n[ \t\n]*`)
	edges  = regexp.MustCompile(`^[ \t]*\n[ \t\n]*|[ \t]*\n[ \t\n]*$`)
)

// text returns the characters as they stand in a line, or nil for none.
func (c *collapse) text(k *Chars) *doc.Text {
	t := &doc.Text{Origin: k.Origin}
	if k.Value {
		t.Value = k.Text
		if !c.exact {
			t.Value = value(k.Text)
		}
		if t.Value != "" {
			c.solid()
		}
	} else {
		t.Value = c.own(k.Text)
		if c.atSpace && t.Value != "" {
			c.last = t
		}
	}
	if t.Value == "" {
		return nil
	}
	return t
}

// value returns a printed value as it stands in a line: line breaks and tabs
// are spaces, those at its ends are dropped, and all else stays.
func value(s string) string {
	if !strings.ContainsAny(s, "\n\t") {
		return s
	}
	s = breaks.ReplaceAllString(edges.ReplaceAllString(s, ""), " ")
	return strings.ReplaceAll(s, "\t", " ")
}

// own collapses white space of the template to single spaces.
func (c *collapse) own(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(space, r) {
			if !c.atSpace {
				b.WriteByte(' ')
			}
			c.atSpace = true
			continue
		}
		c.solid()
		b.WriteRune(r)
	}
	return b.String()
}

// solid notes that something stands at the end of the line.
func (c *collapse) solid() { c.atSpace, c.last = false, nil }

// newLine notes that the line ends: the template's space around a break
// vanishes.
func (c *collapse) newLine() {
	c.trim()
	c.atSpace, c.last = true, nil
}

// trim drops the template's space at the end of the line.
func (c *collapse) trim() {
	if c.last != nil {
		c.last.Value = strings.TrimSuffix(c.last.Value, " ")
	}
}

// blank reports whether a node is white space of the template, or a value
// that is printed as nothing.
func blank(n Node) bool {
	c, ok := n.(*Chars)
	return ok && (c.Text == "" || !c.Value && strings.Trim(c.Text, space) == "")
}

func origin(n Node) *doc.Origin {
	if e, ok := n.(*Element); ok {
		return e.Origin
	}
	return n.(*Chars).Origin
}

func contains(names []string, name string) bool { return slices.Contains(names, name) }

func sortedNames[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
