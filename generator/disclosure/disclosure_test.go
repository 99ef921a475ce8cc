package disclosure

import (
	"testing"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

func TestViewWithholdsWhatTheSchemaMarksConfidential(t *testing.T) {
	contact := &tree.Shape{Kind: tree.String, Confidential: "contact"}
	health := &tree.Shape{Kind: tree.Map, Confidential: "health-third-person"}
	root := &tree.Node{Kind: tree.Map, Fields: []tree.Field{
		{Name: "name", Value: &tree.Node{Kind: tree.String, Text: "Otis", Pointer: "/name"}},
		{Name: "address", Value: &tree.Node{Kind: tree.String, Text: "14 Harbour View", Pointer: "/address", Shape: contact}},
		{Name: "phones", Value: &tree.Node{Kind: tree.List, Pointer: "/phones", Shape: contact, Items: []*tree.Node{
			{Kind: tree.String, Text: "01632 960114", Pointer: "/phones/0"},
		}}},
		{Name: "health", Value: &tree.Node{Kind: tree.Map, Pointer: "/health", Shape: health, Fields: []tree.Field{
			{Name: "diagnosis", Value: &tree.Node{Kind: tree.String, Text: "asthma", Pointer: "/health/diagnosis"}},
		}}},
		{Name: "email", Value: &tree.Node{Kind: tree.Null, Pointer: "/email", Shape: contact}},
	}}

	v := View(root, tree.Reader{ID: "court"}, civil.Date{Year: 2026, Month: 11, Day: 21})

	if got := v.Root.String("name"); got != "Otis" {
		t.Errorf("open value = %q, want it kept", got)
	}
	for _, name := range []string{"address", "phones", "health"} {
		n := v.Root.Field(name)
		if n.Kind != tree.Withheld || n.Text != "" || n.Items != nil || n.Fields != nil || !n.Span.IsZero() {
			t.Errorf("%s = %+v, want a bare withheld node", name, n)
		}
		if n.Pointer != "/"+name {
			t.Errorf("%s lost its pointer: %q", name, n.Pointer)
		}
	}
	if got := v.Root.Field("email").Kind; got != tree.Null {
		t.Errorf("an empty confidential field became %v: nothing was there to withhold", got)
	}
	if root.String("address") != "14 Harbour View" {
		t.Error("the case itself was changed")
	}
}
