package pdfcheck

import "strconv"

// Look is how a finished file looks to a court that receives it.
type Look struct {
	Pages        []Sheet
	Texts        []Text // in the order shown
	Opening      Opening
	OutlineShown bool // when the file opens
	Encrypted    bool
}

// Sheet is a page: its size in points as it is seen, and its label, the number that
// readers of the file show.
type Sheet struct {
	Width, Height float64
	Label         string
}

// Opening is what a reader shows first. Page is 1-based; Zoom 1 is 100 %, 0 leaves it
// to the reader.
type Opening struct {
	Page int
	Zoom float64
}

// Text is what one show operator prints. X and Y are the left end of its baseline from
// the bottom left corner of the page, in points; Right is where it ends. Artifact is
// the kind of artifact it is, "" for a part of the paper.
type Text struct {
	Page        int // 1-based
	X, Y, Right float64
	Size        float64
	Font, Said  string
	Artifact    string
	InTable     bool

	mark place
}

// checkLook fills the look with what the catalog and the pages say.
func (c *checker) checkLook() {
	look := &c.report.Look
	look.Encrypted = c.trailer["Encrypt"] != nil
	look.OutlineShown = c.name(c.catalog["PageMode"]) == "UseOutlines"
	if open := c.array(c.catalog["OpenAction"]); len(open) == 5 && c.name(open[1]) == "XYZ" {
		look.Opening.Page = c.pageNumber(open[0]) + 1
		look.Opening.Zoom, _ = open[4].(float64)
	}
	for _, p := range c.pages {
		s := Sheet{}
		if box := c.array(p.dict["MediaBox"]); len(box) == 4 {
			var corner [4]float64
			for i, v := range box {
				corner[i], _ = v.(float64)
			}
			s.Width, s.Height = corner[2]-corner[0], corner[3]-corner[1]
		}
		if turn := c.int(p.dict["Rotate"]); turn%180 != 0 && turn > 0 {
			s.Width, s.Height = s.Height, s.Width
		}
		look.Pages = append(look.Pages, s)
	}
	c.labelPages()
	c.findTables()
}

// labelPages reads the labels of the pages (ISO 32000-1, 12.4.2). We write decimal
// numbers only.
func (c *checker) labelPages() {
	nums := c.array(c.dict(c.catalog["PageLabels"])["Nums"])
	pages := c.report.Look.Pages
	for i := 0; i+1 < len(nums); i += 2 {
		first, d := c.int(nums[i]), c.dict(nums[i+1])
		end := len(pages)
		if i+2 < len(nums) {
			end = min(end, max(0, c.int(nums[i+2])))
		}
		for k := max(0, first); k < end; k++ {
			pages[k].Label = c.text(d["P"])
			if c.name(d["S"]) == "D" {
				pages[k].Label += strconv.Itoa(max(1, c.int(d["St"])) + k - first)
			}
		}
	}
}

// findTables tells which texts stand in tables.
func (c *checker) findTables() {
	in := map[ref]bool{}
	var walk func(e *Element, table bool)
	walk = func(e *Element, table bool) {
		table = table || e.Role == "Table"
		in[e.object] = table
		for _, kid := range e.kids() {
			walk(kid, table)
		}
	}
	if c.report.Root != nil {
		walk(c.report.Root, false)
	}
	for i := range c.report.Look.Texts {
		t := &c.report.Look.Texts[i]
		t.InTable = in[c.claims[t.mark]]
	}
}

// look notes what a show operator printed from a place on.
func (r *contentReader) look(x float64, said string) {
	t := Text{
		Page: r.page + 1, X: x, Y: r.pen.y, Right: r.pen.x, Size: r.pen.size, Font: ownName(r.font.name), Said: said,
	}
	mcid, _ := r.state()
	t.mark = place{r.page, mcid}
	for _, m := range r.open {
		if m.artifact {
			t.Artifact = m.kind
		}
	}
	r.report.Look.Texts = append(r.report.Look.Texts, t)
}
