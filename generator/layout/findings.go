package layout

import (
	"fmt"
	"slices"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
)

// checkLevel reports a heading that skips a level, which leaves those who
// move by headings in doubt whether they missed one.
func (b *builder) checkLevel(h *doc.Heading) {
	if h.Level > b.level+1 {
		d := diag.Diagnostic{
			Rule: "LAY-01", Severity: diag.Should, Blocks: diag.Final,
			Message: "a heading of level {level} follows one of level {before}, so a level is skipped",
			Args: []diag.Arg{
				diag.Word("level", fmt.Sprint(h.Level)),
				diag.Word("before", fmt.Sprint(b.level)),
			},
			Hints: []string{"use the next level below in the template, so that headings step down one at a time"},
		}
		if h.Origin != nil {
			d.Span = h.Origin.Template
		}
		b.found = append(b.found, d)
	}
	b.level = h.Level
}

// misplaced says that an address cannot stand where the envelope shows it.
func misplaced(p *doc.Paragraph) diag.Diagnostic {
	return aboutAddress(p, "LAY-03", "the address does not stand at its place on the first page, because other text comes before it",
		"put the addresses first in the template, and each of the two only once")
}

// tooTall says that an address has more lines than its place.
func tooTall(p *doc.Paragraph) diag.Diagnostic {
	return aboutAddress(p, "LAY-04", "the address has more lines than its place on the first page",
		"shorten it, so that all of it shows in the window of an envelope")
}

func aboutAddress(p *doc.Paragraph, rule, message, hint string) diag.Diagnostic {
	d := diag.Diagnostic{Rule: rule, Severity: diag.Should, Blocks: diag.Nothing, Message: message, Hints: []string{hint}}
	if p.Origin != nil {
		d.Span = p.Origin.Template
	}
	return d
}

// crowded says that running heads leave too little of the page.
func crowded() diag.Diagnostic {
	return diag.Diagnostic{
		Rule: "LAY-02", Severity: diag.Must, Blocks: diag.Write,
		Message: "the running head and the confidentiality line leave less than a third of the page for the text",
		Hints:   []string{"shorten the header or the footer of the template"},
	}
}

// reportMissing reports the characters that no font has, each once per place.
func (b *builder) reportMissing(p prose) {
	for _, m := range p.Missing {
		place := missing{m.Rune, p.inks[m.Span].origin}
		if slices.Contains(b.reported, place) {
			continue
		}
		b.reported = append(b.reported, place)
		b.found = append(b.found, missingGlyph(place))
	}
}

// missingGlyph points into the case where a value of the case is printed, and
// into the template where its own words are.
func missingGlyph(m missing) diag.Diagnostic {
	code := fmt.Sprintf("U+%04X", m.char)
	d := diag.Diagnostic{
		Rule: "DQ-03", Severity: diag.Must, Blocks: diag.Write,
		Message: "no font has the character {character}, so it cannot be printed",
		Args:    []diag.Arg{{Name: "character", Value: string(m.char) + " (" + code + ")", Hidden: code}},
		Hints: []string{
			"check that the character is meant",
			"if it is, name a folder with a font that has it: --fonts FOLDER; the built-in fonts have Latin, Greek, Cyrillic, Hebrew and most Arabic letters",
		},
	}
	switch {
	case m.origin == nil:
	case len(m.origin.Data) > 0:
		d.Path, d.Among = m.origin.Data[0], m.origin.Data
		d.Related = []diag.Note{{Span: m.origin.Template, Message: "printed here"}}
	default:
		d.Span = m.origin.Template
	}
	return d
}
