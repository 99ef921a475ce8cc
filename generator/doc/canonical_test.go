package doc

import (
	"strings"
	"testing"

	"casedocs/generator/civil"
	"casedocs/generator/source"
)

func sample() *Document {
	f := source.NewFile("body.xhtml.tmpl", []byte("<p>Ada</p>"))
	o := &Origin{Template: f.Span(3, 6), Data: []string{"/people/0/name"}, Control: []string{"/people"}}
	return &Document{
		Meta:   Meta{Type: "support-plan", Title: "A plan", Language: "en-GB", Draft: true, AsOf: civil.Date{Year: 2026, Month: 11, Day: 21}},
		Header: []Inline{&Text{Value: "Plan"}},
		Blocks: []Block{
			&Section{Key: "who", Blocks: []Block{
				&Heading{Level: 1, Inlines: []Inline{&Text{Value: "Who & <what>"}}},
				&Paragraph{Number: 1, Inlines: []Inline{&Text{Value: "Dear "}, &Text{Value: "Ada", Origin: o}, &Strong{Inlines: []Inline{&Gap{Label: "the day"}}}}},
			}},
			&List{Ordered: true, Items: []ListItem{{Key: "a", Blocks: []Block{&Paragraph{Inlines: []Inline{&Withheld{}}}}}}},
			&Table{Widths: []float64{2, 1}, Body: []Row{{Key: "r", Cells: []Cell{{Header: true, Scope: "row", ColSpan: 1, RowSpan: 1}, {ColSpan: 2, RowSpan: 1}}}}},
			&Fields{Items: []FieldItem{{Name: []Inline{&Text{Value: "Born"}}}}},
			&Line{Left: []Inline{&Text{Value: "l"}}},
			&Rule{},
			&Signature{Key: "mother", Name: []Inline{&Text{Value: "Ada"}}, Date: []Inline{&Text{Value: "9 March 2027"}}},
			&Keep{Blocks: []Block{&PageBreak{}}},
		},
	}
}

const wantCanonical = `{
  "meta": {
    "type": "support-plan",
    "title": "A plan",
    "language": "en-GB",
    "as_of": "2026-11-21",
    "draft": true
  },
  "header": [
    {
      "inline": "text",
      "text": "Plan"
    }
  ],
  "blocks": [
    {
      "block": "section",
      "key": "who",
      "blocks": [
        {
          "block": "heading",
          "level": 1,
          "inlines": [
            {
              "inline": "text",
              "text": "Who & <what>"
            }
          ]
        },
        {
          "block": "paragraph",
          "number": 1,
          "inlines": [
            {
              "inline": "text",
              "text": "Dear Ada"
            },
            {
              "inline": "strong",
              "inlines": [
                {
                  "inline": "gap",
                  "label": "the day"
                }
              ]
            }
          ]
        }
      ]
    },
`

func TestCanonicalFormIsStable(t *testing.T) {
	got := string(Canonical(sample(), false))
	if !strings.HasPrefix(got, wantCanonical) {
		t.Errorf("got\n%s\nwant it to begin\n%s", got, wantCanonical)
	}
}

func TestCanonicalFormWithOrigins(t *testing.T) {
	got := string(Canonical(sample(), true))
	for _, want := range []string{`"template": "body.xhtml.tmpl:1:4"`, `"/people/0/name"`, `"text": "Dear "`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

func TestContentHash(t *testing.T) {
	first := ContentHash(sample())
	tests := []struct {
		name   string
		change func(*Document)
		same   bool
	}{
		{"the draft mark goes", func(d *Document) { d.Meta.Draft = false }, true},
		{"asked on another day", func(d *Document) { d.Meta.AsOf = civil.Date{Year: 2027, Month: 1, Day: 1} }, true},
		{"signed", func(d *Document) { d.Meta.SignedBy = []string{"Ada"} }, true},
		{"another version of the program", func(d *Document) { d.Meta.Generator = "casedocs 2" }, true},
		{"a signature's date", func(d *Document) { d.Blocks[6].(*Signature).Date = nil }, true},
		{"a text cut in two", func(d *Document) { d.Header = []Inline{&Text{Value: "Pl"}, &Text{Value: "an"}} }, true},
		{"origins", func(d *Document) { d.Blocks[0].(*Section).Origin = &Origin{Data: []string{"/x"}} }, true},
		{"who must sign", func(d *Document) { d.Blocks[6].(*Signature).Name = nil }, false},
		{"a word", func(d *Document) { d.Header = []Inline{&Text{Value: "Plans"}} }, false},
		{"a key", func(d *Document) { d.Blocks[0].(*Section).Key = "whom" }, false},
		{"the paper's date", func(d *Document) { d.Meta.Date = civil.Date{Year: 2027, Month: 1, Day: 1} }, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := sample()
			tt.change(d)
			if same := ContentHash(d) == first; same != tt.same {
				t.Errorf("same hash: %v, want %v", same, tt.same)
			}
		})
	}
}
