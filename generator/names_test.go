package generator

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"casedocs/generator/catalog"
	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// TestLettersThatNoFontHasBlockWriting holds what is said about a name that
// cannot be printed: where it stands, and what to do.
func TestLettersThatNoFontHasBlockWriting(t *testing.T) {
	const file = "../samples/bad/no-font.yaml"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Name: "no-font.yaml", Files: []*source.File{source.NewFile("no-font.yaml", data)}}
	res, err := builtIn(t).Make(in, Options{AsOf: asOf, Documents: []string{"support-plan"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Outputs) > 0 {
		t.Error("papers were made although a name in them cannot be read")
	}
	found := slices.DeleteFunc(res.Findings, func(d diag.Diagnostic) bool { return d.Rule != "DQ-03" })
	if len(found) != 1 {
		t.Errorf("%d findings about one name", len(found))
	}
	for _, d := range found {
		if d.Severity != diag.Must || d.Blocks != diag.Write || d.Path != "/children/0/name" || d.Span.Pos().Line != 7 {
			t.Errorf("%v, blocks %v, path %q, line %d: %s", d.Severity, d.Blocks, d.Path, d.Span.Pos().Line, d.Text(true))
		}
	}
	golden(t, "../samples/bad/no-font.want", []byte(inWords(found)))
}

// TestFontsOfTheUserSetWhatOthersLack makes the papers of that case with
// Debian's Bengali font.
func TestFontsOfTheUserSetWhatOthersLack(t *testing.T) {
	const font = "/usr/share/fonts/truetype/noto/NotoSansBengali-Regular.ttf"
	letters, err := os.ReadFile(font)
	if err != nil {
		t.Skipf("%s is not there: install fonts-noto-core", font)
	}
	c := builtInCatalog()
	c.AddFonts([]catalog.Font{{Name: "NotoSansBengali-Regular.ttf", Data: letters}})
	e, found, err := Open(c, "test")
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	data, err := os.ReadFile("../samples/bad/no-font.yaml")
	if err != nil {
		t.Fatal(err)
	}
	res, err := e.Make(Input{Name: "no-font.yaml", Files: []*source.File{source.NewFile("no-font.yaml", data)}}, Options{AsOf: asOf})
	if err != nil || len(res.Outputs) == 0 {
		t.Fatalf("no papers: %v %s", err, inWords(res.Findings))
	}
	checkPDFs(t, res)
	all, err := Assets(c)
	if err != nil {
		t.Fatal(err)
	}
	if want := catalog.NewEntry("fonts/NotoSansBengali-Regular.ttf", FontsLayer, letters); !slices.Contains(all, want) {
		t.Error("the font is not listed as an asset")
	}
}

// TestNamesAreComposedEverywhere writes a case twice: with letters and their
// marks as one character, and apart. The papers must have the same bytes, so
// in text, bookmarks, metadata and cells there is one form alone.
func TestNamesAreComposedEverywhere(t *testing.T) {
	sample := sampleCases(t)["fernwick-juniper-otis"]
	made := map[string]Result{}
	for name, form := range map[string]norm.Form{"as one": norm.NFC, "apart": norm.NFD} {
		in := Input{Name: sample.Name}
		for _, f := range sample.Files {
			text := strings.ReplaceAll(string(f.Data()), "Marla", "Marlène-Zoë Ẹ̀bùn Nguyễn")
			in.Files = append(in.Files, source.NewFile(f.Name(), form.Bytes([]byte(text))))
		}
		res, err := builtIn(t).Make(in, Options{AsOf: asOf})
		if err != nil {
			t.Fatal(err)
		}
		made[name] = res
	}
	whole, apart := made["as one"].Outputs, made["apart"].Outputs
	if len(whole) == 0 || len(whole) != len(apart) {
		t.Fatalf("%d files and %d: %s", len(whole), len(apart), inWords(made["apart"].Findings))
	}
	for i := range whole {
		if !bytes.Equal(whole[i].Data, apart[i].Data) {
			t.Errorf("%s has other bytes when marks are written apart", whole[i].Name)
		}
	}
}
