package pdfcheck

import (
	"maps"
	"slices"
)

// checkOutline reads the outline and checks its links forth and back (ISO
// 32000-1, 12.3.3).
func (c *checker) checkOutline() {
	root, _ := c.catalog["Outlines"].(ref)
	if root == 0 {
		if len(c.report.Headings) > 0 {
			c.problem(0, "", "the file has headings but no outline")
		}
		return
	}
	c.readEntries(root, 1, map[ref]bool{root: true})
}

// readEntries reads the kids of an entry.
func (c *checker) readEntries(parent ref, level int, seen map[ref]bool) {
	var previous ref
	r, _ := c.dict(parent)["First"].(ref)
	for r != 0 {
		d := c.dict(r)
		if d == nil || seen[r] || level > maxDepth {
			c.problem(0, "outline", "runs in a circle or to nothing")
			return
		}
		seen[r] = true
		back, _ := d["Prev"].(ref)
		if d["Parent"] != parent || back != previous {
			c.problem(0, "outline", "entry %q does not name its neighbours", c.text(d["Title"]))
		}
		b := Bookmark{Level: level, Title: c.text(d["Title"])}
		if dest := c.array(d["Dest"]); len(dest) > 0 {
			b.Page = c.pageNumber(dest[0]) + 1
		}
		if b.Page == 0 || b.Title == "" {
			c.problem(0, "outline", "entry %q leads nowhere or has no title", b.Title)
		}
		c.report.Outline = append(c.report.Outline, b)
		if d["First"] != nil {
			c.readEntries(r, level+1, seen)
		}
		previous = r
		r, _ = d["Next"].(ref)
	}
	if c.dict(parent)["Last"] != previous {
		c.problem(0, "outline", "does not end with its last entry")
	}
}

func sortedNames(d dict) []string { return slices.Sorted(maps.Keys(d)) }
