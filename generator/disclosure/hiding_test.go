package disclosure

import (
	"slices"
	"strings"
	"testing"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// shapes of a small kind of case.
var (
	word     = &tree.Shape{Kind: tree.String}
	id       = &tree.Shape{Kind: tree.String}
	person   = ref("people")
	child    = ref("children")
	anybody  = ref("people", "children")
	outcome  = ref("outcomes")
	givesOut = &tree.Shape{Kind: tree.String, GivesAway: true}
)

func ref(to ...string) *tree.Shape {
	return &tree.Shape{Kind: tree.String, Ref: to[0], Refs: to}
}

// field is one field of a test's group.
type field struct {
	name  string
	value any // string, []string, []group or group
	shape *tree.Shape
}

type group []field

func built(v any, shape *tree.Shape, pointer string) *tree.Node {
	n := &tree.Node{Pointer: pointer, Shape: shape}
	switch v := v.(type) {
	case string:
		n.Kind, n.Text = tree.String, v
	case []string:
		n.Kind, n.Shape = tree.List, &tree.Shape{Kind: tree.List, Items: shape}
		for _, text := range v {
			n.Items = append(n.Items, built(text, shape, pointer+"/-"))
		}
	case []group:
		n.Kind = tree.List
		for _, g := range v {
			n.Items = append(n.Items, built(g, shape, pointer+"/-"))
		}
	case group:
		n.Kind = tree.Map
		for _, f := range v {
			n.Fields = append(n.Fields, tree.Field{Name: f.name, Value: built(f.value, f.shape, pointer+"/"+f.name)})
		}
	}
	return n
}

// household is a case of two children with different fathers. More are fields of
// the mother.
func household(mother ...field) *tree.Node {
	return built(group{
		{"people", []group{
			append(group{{"id", "mother", id}, {"relationship", "mother", word}}, mother...),
			{{"id", "father-1", id}, {"relationship", "father", word}, {"to_children", []string{"child-1"}, child}},
			{{"id", "father-2", id}, {"relationship", "father", word}},
			{{"id", "worker", id}, {"roles", "social worker", word}},
		}, nil},
		{"children", []group{
			{{"id", "child-1", id}, {"name", "Ada", word}, {"words", "one", word}, {"school", "Larkmead", givesOut}, {"lives_with", "mother", person}},
			{{"id", "child-2", id}, {"name", "Ben", word}, {"words", "two", word}, {"school", "Netherfold", givesOut}, {"lives_with", "father-2", person}, {"confidential_from", []string{"worker"}, person}},
		}, nil},
		{"plan", group{
			{"outcomes", []group{
				{{"id", "outcome-1", id}, {"text", "both", word}, {"children", []string{"child-1", "child-2"}, child}},
				{{"id", "outcome-2", id}, {"text", "second", word}, {"children", []string{"child-2"}, child}},
			}, nil},
			{"actions", []group{
				{{"id", "action-1", id}, {"text", "for Ada", word}, {"outcome", "outcome-1", outcome}, {"for", []string{"child-1"}, anybody}},
				{{"id", "action-2", id}, {"text", "for Ben", word}, {"outcome", "outcome-1", outcome}, {"for", []string{"child-2"}, anybody}},
				{{"id", "action-3", id}, {"text", "of the second", word}, {"outcome", "outcome-2", outcome}},
				{{"id", "action-4", id}, {"text", "with mother", word}, {"outcome", "outcome-1", outcome}, {"for", []string{"child-2", "mother"}, anybody}},
			}, nil},
		}, nil},
		{"reviews", []group{{
			{"id", "review-1", id},
			{"parts", []group{{{"id", "part-1", id}, {"about", "apart", word}, {"receives", []string{"mother"}, anybody}}}, nil},
			{"events", []group{{{"id", "event-1", id}, {"text", "told apart", word}, {"part", "part-1", ref("parts")}}, {{"id", "event-2", id}, {"text", "told to all", word}}}, nil},
		}}, nil},
		{"withhold", []group{
			{{"id", "withheld-1", id}, {"value", "/plan/outcomes/outcome-1/text", word}, {"from", []string{"father-2"}, person}},
			{{"id", "withheld-2", id}, {"value", "/plan/actions/action-1", word}},
			{{"id", "withheld-3", id}, {"value", "/plan/actions/nowhere/text", word}},
		}, nil},
	}, nil, "")
}

// seen returns the texts of a view, sorted, without ids and references.
func seen(root *tree.Node, hidden Hiding) []string {
	var out []string
	v := View(root, tree.Reader{}, civil.Date{}, Terms{Hidden: hidden})
	v.Root.Walk(func(n *tree.Node) {
		if n.Kind == tree.String && n.Shape != id && (n.Shape == nil || n.Shape.Refs == nil) && !strings.HasPrefix(n.Pointer, "/withhold") {
			out = append(out, n.Text)
		}
	})
	slices.Sort(out)
	return out
}

func TestWhatIsKeptFromWhom(t *testing.T) {
	all := seen(household(), Hiding{})
	for _, c := range []struct {
		reader string
		mother []field
		gone   string // texts, in the order of the alphabet
	}{
		{"", nil, "for Ada"},
		{"mother", nil, "for Ada"},
		{"father-1", nil, "Netherfold, apart, for Ada, for Ben, of the second, second, told apart, two"},
		{"father-2", nil, "apart, both, for Ada, told apart"},
		{"worker", nil, "Ben, Netherfold, apart, for Ada, for Ben, of the second, second, told apart, two"},
		{"father-1", []field{{"confidential_from", []string{"father-1"}, person}}, "Larkmead, Netherfold, apart, for Ada, for Ben, of the second, second, told apart, two"},
		{"father-2", []field{{"confidential_from", []string{"father-1"}, person}}, "apart, both, for Ada, told apart"},
		{"father-2", []field{{"kept_from_everyone", "true", word}}, "Larkmead, apart, both, for Ada, told apart"},
		{"mother", []field{{"refuge", "true", word}}, "for Ada"},
		{"", []field{{"refuge", "true", word}}, "Larkmead, for Ada"},
	} {
		root := household(c.mother...)
		hidden := FromEveryone(root)
		if c.reader != "" {
			hidden = From(root, c.reader)
		}
		now := seen(root, hidden)
		var gone []string
		for _, text := range all {
			if !slices.Contains(now, text) {
				gone = append(gone, text)
			}
		}
		if got := strings.Join(gone, ", "); got != c.gone {
			t.Errorf("%q: withheld %q, want %q", c.reader, got, c.gone)
		}
	}
}

func TestAHiddenEntryKeepsItsPlace(t *testing.T) {
	root := household()
	v := View(root, tree.Reader{}, civil.Date{}, Terms{Hidden: From(root, "father-1")})
	entry := v.Root.At("/plan/actions").Items[1]
	if !entry.Hidden || entry.String("id") != "action-2" || entry.String("outcome") != "outcome-1" || len(entry.Fields) != 2 || !entry.Span.IsZero() {
		t.Errorf("%+v", entry)
	}
	ben := v.Root.At("/children").Items[1]
	if !ben.Hidden || ben.String("name") != "Ben" || ben.Field("school") != nil || ben.Field("lives_with") != nil {
		t.Errorf("%+v", ben)
	}
	if len(v.Root.At("/plan/actions").Items) != 4 {
		t.Error("rows are missing")
	}
	var withheld []string
	for _, n := range v.Withheld {
		withheld = append(withheld, n.Text)
	}
	if !slices.Contains(withheld, "Netherfold") || slices.Contains(withheld, "Ben") || slices.Contains(withheld, "Larkmead") {
		t.Errorf("withheld: %q", withheld)
	}
	if root.At("/plan/actions").Items[1].Hidden {
		t.Error("the case itself was changed")
	}
}

func TestReadersWhoSeeTheSame(t *testing.T) {
	root := household()
	if !From(root, "mother").Same(FromEveryone(root)) || From(root, "father-1").Same(From(root, "mother")) {
		t.Error("who sees the same is not told from who does not")
	}
	if !(Hiding{}).Empty() || From(root, "father-1").Empty() {
		t.Error("nothing and something are mixed up")
	}
}
