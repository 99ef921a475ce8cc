package pdf

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"casedocs/generator/doc"
	"casedocs/generator/input"
	"casedocs/generator/layout"
	"casedocs/generator/source"
	"casedocs/generator/typeset"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-pdf/fpdf"
)

// benchPages is how long the paper of the benchmarks is, in both makings.
const benchPages = 4

// benchPaper is a paper of four pages: headings, numbered paragraphs, a list
// and a table, with the names that our users have.
func benchPaper() *doc.Document {
	text := func(s string) []doc.Inline { return []doc.Inline{&doc.Text{Value: s}} }
	paper := &doc.Document{
		Meta:   doc.Meta{Title: "Supervision support plan", Language: "en-GB", Draft: true, Generator: "casedocs bench"},
		Footer: text("Confidential. For the people named in it."),
	}
	add := func(b ...doc.Block) { paper.Blocks = append(paper.Blocks, b...) }
	add(&doc.Heading{Level: 1, Inlines: text("Supervision support plan")})
	number := 0
	for part, title := range []string{"Why there is an order", "What we are worried about", "What each of us will do"} {
		add(&doc.Heading{Level: 2, Inlines: text(title)})
		for range 4 {
			number++
			add(&doc.Paragraph{Number: number, Inlines: text(benchText[(number+part)%len(benchText)])})
		}
		list := &doc.List{}
		for i := range 3 {
			list.Items = append(list.Items, doc.ListItem{Blocks: []doc.Block{&doc.Paragraph{Inlines: text(benchPoints[(i+part)%len(benchPoints)])}}})
		}
		add(list)
		add(benchTable(6 + part))
	}
	return paper
}

func benchTable(rows int) *doc.Table {
	row := func(header bool, values ...string) doc.Row {
		var r doc.Row
		for _, v := range values {
			c := doc.Cell{ColSpan: 1, RowSpan: 1, Header: header, Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{&doc.Text{Value: v}}}}}
			if header {
				c.Scope = "column"
			}
			r.Cells = append(r.Cells, c)
		}
		return r
	}
	t := &doc.Table{Widths: []float64{3, 2, 1}, Head: []doc.Row{row(true, "What will be done", "Who", "By when")}}
	for i := range rows {
		t.Body = append(t.Body, row(false, benchPoints[i%len(benchPoints)], benchNames[i%len(benchNames)], fmt.Sprintf("%d March 2027", i+1)))
	}
	return t
}

var benchText = []string{
	"On 9 March 2026 the Family Court at Fernwick made a supervision order for Juniper and Otis. The order lasts for twelve months and names Fernwick Borough Council as the supervisor. It was made because the court found that both children were likely to suffer significant harm while their parents’ arguments at home went on, and because everybody, the children included, agreed that they should stay with their mother.",
	"Łucja Nguyễn-Ó Súilleabháin has told us that she wants the visits to be on the same day of each week, after school, so that the children know when to expect them. Her social worker agrees. If a visit has to be moved, the social worker will say so by text message at least one day before, and will say why.",
	"The health visitor has seen Otis three times since January. His weight follows the line that it should, and his mother takes him to the clinic without being reminded. What still worries us is that he has missed two hearing tests: nobody is sure whether the letters reached the family after they moved.",
	"We will know that things are better when Juniper is in school for at least 95 per cent of the time, when nobody has had to call the police to the flat for three months, and when she tells her teacher – as she did last summer – that weekends are “boring, but in a good way”.",
}

var benchPoints = []string{
	"Visit the children at home every second Tuesday and see each of them alone.",
	"Book a new hearing test for Otis and go with him and his mother.",
	"Meet the class teacher on the first Friday of the month to talk about attendance.",
	"Keep the safety plan on the fridge, and ring the number on it before an argument grows.",
	"Finish the twelve sessions of the parenting group; the council pays £240 for travel.",
}

var benchNames = []string{"Zoë Okonkwo-Łaska, social worker", "Siân Pŵys, health visitor", "Mr Ó Briain, class teacher", "Ms Nguyễn, mother"}

// ours makes papers as the program does.
type ours struct {
	paper  *doc.Document
	style  layout.Style
	fonts  *typeset.Fonts
	writer Writer
}

func newOurs(b testing.TB) *ours {
	b.Helper()
	fonts, err := builtin()
	if err != nil {
		b.Fatal(err)
	}
	const path = "../layout/testdata/style.yaml" // fixed, so that figures of two days compare
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	return &ours{paper: benchPaper(), style: readLook(b, path, data), fonts: fonts}
}

// readLook reads a file of page styles.
func readLook(t testing.TB, name string, data []byte) layout.Style {
	t.Helper()
	node, found := input.ReadFile(source.NewFile(name, data))
	if len(found) > 0 {
		t.Fatal(found)
	}
	style, found := layout.ReadStyle(node)
	if len(found) > 0 {
		t.Fatal(found)
	}
	return style
}

func (o *ours) paginate(b testing.TB) *layout.Layout {
	l, found := layout.Paginate(o.paper, o.style, o.fonts)
	if len(found) > 0 || len(l.Pages) != benchPages {
		b.Fatalf("%d pages, findings %v", len(l.Pages), found)
	}
	return l
}

func (o *ours) write(b testing.TB, l *layout.Layout) []byte {
	data, err := o.writer.Write(l)
	if err != nil {
		b.Fatal(err)
	}
	return data
}

// newGlyphs forgets the subsets, as if no paper before had the same glyphs.
func (o *ours) newGlyphs() { o.writer.subsets.kept = nil }

// baseline makes the same text as users of fpdf do: UTF-8 fonts, default
// compression, no tags. It is the fixed measure of the benchmarks.
func baseline(b *testing.B, paper *doc.Document) []byte {
	p := fpdf.New("P", "pt", "A4", "")
	p.SetMargins(71, 71, 71)
	p.SetAutoPageBreak(true, 71)
	p.AddUTF8FontFromBytes("sans", "", bytes.Clone(liberationsansregular.TTF))
	p.AddUTF8FontFromBytes("sans", "B", bytes.Clone(liberationsansbold.TTF))
	p.SetFooterFunc(func() {
		p.SetY(-50)
		p.SetFont("sans", "", 9)
		p.CellFormat(0, 12, fmt.Sprintf("Confidential. For the people named in it. Page %d of %d", p.PageNo(), benchPages), "", 0, "C", false, 0, "")
	})
	p.AddPage()
	for _, block := range paper.Blocks {
		switch block := block.(type) {
		case *doc.Heading:
			p.Ln(8)
			p.SetFont("sans", "B", 14)
			p.MultiCell(0, 18, words(block.Inlines), "", "L", false)
		case *doc.Paragraph:
			p.SetFont("sans", "", 12)
			p.MultiCell(0, 17, fmt.Sprintf("%d. %s", block.Number, words(block.Inlines)), "", "L", false)
			p.Ln(8)
		case *doc.List:
			p.SetFont("sans", "", 12)
			for _, item := range block.Items {
				p.MultiCell(0, 17, "• "+words(item.Blocks[0].(*doc.Paragraph).Inlines), "", "L", false)
			}
			p.Ln(8)
		case *doc.Table:
			baselineTable(p, block)
		}
	}
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		b.Fatal(err)
	}
	if p.PageCount() != benchPages {
		b.Fatalf("the baseline has %d pages", p.PageCount())
	}
	return out.Bytes()
}

func baselineTable(p *fpdf.Fpdf, t *doc.Table) {
	const lead, width = 14.0, 453.0 / 6
	for i, row := range append(t.Head, t.Body...) {
		style := ""
		if i < len(t.Head) {
			style = "B"
		}
		p.SetFont("sans", style, 10.5)
		height := 0.0
		for k, c := range row.Cells {
			lines := p.SplitText(words(c.Blocks[0].(*doc.Paragraph).Inlines), width*t.Widths[k])
			height = max(height, float64(len(lines))*lead+6)
		}
		if p.GetY()+height > 841.89-71 {
			p.AddPage()
			p.SetFont("sans", style, 10.5)
		}
		x, y := p.GetX(), p.GetY()
		for k, c := range row.Cells {
			p.SetXY(x, y+3)
			p.MultiCell(width*t.Widths[k], lead, words(c.Blocks[0].(*doc.Paragraph).Inlines), "", "L", false)
			x += width * t.Widths[k]
		}
		p.SetY(y + height)
		p.Line(71, y+height, 524, y+height)
	}
	p.Ln(8)
}

func words(inlines []doc.Inline) string {
	var b strings.Builder
	for _, i := range inlines {
		b.WriteString(i.(*doc.Text).Value)
	}
	return b.String()
}

func BenchmarkStages(b *testing.B) {
	o := newOurs(b)
	l := o.paginate(b)
	size := len(o.write(b, l))
	for _, stage := range []struct {
		name string
		run  func(b *testing.B)
	}{
		{"paginate", func(b *testing.B) { o.paginate(b) }},
		{"paint+finish", func(b *testing.B) { o.write(b, l) }},
		{"paint+finish/new-glyphs", func(b *testing.B) { o.newGlyphs(); o.write(b, l) }},
		{"whole", func(b *testing.B) { o.write(b, o.paginate(b)) }},
		{"whole/new-glyphs", func(b *testing.B) { o.newGlyphs(); o.write(b, o.paginate(b)) }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				stage.run(b)
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
	b.Run("baseline", func(b *testing.B) {
		b.ReportAllocs()
		size := 0
		for b.Loop() {
			size = len(baseline(b, o.paper))
		}
		b.ReportMetric(float64(size), "bytes")
	})
}
