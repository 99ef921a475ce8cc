package pdfcheck

import (
	"strings"
	"unicode/utf16"
)

// Values are nil, bool, float64, name, text (a string object), array, dict,
// *stream and ref. In content streams there is also operator.
type (
	name     string
	text     string // bytes of a string object
	array    []any
	dict     map[string]any
	ref      int // number of an indirect object
	operator string
)

// stream is a stream with its decoded data.
type stream struct {
	dict dict
	data []byte
}

// resolve follows references to the value itself.
func (f *file) resolve(v any) any {
	for range 8 { // no chain of ours is longer than one
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.objects[r]
	}
	return nil
}

// The accessors return the zero value where the value is of another kind.

func (f *file) dict(v any) dict {
	switch v := f.resolve(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v any) array {
	a, _ := f.resolve(v).(array)
	return a
}

func (f *file) name(v any) string {
	n, _ := f.resolve(v).(name)
	return string(n)
}

func (f *file) stream(v any) *stream {
	s, _ := f.resolve(v).(*stream)
	return s
}

// int returns a whole number that is not negative, or -1.
func (f *file) int(v any) int {
	n, ok := f.resolve(v).(float64)
	if !ok || n < 0 || n > 1<<31 || n != float64(int(n)) {
		return -1
	}
	return int(n)
}

func (f *file) bytes(v any) string {
	t, _ := f.resolve(v).(text)
	return string(t)
}

// text returns a text string (ISO 32000-1, 7.9.2.2). Of PDFDocEncoding only
// ASCII is known; anything else reads as U+FFFD.
func (f *file) text(v any) string {
	b := f.bytes(v)
	if utf16be, ok := strings.CutPrefix(b, "\xFE\xFF"); ok {
		return decodeUTF16(utf16be)
	}
	return strings.Map(func(r rune) rune {
		if r > '~' {
			return '\uFFFD'
		}
		return r
	}, b)
}

// decodeUTF16 reads UTF-16BE.
func decodeUTF16(b string) string {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}
