package diag_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// at returns the span of the first occurrence of word in f.
func at(t *testing.T, f *source.File, word string) source.Span {
	t.Helper()
	i := strings.Index(string(f.Data()), word)
	if i < 0 {
		t.Fatalf("%s does not hold %q", f.Name(), word)
	}
	return f.Span(i, i+len(word))
}

func examples(t *testing.T) []struct {
	name string
	list diag.List
} {
	f := source.NewFile("case.yaml", []byte(strings.Join([]string{
		"title: A plan",
		"chair: team-manager-1",
		"\tindented:\twith tabs",
		"name: 山田 太郎 Łucja",
		"bell: \x07\u202eevil",
		"long: " + strings.Repeat("many words ", 12) + "HERE" + strings.Repeat(" and more", 12),
		"text: |",
		"  one",
		"  two",
		"",
	}, "\n")))
	one := func(d diag.Diagnostic) diag.List { return diag.List{d} }
	return []struct {
		name string
		list diag.List
	}{
		{"everything", one(diag.Diagnostic{
			Rule: "CAM-10", Blocks: diag.Final, Span: at(t, f, "team-manager-1"), Path: "/chair",
			Message: "{chair} may not chair the first review, and {others} may not either",
			Args: []diag.Arg{
				{Name: "chair", Value: "team-manager-1", Hidden: "this person"},
				{Name: "others", List: []string{"a", "b"}, Hidden: "some others"},
				{Name: "role", Value: "{chair}"},
			},
			Hints:   []string{"name the child's reviewing officer, not {role}", "or the CP chair"},
			Related: []diag.Note{{Span: at(t, f, "title"), Message: "the plan of {chair}"}, {Message: "a note without a place"}},
			Source:  "schemas/policy/camden/policy.yaml:64 (Camden practice guidance, section 6)",
		})},
		{"no place and no rule", one(diag.Diagnostic{Severity: diag.Should, Message: "the folder holds no case"})},
		{"two findings", diag.List{
			{Rule: "DQ-01", Severity: diag.Info, Span: at(t, f, "chair"), Message: "one"},
			{Rule: "DQ-01", Severity: diag.Should, Span: f.Span(0, 5), Message: "two"},
		}},
		{"whole file", one(diag.Diagnostic{Span: f.Span(0, 0), Message: "no line is shown"})},
		{"tabs", one(diag.Diagnostic{Span: at(t, f, "with"), Message: "tabs are drawn as spaces"})},
		{"wide characters", one(diag.Diagnostic{Span: at(t, f, "太郎"), Message: "a wide character takes two columns"})},
		{"after wide characters", one(diag.Diagnostic{Span: at(t, f, "Łucja"), Message: "carets stand below the word"})},
		{"characters that act on a terminal", one(diag.Diagnostic{Span: at(t, f, "evil"), Message: "they are drawn, not sent"})},
		{"long line", one(diag.Diagnostic{Span: at(t, f, "HERE"), Message: "only the part around the place is shown"})},
		{"several lines", one(diag.Diagnostic{Span: at(t, f, "|\n  one\n  two"), Message: "the first line is underlined"})},
		{"end of file", one(diag.Diagnostic{Span: f.Span(len(f.Data()), len(f.Data())), Message: "something is missing here"})},
	}
}

func TestWriteText(t *testing.T) {
	const golden = "testdata/text.txtar"
	got := new(txtar.Archive)
	for _, e := range examples(t) {
		add := func(name string, o diag.TextOptions) {
			var b strings.Builder
			if err := e.list.WriteText(&b, o); err != nil {
				t.Fatal(err)
			}
			got.Files = append(got.Files, txtar.File{Name: name, Data: []byte(b.String())})
		}
		add(e.name, diag.TextOptions{ShowValues: true})
		add(e.name+", values hidden", diag.TextOptions{})
	}
	if *update {
		if err := os.WriteFile(golden, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(txtar.Format(got))); diff != "" {
		t.Errorf("text differs from %s (-want +got):\n%s", golden, diff)
	}
}

func TestColourStandsBesideTheWord(t *testing.T) {
	var b strings.Builder
	l := diag.List{{Rule: "X-1", Severity: diag.Should, Message: "mind this"}}
	if err := l.WriteText(&b, diag.TextOptions{Colour: true}); err != nil {
		t.Fatal(err)
	}
	if want := "\x1b[1;33mshould[X-1]\x1b[0m: mind this\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestJSONHoldsNoValues(t *testing.T) {
	l := examples(t)[0].list
	got, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"rule":"CAM-10","severity":"must","blocks":"final","file":"case.yaml","line":2,"column":8,"path":"/chair",` +
		`"message":"this person may not chair the first review, and some others may not either",` +
		`"hints":["name the child's reviewing officer, not this role","or the CP chair"],` +
		`"source":"schemas/policy/camden/policy.yaml:64 (Camden practice guidance, section 6)"}]`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, value := range []string{"team-manager-1", `\"a\"`, "A plan"} {
		if strings.Contains(string(got), value) {
			t.Errorf("JSON holds the value %s", value)
		}
	}
}

func TestJSONOfNothingIsAnEmptyArray(t *testing.T) {
	for _, l := range []diag.List{nil, {}} {
		if got, _ := json.Marshal(struct{ Findings diag.List }{l}); string(got) != `{"Findings":[]}` {
			t.Errorf("got %s", got)
		}
	}
	if got, _ := json.Marshal(diag.Diagnostic{}); !strings.Contains(string(got), `"hints":[]`) {
		t.Errorf("hints of a finding without any: %s", got)
	}
}

func TestClosest(t *testing.T) {
	options := []string{"recipient", "reviews", "date_of_birth", "children", "court", "care-order", "id"}
	for word, want := range map[string]string{
		"recipent":      "recipient",
		"reveiws":       "reviews",
		"DateOfBirth":   "date_of_birth",
		"date-of-birth": "date_of_birth",
		"child":         "",
		"childern":      "children",
		"Care Order":    "care-order",
		"x":             "",
		"":              "",
		"zzzzzzzzzz":    "",
	} {
		if got := diag.Closest(word, options); got != want {
			t.Errorf("Closest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestSortPutsFilesAndPlacesInOrder(t *testing.T) {
	a, b := source.NewFile("a", []byte("xyz")), source.NewFile("b", []byte("xyz"))
	l := diag.List{
		{Rule: "1", Span: b.Span(0, 1)},
		{Rule: "2", Span: a.Span(2, 3)},
		{Rule: "4", Span: a.Span(0, 1)},
		{Rule: "3", Span: a.Span(0, 1)},
	}
	l.Sort()
	var got []string
	for _, d := range l {
		got = append(got, d.Rule)
	}
	if diff := cmp.Diff([]string{"3", "4", "2", "1"}, got); diff != "" {
		t.Error(diff)
	}
}
func TestManyFindingsOfOneKindAreCounted(t *testing.T) {
	f := source.NewFile("case.yaml", []byte(strings.Repeat("x: 1\n", 50)))
	var l diag.List
	for i := range 50 {
		l = append(l, diag.Diagnostic{Rule: "DQ-01", Severity: diag.Must, Span: f.Span(5*i, 5*i+1), Message: "there is no field {field}", Args: []diag.Arg{{Name: "field", Value: fmt.Sprint("x", i), Hidden: "this"}}})
	}
	l = append(l, diag.Diagnostic{Rule: "GAP-01", Severity: diag.Should, Span: f.Span(0, 1), Message: "a name is missing"})
	var b strings.Builder
	if err := l.WriteText(&b, diag.TextOptions{ShowValues: true, Alike: 3}); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	if strings.Count(got, "no field \"x") != 3 || !strings.Contains(got, "must[DQ-01]: 47 more of these in case.yaml: there is no field this\n") {
		t.Errorf("got:\n%s", got)
	}
	if strings.Count(got, "a name is missing") != 1 || strings.Count(got, "more of these") != 1 {
		t.Errorf("got:\n%s", got)
	}
	b.Reset()
	if err := l.WriteText(&b, diag.TextOptions{}); err != nil || strings.Count(b.String(), "no field this") != 50 {
		t.Errorf("without a limit not all are shown: %v", err)
	}
}
