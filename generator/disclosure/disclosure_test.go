package disclosure

import (
	"slices"
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

	v := View(root, tree.Reader{ID: "court"}, civil.Date{Year: 2026, Month: 11, Day: 21}, Terms{})

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

func TestOwnValuesAreShownToTheirOwner(t *testing.T) {
	contact := &tree.Shape{Kind: tree.String, Confidential: "contact"}
	mine := &tree.Node{Kind: tree.String, Text: "14 Harbour View", Pointer: "/people/0/address", Shape: contact}
	theirs := &tree.Node{Kind: tree.String, Text: "2 Long Reach", Pointer: "/people/1/address", Shape: contact}
	root := &tree.Node{Kind: tree.Map, Fields: []tree.Field{{Name: "mine", Value: mine}, {Name: "theirs", Value: theirs}}}
	v := View(root, tree.Reader{ID: "recipient"}, civil.Date{}, Terms{Own: []string{"/mine", "/nowhere"}})
	if got := v.Root.String("mine"); got != mine.Text {
		t.Errorf("the reader's own address is %q", got)
	}
	if got := v.Root.Field("theirs"); got.Kind != tree.Withheld || got.Text != "" {
		t.Errorf("somebody else's address is %+v", got)
	}
}

// letterCase is a case whose mother has a name, which letters may use, and
// worries, which they may not.
func letterCase() (*tree.Node, *tree.Shape) {
	name := &tree.Shape{Kind: tree.String, LetterSafe: true}
	worry := &tree.Shape{Kind: tree.String}
	id := &tree.Shape{Kind: tree.String}
	person := &tree.Shape{Kind: tree.Map, Names: []string{"id", "name", "worry"}, Properties: map[string]*tree.Shape{"id": id, "name": name, "worry": worry}}
	people := &tree.Shape{Kind: tree.List, Items: person}
	plan := &tree.Shape{Kind: tree.Map, Names: []string{"id", "worry"}, Properties: map[string]*tree.Shape{"id": id, "worry": worry}}
	shape := &tree.Shape{Kind: tree.Map, Names: []string{"people", "plan"}, Properties: map[string]*tree.Shape{"people": people, "plan": plan}}
	value := func(name, text string, s *tree.Shape) tree.Field {
		return tree.Field{Name: name, Value: &tree.Node{Kind: tree.String, Text: text, Shape: s}}
	}
	return &tree.Node{Kind: tree.Map, Shape: shape, Fields: []tree.Field{
		{Name: "people", Value: &tree.Node{Kind: tree.List, Shape: people, Items: []*tree.Node{
			{Kind: tree.Map, Shape: person, Fields: []tree.Field{value("id", "mother", id), value("name", "Marla", name), value("worry", "drink", worry)}},
		}}},
		{Name: "plan", Value: &tree.Node{Kind: tree.Map, Shape: plan, Fields: []tree.Field{value("id", "plan-1", id), value("worry", "drink", worry)}}},
		value("note", "drink", nil),
	}}, shape
}

func TestLettersHoldOnlyWhatIsSafe(t *testing.T) {
	root, shape := letterCase()
	v := View(root, tree.Reader{ID: "recipient"}, civil.Date{}, Terms{LetterSafe: true})
	if mother := v.Root.At("/people/0"); mother.String("name") != "Marla" || mother.String("id") != "mother" {
		t.Errorf("the letter lost what is safe: %+v", mother)
	}
	v.Root.Walk(func(n *tree.Node) {
		if n.Text == "drink" {
			t.Errorf("the letter holds what is not safe at %s", n.Pointer)
		}
	})
	pruned := LetterSafe(shape)
	if pruned.Property("plan") != nil || pruned.Property("people").Items.Property("worry") != nil {
		t.Error("a template may name what letters may not draw on")
	}
	if pruned.Property("people").Items.Property("name") == nil {
		t.Error("a template may not name what is safe")
	}
	if !slices.Equal(pruned.Barred, []string{"plan"}) || !slices.Equal(pruned.Property("people").Items.Barred, []string{"worry"}) {
		t.Errorf("barred %q", pruned.Barred)
	}
	if shape.Property("plan") == nil {
		t.Error("the schema itself was changed")
	}
}

func TestLettersHoldNothingOfWhichNoSchemaSpeaks(t *testing.T) {
	root, _ := letterCase()
	root.Shape = nil
	if v := View(root, tree.Reader{ID: "recipient"}, civil.Date{}, Terms{LetterSafe: true}); len(v.Root.Fields) > 0 {
		t.Errorf("the letter holds %+v", v.Root.Fields)
	}
}
