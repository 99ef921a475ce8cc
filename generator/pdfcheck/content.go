package pdfcheck

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// checkContents reads the content of every page: what it shows must be tagged
// or an artifact, and its glyphs must have text.
func (c *checker) checkContents() {
	fonts := map[ref]*pageFont{}
	for i := range c.pages {
		p := &c.pages[i]
		s := c.stream(p.dict["Contents"])
		if s == nil {
			c.problem(i+1, "", "the page has no content")
			continue
		}
		resources := c.dict(p.dict["Resources"])
		r := contentReader{
			checker: c, page: i, marks: p.marks, fonts: map[string]*pageFont{},
			ctm: unchanged, externals: c.dict(resources["XObject"]),
		}
		named := c.dict(resources["Font"])
		for _, key := range slices.Sorted(maps.Keys(named)) {
			if number, ok := named[key].(ref); ok {
				if fonts[number] == nil {
					fonts[number] = c.readFont(number)
				}
				r.fonts[key] = fonts[number]
			}
		}
		r.read(s.data)
	}
}

// contentReader walks the operators of one page.
type contentReader struct {
	*checker
	page   int
	marks  map[int]string
	fonts  map[string]*pageFont
	font   *pageFont
	open   []markedContent
	pen    pen
	ctm    matrix   // from what is drawn to the page
	saved  []matrix // of open q operators
	inText bool
	shown  map[string]bool // problems said already

	externals dict // pictures by the names that the page has for them
}

// markedContent is an open marked-content sequence.
type markedContent struct {
	mcid     int // -1 for none
	artifact bool
	kind     string // of artifact: Header, Footer, Watermark, Layout
	actual   bool   // its text is replaced
}

func (r *contentReader) read(data []byte) {
	l := lexer{data: data, content: true}
	var operands []any
	for !l.done() {
		v, err := l.next()
		if err != nil {
			r.once("the content cannot be read: %v", err)
			return
		}
		op, ok := v.(operator)
		if !ok {
			operands = append(operands, v)
			continue
		}
		r.operate(string(op), operands)
		operands = operands[:0]
	}
	r.tellGaps()
	if len(r.open) > 0 || len(r.saved) > 0 || r.inText {
		r.once("the content leaves marked content, a saved state or a text object open")
	}
}

// once reports a problem of the page a single time.
func (r *contentReader) once(format string, args ...any) {
	what := fmt.Sprintf(format, args...)
	if r.shown == nil {
		r.shown = map[string]bool{}
	}
	if !r.shown[what] {
		r.shown[what] = true
		r.problem(r.page+1, "content", "%s", what)
	}
}

func (r *contentReader) operate(op string, operands []any) {
	switch op {
	case "BDC", "BMC":
		r.begin(operands)
	case "EMC":
		if len(r.open) == 0 {
			r.once("marked content ends that never began")
			return
		}
		r.open = r.open[:len(r.open)-1]
	case "q":
		r.saved = append(r.saved, r.ctm)
	case "Q":
		if len(r.saved) == 0 {
			r.once("a state is restored that was never saved")
			return
		}
		r.ctm, r.saved = r.saved[len(r.saved)-1], r.saved[:len(r.saved)-1]
	case "BT", "ET":
		if r.inText == (op == "BT") {
			r.once("text objects are nested")
		}
		r.inText = op == "BT"
	case "Tf":
		r.font = nil
		if len(operands) == 2 {
			r.font = r.fonts[r.name(operands[0])]
			r.pen.size, _ = operands[1].(float64)
		}
	case "Td":
		r.pen.place(operands)
	case "Tm":
		r.pen.place(operands[min(4, len(operands)):])
	case "Tj", "TJ", "'", "\"":
		r.painted(op)
		r.show(operands)
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh":
		r.painted(op)
	case "cm":
		r.transform(operands)
	case "Do":
		r.external(operands)
	case "BI":
		r.once("operator %s paints what we cannot check", op)
	}
}

// begin opens marked content and looks at its property list.
func (r *contentReader) begin(operands []any) {
	m := markedContent{mcid: -1}
	if len(operands) == 0 {
		r.once("marked content has no tag")
		r.open = append(r.open, m)
		return
	}
	tag := r.name(operands[0])
	m.artifact = tag == "Artifact"
	outer, artifact := r.state()
	actual := ""
	if len(operands) == 2 {
		props := r.dict(operands[1])
		m.kind = cmp.Or(r.name(props["Subtype"]), r.name(props["Type"]))
		m.mcid = r.int(props["MCID"])
		if _, ok := props["ActualText"]; ok {
			m.actual = true
			actual = r.text(props["ActualText"])
		}
	}
	switch {
	case m.mcid >= 0 && outer >= 0:
		r.once("mark %d lies inside mark %d", m.mcid, outer)
	case m.mcid >= 0 && artifact:
		r.once("mark %d lies inside an artifact", m.mcid)
	case m.artifact && outer >= 0:
		r.once("an artifact lies inside mark %d", outer)
	}
	if m.mcid >= 0 {
		if _, twice := r.marks[m.mcid]; twice {
			r.once("mark %d stands twice on the page", m.mcid)
		}
		r.marks[m.mcid] += actual
	} else {
		r.say(actual)
	}
	r.open = append(r.open, m)
}

// state returns the mark that is open, -1 for none, and whether an artifact
// is.
func (r *contentReader) state() (mcid int, artifact bool) {
	mcid = -1
	for _, m := range r.open {
		if m.mcid >= 0 {
			mcid = m.mcid
		}
		artifact = artifact || m.artifact
	}
	return mcid, artifact
}

// painted checks that what is painted is tagged or an artifact.
func (r *contentReader) painted(op string) {
	if mcid, artifact := r.state(); mcid < 0 && !artifact {
		r.once("operator %s paints outside of marks and artifacts", op)
	}
}

// told reports whether the text of what is shown is told by its mark.
func (r *contentReader) told() bool {
	return slices.ContainsFunc(r.open, func(m markedContent) bool { return m.actual })
}

// say adds text to the open mark, unless its text is replaced.
func (r *contentReader) say(s string) {
	if r.told() {
		return
	}
	if mcid, _ := r.state(); mcid >= 0 {
		r.marks[mcid] += s
	}
}

// show reads the codes of a show operator and moves the pen over them.
func (r *contentReader) show(operands []any) {
	if r.font == nil {
		r.once("text is shown in a font that the page does not have")
		return
	}
	r.checkGap()
	r.pen.begin()
	x, said := r.pen.x, ""
	for _, v := range operands {
		parts, ok := v.(array)
		if !ok {
			parts = array{v}
		}
		for _, part := range parts {
			switch part := part.(type) {
			case text:
				said += r.showCodes(string(part))
			case float64:
				r.pen.x -= part / 1000 * r.pen.size
			}
		}
	}
	r.pen.mark, _ = r.state()
	r.look(x, said)
}

// showCodes shows a string and returns what its glyphs say.
func (r *contentReader) showCodes(s string) string {
	var said strings.Builder
	if len(s)%2 != 0 {
		r.once("a string holds half a character code")
	}
	for ; len(s) >= 2; s = s[2:] {
		code := int(s[0])<<8 | int(s[1])
		r.showCode(code)
		r.pen.x += float64(r.font.widths[code]) / 1000 * r.pen.size
		r.pen.reach()
		said.WriteString(r.font.text[code])
	}
	return said.String()
}

func (r *contentReader) showCode(code int) {
	switch t, ok := r.font.text[code]; {
	case code == 0:
		r.once("a missing glyph is shown")
	case code >= r.font.glyphs:
		r.once("code %d has no glyph in font %s", code, r.font.name)
	case !ok:
		r.once("code %d of font %s has no text in ToUnicode", code, r.font.name)
	default:
		r.say(strings.ReplaceAll(t, "\u200B", ""))
	}
}
