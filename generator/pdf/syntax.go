package pdf

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
)

const hexDigits = "0123456789ABCDEF"

// ref is the number of an indirect object; the generation is always 0.
type ref int

func appendRef(b []byte, r ref) []byte {
	b = strconv.AppendInt(b, int64(r), 10)
	return append(b, " 0 R"...)
}

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// appendNumber writes v with at most two decimals, which is a seventh of the
// width of a hair on paper, and without an exponent.
func appendNumber(b []byte, v float64) []byte {
	n := int64(math.Round(v * 100))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	cents := n % 100
	if cents == 0 {
		return b
	}
	b = append(b, '.', '0'+byte(cents/10))
	if cents%10 != 0 {
		b = append(b, '0'+byte(cents%10))
	}
	return b
}

// appendName writes a name object (ISO 32000-1, 7.3.5), slash included.
func appendName(b []byte, name string) []byte {
	b = append(b, '/')
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c <= ' ' || c >= 127 || strings.IndexByte("()<>[]{}/%#", c) >= 0 {
			b = append(b, '#', hexDigits[c>>4], hexDigits[c&15])
			continue
		}
		b = append(b, c)
	}
	return b
}

// appendText writes a text string (ISO 32000-1, 7.9.2.2): printable ASCII as a
// literal, anything else as UTF-16BE in hexadecimal, so that no character of
// the data can end the string.
func appendText(b []byte, s string) []byte {
	if isPrintableASCII(s) {
		return appendLiteral(b, s)
	}
	b = append(b, "<FEFF"...)
	for _, r := range clean(s) {
		if r <= 0xFFFF {
			b = appendHex16(b, uint16(r))
			continue
		}
		high, low := utf16.EncodeRune(r)
		b = appendHex16(b, uint16(high))
		b = appendHex16(b, uint16(low))
	}
	return append(b, '>')
}

// appendLiteral writes printable ASCII as a literal string.
func appendLiteral(b []byte, s string) []byte {
	b = append(b, '(')
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '(' || c == ')' || c == '\\' {
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	return append(b, ')')
}

// appendBytes writes s as a hexadecimal byte string: identifiers of structure
// elements and file identifiers are bytes, not text.
func appendBytes(b []byte, s string) []byte {
	b = append(b, '<')
	for i := 0; i < len(s); i++ {
		b = append(b, hexDigits[s[i]>>4], hexDigits[s[i]&15])
	}
	return append(b, '>')
}

func appendHex16(b []byte, n uint16) []byte {
	return append(b, hexDigits[n>>12], hexDigits[n>>8&15], hexDigits[n>>4&15], hexDigits[n&15])
}

func isPrintableASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// clean replaces what neither a text string nor XML may hold: invalid UTF-8,
// noncharacters and control characters. U+001B would even start a language
// code inside a text string.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0x7F || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
