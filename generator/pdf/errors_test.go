package pdf

import (
	"strings"
	"testing"

	"casedocs/generator/layout"
	"casedocs/generator/typeset"
)

// TestBrokenLayoutsAreRefused breaks what layout promises; each breach is an
// error that says where.
func TestBrokenLayoutsAreRefused(t *testing.T) {
	sect := func(l *layout.Layout) *layout.Element { return l.Root.Kids[0] }
	for _, test := range []struct {
		name   string
		damage func(*layout.Layout)
		want   string
	}{
		{"no pages", func(l *layout.Layout) { l.Pages = nil }, "no pages"},
		{"no tree", func(l *layout.Layout) { l.Root = nil }, "no structure tree"},
		{"no title", func(l *layout.Layout) { l.Meta.Title = "" }, "no title"},
		{"unknown role", func(l *layout.Layout) { sect(l).Role = "Chapter" }, `"Chapter" is not a standard type`},
		{"element twice", func(l *layout.Layout) { l.Root.Kids = append(l.Root.Kids, sect(l)) }, "stands twice"},
		{"element outside the tree", func(l *layout.Layout) {
			l.Pages[1].Items[3].Element = &layout.Element{Role: "P"}
		}, "page 2: item 4 belongs to an element P outside"},
		{"missing glyph", func(l *layout.Layout) {
			run := *l.Pages[0].Items[3].Run
			run.Glyphs = []typeset.Glyph{{ID: 0, Text: "x"}}
			l.Pages[0].Items[3].Run = &run
		}, "page 1, item 4: glyph 0"},
		{"link to nowhere", func(l *layout.Layout) { sect(l).Kids[0].Anchor = "" }, `"#top", which is nowhere`},
		{"link in a link", func(l *layout.Layout) { sect(l).Target = "https://example.org" }, "stands inside a link"},
		{"identifier twice", func(l *layout.Layout) { sect(l).Kids[0].ID = "t1-who" }, `identifier "t1-who"`},
		{"item of nothing", func(l *layout.Layout) { l.Pages[0].Items[0].Run = nil }, "page 1: item 1: it is 0"},
		{"unknown artifact", func(l *layout.Layout) { l.Pages[0].Items[0].Artifact = 99 }, "no kind of artifact"},
		{"bookmark beyond the last page", func(l *layout.Layout) { l.Bookmarks[0].Page = 9 }, "page 10"},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := sample(t)
			test.damage(l)
			if _, err := new(Writer).Write(l); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want one that says %q", err, test.want)
			}
		})
	}
}
