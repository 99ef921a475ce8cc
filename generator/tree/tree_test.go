package tree

import (
	"encoding/json"
	"testing"
)

// sample is {"a/b": [{"id": "x", "n": 1}], "t": true, "gone": null}.
func sample() *Node {
	return &Node{Kind: Map, Fields: []Field{
		{Name: "a/b", Value: &Node{Kind: List, Items: []*Node{
			{Kind: Map, Fields: []Field{
				{Name: "id", Value: &Node{Kind: String, Text: "x"}},
				{Name: "n", Value: &Node{Kind: Number, Text: "1"}},
			}},
		}}},
		{Name: "t", Value: &Node{Kind: Bool, Text: "true"}},
		{Name: "gone", Value: &Node{Kind: Null}},
		{Name: "secret", Value: &Node{Kind: Withheld}},
	}}
}

func TestAtFollowsPointers(t *testing.T) {
	root := sample()
	if n := root.At("/a~1b/0/id"); n == nil || n.Text != "x" {
		t.Errorf("At(/a~1b/0/id) = %v", n)
	}
	if root.At("") != root {
		t.Error("the empty pointer is not the root")
	}
	for _, pointer := range []string{"/a~1b/1", "/a~1b/-1", "/a~1b/x", "/a~1b/", "/a~1b/99999999999999999999", "/t/x", "/none", "/a/b"} {
		if n := root.At(pointer); n != nil {
			t.Errorf("At(%s) = %v, want nothing", pointer, n)
		}
	}
}

func TestAnyIsTheValueWithoutWhatIsWithheld(t *testing.T) {
	got, err := json.Marshal(sample().Any())
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"a/b":[{"id":"x","n":1}],"gone":null,"secret":null,"t":true}`; string(got) != want {
		t.Errorf("Any = %s, want %s", got, want)
	}
}

func TestEscapeIsUndoneByUnescape(t *testing.T) {
	for _, key := range []string{"", "a", "a/b", "a~b", "~1", "~0/"} {
		if got := Unescape(Escape(key)); got != key {
			t.Errorf("%q became %q", key, got)
		}
	}
}
