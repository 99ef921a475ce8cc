package layout

import (
	"strconv"
	"strings"

	"casedocs/generator/doc"
	"casedocs/generator/picture"
)

// The documents of the tests are written in a small form, one block a line:
//
//	title: T   header: T   footer: T   lang: L   draft      about the paper
//	# T   ## T                       headings
//	T   lead> T   to> T              paragraphs
//	7) T                             numbered paragraph
//	- T   -- T   + T   ++ T          items of lists, by depth
//	caption> T   widths> 1 2         of the table that follows
//	|! T | T    | T | T              rows of the head and of the body
//	= name = T                       field
//	~ left || middle || right        line
//	sign> name; role; registration; date; method
//	----   ====                      rule, page break
//	section{   keep{   }             groups
//
// In text ↵ ends a line. In text *strong* _emphasis_ {gap} [[withheld]] <url|link> «ar:words» (+added+)
// (-taken away-); in a cell a leading @c2, @r2, @h or @n spans columns or rows,
// makes a row header or a figure; ¶ separates its paragraphs.
type form struct {
	doc    *doc.Document
	groups []*[]doc.Block
	widths []float64
	title  string
}

func readForm(text string) *doc.Document {
	f := &form{doc: &doc.Document{Meta: doc.Meta{Language: "en-GB"}}}
	f.groups = []*[]doc.Block{&f.doc.Blocks}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !f.about(line) && !f.group(line) {
			f.block(line)
		}
	}
	return f.doc
}

func (f *form) about(line string) bool {
	key, value, _ := strings.Cut(line, ": ")
	switch key {
	case "title":
		f.doc.Meta.Title = value
	case "header":
		f.doc.Header = inlines(value)
	case "footer":
		f.doc.Footer = inlines(value)
	case "lang":
		f.doc.Meta.Language = value
	case "draft":
		f.doc.Meta.Draft = true
	default:
		return false
	}
	return true
}

func (f *form) group(line string) bool {
	switch line {
	case "section{":
		s := &doc.Section{}
		f.add(s)
		f.groups = append(f.groups, &s.Blocks)
	case "keep{":
		k := &doc.Keep{}
		f.add(k)
		f.groups = append(f.groups, &k.Blocks)
	case "}":
		f.groups = f.groups[:len(f.groups)-1]
	default:
		return false
	}
	return true
}

func (f *form) add(b doc.Block) {
	to := f.groups[len(f.groups)-1]
	*to = append(*to, b)
}

func (f *form) last() doc.Block {
	to := *f.groups[len(f.groups)-1]
	if len(to) == 0 {
		return nil
	}
	return to[len(to)-1]
}

func (f *form) block(line string) {
	mark, rest, _ := strings.Cut(line, " ")
	if n, ok := strings.CutSuffix(mark, ")"); ok {
		if number, err := strconv.Atoi(n); err == nil {
			f.add(&doc.Paragraph{Number: number, Inlines: inlines(rest)})
			return
		}
	}
	switch mark {
	case "#", "##", "###", "####":
		f.add(&doc.Heading{Level: len(mark), Inlines: inlines(rest)})
	case "-", "--", "---", "+", "++", "+++":
		f.item(mark[0] == '+', len(mark), rest)
	case "caption>":
		f.title = rest
	case "widths>":
		for _, w := range strings.Fields(rest) {
			v, _ := strconv.ParseFloat(w, 64)
			f.widths = append(f.widths, v)
		}
	case "|!", "|":
		f.row(mark == "|!", rest)
	case "=":
		f.field(rest)
	case "~":
		parts := strings.Split(rest+"||||", "||")
		f.add(&doc.Line{Left: inlines(parts[0]), Centre: inlines(parts[1]), Right: inlines(parts[2])})
	case "sign>":
		parts := strings.Split(rest+";;;;", ";")
		f.add(&doc.Signature{
			Name: inlines(parts[0]), Role: inlines(parts[1]), Registration: inlines(parts[2]),
			Date: inlines(parts[3]), Method: inlines(parts[4]),
		})
	case "contents>":
		f.add(&doc.Contents{Title: rest, Levels: 2, Over: 2})
	case "img>":
		parts := strings.Split(rest, ";")
		f.add(&doc.Image{Source: parts[0], Alt: parts[1], Style: parts[2], Picture: testPicture})
	case "----":
		f.add(&doc.Rule{})
	case "====":
		f.add(&doc.PageBreak{})
	default:
		if style, ok := strings.CutSuffix(mark, ">"); ok {
			f.add(&doc.Paragraph{Style: style, Inlines: inlines(rest)})
			return
		}
		f.add(&doc.Paragraph{Inlines: inlines(line)})
	}
}

// item adds an item to the list of its depth, which it begins where needed.
func (f *form) item(ordered bool, depth int, text string) {
	l, ok := f.last().(*doc.List)
	if !ok || depth == 1 && l.Ordered != ordered {
		l = &doc.List{Ordered: ordered}
		f.add(l)
	}
	for range depth - 1 {
		item := &l.Items[len(l.Items)-1]
		inner, ok := item.Blocks[len(item.Blocks)-1].(*doc.List)
		if !ok {
			inner = &doc.List{Ordered: ordered}
			item.Blocks = append(item.Blocks, inner)
		}
		l = inner
	}
	l.Items = append(l.Items, doc.ListItem{Blocks: []doc.Block{&doc.Paragraph{Inlines: inlines(text)}}})
}

func (f *form) row(head bool, text string) {
	t, ok := f.last().(*doc.Table)
	if !ok || f.title != "" || f.widths != nil || head && len(t.Body) > 0 {
		t = &doc.Table{Caption: inlines(f.title), Widths: f.widths}
		f.title, f.widths = "", nil
		f.add(t)
	}
	var row doc.Row
	for cell := range strings.SplitSeq(text, "|") {
		row.Cells = append(row.Cells, readCell(head, strings.TrimSpace(cell)))
	}
	if head {
		t.Head = append(t.Head, row)
	} else {
		t.Body = append(t.Body, row)
	}
}

func readCell(head bool, text string) doc.Cell {
	c := doc.Cell{Header: head, ColSpan: 1, RowSpan: 1}
	if head {
		c.Scope = "column"
	}
	for strings.HasPrefix(text, "@") {
		mark, rest, _ := strings.Cut(text, " ")
		n, _ := strconv.Atoi(mark[2:])
		switch mark[1] {
		case 'c':
			c.ColSpan = n
		case 'r':
			c.RowSpan = n
		case 'h':
			c.Header, c.Scope = true, "row"
		case 'n':
			c.Style = "number"
		}
		text = rest
	}
	for para := range strings.SplitSeq(text, "¶") {
		c.Blocks = append(c.Blocks, &doc.Paragraph{Inlines: inlines(strings.TrimSpace(para))})
	}
	return c
}

func (f *form) field(text string) {
	fields, ok := f.last().(*doc.Fields)
	if !ok {
		fields = &doc.Fields{}
		f.add(fields)
	}
	name, value, _ := strings.Cut(text, " = ")
	fields.Items = append(fields.Items, doc.FieldItem{
		Name: inlines(name), Value: []doc.Block{&doc.Paragraph{Inlines: inlines(value)}},
	})
}

// sign is the brackets of an inline.
type sign struct{ open, close, name string }

var signs = []sign{
	{"*", "*", "strong"}, {"_", "_", "em"}, {"{", "}", "gap"}, {"[[", "]]", "withheld"},
	{"(+", "+)", "ins"}, {"(-", "-)", "del"}, {"<", ">", "link"}, {"«", "»", "span"},
}

func inline(name, s string) doc.Inline {
	switch name {
	case "strong":
		return &doc.Strong{Inlines: inlines(s)}
	case "em":
		return &doc.Emph{Inlines: inlines(s)}
	case "gap":
		return &doc.Gap{Label: s}
	case "withheld":
		return &doc.Withheld{}
	case "ins":
		return &doc.Ins{Inlines: inlines(s)}
	case "del":
		return &doc.Del{Inlines: inlines(s)}
	case "link":
		target, text, _ := strings.Cut(s, "|")
		return &doc.Link{Target: target, Inlines: inlines(text)}
	}
	language, text, _ := strings.Cut(s, ":")
	return &doc.Span{Language: language, Inlines: inlines(text)}
}

func inlines(text string) []doc.Inline {
	text = strings.TrimRight(text, "\n")
	var out []doc.Inline
	start := 0
	for i := 0; i < len(text); i++ {
		for _, s := range signs {
			rest, ok := strings.CutPrefix(text[i:], s.open)
			if !ok {
				continue
			}
			if inner, _, ok := strings.Cut(rest, s.close); ok {
				out = plain(out, text[start:i])
				out = append(out, inline(s.name, inner))
				i += len(s.open) + len(inner) + len(s.close) - 1
				start = i + 1
				break
			}
		}
	}
	return plain(out, text[start:])
}

func plain(out []doc.Inline, text string) []doc.Inline {
	if text == "" {
		return out
	}
	first, rest, more := strings.Cut(text, "↵")
	out = append(out, &doc.Text{Value: first})
	if more {
		return plain(append(out, &doc.Break{}), rest)
	}
	return out
}

// testPicture is a picture of 60 by 30 points.
var testPicture = &picture.Picture{Width: 60, Height: 30, Shapes: []picture.Shape{{Outlines: [][]picture.Point{{{X: 0, Y: 0}, {X: 60, Y: 0}, {X: 30, Y: 30}}}}}}
