package doc

import "fmt"

// canon turns a document into its canonical form.
type canon struct {
	origins  bool // with origins, and texts as they were made
	unsigned bool // without the values that signing adds, and what furnishes
}

func (c canon) document(d *Document) canonDocument {
	m := d.Meta
	return canonDocument{
		Meta: canonMeta{
			Type: m.Type, Title: m.Title, Language: m.Language, Case: m.Case, Reader: m.Reader,
			Version: m.Version, Date: m.Date.String(), AsOf: m.AsOf.String(), Author: m.Author,
			Style: m.Style, Draft: m.Draft, SignedBy: m.SignedBy, Generator: m.Generator,
		},
		Header: c.inlines(d.Header),
		Footer: c.inlines(d.Footer),
		Blocks: c.blocks(d.Blocks),
	}
}

func (c canon) blocks(blocks []Block) []part {
	parts := make([]part, 0, len(blocks))
	for _, b := range blocks {
		if !c.unsigned || !furnishes(b) {
			parts = append(parts, c.block(b))
		}
	}
	return parts
}

// furnishes reports whether a block says nothing of its own: the mark of a council
// that is new this year, or a table of contents, makes no other paper of one that
// was given out.
func furnishes(b Block) bool {
	switch b := b.(type) {
	case *Contents:
		return true
	case *Image:
		return b.Style == "logo"
	}
	return false
}

func (c canon) block(b Block) part {
	switch b := b.(type) {
	case *Section:
		return c.section(b)
	case *Heading:
		return part{Block: "heading", Level: b.Level, Inlines: c.inlines(b.Inlines), Origin: c.origin(b.Origin)}
	case *Paragraph:
		return part{Block: "paragraph", Key: b.Key, Number: b.Number, Style: b.Style, Inlines: c.inlines(b.Inlines), Origin: c.origin(b.Origin)}
	case *List:
		return part{Block: "list", Ordered: b.Ordered, Items: c.items(b.Items), Origin: c.origin(b.Origin)}
	case *Table:
		return part{Block: "table", Widths: b.Widths, Caption: c.inlines(b.Caption), Head: c.rows(b.Head), Body: c.rows(b.Body), Origin: c.origin(b.Origin)}
	case *Fields:
		return part{Block: "fields", Items: c.fields(b.Items), Origin: c.origin(b.Origin)}
	case *Line:
		return part{Block: "line", Left: c.inlines(b.Left), Centre: c.inlines(b.Centre), Right: c.inlines(b.Right), Origin: c.origin(b.Origin)}
	case *Rule:
		return part{Block: "rule"}
	case *Signature:
		return c.signature(b)
	case *Image:
		return part{Block: "image", Source: b.Source, Label: b.Alt, Width: b.Width, Style: b.Style, Origin: c.origin(b.Origin)}
	case *Contents:
		return part{Block: "contents", Label: b.Title, Level: b.Levels, Number: b.Over, Origin: c.origin(b.Origin)}
	case *Keep:
		return part{Block: "keep", Blocks: c.blocks(b.Blocks), Origin: c.origin(b.Origin)}
	case *PageBreak:
		return part{Block: "pagebreak"}
	}
	panic(fmt.Sprintf("doc: the set of blocks is closed, and %T is not in it", b))
}

func (c canon) section(s *Section) part {
	p := part{Block: "section", Key: s.Key, SignOffs: s.SignOffs, Origin: c.origin(s.Origin)}
	if !s.SignOffs || !c.unsigned {
		p.Blocks = c.blocks(s.Blocks)
	}
	return p
}

func (c canon) signature(s *Signature) part {
	p := part{
		Block: "signature", Key: s.Key, Origin: c.origin(s.Origin),
		Name: c.inlines(s.Name), Role: c.inlines(s.Role), Registration: c.inlines(s.Registration),
	}
	if !c.unsigned {
		p.Date, p.Method = c.inlines(s.Date), c.inlines(s.Method)
	}
	return p
}

func (c canon) items(items []ListItem) []part {
	parts := make([]part, len(items))
	for i, it := range items {
		parts[i] = part{Key: it.Key, Blocks: c.blocks(it.Blocks), Origin: c.origin(it.Origin)}
	}
	return parts
}

func (c canon) fields(items []FieldItem) []part {
	parts := make([]part, len(items))
	for i, it := range items {
		parts[i] = part{Key: it.Key, Name: c.inlines(it.Name), Blocks: c.blocks(it.Value)}
	}
	return parts
}

func (c canon) rows(rows []Row) []part {
	parts := make([]part, len(rows))
	for i, r := range rows {
		parts[i] = part{Key: r.Key, Cells: c.cells(r.Cells), Origin: c.origin(r.Origin)}
	}
	return parts
}

func (c canon) cells(cells []Cell) []part {
	parts := make([]part, len(cells))
	for i, x := range cells {
		parts[i] = part{
			Header: x.Header, Scope: x.Scope, Style: x.Style, ColSpan: beyondOne(x.ColSpan), RowSpan: beyondOne(x.RowSpan),
			Blocks: c.blocks(x.Blocks), Origin: c.origin(x.Origin),
		}
	}
	return parts
}

// beyondOne leaves out the span that every cell has.
func beyondOne(n int) int {
	if n == 1 {
		return 0
	}
	return n
}

func (c canon) inlines(inlines []Inline) []part {
	var parts []part
	for _, in := range inlines {
		p := c.inline(in)
		last := len(parts) - 1
		if !c.origins && p.Inline == "text" && last >= 0 && parts[last].Inline == "text" {
			parts[last].Text += p.Text
			continue
		}
		parts = append(parts, p)
	}
	return parts
}

func (c canon) inline(in Inline) part {
	switch in := in.(type) {
	case *Text:
		return part{Inline: "text", Text: in.Value, Origin: c.origin(in.Origin)}
	case *Strong:
		return part{Inline: "strong", Inlines: c.inlines(in.Inlines), Origin: c.origin(in.Origin)}
	case *Emph:
		return part{Inline: "emph", Inlines: c.inlines(in.Inlines), Origin: c.origin(in.Origin)}
	case *Link:
		return part{Inline: "link", Target: in.Target, Inlines: c.inlines(in.Inlines), Origin: c.origin(in.Origin)}
	case *Span:
		return part{Inline: "span", Language: in.Language, Inlines: c.inlines(in.Inlines), Origin: c.origin(in.Origin)}
	case *Gap:
		return part{Inline: "gap", Label: in.Label, Origin: c.origin(in.Origin)}
	case *Withheld:
		return part{Inline: "withheld", Origin: c.origin(in.Origin)}
	case *Ins:
		return part{Inline: "ins", Inlines: c.inlines(in.Inlines), Origin: c.origin(in.Origin)}
	case *Del:
		return part{Inline: "del", Inlines: c.inlines(in.Inlines), Origin: c.origin(in.Origin)}
	case *Break:
		return part{Inline: "break", Origin: c.origin(in.Origin)}
	}
	panic(fmt.Sprintf("doc: the set of inlines is closed, and %T is not in it", in))
}

func (c canon) origin(o *Origin) *partOrigin {
	if !c.origins || o == nil {
		return nil
	}
	p := &partOrigin{Data: o.Data, Control: o.Control, Rules: o.Rules}
	if !o.Template.IsZero() {
		at := o.Template.Pos()
		p.Template = fmt.Sprintf("%s:%d:%d", o.Template.Name(), at.Line, at.Column)
	}
	return p
}
