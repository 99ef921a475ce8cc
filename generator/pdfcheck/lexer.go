package pdfcheck

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// lexer reads values of PDF syntax (ISO 32000-1, 7.2 and 7.3). The same
// syntax serves objects, content streams and character maps.
type lexer struct {
	data    []byte
	at      int
	content bool // words are operators, and "1 0 R" is no reference
}

var errEnd = errors.New("unexpected end")

// maxDepth bounds nested arrays and dictionaries.
const maxDepth = 64

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// skip passes white space and comments.
func (l *lexer) skip() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// done reports whether nothing but white space is left.
func (l *lexer) done() bool {
	l.skip()
	return l.at >= len(l.data)
}

func (l *lexer) next() (any, error) { return l.value(0) }

func (l *lexer) value(depth int) (any, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("nested too deeply at byte %d", l.at)
	}
	if l.done() {
		return nil, errEnd
	}
	rest := l.data[l.at:]
	switch c := rest[0]; {
	case c == '/':
		return l.readName()
	case c == '(':
		return l.readLiteral()
	case bytes.HasPrefix(rest, []byte("<<")):
		return l.readDict(depth)
	case c == '<':
		return l.readHex()
	case c == '[':
		return l.readArray(depth)
	case c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.':
		return l.readNumber()
	case isDelimiter(c):
		return nil, fmt.Errorf("stray %q at byte %d", c, l.at)
	}
	return l.readWord()
}

// word takes what reaches to the next white space or delimiter.
func (l *lexer) word() string {
	start := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		l.at++
	}
	return string(l.data[start:l.at])
}

func (l *lexer) readWord() (any, error) {
	switch w := l.word(); {
	case w == "true":
		return true, nil
	case w == "false":
		return false, nil
	case w == "null":
		return nil, nil
	case l.content:
		return operator(w), nil
	default:
		return nil, fmt.Errorf("unknown word %q at byte %d", w, l.at-len(w))
	}
}

// readNumber reads a number, or a reference such as "12 0 R".
func (l *lexer) readNumber() (any, error) {
	w := l.word()
	n, err := strconv.ParseFloat(w, 64)
	if err != nil || strings.Trim(w, "+-.0123456789") != "" {
		return nil, fmt.Errorf("bad number %q at byte %d", w, l.at-len(w))
	}
	if tail := []byte(" 0 R"); !l.content && n >= 1 && n < 1<<31 && n == float64(int(n)) && bytes.HasPrefix(l.data[l.at:], tail) {
		l.at += len(tail)
		return ref(n), nil
	}
	return n, nil
}

func (l *lexer) readName() (any, error) {
	l.at++
	w := l.word()
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		if w[i] != '#' {
			out = append(out, w[i])
			continue
		}
		if i+2 >= len(w) {
			return nil, fmt.Errorf("bad name /%s", w)
		}
		v, err := strconv.ParseUint(w[i+1:i+3], 16, 8)
		if err != nil {
			return nil, fmt.Errorf("bad name /%s", w)
		}
		out = append(out, byte(v))
		i += 2
	}
	return name(out), nil
}

func (l *lexer) readHex() (any, error) {
	end := bytes.IndexByte(l.data[l.at:], '>')
	if end < 0 {
		return nil, errEnd
	}
	digits := make([]byte, 0, end)
	for _, c := range l.data[l.at+1 : l.at+end] {
		if !isSpace(c) {
			digits = append(digits, c)
		}
	}
	l.at += end + 1
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, len(digits)/2)
	for i := range out {
		v, err := strconv.ParseUint(string(digits[2*i:2*i+2]), 16, 8)
		if err != nil {
			return nil, fmt.Errorf("bad string at byte %d", l.at)
		}
		out[i] = byte(v)
	}
	return text(out), nil
}

// readLiteral reads a string in parentheses. We write no escapes but those of
// parentheses and backslashes, so others are refused.
func (l *lexer) readLiteral() (any, error) {
	var out []byte
	depth := 0
	for ; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch c {
		case '\\':
			l.at++
			if l.at >= len(l.data) || bytes.IndexByte([]byte(`()\`), l.data[l.at]) < 0 {
				return nil, fmt.Errorf("unknown escape at byte %d", l.at)
			}
			c = l.data[l.at]
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				l.at++
				return text(out), nil
			}
		}
		out = append(out, c)
	}
	return nil, errEnd
}

func (l *lexer) readArray(depth int) (any, error) {
	l.at++
	out := array{}
	for {
		if l.done() {
			return nil, errEnd
		}
		if l.data[l.at] == ']' {
			l.at++
			return out, nil
		}
		v, err := l.value(depth + 1)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
}

func (l *lexer) readDict(depth int) (any, error) {
	l.at += 2
	out := dict{}
	for {
		if l.done() {
			return nil, errEnd
		}
		if bytes.HasPrefix(l.data[l.at:], []byte(">>")) {
			l.at += 2
			return out, nil
		}
		key, err := l.value(depth + 1)
		if err != nil {
			return nil, err
		}
		k, ok := key.(name)
		if _, twice := out[string(k)]; !ok || twice {
			return nil, fmt.Errorf("bad key %v in a dictionary at byte %d", key, l.at)
		}
		if out[string(k)], err = l.value(depth + 1); err != nil {
			return nil, err
		}
	}
}
