package layout

import (
	"fmt"
	"math"

	"casedocs/generator/doc"
	"casedocs/generator/typeset"
)

// furniture is what stands on every page around the text: running head,
// footer and the draft mark. All of it is artifacts.
type furniture struct {
	b         *builder
	meta      *doc.Meta
	bundle    Stamp
	first     []strip // running head of the first page
	later     []strip // of the other pages
	foot      []strip // confidentiality line
	beside    bool    // the page number fits on the last line of it
	watermark *Item
}

// draftWord is printed across drafts and before their running head.
const draftWord = "DRAFT"

func (b *builder) furniture(d *doc.Document) *furniture {
	f := &furniture{b: b, meta: &d.Meta}
	style := &b.style.Text.Running
	fr := b.running()
	b.artifact = Header
	head := d.Header
	if d.Meta.Draft {
		mark := &doc.Strong{Inlines: []doc.Inline{&doc.Text{Value: draftWord}}}
		f.first = b.text(nil, []doc.Inline{mark}, style, fr)
		if len(head) > 0 {
			head = append([]doc.Inline{mark, &doc.Text{Value: " \u00b7 "}}, head...)
		} else {
			head = []doc.Inline{mark}
		}
		f.watermark = b.watermark()
	}
	f.later = b.text(nil, head, style, fr)
	b.artifact = Footer
	f.foot = b.text(nil, d.Footer, style, fr)
	widest := stack(f.number(887, 888)).items
	f.beside = len(f.foot) > 0 && right(f.foot[len(f.foot)-1].items)+style.Size <= fr.x+fr.width-(right(widest)-fr.x)
	b.artifact = LayoutArtifact
	return f
}

// right returns the right end of text on one line.
func right(items []Item) float64 {
	end := 0.0
	for _, it := range items {
		if it.Run != nil {
			end = max(end, it.X+it.Run.Width)
		}
	}
	return end
}

// running returns the frame of running heads and footers, which leaves the
// stamp area free.
func (b *builder) running() frame {
	p := &b.style.Page
	return frame{p.Left, p.Width - p.Left - max(p.Right, p.StampWidth)}
}

// room returns the top of the text and its height on every page: the margins,
// or more where the running head or the footer is tall.
func (f *furniture) room() (top, room float64) {
	p := &f.b.style.Page
	top = max(p.Top, p.Header+max(height(f.first), height(f.later))+f.gap())
	room = min(p.Height-p.Bottom, f.footTop()-f.gap()) - top
	if room < p.Height/3 {
		f.b.found = append(f.b.found, crowded())
	}
	return top, room
}

// gap returns the least distance between text and running heads.
func (f *furniture) gap() float64 { return f.b.style.Text.Running.Leading }

// footTop returns the top of the footer: the confidentiality line, and the
// page number at the end of it or below it.
func (f *furniture) footTop() float64 {
	p := &f.b.style.Page
	top := p.Height - p.Footer - height(f.foot)
	if f.beside {
		return top
	}
	return top - f.b.style.Text.Running.Leading
}

// add puts the furniture on a page. The draft mark comes first, behind the
// text.
func (f *furniture) add(page *Page, index, total int) {
	var items []Item
	if f.watermark != nil {
		items = append(items, *f.watermark)
	}
	head := f.later
	if index == 0 {
		head = f.first
	}
	s := stack(head)
	for _, it := range s.items {
		items = append(items, it.moved(f.b.style.Page.Header))
	}
	items = append(items, page.Items...)
	page.Items = append(items, f.footer(index, total)...)
	if !f.bundle.IsZero() {
		page.Items = append(page.Items, f.stamp(index))
	}
	page.Label = f.bundle.label(index)
}

// number returns the line that says which page it is, at the left; footer moves it.
func (f *furniture) number(index, total int) []strip {
	words := []doc.Inline{&doc.Text{Value: fmt.Sprintf("Page %d of %d", index+1, total)}}
	return f.b.text(nil, words, &f.b.style.Text.Running, f.b.running())
}

func (f *furniture) footer(index, total int) []Item {
	f.b.artifact = Footer
	defer func() { f.b.artifact = LayoutArtifact }()
	y, fr := f.footTop(), f.b.running()
	items := []Item{{
		Artifact: Footer, X: fr.x, Y: y - 3, Colour: f.b.style.Colours.Rule,
		Line: &Stroke{X2: fr.x + fr.width, Y2: y - 3, Width: 0.5},
	}}
	for _, it := range stack(f.foot).items {
		items = append(items, it.moved(y))
	}
	number, y := stack(f.number(index, total)), y+height(f.foot)
	if f.beside {
		y -= number.height
	}
	shift := fr.x + fr.width - right(number.items)
	for _, it := range number.items {
		it.X += shift
		items = append(items, it.moved(y))
	}
	return items
}

// watermark returns the draft mark across the page, from the lower left to
// the upper right corner, with the middle of its capitals on the middle of
// the page.
func (b *builder) watermark() *Item {
	p := &b.style.Page
	angle := math.Atan2(p.Height, p.Width)
	style := TextStyle{Size: 0.24 * p.Width, Face: typeset.Bold}
	set := b.set.Lines(b.prose(nil, []doc.Inline{&doc.Text{Value: draftWord}}, &style).Paragraph, p.Height)
	run := set[0].Fragments[0].Run
	along, across := run.Width/2, 0.35*style.Size
	sin, cos := math.Sincos(angle)
	return &Item{
		Artifact: Watermark, Run: run, Colour: b.style.Colours.Watermark,
		Angle: angle * 180 / math.Pi,
		X:     p.Width/2 - along*cos + across*sin,
		Y:     p.Height/2 + along*sin + across*cos,
	}
}
