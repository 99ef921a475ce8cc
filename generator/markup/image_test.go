package markup

import (
	"strings"
	"testing"

	"casedocs/generator/doc"
)

func TestPicturesAndContentsAreBlocks(t *testing.T) {
	_, d, found := written(t, `<img src="steps.svg" alt=" Three steps. " width="40mm"/><img src="logo.png" alt="The council" class="logo"/><contents title="What is in here" levels="2" over="3"/>`)
	if len(found) > 0 {
		t.Fatalf("found %s", found[0].Text(true))
	}
	steps, logo := d.Blocks[0].(*doc.Image), d.Blocks[1].(*doc.Image)
	if steps.Source != "steps.svg" || steps.Alt != "Three steps." || steps.Width < 113 || steps.Width > 114 || logo.Style != "logo" {
		t.Errorf("%+v, %+v", steps, logo)
	}
	given := d.Blocks[2].(*doc.Contents)
	_, d, _ = written(t, "<contents/>")
	plain := d.Blocks[0].(*doc.Contents)
	if plain.Title != "Contents" || plain.Levels != 1 || plain.Over != 6 || given.Title != "What is in here" || given.Levels != 2 || given.Over != 3 {
		t.Errorf("%+v, %+v", plain, given)
	}
}

func TestWhatIsWrongWithAPicture(t *testing.T) {
	for body, want := range map[string]string{
		`<img alt="A boat"/>`:                           "has no file",
		`<img src="a.png"/>`:                            "no alternative text",
		`<img src="a.png" alt=" "/>`:                    "no alternative text",
		`<img src="a.png" alt="x" width="4"/>`:          "no length that a page has",
		`<img src="a.png" alt="x" width="4m"/>`:         "no length that a page has",
		`<img src="a.png" alt="x" width="NaNmm"/>`:      "no length that a page has",
		`<img src="a.png" alt="x" width="900cm"/>`:      "no length that a page has",
		`<img src="a.png" alt="x" class="lead"/>`:       "cannot be",
		`<img src="a.png" alt="x" style="float:left"/>`: "no attribute",
		`<p><img src="a.png" alt="x"/></p>`:             "is a block",
		`<contents/><section><contents/></section>`:     "a table of contents already",
		`<contents levels="0"/>`:                        "no whole number from 1 to 4",
		`<contents over="many"/>`:                       "no whole number from 1 to 500",
		`<contents>words</contents>`:                    "holds nothing",
		`<ul><li><contents/></li></ul>`:                 `cannot stand in "<li>"`,
		`<keep><contents/></keep>`:                      `cannot stand in "<keep>"`,
	} {
		_, _, found := written(t, body)
		if len(found) == 0 || !strings.Contains(found[0].Text(true), want) {
			t.Errorf("%s: %v, want %q", body, found, want)
		}
	}
}
