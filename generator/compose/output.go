package compose

import (
	"casedocs/generator/doc"
	"casedocs/generator/markup"
)

// output is the text that a run makes, with a mark for each piece of it.
type output struct {
	text  []byte
	marks []markup.Mark
	limit int // of the text, in bytes
}

// Write appends p, up to the limit of a run.
func (o *output) Write(p []byte) (int, error) {
	if !o.room(len(p)) {
		return 0, errStopped
	}
	o.text = append(o.text, p...)
	return len(p), nil
}

// room reports whether n more bytes are within the limit.
func (o *output) room(n int) bool { return len(o.text)+n <= o.limit }

// mark says where what is written next, after ahead bytes, comes from.
func (o *output) mark(ahead int, origin *doc.Origin, value bool) {
	o.marks = append(o.marks, markup.Mark{Offset: len(o.text) + ahead, Origin: origin, Value: value})
}
