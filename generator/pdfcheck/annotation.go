package pdfcheck

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// checkParentTree checks that the parent tree leads from every mark and every
// annotation back to the element that claims it (ISO 32000-1, 14.7.4.4).
func (c *checker) checkParentTree() {
	tree := c.dict(c.dict(c.catalog["StructTreeRoot"])["ParentTree"])
	nums := c.array(tree["Nums"])
	c.parents = map[int]any{}
	for i := 0; i+1 < len(nums); i += 2 {
		c.parents[c.int(nums[i])] = nums[i+1]
	}
	for i, p := range c.pages {
		key := c.int(p.dict["StructParents"])
		owners := c.array(c.parents[key])
		if key < 0 || owners == nil {
			c.problem(i+1, "parent tree", "has no entry for the page")
			continue
		}
		for _, mcid := range sortedKeys(p.marks) {
			if owner, ok := c.claims[place{i, mcid}]; ok && (mcid >= len(owners) || owners[mcid] != owner) {
				c.problem(i+1, "parent tree", "does not lead from mark %d to its element", mcid)
			}
		}
		if len(owners) > len(p.marks) {
			c.problem(i+1, "parent tree", "lists %d marks, the page has %d", len(owners), len(p.marks))
		}
	}
}

// checkAnnotations checks every annotation of every page: we write links only,
// each in the structure tree and with words.
func (c *checker) checkAnnotations() {
	for i, p := range c.pages {
		for _, v := range c.array(p.dict["Annots"]) {
			r, _ := v.(ref)
			c.checkAnnotation(i, r)
		}
	}
}

func (c *checker) checkAnnotation(page int, r ref) {
	d := c.dict(r)
	where := fmt.Sprintf("annotation %d", r)
	if subtype := c.name(d["Subtype"]); subtype != "Link" {
		c.problem(page+1, where, "is a %s, not a link", subtype)
		return
	}
	if c.text(d["Contents"]) == "" {
		c.problem(page+1, where, "the link has no Contents for screen readers")
	}
	element, ok := c.links[r]
	if !ok {
		c.problem(page+1, where, "no Link element refers to it")
		return
	}
	if key := c.int(d["StructParent"]); key < 0 || c.parents[key] != element {
		c.problem(page+1, where, "its StructParent does not lead to the Link element")
	}
	if flags := c.int(d["F"]); flags < 0 || flags&4 == 0 {
		c.problem(page+1, where, "is not printed")
	}
}

// checkLink checks a Link element and reports it.
func (c *checker) checkLink(e *Element) {
	found := false
	for _, annotation := range slices.Sorted(maps.Keys(c.links)) {
		if c.links[annotation] != e.object {
			continue
		}
		found = true
		d := c.dict(annotation)
		l := Link{Page: e.Page, Contents: c.text(d["Contents"]), Text: e.Text(), Target: c.target(d), InContents: c.inContents > 0}
		if l.Target == "" {
			c.problem(e.Page, e.where(), "leads nowhere, or by a scheme that is not allowed")
		}
		c.report.Links = append(c.report.Links, l)
	}
	if !found {
		c.problem(e.Page, e.where(), "has no annotation")
	}
}

// allowedSchemes are where links of papers may lead.
var allowedSchemes = []string{"https://", "http://", "mailto:", "tel:"}

// target returns where an annotation leads, "" for nowhere.
func (c *checker) target(d dict) string {
	if dest := c.array(d["Dest"]); len(dest) > 0 {
		if n := c.pageNumber(dest[0]); n >= 0 {
			return fmt.Sprintf("#%d", n+1)
		}
		return ""
	}
	uri := c.bytes(c.dict(d["A"])["URI"])
	for _, scheme := range allowedSchemes {
		if strings.HasPrefix(uri, scheme) {
			return uri
		}
	}
	return ""
}

func sortedKeys(m map[int]string) []int { return slices.Sorted(maps.Keys(m)) }
