package doc

import "strings"

// Words returns what a person reads of the inlines, gaps and withheld values
// included, without any emphasis.
func Words(inlines []Inline) string {
	var b strings.Builder
	writeWords(&b, inlines)
	return b.String()
}

func writeWords(b *strings.Builder, inlines []Inline) {
	for _, in := range inlines {
		switch in := in.(type) {
		case *Text:
			b.WriteString(in.Value)
		case *Gap:
			b.WriteString(GapWords + in.Label)
		case *Withheld:
			b.WriteString(WithheldWords)
		case *Strong:
			writeWords(b, in.Inlines)
		case *Emph:
			writeWords(b, in.Inlines)
		case *Link:
			writeWords(b, in.Inlines)
		case *Span:
			writeWords(b, in.Inlines)
		case *Ins:
			writeWords(b, in.Inlines)
		case *Del:
			writeWords(b, in.Inlines)
		}
	}
}
