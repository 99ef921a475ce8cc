package markup

import (
	"strings"
	"testing"
	"unicode/utf8"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/source"
)

// naughty are texts that markup of other kinds has tripped over.
var naughty = []string{
	"", " ", "a  b", "\t", "\r\n", "\r", "a\r\n\r\nb", "<", ">", "&", "&amp;", "&#60;", "]]>", "<!--", "-->",
	`"`, "'", "<script>alert(1)</script>", "{{.x}}", "\u00a0", "\u2028", "\u202e", "\ufeff", "é", "😀", "\x7f",
	"<b>*A & B*</b>\n# | \"x\" 'y'", "Te\u0301st", "אב", "a\u0000b", "\xff",
}

// FuzzEscape: for every text of characters that XML can hold, what is read
// back from its escaped form, in an element and in an attribute, is the text
// itself, with CRLF and CR as LF.
func FuzzEscape(f *testing.F) {
	for _, s := range naughty {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		escaped := Escape(s)
		if !utf8.ValidString(s) || strings.IndexFunc(s, notXML) >= 0 {
			s = strings.Map(func(r rune) rune {
				if notXML(r) {
					return utf8.RuneError
				}
				return r
			}, s)
		}
		want := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
		body, attr := readBack(t, escaped)
		if body != want || attr != want {
			t.Errorf("%q reads back as %q and, in an attribute, %q", want, body, attr)
		}
	})
}

// readBack parses a value printed into an element and an attribute.
func readBack(t *testing.T, escaped string) (body, attr string) {
	t.Helper()
	var text string
	var marks []Mark
	for i, piece := range []string{`<p key="`, escaped, `">`, escaped, `</p>`} {
		marks = append(marks, Mark{Offset: len(text), Origin: &doc.Origin{}, Value: i%2 == 1})
		text += piece
	}
	root, diags := Parse([]byte(text), marks)
	if len(diags) > 0 {
		t.Fatalf("%s: %s", text, diags[0].Text(true))
	}
	for _, k := range root.Kids {
		body += k.(*Chars).Text
	}
	return body, root.Attr("key")
}

// FuzzMarkup: no text makes reading or building panic, and what is wrong has
// a place.
func FuzzMarkup(f *testing.F) {
	for _, s := range naughty {
		f.Add("<document><p>"+s+"</p></document>", uint8(3))
	}
	f.Add(`<document><table widths="1 2"><tbody><tr><td rowspan="2">a</td></tr></tbody></table></document>`, uint8(0))
	f.Add(`<workbook><sheet name="a"><columns><column kind="date">D</column></columns><row key="r"><cell>x</cell></row></sheet></workbook>`, uint8(9))
	f.Add(`<document><h3/><ul><li>x<p>y</p></li></ul><dl><dt/></dl><a href="x:y"/><p class="q" key=""></document`, uint8(20))
	f.Fuzz(func(t *testing.T, text string, cut uint8) {
		file := source.NewFile("t.tmpl", []byte(text))
		at := min(int(cut), len(text))
		marks := []Mark{
			{Offset: 0, Origin: &doc.Origin{Template: file.Span(0, at)}},
			{Offset: at, Origin: &doc.Origin{Template: file.Span(at, len(text))}, Value: cut%2 == 0},
		}
		root, diags := Parse([]byte(text), marks)
		if root == nil {
			if len(diags) == 0 {
				t.Error("nothing is read and nothing is said")
			}
			return
		}
		d, more := Document(root, doc.Meta{})
		if d != nil {
			doc.Canonical(d, true)
		}
		if d == nil && more.Blocks() != diag.Write {
			t.Error("no document is built and nothing is said")
		}
		for _, x := range append(diags, more...) {
			if x.Span.IsZero() {
				t.Errorf("no place: %s", x.Text(true))
			}
		}
		Workbook(root, doc.Meta{})
	})
}
