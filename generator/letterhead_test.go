package generator

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casedocs/generator/catalog"
	"casedocs/generator/pdfcheck"
)

// withLetterhead opens the built-in assets below the mark of the samples, changed
// file by file.
func withLetterhead(t *testing.T, changed map[string]string) (*Engine, []string) {
	t.Helper()
	files := fstest.MapFS{}
	own := os.DirFS("../samples/assets")
	for _, name := range []string{"letterhead.yaml", "fernwick.svg"} {
		name = "schemas/policy/camden/" + name
		f, err := own.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(f); err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: b.Bytes()}
	}
	for name, text := range changed {
		files["schemas/policy/camden/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	e, found, err := Open(catalog.New(catalog.Layer{Name: "own", FS: files}, builtInLayer()), "test")
	if err != nil {
		t.Fatal(err)
	}
	return e, slices.Collect(strings.Lines(inWords(found)))
}

// marks returns the words of the pictures in the letters of a sample.
func marksOn(t *testing.T, e *Engine, sample string) map[string]int {
	t.Helper()
	res, err := e.Make(sampleCases(t)[sample], Options{AsOf: asOf, Documents: []string{"closure-letter"}, Formats: []string{"pdf"}})
	if err != nil || len(res.Outputs) == 0 {
		t.Fatal(err, inWords(res.Findings))
	}
	marks := map[string]int{}
	for _, o := range res.Outputs {
		report, err := pdfcheck.Check(o.Data)
		if err != nil || len(report.Problems) > 0 {
			t.Fatalf("%s: %v %v", o.Name, err, report.Problems)
		}
		for _, p := range report.Pictures {
			marks[p.Alt]++
		}
		if len(report.Pictures) > 1 {
			t.Errorf("%s shows %d pictures", o.Name, len(report.Pictures))
		}
	}
	return marks
}

func TestLettersCarryTheMarkOfTheirOwnCouncil(t *testing.T) {
	e, found := withLetterhead(t, nil)
	if len(found) > 0 {
		t.Fatal(found)
	}
	if marks := marksOn(t, e, "closure-ran-out"); marks["Fernwick Borough Council: a fern beside a bridge"] < 6 {
		t.Errorf("letters of Fernwick show %v", marks)
	}
	// Another council that follows the same procedure.
	if marks := marksOn(t, e, "refuge-school"); len(marks) > 0 {
		t.Errorf("letters of Ospreywick show %v", slices.Collect(maps.Keys(marks)))
	}
}

func TestLettersMayCarryAPhotographOrPixels(t *testing.T) {
	var b bytes.Buffer
	img := image.NewNRGBA(image.Rect(0, 0, 60, 20))
	for i := range 60 * 20 {
		img.Set(i%60, i/60, color.NRGBA{R: 30, G: 90, A: 255})
	}
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	head := "format: 1\nauthority: Fernwick Borough Council\nlogo: mark.png\nalternative_text: Fernwick\n"
	e, found := withLetterhead(t, map[string]string{"letterhead.yaml": head, "mark.png": b.String()})
	if len(found) > 0 {
		t.Fatal(found)
	}
	if marks := marksOn(t, e, "closure-ran-out"); marks["Fernwick"] < 6 {
		t.Errorf("letters show %v", marks)
	}
}

func TestWrongLetterheadsAreFound(t *testing.T) {
	head := "format: 1\nauthority: Fernwick Borough Council\nlogo: fernwick.svg\nalternative_text: Fernwick\n"
	for name, c := range map[string]struct {
		changed map[string]string
		want    string
	}{
		"no picture":    {map[string]string{"letterhead.yaml": strings.Replace(head, "fernwick.svg", "mark.png", 1)}, "PIC-02"},
		"no words":      {map[string]string{"letterhead.yaml": strings.Replace(head, "alternative_text: Fernwick\n", "", 1)}, "alternative"},
		"a folder":      {map[string]string{"letterhead.yaml": strings.Replace(head, "fernwick.svg", "../hull/x.png", 1)}, "letterhead.yaml:3"},
		"broken":        {map[string]string{"fernwick.svg": "<svg"}, "PIC-01"},
		"letters in it": {map[string]string{"fernwick.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>F</text></svg>`}, "outlines"},
	} {
		if _, found := withLetterhead(t, c.changed); !strings.Contains(strings.Join(found, "\n"), c.want) {
			t.Errorf("%s: %v, want %q", name, found, c.want)
		}
	}
}
