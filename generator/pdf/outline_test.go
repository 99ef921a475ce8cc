package pdf

import (
	"testing"

	"casedocs/generator/layout"
)

func TestPageLabelsAreWhatIsPrinted(t *testing.T) {
	for _, test := range []struct {
		labels []string
		want   string
	}{
		{[]string{"1", "2", "3"}, "<</Nums[0<</S/D/St 1>>]>>"},
		{[]string{"5", "6"}, "<</Nums[0<</S/D/St 5>>]>>"},
		{[]string{"A1", "A2", "B1"}, "<</Nums[0<</P(A)/S/D/St 1>>2<</P(B)/S/D/St 1>>]>>"},
		{[]string{"1", "3"}, "<</Nums[0<</S/D/St 1>>1<</S/D/St 3>>]>>"},
		{[]string{"cover", "007", "1"}, "<</Nums[0<</P(cover)>>1<</P(007)>>2<</S/D/St 1>>]>>"},
		{[]string{"", "1"}, "<</Nums[0<<>>1<</S/D/St 1>>]>>"},
	} {
		var pages []layout.Page
		for _, label := range test.labels {
			pages = append(pages, layout.Page{Label: label})
		}
		if got := string(appendPageLabels(nil, pages)); got != test.want {
			t.Errorf("%q: %s, want %s", test.labels, got, test.want)
		}
	}
}

// TestOutlineNests checks the tree and how many entries readers show at
// first, with a level that is skipped.
func TestOutlineNests(t *testing.T) {
	a := assembly{l: &layout.Layout{}}
	for _, level := range []int{1, 2, 3, 3, 2, 4, 1} {
		a.l.Bookmarks = append(a.l.Bookmarks, layout.Bookmark{Level: level})
	}
	root := a.nest()
	if len(root.kids) != 2 || len(root.kids[0].kids) != 2 || len(root.kids[0].kids[0].kids) != 2 || len(root.kids[0].kids[1].kids) != 1 {
		t.Fatalf("the outline is nested wrongly: %+v", root)
	}
	for levels, want := range []int{0, 2, 4, 7} {
		if got := root.shown(levels); got != want {
			t.Errorf("%d levels show %d entries, want %d", levels, got, want)
		}
	}
}
