package markup

import (
	"strings"
	"testing"

	"casedocs/generator/doc"
	"casedocs/generator/source"
)

// parseText parses a text that is all a template's own.
func parseText(text string) (*Element, []string) {
	file := source.NewFile("t.tmpl", []byte(text))
	root, diags := Parse([]byte(text), []Mark{{Origin: &doc.Origin{Template: file.Span(0, len(text))}}})
	var said []string
	for _, d := range diags {
		p := d.Span.Pos()
		said = append(said, strings.Join([]string{d.Rule, d.Text(true), string(rune('0'+p.Line)) + ":" + string(rune('0'+p.Column))}, " | "))
	}
	return root, said
}

func TestParseSaysWhatIsNotWellFormed(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing", "", `MARK-03 | the template makes no text | 1:1`},
		{"text outside", "x<a/>", `MARK-03 | text stands outside the root element | 1:1`},
		{"two roots", "<a/><b/>", `MARK-03 | the tag "<b>" stands outside the root element | 1:5`},
		{"never closed", "<a><b></b>", `MARK-03 | the tag "<a>" is never closed | 1:1`},
		{"not open", "<a></b></a>", `MARK-03 | "</b>" closes a tag that is not open | 1:4`},
		{"crossed", "<a><b></a>", `MARK-03 | "</a>" stands where "<b>" is still open | 1:7`},
		{"tag not closed", "<a><b <c/></a>", `MARK-01 | the tag "<b" is not closed with “>” | 1:4`},
		{"end tag not closed", "<a></a", `MARK-01 | the tag "</a" is not closed with “>” | 1:4`},
		{"comment", "<a><!-- </a>", `MARK-01 | this comment is never closed with “-->” | 1:4`},
		{"no value", "<a b></a>", `MARK-01 | the attribute "b" needs a value in double quotes | 1:4`},
		{"single quotes", "<a b='c'></a>", `MARK-01 | the attribute "b" needs a value in double quotes | 1:4`},
		{"value not closed", "<a b=\"c></a>", `MARK-01 | the value of the attribute "b" is not closed with a double quote | 1:4`},
		{"bare sign", "<a>\n 1 < 2</a>", `MARK-01 | a bare “<” is not allowed in text; write &lt; for the sign itself | 2:4`},
		{"processing instruction", "<a><?x?></a>", `MARK-01 | a bare “<” is not allowed in text; write &lt; for the sign itself | 1:4`},
		{"control character", "<a>\x01</a>", `MARK-01 | there is a character here that no document can hold | 1:4`},
		{"torn character", "<a>\xff</a>", `MARK-01 | there is a character here that no document can hold | 1:4`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, said := parseText(tt.text)
			if len(said) == 0 || said[0] != tt.want {
				t.Errorf("got  %q\nwant %q", said, tt.want)
			}
		})
	}
}

func TestDeepTagsEndTheReading(t *testing.T) {
	_, said := parseText(strings.Repeat("<a>", 1000))
	if len(said) != 1 || !strings.Contains(said[0], "more than 64 deep") {
		t.Errorf("got %q", said)
	}
}

func TestEveryElementKnowsItsPlace(t *testing.T) {
	root, said := parseText("<document>\n  <p\n key=\"é\">x <em>y</em></p></document>")
	if len(said) > 0 {
		t.Fatal(said)
	}
	p := root.Kids[1].(*Element)
	em := p.Kids[1].(*Element)
	for _, tt := range []struct {
		what string
		got  source.Span
		want source.Pos
	}{
		{"p", p.Span(), source.Pos{Line: 2, Column: 3}},
		{"key", p.Attrs[0].Origin.Template, source.Pos{Line: 3, Column: 2}},
		{"em", em.Span(), source.Pos{Line: 3, Column: 12}},
		{"y", em.Kids[0].(*Chars).Origin.Template, source.Pos{Line: 3, Column: 16}},
	} {
		if tt.got.Pos() != tt.want {
			t.Errorf("%s stands at %v, want %v", tt.what, tt.got.Pos(), tt.want)
		}
	}
	if got := em.Span().Text(); got != "<em>" {
		t.Errorf("the span of em covers %q", got)
	}
}
