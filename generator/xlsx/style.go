package xlsx

import "github.com/xuri/excelize/v2"

// The look of the workbook. Text is dark on light, or white on dark blue, with
// a contrast of at least 7:1 (WCAG 2.2, 1.4.6), and no meaning hangs on colour
// alone.
const (
	fontName = "Arial"
	fontSize = 10.0 // points
	line     = "BFC5CC"
)

// paint is a pair of colours, six hexadecimal digits each.
type paint struct{ text, fill string }

var (
	headPaint     = paint{"FFFFFF", "1F3A5F"}
	gapPaint      = paint{"5C3D00", "FFF6D9"}
	withheldPaint = paint{"3D3D3D", "EDEDED"}
	draftPaint    = paint{"8A1C1C", "FFFFFF"}
	notePaint     = paint{"404040", "FFFFFF"}

	// highlightPaints are the styles of doc.Highlight.
	highlightPaints = map[string]paint{
		"alert": {"7A1414", "FBE3E1"},
		"warn":  {"5C3D00", "FFEBC2"},
		"good":  {"124A24", "DFF2E3"},
		"quiet": {"3D3D3D", "EDEDED"},
	}
)

// Number formats. [$-809] asks for English as written in the United Kingdom
// whatever the machine speaks; 49 is the built-in format "@", which keeps
// typed text as text: telephone numbers keep their first 0.
const (
	dateFormat   = "[$-809]d mmm yyyy"
	moneyFormat  = "[$£-809]#,##0.00"
	numberFormat = "General"
	textFormat   = 49
)

// styles are ids of cell styles.
type styles struct {
	title, draft, note  int
	head, headRight     int
	text                int
	quoted              map[int]int // those of text that looks like a formula, by the plain style
	date, number, money int
	gap, withheld       int
	highlight           map[string]int // ids of conditional formats, by style
}

func (b *book) addStyles() error {
	if err := b.file.SetDefaultFont(fontName); err != nil {
		return err
	}
	s := &b.styles
	for _, d := range []struct {
		id    *int
		style *excelize.Style
	}{
		{&s.title, &excelize.Style{Font: font(headPaint.fill, 14, true, false)}},
		{&s.draft, &excelize.Style{Font: font(draftPaint.text, 14, true, false)}},
		{&s.note, &excelize.Style{Font: font(notePaint.text, fontSize, false, false), NumFmt: textFormat}},
		{&s.head, headStyle("left")},
		{&s.headRight, headStyle("right")},
		{&s.text, bodyStyle(textFormat, "left")},
		{&s.number, valueStyle(numberFormat, "right")},
		{&s.date, valueStyle(dateFormat, "left")},
		{&s.money, valueStyle(moneyFormat, "right")},
		{&s.gap, standIn(gapPaint)},
		{&s.withheld, standIn(withheldPaint)},
	} {
		id, err := b.file.NewStyle(d.style)
		if err != nil {
			return err
		}
		*d.id = id
	}
	s.quoted = map[int]int{}
	return b.addHighlightStyles()
}

// quoted returns a style that is the given one with the quote prefix (ECMA-376
// part 1, 18.8.45), which the library has no option for.
func (b *book) quoted(id int) int {
	if known, ok := b.styles.quoted[id]; ok {
		return known
	}
	xfs := b.file.Styles.CellXfs
	xf, yes := xfs.Xf[id], true
	xf.QuotePrefix = &yes
	xfs.Xf = append(xfs.Xf, xf)
	xfs.Count = len(xfs.Xf)
	b.styles.quoted[id] = xfs.Count - 1
	return xfs.Count - 1
}

func (b *book) addHighlightStyles() error {
	b.styles.highlight = make(map[string]int, len(highlightPaints))
	for _, sheet := range b.sheets {
		for _, h := range sheet.Highlights {
			if _, done := b.styles.highlight[h.Style]; done {
				continue
			}
			p := highlightPaints[h.Style]
			id, err := b.file.NewConditionalStyle(&excelize.Style{
				Font: &excelize.Font{Bold: true, Color: p.text}, Fill: fill(p.fill),
			})
			if err != nil {
				return err
			}
			b.styles.highlight[h.Style] = id
		}
	}
	return nil
}

func font(colour string, size float64, bold, italic bool) *excelize.Font {
	return &excelize.Font{Family: fontName, Size: size, Color: colour, Bold: bold, Italic: italic}
}

func fill(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func headStyle(side string) *excelize.Style {
	return &excelize.Style{
		Font:      font(headPaint.text, fontSize, true, false),
		Fill:      fill(headPaint.fill),
		Border:    borders(),
		Alignment: &excelize.Alignment{Horizontal: side, Vertical: "center", WrapText: true, Indent: 1},
		NumFmt:    textFormat,
	}
}

func bodyStyle(format int, side string) *excelize.Style {
	return &excelize.Style{
		Font:      font("000000", fontSize, false, false),
		Border:    borders(),
		Alignment: &excelize.Alignment{Horizontal: side, Vertical: "top", WrapText: true, Indent: 1},
		NumFmt:    format,
	}
}

// standIn is the style of words that stand where a value is not: set in
// italics, so that they are told from values without colour too.
func standIn(p paint) *excelize.Style {
	s := bodyStyle(textFormat, "left")
	s.Font = font(p.text, fontSize, false, true)
	s.Fill = fill(p.fill)
	return s
}

// valueStyle is the style of dates and numbers, which never wrap.
func valueStyle(format, side string) *excelize.Style {
	s := bodyStyle(0, side)
	s.Alignment.WrapText = false
	s.CustomNumFmt = &format
	return s
}

func borders() []excelize.Border {
	var all []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		all = append(all, excelize.Border{Type: side, Color: line, Style: 1})
	}
	return all
}
