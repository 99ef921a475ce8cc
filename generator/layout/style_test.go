package layout

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

func TestLengthsAreInPoints(t *testing.T) {
	st := court(t)
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"millimetres", st.Page.Width, 210 * 72 / 25.4},
		{"points", st.Text.Body.Size, 12},
		{"share", st.Space.Label, 0.38},
	} {
		if math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	if st.Text.Title.Align != AlignCentre || st.Colours.Ink != (Colour{0x1a, 0x1a, 0x1a}) || !st.Text.Note.Quiet {
		t.Errorf("title %v, ink %v, quiet note %v", st.Text.Title.Align, st.Colours.Ink, st.Text.Note.Quiet)
	}
}

// The styles that come with the program have no mistake, and their papers keep
// to what is true of every layout.
func TestBuiltInStylesAreSound(t *testing.T) {
	files, err := filepath.Glob("../../templates/styles/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no styles: %v", err)
	}
	set, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		st := readStyle(t, file)
		d := readForm(sampleText(t, "plan.txt"))
		l, _ := Paginate(d, st, set)
		checkLayoutIn(t, &st, d, l)
	}
}

func TestMistakesInStylesAreFound(t *testing.T) {
	data, err := os.ReadFile(styleFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, new, rule, at, message string }{
		{"unknown key", "right: 25mm", "rihgt: 25mm", "STY-03", "rihgt", `a style has no key "rihgt" here`},
		{"missing key", "  left: 25mm\n", "", "STY-02", "", `the key "left" is missing`},
		{"no unit", "size: 12pt, leading: 17pt, before: 0pt, after: 8pt}", "size: 12, leading: 17pt, before: 0pt, after: 8pt}", "STY-04", "12", `"12" is not a length`},
		{"unknown unit", "width: 210mm", "width: 8in", "STY-04", "8in", `"8in" is not a length`},
		{"negative", "top: 26mm", "top: -26mm", "STY-04", "-26mm", `"-26mm" is not a length`},
		{"no colour", `"#0b3c8c"`, `navy`, "STY-04", "navy", `"navy" is not a colour`},
		{"no share", "38%", "380%", "STY-04", "380%", `"380%" is not a share`},
		{"no such face", "bold-italic", "heavy", "STY-04", "heavy", `"heavy" is not one of the words for this key`},
		{"no group", "space:\n", "space: wide\nother:\n", "STY-01", "wide", "the style needs a group of keys here"},
		{"other format", "format: 1", "format: 2", "STY-04", "2", `"2" is no format of a style that this program reads`},
		{"no number", "columns: 100", "columns: few", "STY-04", "few", `"few" is not a number of columns`},
		{"no columns", "columns: 100", "columns: 0", "STY-04", "0", `"0" is not a number of columns`},
		{"no such emphasis", "emphasis: italic", "emphasis: red", "STY-04", "red", `"red" is not one of the words for this key`},
		{"no title", "title: Court papers", "title: ''", "STY-04", "", "the title must be words"},
		{"no room", "right: 25mm", "right: 160mm", "STY-05", "", "the margins leave less than 100pt for the text"},
		{"stamp in the text", "stamp-height: 18mm", "stamp-height: 40mm", "STY-05", "40mm", "the stamp area is taller than the margins, so text would stand in it"},
		{"letters like dust", "size: 12pt,", "size: 0.01pt,", "STY-07", "0.01pt", `"0.01pt" is too small or too large here`},
		{"letters like posters", "size: 12pt,", "size: 400pt,", "STY-07", "400pt", `"400pt" is too small or too large here`},
		{"lines on top of each other", "leading: 17pt", "leading: 11pt", "STY-07", "11pt", `with a leading of "11pt" the lines run into each other`},
		{"a sheet for a wall", "width: 210mm", "width: 9000mm", "STY-07", "9000mm", `"9000mm" is too small or too large here`},
		{"space without end", "indent: ", "indent: 9", "STY-07", "920pt", `"920pt" is too small or too large here`},
		{"an address beside the sheet", "to:   {left: 25mm", "to:   {left: 150mm", "STY-08", "to:", "the place of an address reaches over the edge of the sheet"},
		{"an address in the text", "to:   {left: 25mm, top: 51mm", "to:   {left: 25mm, top: 71mm", "STY-08", "to:", "the place of an address reaches into the text of the first page"},
		{"an address in the running head", "from: {left: 120mm, top: 20mm", "from: {left: 120mm, top: 12mm", "STY-08", "from:", "the place of an address reaches into the running head"},
		{"an address in the stamp", "from: {left: 120mm, top: 20mm", "from: {left: 120mm, top: 17mm", "STY-08", "from:", "the place of an address reaches into the stamp area"},
		{"a narrow address", "width: 80mm", "width: 8mm", "STY-08", "to:", "the place of an address is less than 100pt wide or 30pt high"},
		{"addresses on top of each other", "from: {left: 120mm, top: 20mm, width: 60mm, height: 24mm}", "from: {left: 90mm, top: 20mm, width: 60mm, height: 44mm}", "STY-08", "from:", "the places of the two addresses overlap"},
		{"a letter without room", "text: 95mm", "text: 250mm", "STY-05", "250mm", "the first page has less than 100pt left for the text"},
		{"no text below addresses", "  text: 95mm\n", "", "STY-02", "", `the key "text" is missing`},
		{"running head in the text", "header: ", "header: 2", "STY-05", "header", "the running head begins below the margin at the top"},
		{"a last page that is never short", "last: 35mm", "last: 150mm", "STY-05", "150mm", "the last page is to hold more than half a page of text"},
		{"footer in the text", "footer: ", "footer: 2", "STY-05", "footer", "the footer ends above the margin at the bottom"},
		{"faint text", `quiet: "#454b52"`, `quiet: "#999999"`, "STY-06", "#999999", `the colour "quiet" stands out from "white" by "2.8" to 1, and text needs 4.5 to 1`},
		{"dark background", `gap: "#fff2cc"`, `gap: "#555555"`, "STY-06", "#1a1a1a", `the colour "ink" stands out from "gap" by "2.3" to 1, and text needs 4.5 to 1`},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(string(data), c.old, c.new, 1)
			if text == string(data) {
				t.Fatalf("the style has no %q", c.old)
			}
			_, found := ReadStyle(parse(t, text))
			checkFinding(t, found, c.rule, c.at, c.message)
		})
	}
}

func checkFinding(t *testing.T, found diag.List, rule, at, message string) {
	t.Helper()
	i := slices.IndexFunc(found, func(d diag.Diagnostic) bool { return d.Rule == rule && d.Text(true) == message })
	if i < 0 {
		for _, d := range found {
			t.Logf("found %s %s", d.Rule, d.Text(true))
		}
		t.Fatalf("not found: %s %s", rule, message)
	}
	d := found[i]
	if d.Severity != diag.Must || d.Blocks != diag.Write || len(d.Hints) == 0 {
		t.Errorf("severity %v, blocks %v, hints %q", d.Severity, d.Blocks, d.Hints)
	}
	if at != "" && !strings.Contains(d.Span.Text(), at) && !strings.Contains(d.Span.File.Line(d.Span.Pos().Line), at) {
		t.Errorf("points at %q, want %q", d.Span.Text(), at)
	}
}

func TestNoStyleIsAFinding(t *testing.T) {
	if _, found := ReadStyle(nil); len(found) == 0 {
		t.Error("nothing found")
	}
	if _, found := ReadStyle(&tree.Node{Kind: tree.String}); len(found) == 0 {
		t.Error("nothing found")
	}
}

// The schema of styles names the keys that ReadStyle reads, each with words
// for people.
func TestSchemaNamesTheKeysOfStyles(t *testing.T) {
	data, err := os.ReadFile("../../schemas/meta/style.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(styleFile)
	if err != nil {
		t.Fatal(err)
	}
	checkKeys(t, "", schema, schema["$defs"].(map[string]any), parse(t, string(text)))
}

// checkKeys compares the required keys of an object of the schema with those
// of the style that stands for all styles.
func checkKeys(t *testing.T, at string, schema, defs map[string]any, n *tree.Node) {
	t.Helper()
	if ref, ok := schema["$ref"].(string); ok {
		schema = defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	}
	if n.Kind != tree.Map {
		return
	}
	properties := schema["properties"].(map[string]any)
	for _, name := range schema["required"].([]any) {
		if n.Field(name.(string)) == nil {
			t.Errorf("the schema asks for %s/%s, which the style lacks", at, name)
		}
	}
	for _, f := range n.Fields {
		p, ok := properties[f.Name].(map[string]any)
		if !ok {
			t.Errorf("the schema has no %s/%s", at, f.Name)
			continue
		}
		if p["title"] == nil || p["description"] == nil || p["examples"] == nil {
			t.Errorf("%s/%s has no title, description or examples", at, f.Name)
		}
		checkKeys(t, at+"/"+f.Name, p, defs, f.Value)
	}
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	white := Colour{255, 255, 255}
	for _, c := range []struct {
		colour Colour
		want   float64
	}{{Colour{}, 21}, {white, 1}, {Colour{118, 118, 118}, 4.54}} {
		if got := Contrast(c.colour, white); got < c.want-0.01 || got > c.want+0.01 {
			t.Errorf("%v: %.2f, want %.2f", c.colour, got, c.want)
		}
	}
}

// A missing character points into the case where the case holds it, and into
// the template where its own words do.
func TestMissingCharactersPointAtTheirPlace(t *testing.T) {
	file := source.NewFile("body.xhtml.tmpl", []byte("<p>{{.name}} 🧒</p>"))
	fromCase := &doc.Origin{Template: file.Span(3, 12), Data: []string{"/children/0/name"}}
	fromTemplate := &doc.Origin{Template: file.Span(13, 17)}
	d := &doc.Document{Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{
		&doc.Text{Value: "🧒🧒", Origin: fromCase}, &doc.Text{Value: " 🧒", Origin: fromTemplate},
	}}}}
	_, found := paginate(t, d)
	if len(found) != 2 {
		t.Fatalf("%d findings, want one for each place", len(found))
	}
	if found[0].Path != "/children/0/name" || !found[0].Span.IsZero() {
		t.Errorf("a value of the case points at %q and the template", found[0].Path)
	}
	if found[1].Path != "" || found[1].Span.Text() != "🧒" {
		t.Errorf("the template's words point at %q, %q", found[1].Path, found[1].Span.Text())
	}
	if text := found[0].Text(false); strings.Contains(text, "🧒") || !strings.Contains(text, "U+1F9D2") {
		t.Errorf("where values are hidden it says %q", text)
	}
	if l := (diag.List)(found); l.Blocks() != diag.Write {
		t.Error("an empty box could be written")
	}
}

func TestRunningHeadsThatCrowdThePageAreFound(t *testing.T) {
	d := &doc.Document{Footer: words(strings.Repeat("Confidential to the parties. ", 150)), Blocks: []doc.Block{p("Text")}}
	_, found := paginate(t, d)
	if len(found) != 1 || found[0].Rule != "LAY-02" {
		t.Errorf("found %v", found)
	}
}

func TestItemsKeepTheirOrigin(t *testing.T) {
	origin := &doc.Origin{Data: []string{"/x"}}
	d := &doc.Document{Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{
		&doc.Text{Value: "plain "}, &doc.Strong{Inlines: []doc.Inline{&doc.Text{Value: "value", Origin: origin}}},
	}}}}
	l, _ := paginate(t, d)
	found := false
	for _, it := range l.Pages[0].Items {
		if it.Run != nil && it.Run.Text == "value" {
			found = it.Origin == origin
		}
	}
	if !found {
		t.Error("the origin of a value is lost on the page")
	}
}
