package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// draftWord stands before the title of a draft and at the head of its pages.
const draftWord = "DRAFT"

// freeze keeps the headings in view and leaves the cursor on the title, where
// a screen reader begins to read.
func (s *sheet) freeze() error {
	below, err := excelize.CoordinatesToCellName(1, s.head+1)
	if err != nil {
		return err
	}
	return s.book.file.SetPanes(s.Name, &excelize.Panes{
		Freeze: true, YSplit: s.head, TopLeftCell: below, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{Pane: "bottomLeft", ActiveCell: "A1", SQRef: "A1"}},
	})
}

// setPage sets up printing: A4 on its side, as wide as the paper, headings on
// every page.
func (s *sheet) setPage() error {
	var (
		f         = s.book.file
		paper     = 9 // A4
		landscape = "landscape"
		wide      = 1
		anyHeight = 0
		fit       = true
		side, end = 0.5, 0.85 // inches
		edge      = 0.35
	)
	if err := f.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := f.SetPageLayout(s.Name, &excelize.PageLayoutOptions{
		Size: &paper, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &anyHeight,
	}); err != nil {
		return err
	}
	if err := f.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &end, Bottom: &end, Header: &edge, Footer: &edge,
	}); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{
		OddHeader: s.book.pageHead(), OddFooter: s.book.pageFoot(),
	}); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: s.Name,
		RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(s.Name), s.head, s.head),
	})
}

// What the parts of a page's head and foot may hold, in UTF-16 units: the
// format has 255 for each of the two.
const (
	maxTitle = 150
	maxCase  = 60
	maxFoot  = 230
)

// pageHead returns the head of printed pages: title at the left, case at the
// right, and in the middle whether it is a draft.
func (b *book) pageHead() string {
	head := "&L" + codes(b.meta.Title, maxTitle)
	if b.meta.Draft {
		head += "&C" + draftWord
	}
	if b.meta.Case != "" {
		head += "&R" + codes(b.meta.Case, maxCase)
	}
	return head
}

// pageFoot returns the foot of printed pages: the confidentiality line over
// the page number.
func (b *book) pageFoot() string {
	const page = "Page &P of &N"
	if b.footer == "" {
		return "&C" + page
	}
	return "&C" + codes(b.footer, maxFoot) + "\n" + page
}

// footFits reports whether the foot of a page holds the whole confidentiality
// line. Where it does not, the line stands above each table too.
func (b *book) footFits() bool { return length(doubled(b.footer)) <= maxFoot }

// codes returns text for the head or foot of a page, cut where it is too long.
func codes(s string, limit int) string {
	cut := clip(s, limit)
	for n := limit; length(doubled(cut)) > limit; n-- {
		cut = clip(s, n)
	}
	return doubled(cut)
}

// doubled returns s on one line with every "&" twice: alone it begins a code.
func doubled(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "&", "&&")
}
