package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
)

// perObjectStream bounds how much a reader must decompress to get at one
// object.
const perObjectStream = 256

// file is the list of the objects of a PDF file. Objects are numbered from 1
// in the order in which they were reserved.
type file struct {
	w       *Writer
	objects []object
	arena   []byte // bodies of all objects, one after another
	root    ref
	info    ref
}

// object is one indirect object: body is its value, or the dictionary of its
// stream without /Length.
type object struct {
	from, to int // body in the arena
	stream   []byte
	isStream bool
}

func newFile(w *Writer) *file {
	return &file{w: w, objects: make([]object, 1, 1024), arena: make([]byte, 0, 64<<10)}
}

// reserve takes the next number for an object that is set later.
func (f *file) reserve() ref { return f.reserveMany(1) }

// reserveMany takes n numbers in a row and returns the first.
func (f *file) reserveMany(n int) ref {
	first := ref(len(f.objects))
	f.objects = append(f.objects, make([]object, n)...)
	return first
}

func (f *file) set(r ref, body []byte) {
	from := len(f.arena)
	f.arena = append(f.arena, body...)
	f.objects[r].from, f.objects[r].to = from, len(f.arena)
}

func (f *file) add(body []byte) ref {
	r := f.reserve()
	f.set(r, body)
	return r
}

// addStream adds a stream with the entries of dict, which are written without
// angle brackets, and with data as it is.
func (f *file) addStream(dict string, data []byte) ref {
	r := f.add([]byte(dict))
	f.objects[r].stream, f.objects[r].isStream = data, true
	return r
}

// addDeflated adds a stream of data that is already deflated.
func (f *file) addDeflated(dict string, data []byte) ref {
	return f.addStream(dict+"/Filter/FlateDecode", data)
}

func (f *file) body(r ref) []byte { return f.arena[f.objects[r].from:f.objects[r].to] }

// bytes serialises the file: PDF 1.7 with object streams and a cross-reference
// stream (ISO 32000-1, 7.5.7 and 7.5.8). The file identifier is a hash of
// everything before the cross-reference stream.
func (f *file) bytes() []byte {
	s := serialiser{file: f, out: make([]byte, 0, 64<<10), rows: make([]row, len(f.objects))}
	s.out = append(s.out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	s.rows[0] = row{kind: freeRow, b: 0xFFFF}
	s.writeStreams()
	s.writeObjectStreams()
	return s.finish()
}

// row is an entry of the cross-reference stream.
type row struct {
	kind byte
	a, b int
}

const (
	freeRow   = 0
	plainRow  = 1 // a: offset
	packedRow = 2 // a: object stream, b: index in it
)

type serialiser struct {
	*file
	out  []byte
	rows []row
}

func (s *serialiser) writeStreams() {
	for n := 1; n < len(s.objects); n++ {
		if o := s.objects[n]; o.isStream {
			s.writeStream(n, s.body(ref(n)), o.stream)
		}
	}
}

func (s *serialiser) writeStream(n int, dict, data []byte) {
	s.rows[n] = row{kind: plainRow, a: len(s.out)}
	s.out = appendInt(s.out, n)
	s.out = append(s.out, " 0 obj\n<<"...)
	s.out = append(s.out, dict...)
	s.out = append(s.out, "/Length "...)
	s.out = appendInt(s.out, len(data))
	s.out = append(s.out, ">>\nstream\n"...)
	s.out = append(s.out, data...)
	s.out = append(s.out, "\nendstream\nendobj\n"...)
}

// writeObjectStreams packs all objects that are not streams.
func (s *serialiser) writeObjectStreams() {
	var index, bodies []byte
	count, last := 0, len(s.objects)-1
	flush := func() {
		if count == 0 {
			return
		}
		dict := append([]byte("/Type/ObjStm/N "), strconv.Itoa(count)...)
		dict = append(dict, "/First "...)
		dict = appendInt(dict, len(index))
		dict = append(dict, "/Filter/FlateDecode"...)
		n := len(s.rows)
		s.rows = append(s.rows, row{})
		s.writeStream(n, dict, s.w.deflate(append(index, bodies...)))
		index, bodies, count = index[:0], bodies[:0], 0
	}
	for n := 1; n <= last; n++ {
		if s.objects[n].isStream {
			continue
		}
		s.rows[n] = row{kind: packedRow, a: len(s.rows), b: count}
		index = appendInt(index, n)
		index = append(index, ' ')
		index = appendInt(index, len(bodies))
		index = append(index, ' ')
		bodies = append(bodies, s.body(ref(n))...)
		bodies = append(bodies, '\n')
		if count++; count == perObjectStream {
			flush()
		}
	}
	flush()
}

// finish writes the cross-reference stream and what ends the file.
func (s *serialiser) finish() []byte {
	hash := sha256.Sum256(s.out)
	id := string(hash[:16])
	start, n := len(s.out), len(s.rows)
	s.rows = append(s.rows, row{kind: plainRow, a: start})

	table := make([]byte, 0, 7*len(s.rows))
	for _, r := range s.rows {
		table = append(table, r.kind)
		table = binary.BigEndian.AppendUint32(table, uint32(r.a))
		table = binary.BigEndian.AppendUint16(table, uint16(r.b))
	}
	dict := appendInt([]byte("/Type/XRef/W[1 4 2]/Size "), len(s.rows))
	dict = appendRef(append(dict, "/Root "...), s.root)
	dict = appendRef(append(dict, "/Info "...), s.info)
	dict = appendBytes(append(dict, "/ID["...), id)
	dict = append(appendBytes(dict, id), "]/Filter/FlateDecode"...)
	s.writeStream(n, dict, s.w.deflate(table))

	s.out = appendInt(append(s.out, "startxref\n"...), start)
	return append(s.out, "\n%%EOF\n"...)
}
