package source

import "testing"

func TestPosCountsRunesAndLinesFromOne(t *testing.T) {
	f := NewFile("case.yaml", []byte("name: Łucja\r\nborn: 2019\n"))
	for _, c := range []struct {
		offset, line, column int
	}{
		{0, 1, 1},
		{6, 1, 7},
		{8, 1, 8},
		{14, 2, 1},
		{20, 2, 7},
		{25, 3, 1},
		{99, 3, 1},
		{-1, 1, 1},
	} {
		got := f.Pos(c.offset)
		if got.Line != c.line || got.Column != c.column {
			t.Errorf("Pos(%d) = %v, want %d:%d", c.offset, got, c.line, c.column)
		}
	}
}

func TestOffsetUndoesPos(t *testing.T) {
	f := NewFile("x", []byte("aŁb\n\nçd"))
	for offset := range len(f.Data()) {
		pos := f.Pos(offset)
		back := f.Offset(pos.Line, pos.Column)
		if f.Pos(back) != pos {
			t.Errorf("offset %d is at %v, which leads to offset %d at %v", offset, pos, back, f.Pos(back))
		}
	}
	if got := f.Offset(9, 1); got != len(f.Data()) {
		t.Errorf("a line beyond the end = %d", got)
	}
}

func TestLineLeavesOutItsEnd(t *testing.T) {
	f := NewFile("x", []byte("one\r\ntwo\n"))
	for n, want := range map[int]string{0: "", 1: "one", 2: "two", 3: "", 4: ""} {
		if got := f.Line(n); got != want {
			t.Errorf("Line(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestSpanTextStaysInsideTheFile(t *testing.T) {
	f := NewFile("x", []byte("abc"))
	if got := f.Span(1, 99).Text(); got != "bc" {
		t.Errorf("Text = %q", got)
	}
	if got := f.Span(99, 1).Text(); got != "" {
		t.Errorf("Text = %q", got)
	}
	var none Span
	if !none.IsZero() || none.Text() != "" || none.Name() != "" || none.Pos() != (Pos{}) {
		t.Error("the zero span names a place")
	}
}
