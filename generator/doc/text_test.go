package doc

import "testing"

func said(s string) []Inline { return []Inline{&Text{Value: s}} }

func oneParagraph(s string) []Block { return []Block{&Paragraph{Inlines: said(s)}} }

func TestPlainTextIsWhatThePaperSays(t *testing.T) {
	for _, c := range []struct {
		name  string
		block Block
		want  string
	}{
		{"paragraph", &Paragraph{Inlines: said("Plan")}, "Plan\n"},
		{"numbered paragraph", &Paragraph{Number: 7, Inlines: said("Plan")}, "7. Plan\n"},
		{"heading in a section", &Section{Blocks: []Block{&Heading{Level: 1, Inlines: said("Plan")}}}, "Plan\n"},
		{"bullets", &List{Items: []ListItem{{Blocks: oneParagraph("a")}, {Blocks: oneParagraph("b")}}}, "• a\n• b\n"},
		{"numbers", &List{Ordered: true, Items: []ListItem{{Blocks: oneParagraph("a")}, {Blocks: oneParagraph("b")}}}, "1. a\n2. b\n"},
		{"table", &Table{
			Caption: said("c"),
			Head:    []Row{{Cells: []Cell{{Blocks: oneParagraph("h")}}}},
			Body:    []Row{{Cells: []Cell{{Blocks: oneParagraph("a")}, {Blocks: oneParagraph("b")}}}},
		}, "c\nh\na\nb\n"},
		{"fields", &Fields{Items: []FieldItem{{Name: said("Name"), Value: oneParagraph("Otis")}}}, "Name\nOtis\n"},
		{"line", &Line{Left: said("l"), Right: said("r")}, "l\nr\n"},
		{"unsigned", &Signature{Name: said("Zoë")}, "Signature\nName Zoë\nDate\n"},
		{"signed", &Signature{Name: said("Zoë"), Method: said("By hand"), Date: said("9 March 2027")}, "Name Zoë\nHow signed By hand\nDate 9 March 2027\n"},
		{"lines of an address", &Paragraph{Style: "to", Inlines: []Inline{&Text{Value: "1 High Street"}, &Break{}, &Text{Value: "Leeds"}}}, "1 High Street Leeds\n"},
		{"keep", &Keep{Blocks: oneParagraph("a")}, "a\n"},
		{"nothing", &Rule{}, ""},
		{"inlines", &Paragraph{Inlines: []Inline{
			&Strong{Inlines: said("a")}, &Emph{Inlines: said("b")}, &Link{Target: "https://example.org/", Inlines: said("c")},
			&Span{Language: "cy", Inlines: said("d")}, &Ins{Inlines: said("e")}, &Del{Inlines: said("f")},
			&Gap{Label: "who"}, &Withheld{},
		}}, "abcdefNot yet recorded: who[withheld]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := PlainText([]Block{c.block}); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}
