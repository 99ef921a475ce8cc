package layout

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Dump returns the pages as text, one line for each mark: its place in points
// rounded to a tenth, its role and its words. Dumps of equal layouts are
// equal, so they serve as goldens.
func Dump(l *Layout) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s x %s pt, %d pages\n", tenth(l.Width), tenth(l.Height), len(l.Pages))
	for i := range l.Pages {
		fmt.Fprintf(&b, "\npage %s\n", l.Pages[i].Label)
		for k := range l.Pages[i].Items {
			dumpItem(&b, &l.Pages[i].Items[k])
		}
	}
	b.WriteString("\nbookmarks\n")
	for _, m := range l.Bookmarks {
		fmt.Fprintf(&b, "%s%s  page %s at %s\n", strings.Repeat("  ", m.Level), m.Title, l.Pages[m.Page].Label, tenth(m.Y))
	}
	b.WriteString("\nstructure\n")
	dumpElement(&b, l.Root, 1)
	return b.String()
}

func dumpItem(b *strings.Builder, it *Item) {
	fmt.Fprintf(b, "  %7s %7s  %-10s ", tenth(it.X), tenth(it.Y), it.role())
	switch {
	case it.Run != nil:
		fmt.Fprintf(b, "%s %s %q", it.Run.Font.Name(), tenth(it.Run.Size), it.Run.Text)
		if it.Run.RTL {
			b.WriteString(" rtl")
		}
		if it.Angle != 0 {
			b.WriteString(" at " + tenth(it.Angle) + " degrees")
		}
	case it.Line != nil:
		fmt.Fprintf(b, "line to %s %s", tenth(it.Line.X2), tenth(it.Line.Y2))
	case it.Picture != nil:
		fmt.Fprintf(b, "picture %s x %s", tenth(it.Picture.Width), tenth(it.Picture.Height))
	case it.Box != nil:
		fmt.Fprintf(b, "box %s x %s", tenth(it.Box.Width), tenth(it.Box.Height))
	}
	b.WriteByte('\n')
}

// role returns the structure type of the element of an item, or the kind of
// artifact in brackets.
func (it *Item) role() string {
	if it.Element != nil {
		return it.Element.Role
	}
	return "(" + it.Artifact.String() + ")"
}

// String returns the word for a kind of artifact.
func (a Artifact) String() string {
	return [...]string{"layout", "header", "footer", "watermark"}[a]
}

func dumpElement(b *strings.Builder, e *Element, depth int) {
	b.WriteString(strings.Repeat("  ", depth) + e.Role)
	for _, a := range []struct{ name, value string }{
		{"lang", e.Language}, {"id", e.ID}, {"scope", e.Scope},
		{"headers", strings.Join(e.Headers, " ")}, {"target", e.Target},
		{"title", e.Title}, {"alt", e.Alt}, {"actual", e.Actual}, {"anchor", e.Anchor},
	} {
		if a.value != "" {
			fmt.Fprintf(b, " %s=%q", a.name, a.value)
		}
	}
	if e.Ordered {
		b.WriteString(" ordered")
	}
	if cmp.Or(e.ColSpan, 1) > 1 {
		fmt.Fprintf(b, " colspan=%d", e.ColSpan)
	}
	if cmp.Or(e.RowSpan, 1) > 1 {
		fmt.Fprintf(b, " rowspan=%d", e.RowSpan)
	}
	b.WriteByte('\n')
	for _, kid := range e.Kids {
		dumpElement(b, kid, depth+1)
	}
}

// tenth returns a length rounded to a tenth of a point.
func tenth(v float64) string {
	v = math.Round(v*10) / 10
	return strconv.FormatFloat(v+0, 'f', 1, 64)
}
