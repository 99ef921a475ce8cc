package pdf

import (
	"bytes"
	"fmt"

	"casedocs/generator/layout"

	"github.com/go-pdf/fpdf"
)

// paint draws all pages and returns the content of each, not deflated.
func paint(l *layout.Layout, t *tags, fonts *fontSet, pictures pictureSet) ([][]byte, error) {
	drawing := fpdf.NewCustom(&fpdf.InitType{
		OrientationStr: "P",
		UnitStr:        "pt",
		Size:           fpdf.SizeType{Wd: l.Width, Ht: l.Height},
	})
	drawing.SetCompression(false)
	drawing.SetCatalogSort(true)
	drawing.SetAutoPageBreak(false, 0)
	p := painter{drawing: drawing, fonts: fonts, pictures: pictures, height: l.Height, lineWidth: -1}
	for i, page := range l.Pages {
		drawing.AddPage()
		for _, s := range t.pages[i].sequences {
			p.sequence(s, page.Items[s.first:s.last])
		}
		p.flush()
	}
	var out bytes.Buffer
	if err := drawing.Output(&out); err != nil {
		return nil, fmt.Errorf("draw pages: %w", err)
	}
	return readDrawing(out.Bytes(), len(l.Pages))
}

// painter draws on the pages of an fpdf document. Marked content and text
// gather in raw and are written when fpdf is to draw, or the page ends.
type painter struct {
	drawing   *fpdf.Fpdf
	fonts     *fontSet
	pictures  pictureSet
	height    float64
	raw       []byte
	fill      layout.Colour // as fpdf and the content have it now
	stroke    layout.Colour
	lineWidth float64
}

func (p *painter) flush() {
	if len(p.raw) > 0 {
		p.drawing.RawWriteBuf(bytes.NewReader(p.raw))
		p.raw = p.raw[:0]
	}
}

func (p *painter) sequence(s sequence, items []layout.Item) {
	p.raw = appendBegin(p.raw, s)
	for i := range items {
		switch item := &items[i]; {
		case item.Run != nil:
			p.text(item)
		case item.Line != nil:
			p.line(item)
		case item.Box != nil:
			p.box(item)
		case item.Picture != nil:
			p.picture(item)
		}
	}
	p.raw = append(p.raw, "EMC\n"...)
}

// appendBegin opens marked content (ISO 32000-1, 14.6): a mark of a structure
// element, with what it tells of its text, or an artifact with its type.
func appendBegin(b []byte, s sequence) []byte {
	if s.node == nil {
		b = append(b, "/Artifact<<"...)
		b = append(b, artifactEntries[s.artifact]...)
		return append(b, ">>BDC\n"...)
	}
	tag := s.node.element.Role
	if s.told != nil && !s.told.RTL {
		tag = "Span" // poppler reads ActualText of spans only, but turns Arabic round
	}
	b = appendName(b, tag)
	b = appendInt(append(b, "<</MCID "...), s.id)
	if s.told != nil {
		b = appendTold(b, s.told)
	}
	return append(b, ">>BDC\n"...)
}

// artifactEntries are the property lists of the kinds of artifacts (ISO
// 32000-1, table 330).
var artifactEntries = [...]string{
	layout.LayoutArtifact: "/Type/Layout",
	layout.Header:         "/Type/Pagination/Subtype/Header/Attached[/Top]",
	layout.Footer:         "/Type/Pagination/Subtype/Footer/Attached[/Bottom]",
	layout.Watermark:      "/Type/Pagination/Subtype/Watermark",
}

func (p *painter) line(item *layout.Item) {
	p.flush()
	if item.Colour != p.stroke {
		p.stroke = item.Colour
		p.drawing.SetDrawColor(int(p.stroke.R), int(p.stroke.G), int(p.stroke.B))
	}
	if item.Line.Width != p.lineWidth {
		p.lineWidth = item.Line.Width
		p.drawing.SetLineWidth(p.lineWidth)
	}
	p.drawing.Line(item.X, item.Y, item.Line.X2, item.Line.Y2)
}

func (p *painter) box(item *layout.Item) {
	p.setFill(item.Colour)
	p.flush()
	p.drawing.Rect(item.X, item.Y, item.Box.Width, item.Box.Height, "F")
}

// setFill sets the colour of fills and text, through fpdf because fpdf repeats
// it on the next page.
func (p *painter) setFill(c layout.Colour) {
	if c == p.fill {
		return
	}
	p.flush()
	p.fill = c
	p.drawing.SetFillColor(int(c.R), int(c.G), int(c.B))
}
