package catalog

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"casedocs/generator/tree"
)

func text(s string) *tree.Node { return &tree.Node{Kind: tree.String, Text: s} }

func TestManifestHoldsWhatTheFileSays(t *testing.T) {
	n := &tree.Node{Kind: tree.Map, Fields: []tree.Field{
		{Name: "title", Value: text("Support plan")},
		{Name: "case_kind", Value: text("supervision-order")},
		{Name: "date", Value: text("/plan/version/date")},
		{Name: "audiences", Value: &tree.Node{Kind: tree.List, Items: []*tree.Node{text("court"), text("internal")}}},
		{Name: "outputs", Value: &tree.Node{Kind: tree.List, Items: []*tree.Node{text("pdf")}}},
		{Name: "page_limit", Value: &tree.Node{Kind: tree.Number, Text: "10"}},
	}}
	got := ReadManifest("support-plan", n)
	want := Manifest{
		Type: "support-plan", Title: "Support plan", CaseKind: "supervision-order", Date: "/plan/version/date",
		Audiences: []string{"court", "internal"}, Outputs: []string{"pdf"}, PageLimit: 10,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !got.Has("pdf") || got.Has("xlsx") {
		t.Error("the formats are not those of the file")
	}
}

func TestManifestOfADocumentForEachEntryOfAList(t *testing.T) {
	word := func(name, s string) tree.Field { return tree.Field{Name: name, Value: text(s)} }
	n := &tree.Node{Kind: tree.Map, Fields: []tree.Field{
		{Name: "one_per", Value: &tree.Node{Kind: tree.Map, Fields: []tree.Field{
			word("list", "/reviews"), word("as", "review"),
			{Name: "where", Value: &tree.Node{Kind: tree.Map, Fields: []tree.Field{
				{Name: "status", Value: &tree.Node{Kind: tree.List, Items: []*tree.Node{text("held"), text("cancelled")}}},
			}}},
		}}},
		word("draws_on", "letter-safe"),
		{Name: "sections", Value: &tree.Node{Kind: tree.List, Items: []*tree.Node{
			{Kind: tree.Map, Fields: []tree.Field{word("id", "dates"), word("heading", "Dates"), {Name: "new_page", Value: &tree.Node{Kind: tree.Bool, Text: "true"}}}},
		}}},
	}}
	got := ReadManifest("review-minutes", n)
	if diff := cmp.Diff(OnePer{List: "/reviews", As: "review", Where: []Condition{{"status", []string{"held", "cancelled"}}}}, got.OnePer); diff != "" {
		t.Error(diff)
	}
	if !got.LetterSafe || len(got.Sections) != 1 || got.Sections[0].Heading != "Dates" || !got.Sections[0].NewPage {
		t.Errorf("read %+v", got)
	}
	for status, want := range map[string]bool{"held": true, "planned": false} {
		entry := &tree.Node{Kind: tree.Map, Fields: []tree.Field{word("status", status)}}
		if got.OnePer.Meets(entry) != want {
			t.Errorf("an entry that is %s has a document: %v", status, !want)
		}
	}
	if (OnePer{}).Meets(nil) != true {
		t.Error("a document of the whole case has a condition")
	}
}

func TestPageLimitThatIsNoNumberIsNone(t *testing.T) {
	for text, want := range map[string]int{"": 0, "12": 12, "-3": 0, "ten": 0, "1.5": 0} {
		if got := wholeNumber(text); got != want {
			t.Errorf("%q is %d, want %d", text, got, want)
		}
	}
}

func TestUnionIsAFileSystem(t *testing.T) {
	u := Union{"templates": fstest.MapFS{"letter/body.tmpl": {Data: []byte("x")}}, "schemas": fstest.MapFS{"case/a.json": {}}}
	for name, want := range map[string]bool{
		"templates/letter/body.tmpl": true, "schemas/case/a.json": true, "schemas": true,
		"other/a": false, "templates/../schemas/case/a.json": false, "templates/none": false,
	} {
		f, err := u.Open(name)
		if (err == nil) != want {
			t.Errorf("Open(%q): error %v, want one: %v", name, err, !want)
		}
		if err == nil {
			f.Close()
		}
	}
}
