package layout

import (
	"fmt"
	"strconv"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// styleReader reads the values of a style file and collects what is wrong.
type styleReader struct {
	found diag.List
}

func (r *styleReader) report(rule string, n *tree.Node, message, hint string, args ...diag.Arg) {
	d := diag.Diagnostic{
		Rule: rule, Severity: diag.Must, Blocks: diag.Write,
		Message: message, Args: args, Hints: []string{hint},
	}
	if n != nil {
		d.Span, d.Path = n.Span, n.Pointer
	}
	r.found = append(r.found, d)
}

// group reads a map: every setting that is required, those that may be left
// out, and nothing else.
func (r *styleReader) group(n *tree.Node, name string, required []setting, optional ...setting) {
	if n == nil || n.Kind != tree.Map {
		r.report("STY-01", n, "the style needs a group of keys here", "write the keys of a style below each other, as templates/styles/court.yaml does")
		return
	}
	for _, s := range required {
		if value := n.Field(s.key); value != nil {
			s.read(value)
			continue
		}
		r.report("STY-02", n, "the key {key} is missing", "add the key {key}", diag.Word("key", s.key))
	}
	for _, s := range optional {
		if value := n.Field(s.key); value != nil {
			s.read(value)
		}
	}
	known := append(required[:len(required):len(required)], optional...)
	for i := range n.Fields {
		if f := &n.Fields[i]; !has(known, f.Name) {
			r.report("STY-03", &tree.Node{Span: f.Span, Pointer: f.Value.Pointer},
				"a style has no key {key} here", "remove it, or use one of: "+keys(known), diag.Word("key", f.Name))
		}
	}
}

func has(settings []setting, key string) bool {
	for _, s := range settings {
		if s.key == key {
			return true
		}
	}
	return false
}

func keys(settings []setting) string {
	names := make([]string, len(settings))
	for i, s := range settings {
		names[i] = s.key
	}
	return strings.Join(names, ", ")
}

func (r *styleReader) format(n *tree.Node) {
	if n.Text != "1" {
		r.report("STY-04", n, "{value} is no format of a style that this program reads", "write format: 1", diag.Word("value", n.Text))
	}
}

func (r *styleReader) title(n *tree.Node) {
	if n.Kind != tree.String || n.Text == "" {
		r.report("STY-04", n, "the title must be words", "write what the style is for")
	}
}

// units are the units of length in points.
var units = []word[float64]{{"mm", 72 / 25.4}, {"cm", 720 / 25.4}, {"pt", 1}}

// bounds are the least and the greatest length that makes sense in a place, in
// points.
type bounds struct{ least, most float64 }

var (
	letters = bounds{6, 72}     // what can be read and is no poster
	between = bounds{0, 144}    // space between parts of a page
	lineOf  = bounds{6, 144}    // from one line to the next
	sheet   = bounds{200, 3400} // about A7 to A0
	onSheet = bounds{0, 3400}   // checkRoom has the rest
	signing = bounds{12, 144}   // height of a line to sign on
)

func (b bounds) words() string { return fmt.Sprintf("%gpt to %gpt", b.least, b.most) }

func (r *styleReader) length(to *float64, b bounds) func(*tree.Node) {
	return func(n *tree.Node) {
		for _, u := range units {
			if number, ok := strings.CutSuffix(n.Text, u.name); ok {
				if v, err := strconv.ParseFloat(number, 64); err == nil && v >= 0 {
					if *to = v * u.value; *to < b.least || *to > b.most {
						r.report("STY-07", n, "{value} is too small or too large here", "write a length from "+b.words(), diag.Word("value", n.Text))
					}
					return
				}
			}
		}
		r.report("STY-04", n, "{value} is not a length", "write a number with mm, cm or pt, such as 12pt", diag.Word("value", n.Text))
	}
}

func (r *styleReader) share(to *float64) func(*tree.Node) {
	return func(n *tree.Node) {
		number, ok := strings.CutSuffix(n.Text, "%")
		v, err := strconv.ParseFloat(number, 64)
		if !ok || err != nil || v <= 0 || v >= 100 {
			r.report("STY-04", n, "{value} is not a share", "write a number between 0 and 100 with %, such as 38%", diag.Word("value", n.Text))
			return
		}
		*to = v / 100
	}
}

// mostColumns is more than any table has.
const mostColumns = 100

func (r *styleReader) count(to *int) func(*tree.Node) {
	return func(n *tree.Node) {
		v, err := strconv.Atoi(n.Text)
		if err != nil || v < 1 || v > mostColumns {
			r.report("STY-04", n, "{value} is not a number of columns", "write a whole number from 1 to "+strconv.Itoa(mostColumns), diag.Word("value", n.Text))
			return
		}
		*to = v
	}
}

func (r *styleReader) colour(to *Colour) func(*tree.Node) {
	return func(n *tree.Node) {
		digits, ok := strings.CutPrefix(n.Text, "#")
		v, err := strconv.ParseUint(digits, 16, 24)
		if !ok || err != nil || len(digits) != 6 {
			r.report("STY-04", n, "{value} is not a colour", `write # and six digits 0-9 and a-f in quotes, such as "#1a1a1a"`, diag.Word("value", n.Text))
			return
		}
		*to = Colour{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)}
	}
}

// choice reads one of a few words.
func choice[T any](r *styleReader, to *T, words []word[T]) func(*tree.Node) {
	return func(n *tree.Node) {
		names := make([]string, len(words))
		for i, w := range words {
			if names[i] = w.name; w.name == n.Text {
				*to = w.value
				return
			}
		}
		r.report("STY-04", n, "{value} is not one of the words for this key", "use one of: "+strings.Join(names, ", "), diag.Word("value", n.Text))
	}
}

// checkRoom reports margins that leave no room for text.
func (r *styleReader) checkRoom(n *tree.Node, st *Style) {
	p := &st.Page
	if p.measure() < 100 || p.Height-p.Top-p.Bottom < 100 || p.Width-p.Left-p.StampWidth < 100 {
		r.report("STY-05", n.Field("page"), "the margins leave less than 100pt for the text", "make the sheet larger or the margins smaller")
	}
	if p.Header > p.Top {
		r.report("STY-05", n.At("/page/header"), "the running head begins below the margin at the top", "make it smaller than top")
	}
	if p.Footer > p.Bottom {
		r.report("STY-05", n.At("/page/footer"), "the footer ends above the margin at the bottom", "make it smaller than bottom")
	}
	if p.Last > (p.Height-p.Top-p.Bottom)/2 {
		r.report("STY-05", n.At("/page/last"), "the last page is to hold more than half a page of text", "make it smaller")
	}
	if p.StampHeight > min(p.Top, p.Bottom) {
		r.report("STY-05", n.At("/page/stamp-height"), "the stamp area is taller than the margins, so text would stand in it", "make it lower, or the margins at the top and the bottom taller")
	}
}

// checkPlaces reports addresses that would stand on something else or off the
// sheet.
func (r *styleReader) checkPlaces(n *tree.Node, st *Style) {
	p := &st.Places
	for _, a := range []struct {
		key, of string
		place   *Place
	}{{"to", "an address", p.To}, {"from", "an address", p.From}, {"logo", "the mark", p.Logo}} {
		if a.place != nil {
			r.checkPlace(n.At("/places/"+a.key), st, a.place, a.of)
		}
	}
	if p.To != nil && p.From != nil && p.To.meets(p.From) {
		r.report("STY-08", n.At("/places/from"), "the places of the two addresses overlap", "move one of them or make it smaller")
	}
	if p.Logo != nil && (p.To != nil && p.To.meets(p.Logo) || p.From != nil && p.From.meets(p.Logo)) {
		r.report("STY-08", n.At("/places/logo"), "the mark of the sender would stand on an address", "move it or make its place smaller")
	}
	if st.Page.Height-st.Page.Bottom-p.Text < 100 {
		r.report("STY-05", n.At("/places/text"), "the first page has less than 100pt left for the text", "let the text begin further up")
	}
}

func (r *styleReader) checkPlace(n *tree.Node, st *Style, a *Place, of string) {
	page := &st.Page
	stamp := &Place{Left: page.Width - page.StampWidth, Width: page.StampWidth, Height: page.StampHeight}
	message := ""
	switch {
	case a.Width < 100 || a.Height < 30:
		message = "is less than 100pt wide or 30pt high"
	case a.Left+a.Width > page.Width:
		message = "reaches over the edge of the sheet"
	case a.Top+a.Height > st.Places.Text:
		message = "reaches into the text of the first page"
	case a.Top < page.Header+st.Text.Running.Leading:
		message = "reaches into the running head"
	case a.meets(stamp):
		message = "reaches into the stamp area"
	default:
		return
	}
	r.report("STY-08", n, "the place of "+of+" "+message, "change left, top, width or height of the place")
}

// checkLeading reports lines that stand closer than their letters are tall.
func (r *styleReader) checkLeading(n *tree.Node, t *TextStyle) {
	if leading := n.Field("leading"); leading != nil && t.Leading < t.Size {
		r.report("STY-07", leading, "with a leading of {value} the lines run into each other", "make the leading at least as large as the size", diag.Word("value", leading.Text))
	}
}

// leastContrast is what text needs against its background (WCAG 2.1, 1.4.3).
const leastContrast = 4.5

func (r *styleReader) checkContrast(n *tree.Node, p *Palette) {
	white := Colour{255, 255, 255}
	for _, pair := range []struct {
		key, behind string
		text, back  Colour
	}{
		{"ink", "white", p.Ink, white}, {"ink", "shade", p.Ink, p.Shade}, {"ink", "gap", p.Ink, p.Gap},
		{"quiet", "white", p.Quiet, white}, {"quiet", "gap", p.Quiet, p.Gap},
		{"link", "white", p.Link, white}, {"ink", "watermark", p.Ink, p.Watermark},
		{"quiet", "watermark", p.Quiet, p.Watermark}, {"link", "watermark", p.Link, p.Watermark},
	} {
		if c := Contrast(pair.text, pair.back); c < leastContrast {
			r.report("STY-06", n.At("/colours/"+pair.key),
				"the colour {colour} stands out from {background} by {ratio} to 1, and text needs 4.5 to 1", "choose a darker colour for text or a lighter one behind it",
				diag.Word("colour", pair.key), diag.Word("background", pair.behind), diag.Word("ratio", fmt.Sprintf("%.1f", c)))
		}
	}
}
