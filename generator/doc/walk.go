package doc

// Walk visits everything a document says in reading order: onBlock for every
// block before what is in it, onInline for every inline before what is in it.
// The running head and the foot are not part of the reading order.
func Walk(d *Document, onBlock func(Block), onInline func(Inline)) {
	w := walker{onBlock, onInline}
	w.blocks(d.Blocks)
}

type walker struct {
	onBlock  func(Block)
	onInline func(Inline)
}

func (w walker) blocks(blocks []Block) {
	for _, b := range blocks {
		w.onBlock(b)
		w.block(b)
	}
}

func (w walker) block(b Block) {
	switch b := b.(type) {
	case *Section:
		w.blocks(b.Blocks)
	case *Keep:
		w.blocks(b.Blocks)
	case *Heading:
		w.inlines(b.Inlines)
	case *Paragraph:
		w.inlines(b.Inlines)
	case *List:
		for _, it := range b.Items {
			w.blocks(it.Blocks)
		}
	case *Table:
		w.inlines(b.Caption)
		w.rows(b.Head)
		w.rows(b.Body)
	case *Fields:
		for _, it := range b.Items {
			w.inlines(it.Name)
			w.blocks(it.Value)
		}
	case *Line:
		w.inlines(b.Left)
		w.inlines(b.Centre)
		w.inlines(b.Right)
	case *Signature:
		for _, part := range [][]Inline{b.Name, b.Role, b.Registration, b.Date, b.Method} {
			w.inlines(part)
		}
	case *Rule, *PageBreak, *Image, *Contents:
	}
}

func (w walker) rows(rows []Row) {
	for _, r := range rows {
		for _, c := range r.Cells {
			w.blocks(c.Blocks)
		}
	}
}

func (w walker) inlines(inlines []Inline) {
	for _, in := range inlines {
		w.onInline(in)
		w.inlines(Inside(in))
	}
}

// Inside returns the inlines that an inline holds, nil for those that hold
// none.
func Inside(in Inline) []Inline {
	switch in := in.(type) {
	case *Strong:
		return in.Inlines
	case *Emph:
		return in.Inlines
	case *Link:
		return in.Inlines
	case *Span:
		return in.Inlines
	case *Ins:
		return in.Inlines
	case *Del:
		return in.Inlines
	}
	return nil
}
