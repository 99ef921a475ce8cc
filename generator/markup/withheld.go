package markup

import (
	"strings"

	"casedocs/generator/doc"
)

// oneMark makes one of marks that follow one another with no words between them:
// how many values stood there is not told either. Where no words are left at all,
// the mark stands alone, without the punctuation of what it stands for.
func oneMark(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	first, words := -1, false // the latest mark in out, while no word has followed it
	for _, inline := range in {
		switch mark := markOf(inline); {
		case mark != nil && first >= 0:
			out = out[:first+1]
			continue
		case mark != nil:
			first, inline = len(out), mark
		case !silent(inline):
			first, words = -1, true
		}
		if len(out) > 0 && apart(out[len(out)-1], inline) {
			out = append(out, &doc.Text{Value: " "})
		}
		out = append(out, inline)
	}
	if first >= 0 && !words {
		return out[first : first+1]
	}
	return out
}

// apart reports whether a space is to stand between a mark and the words beside it.
func apart(a, b doc.Inline) bool {
	_, before := a.(*doc.Withheld)
	_, behind := b.(*doc.Withheld)
	left, right := doc.InlineText([]doc.Inline{a}), doc.InlineText([]doc.Inline{b})
	return before && right != "" && isWord(right[0]) || behind && left != "" && isWord(left[len(left)-1])
}

// isWord reports whether a byte is part of a word, and no bracket or space.
func isWord(b byte) bool { return b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z' || b > 0x7f }

// markOf returns the mark that an inline is, or holds with no words beside it.
func markOf(in doc.Inline) *doc.Withheld {
	if mark, is := in.(*doc.Withheld); is {
		return mark
	}
	inside := oneMark(doc.Inside(in))
	if len(inside) != 1 {
		return nil
	}
	mark, _ := inside[0].(*doc.Withheld)
	return mark
}

// silent reports whether an inline says nothing: white space and punctuation.
func silent(in doc.Inline) bool {
	text, is := in.(*doc.Text)
	return is && strings.Trim(text.Value, " \u00a0\n.,;:()“”–") == ""
}
