// Package source holds the text of input files and the places in it.
//
// A Span travels with every value read from a case file, a policy or a
// template, so that any later stage can say where a thing came from. The
// package reads no files: it is given their bytes.
package source

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// File is one input text with the name a user knows it by.
type File struct {
	name  string
	data  []byte
	lines []int // byte offset of the start of each line
}

// NewFile returns a File over data, which must not be changed afterwards.
func NewFile(name string, data []byte) *File {
	lines := []int{0}
	for i, c := range data {
		if c == '\n' {
			lines = append(lines, i+1)
		}
	}
	return &File{name: name, data: data, lines: lines}
}

// Name returns the name that messages show for the file.
func (f *File) Name() string { return f.name }

// Data returns the text of the file; callers must not change it.
func (f *File) Data() []byte { return f.data }

// Lines returns the number of lines, at least 1.
func (f *File) Lines() int { return len(f.lines) }

// Line returns the text of a 1-based line without its line end, or "" when
// the file has no such line.
func (f *File) Line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	end := len(f.data)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	return strings.TrimSuffix(string(f.data[f.lines[n-1]:end]), "\r")
}

// Offset returns the byte offset of a 1-based line and a 1-based column
// counted in runes. Places outside the file are moved to its nearest edge.
func (f *File) Offset(line, column int) int {
	if line < 1 {
		return 0
	}
	if line > len(f.lines) {
		return len(f.data)
	}
	at := f.lines[line-1]
	for ; column > 1 && at < len(f.data) && f.data[at] != '\n'; column-- {
		_, size := utf8.DecodeRune(f.data[at:])
		at += size
	}
	return at
}

// Span returns the half-open range of bytes from start to end.
func (f *File) Span(start, end int) Span { return Span{File: f, Start: start, End: end} }

// Pos is a place in a file: 1-based line and 1-based column, in runes.
type Pos struct {
	Line, Column int
}

// Pos returns the place of a byte offset.
func (f *File) Pos(offset int) Pos {
	offset = min(max(offset, 0), len(f.data))
	line := sort.SearchInts(f.lines, offset+1)
	start := f.lines[line-1]
	return Pos{Line: line, Column: utf8.RuneCount(f.data[start:offset]) + 1}
}

// Span is a half-open range of byte offsets in a file. The zero Span means
// "no place known".
type Span struct {
	File       *File
	Start, End int
}

// IsZero reports whether the span names no place.
func (s Span) IsZero() bool { return s.File == nil }

// Pos returns the place where the span begins, or the zero Pos.
func (s Span) Pos() Pos {
	if s.File == nil {
		return Pos{}
	}
	return s.File.Pos(s.Start)
}

// Text returns the bytes that the span covers.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	size := len(s.File.data)
	start := min(max(s.Start, 0), size)
	return string(s.File.data[start:min(max(s.End, start), size)])
}

// Name returns the name of the span's file, or "".
func (s Span) Name() string {
	if s.File == nil {
		return ""
	}
	return s.File.name
}
