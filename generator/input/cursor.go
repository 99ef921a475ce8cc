package input

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"casedocs/generator/source"
)

// cursor turns the lines and columns of yaml nodes into byte offsets. Nodes
// come in the order of the file, so that it mostly moves forward, and a file
// that is one long line is still read in one go.
type cursor struct {
	file         *source.File
	line, column int // of offset, 1-based, in runes
	offset       int
	skipped      int // columns that a byte order mark takes on line 1
}

func newCursor(f *source.File) *cursor {
	c := &cursor{file: f, line: 1, column: 1}
	if bytes.HasPrefix(f.Data(), []byte(bom)) {
		c.skipped = 1
	}
	return c
}

// at returns the byte offset of a place.
func (c *cursor) at(line, column int) int {
	if line == 1 {
		column += c.skipped
	}
	if line != c.line || column < c.column {
		c.line, c.column, c.offset = line, 1, c.file.Offset(line, 1)
	}
	data := c.file.Data()
	for c.column < column && c.offset < len(data) && data[c.offset] != '\n' {
		_, size := utf8.DecodeRune(data[c.offset:])
		c.offset += size
		c.column++
	}
	return c.offset
}

// scalar returns the bytes that a scalar takes up in the file.
func (c *cursor) scalar(n *yaml.Node) source.Span {
	start := c.at(n.Line, n.Column)
	return c.file.Span(start, scalarEnd(c.file.Data(), start, n))
}

func scalarEnd(data []byte, start int, n *yaml.Node) int {
	switch {
	case start >= len(data):
		return start
	case n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0:
		return wordEnd(data, start)
	case n.Style&yaml.DoubleQuotedStyle != 0, n.Style&yaml.SingleQuotedStyle != 0:
		end, _ := quoteEnd(data, start)
		return end
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return textEnd(data, lineEnd(data, start), n.Value)
	}
	return textEnd(data, start, n.Value)
}

// wordEnd returns the offset of the first space at or after start.
func wordEnd(data []byte, start int) int {
	if i := bytes.IndexAny(data[start:], " \t\r\n"); i >= 0 {
		return start + i
	}
	return len(data)
}

// lineEnd returns the end of the text of the line that holds start.
func lineEnd(data []byte, start int) int {
	if i := bytes.IndexByte(data[start:], '\n'); i >= 0 {
		return start + len(bytes.TrimRight(data[start:start+i], "\r"))
	}
	return len(data)
}

// quoteEnd returns the offset after the mark that closes the quotation which
// opens at start, and whether there is one.
func quoteEnd(data []byte, start int) (end int, closed bool) {
	mark := data[start]
	for i := start + 1; i < len(data); i++ {
		switch {
		case data[i] == '\\' && mark == '"':
			i++
		case data[i] != mark:
		case mark == '\'' && i+1 < len(data) && data[i+1] == mark:
			i++
		default:
			return i + 1, true
		}
	}
	return len(data), false
}

// textEnd returns the offset after the last character of a plain or block
// text. Such text stands in the file as it is, but for its white space.
func textEnd(data []byte, start int, text string) int {
	at, end := start, start
	for _, want := range text {
		if unicode.IsSpace(want) {
			continue
		}
		for at < len(data) {
			r, size := utf8.DecodeRune(data[at:])
			at += size
			if r == want {
				end = at
				break
			}
			if !unicode.IsSpace(r) {
				return end
			}
		}
	}
	return end
}

// bracketEnd returns the offset after the bracket that closes a flow
// collection whose last value ends at last, or last when there is none.
func bracketEnd(data []byte, start, last int) int {
	if start >= len(data) || data[start] != '[' && data[start] != '{' {
		return last
	}
	for i := max(last, start+1); i < len(data); i++ {
		switch data[i] {
		case ']', '}':
			return i + 1
		case ' ', '\t', '\r', '\n', ',', ':', '?':
		case '#':
			i = lineEnd(data, i)
		default:
			return last
		}
	}
	return last
}
