package pdfcheck

// checkStructure reads the structure tree with the text of its marks and
// checks each element by its kind.
func (c *checker) checkStructure() {
	c.links, c.ids = map[ref]ref{}, map[string]ref{}
	root := c.dict(c.catalog["StructTreeRoot"])
	if root == nil {
		c.problem(0, "", "the file has no structure tree")
		return
	}
	rootRef, _ := c.catalog["StructTreeRoot"].(ref)
	kids := c.array(root["K"])
	if len(kids) != 1 {
		c.problem(0, "structure tree", "has %d roots, not one Document", len(kids))
		return
	}
	t := treeReader{checker: c, seen: map[ref]bool{}}
	c.report.Root = t.element(kids[0], rootRef, -1)
	if c.report.Root == nil {
		return
	}
	if c.report.Root.Role != "Document" {
		c.problem(0, "structure tree", "begins with %s, not Document", c.report.Root.Role)
	}
	c.readIDs(root)
	c.checkMarks()
	c.checkElements(c.report.Root)
	c.checkHeadings()
}

// treeReader reads elements; seen keeps it out of loops.
type treeReader struct {
	*checker
	seen map[ref]bool
}

func (t *treeReader) element(v any, parent ref, page int) *Element {
	r, ok := v.(ref)
	d := t.dict(v)
	if !ok || d == nil || t.seen[r] {
		t.problem(0, "structure tree", "an element is missing, or stands in two places")
		return nil
	}
	t.seen[r] = true
	e := &Element{Role: t.name(d["S"]), Language: t.text(d["Lang"]), object: r, attrs: t.dict(d["A"]), alt: t.text(d["Alt"]), page: page}
	if _, ok := standardRoles[e.Role]; !ok {
		t.problem(0, "structure tree", "%q is not a standard structure type", e.Role)
	}
	if d["P"] != parent {
		t.problem(0, e.Role, "does not name its parent")
	}
	if actual, ok := d["ActualText"]; ok {
		s := t.text(actual)
		e.actual = &s
	}
	if id := t.bytes(d["ID"]); id != "" {
		if _, twice := t.ids[id]; twice {
			t.problem(0, e.Role, "the identifier %q is used twice", id)
		}
		t.ids[id] = r
	}
	if n := t.pageNumber(d["Pg"]); n >= 0 {
		e.page = n
	}
	if d["K"] == nil {
		return e
	}
	kids, isArray := t.resolve(d["K"]).(array)
	if !isArray {
		kids = array{d["K"]}
	}
	for _, kid := range kids {
		t.kid(e, kid)
	}
	return e
}

// kid adds one kid: a mark by its number, a mark or an object by a dictionary,
// or an element.
func (t *treeReader) kid(e *Element, kid any) {
	if n := t.int(kid); n >= 0 {
		t.mark(e, e.page, n)
		return
	}
	d := t.dict(kid)
	page := e.page
	if n := t.pageNumber(d["Pg"]); n >= 0 {
		page = n
	}
	switch t.name(d["Type"]) {
	case "MCR":
		t.mark(e, page, t.int(d["MCID"]))
	case "OBJR":
		annotation, _ := d["Obj"].(ref)
		t.links[annotation] = e.object
	default:
		if k := t.element(kid, e.object, e.page); k != nil {
			e.Parts = append(e.Parts, Part{Element: k})
			if e.Page == 0 {
				e.Page = k.Page
			}
		}
	}
}

func (t *treeReader) mark(e *Element, page, mcid int) {
	if page < 0 || page >= len(t.pages) {
		t.problem(0, e.Role, "mark %d is on no page", mcid)
		return
	}
	s, ok := t.pages[page].marks[mcid]
	if !ok {
		t.problem(page+1, e.Role, "mark %d is not on the page", mcid)
		return
	}
	at := place{page, mcid}
	if _, twice := t.claims[at]; twice {
		t.problem(page+1, e.Role, "mark %d belongs to two elements", mcid)
	}
	t.claims[at] = e.object
	e.Parts = append(e.Parts, Part{Text: s})
	if e.Page == 0 {
		e.Page = page + 1
	}
}

// checkMarks finds marks that no element claims.
func (c *checker) checkMarks() {
	for i, p := range c.pages {
		for _, mcid := range sortedKeys(p.marks) {
			if _, ok := c.claims[place{i, mcid}]; !ok {
				c.problem(i+1, "content", "mark %d (%q) is not in the structure tree", mcid, p.marks[mcid])
			}
		}
	}
}

// checkElements checks a subtree, each element by its kind.
func (c *checker) checkElements(e *Element) {
	switch e.Role {
	case "Table":
		c.checkTable(e)
	case "L":
		c.checkList(e)
	case "Link":
		c.checkLink(e)
	case "Figure", "Formula":
		if e.alt == "" && e.actual == nil {
			c.problem(e.Page, e.where(), "has no alternative text")
		}
	case "H1", "H2", "H3", "H4", "H5", "H6":
		h := Heading{Level: standardRoles[e.Role], Page: e.Page, Text: e.Text()}
		c.report.Headings = append(c.report.Headings, h)
	}
	if e.Role == "TOC" {
		c.inContents++
		defer func() { c.inContents-- }()
	}
	for _, kid := range e.kids() {
		if rule := parentOf[kid.Role]; len(rule) > 0 && !rule[e.Role] {
			c.problem(kid.Page, kid.where(), "stands in %s, where it may not", e.Role)
		}
		c.checkElements(kid)
	}
}

// parentOf says where list and table elements may stand (ISO 14289-1, 7.2).
var parentOf = map[string]map[string]bool{
	"LI":    {"L": true},
	"Lbl":   {"LI": true, "Note": true, "Reference": true, "TOCI": true, "P": true},
	"LBody": {"LI": true},
	"TR":    {"Table": true, "THead": true, "TBody": true, "TFoot": true},
	"TH":    {"TR": true},
	"TD":    {"TR": true},
	"THead": {"Table": true},
	"TBody": {"Table": true},
	"TFoot": {"Table": true},
	"TOCI":  {"TOC": true},
}

// checkHeadings checks that headings have words, begin with level 1 and never
// skip a level (ISO 14289-1, 7.4.2).
func (c *checker) checkHeadings() {
	level := 0
	for _, h := range c.report.Headings {
		where := "heading “" + h.Text + "”"
		if h.Level > level+1 {
			c.problem(h.Page, where, "level %d follows level %d", h.Level, level)
		}
		if h.Text == "" {
			c.problem(h.Page, where, "has no text")
		}
		level = h.Level
	}
}

// checkList checks that a list has only items, and says how it is numbered
// when it prints labels (ISO 14289-1, 7.6).
func (c *checker) checkList(e *Element) {
	labels := false
	for _, item := range e.kids() {
		switch item.Role {
		case "LI":
		case "L", "Caption":
			continue
		default:
			c.problem(item.Page, e.where(), "holds %s, which is no list item", item.Role)
		}
		body := false
		for _, part := range item.kids() {
			labels = labels || part.Role == "Lbl"
			body = body || part.Role == "LBody"
		}
		if !body {
			c.problem(item.Page, item.where(), "has no LBody")
		}
	}
	if numbering := c.name(e.attrs["ListNumbering"]); labels && (numbering == "" || numbering == "None") {
		c.problem(e.Page, e.where(), "has labels but no ListNumbering")
	}
}
