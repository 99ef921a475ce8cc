// Package pdfcheck reads a finished PDF file and says whether it keeps what
// the paper promises: every mark tagged or artifact, headings in order, tables
// with scoped headers, links that say where they go, text that can be read
// out. It also returns the text as a screen reader meets it.
//
// It shares no code with the writer, and its reader is strict on purpose: a
// library that repairs broken files would hide what we look for. It knows only
// files with cross-reference streams, which is what we write. It judges
// structure; whether all clauses of PDF/UA-1 and PDF/A-2a hold is for veraPDF
// (.ci/conformance).
package pdfcheck

import (
	"cmp"
	"fmt"
	"slices"
)

// Report is what a file holds and what is wrong with it.
type Report struct {
	Title    string
	Language string // BCP 47
	Pages    int
	Root     *Element // the structure tree with its text, nil when there is none
	Headings []Heading
	Tables   []Table
	Links    []Link
	Outline  []Bookmark
	Pictures []Picture
	Look     Look
	Problems []Problem // by page
}

// Problem is a promise that the file breaks. Page is 1-based, 0 for the file
// as a whole; Where is the structure element, annotation or object.
type Problem struct {
	Page  int
	What  string
	Where string
}

// String returns the problem in one line.
func (p Problem) String() string {
	s := p.What
	if p.Where != "" {
		s = p.Where + ": " + s
	}
	if p.Page > 0 {
		s = fmt.Sprintf("page %d: %s", p.Page, s)
	}
	return s
}

// Heading is a heading of level 1 to 6. Page is 1-based.
type Heading struct {
	Level int
	Page  int
	Text  string
}

// Link is a link. Target is a URI, or "#" with the 1-based page it leads to.
type Link struct {
	Page     int // 1-based
	Target   string
	Contents string // what a screen reader says

	InContents bool   // it stands in a table of contents
	Text       string // what is printed
}

// Bookmark is an entry of the outline. Page is 1-based.
type Bookmark struct {
	Level int
	Title string
	Page  int
}

// Check reads a file. An error means that it is no file of ours; broken
// promises are problems of the report.
func Check(b []byte) (Report, error) {
	f, err := readFile(b)
	if err != nil {
		return Report{}, fmt.Errorf("read PDF: %w", err)
	}
	c := &checker{file: f, claims: map[place]ref{}}
	if err := c.findPages(); err != nil {
		return Report{}, fmt.Errorf("read PDF: %w", err)
	}
	c.checkDocument()
	c.checkContents()
	c.checkStructure()
	c.tellPictures()
	c.checkParentTree()
	c.checkAnnotations()
	c.checkOutline()
	c.checkActions()
	c.checkLook()
	slices.SortStableFunc(c.report.Problems, func(a, b Problem) int { return cmp.Compare(a.Page, b.Page) })
	return c.report, nil
}

// checker holds what the checks share.
type checker struct {
	*file
	report  Report
	catalog dict
	pages   []page
	claims  map[place]ref // the element that claims each mark
	parents map[int]any   // entries of the parent tree
	links   map[ref]ref   // the element that refers to each annotation
	ids     map[string]ref

	inContents int // tables of contents around the element that is checked
}

// page is a page with what its content shows.
type page struct {
	ref   ref
	dict  dict
	marks map[int]string // text by marked-content identifier
}

// place is a marked-content sequence: its page, 0-based, and its identifier.
type place struct {
	page, mcid int
}

func (c *checker) problem(page int, where, format string, args ...any) {
	c.report.Problems = append(c.report.Problems, Problem{Page: page, Where: where, What: fmt.Sprintf(format, args...)})
}

// findPages lists the pages in order.
func (c *checker) findPages() error {
	c.catalog = c.dict(c.trailer["Root"])
	if c.catalog == nil {
		return fmt.Errorf("no catalog")
	}
	seen := map[ref]bool{}
	var walk func(v any) error
	walk = func(v any) error {
		r, ok := v.(ref)
		node := c.dict(v)
		if !ok || node == nil || seen[r] {
			return fmt.Errorf("the page tree is broken")
		}
		seen[r] = true
		if c.name(node["Type"]) == "Page" {
			c.pages = append(c.pages, page{ref: r, dict: node, marks: map[int]string{}})
			return nil
		}
		for _, kid := range c.array(node["Kids"]) {
			if err := walk(kid); err != nil {
				return err
			}
		}
		return nil
	}
	if err := walk(c.catalog["Pages"]); err != nil {
		return err
	}
	c.report.Pages = len(c.pages)
	return nil
}

// pageNumber returns the 0-based number of a page object, -1 for none.
func (c *checker) pageNumber(v any) int {
	r, ok := v.(ref)
	if !ok {
		return -1
	}
	return slices.IndexFunc(c.pages, func(p page) bool { return p.ref == r })
}
