package pdfcheck

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strconv"
)

// file is a PDF file with all its objects.
type file struct {
	data    []byte
	trailer dict
	objects map[ref]any
	numbers []ref // in order
}

// maxStream bounds a decoded stream, so that a small file cannot fill memory.
const maxStream = 64 << 20

// readFile reads all objects by the cross-reference stream. Every object must
// be where it says.
func readFile(data []byte) (*file, error) {
	f := &file{data: data, objects: map[ref]any{}}
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n%")) {
		return nil, fmt.Errorf("not a PDF 1.7 file")
	}
	table, err := f.readTrailer()
	if err != nil {
		return nil, err
	}
	packed := map[ref]bool{}
	for i := 0; i+7 <= len(table); i += 7 {
		number, row := ref(i/7), table[i:i+7]
		a := int(row[1])<<24 | int(row[2])<<16 | int(row[3])<<8 | int(row[4])
		switch row[0] {
		case 0:
			continue
		case 1:
			if f.objects[number], err = f.readObject(number, a); err != nil {
				return nil, fmt.Errorf("object %d: %w", number, err)
			}
		case 2:
			packed[ref(a)] = true
		default:
			return nil, fmt.Errorf("object %d: unknown kind of entry", number)
		}
		f.numbers = append(f.numbers, number)
	}
	for _, number := range f.numbers {
		if packed[number] {
			if err := f.unpack(number); err != nil {
				return nil, fmt.Errorf("object stream %d: %w", number, err)
			}
		}
	}
	for _, number := range f.numbers {
		if _, ok := f.objects[number]; !ok {
			return nil, fmt.Errorf("object %d is listed but not there", number)
		}
	}
	return f, nil
}

// readTrailer returns the decoded cross-reference stream.
func (f *file) readTrailer() ([]byte, error) {
	at := bytes.LastIndex(f.data, []byte("\nstartxref\n"))
	if at < 0 {
		return nil, fmt.Errorf("no startxref")
	}
	tail := lexer{data: f.data[at+len("\nstartxref\n"):]}
	start, err := tail.next()
	if err != nil {
		return nil, err
	}
	offset := f.int(start)
	if offset < 0 || offset >= at {
		return nil, fmt.Errorf("startxref points outside the file")
	}
	number, err := strconv.Atoi(string(f.data[offset : offset+max(0, bytes.IndexByte(f.data[offset:], ' '))]))
	if err != nil {
		return nil, fmt.Errorf("startxref points to no object")
	}
	v, err := f.readObject(ref(number), offset)
	if err != nil {
		return nil, fmt.Errorf("cross-reference stream: %w", err)
	}
	s, ok := v.(*stream)
	if !ok || f.name(s.dict["Type"]) != "XRef" {
		return nil, fmt.Errorf("startxref points to no cross-reference stream")
	}
	w := f.array(s.dict["W"])
	if len(w) != 3 || f.int(w[0]) != 1 || f.int(w[1]) != 4 || f.int(w[2]) != 2 {
		return nil, fmt.Errorf("the cross-reference stream has other fields than 1, 4 and 2 bytes")
	}
	if s.dict["Prev"] != nil || s.dict["Index"] != nil || len(s.data) != 7*f.int(s.dict["Size"]) {
		return nil, fmt.Errorf("the cross-reference stream does not list every object once")
	}
	f.trailer = s.dict
	return s.data, nil
}

// readObject reads "n 0 obj … endobj" at an offset.
func (f *file) readObject(number ref, offset int) (any, error) {
	head := strconv.Itoa(int(number)) + " 0 obj\n"
	if offset >= len(f.data) || !bytes.HasPrefix(f.data[offset:], []byte(head)) {
		return nil, fmt.Errorf("not at byte %d", offset)
	}
	l := lexer{data: f.data, at: offset + len(head)}
	v, err := l.next()
	if err != nil {
		return nil, err
	}
	rest := f.data[l.at:]
	if bytes.HasPrefix(rest, []byte("\nendobj\n")) {
		return v, nil
	}
	d, ok := v.(dict)
	length := f.int(d["Length"])
	body, isStream := bytes.CutPrefix(rest, []byte("\nstream\n"))
	if !ok || !isStream || length < 0 || length > len(body) ||
		!bytes.HasPrefix(body[length:], []byte("\nendstream\nendobj\n")) {
		return nil, fmt.Errorf("does not end where it says")
	}
	data, err := f.decode(d, body[:length])
	return &stream{dict: d, data: data}, err
}

func (f *file) decode(d dict, data []byte) ([]byte, error) {
	switch filter := d["Filter"]; filter {
	case nil, name("DCTDecode"): // pixels, which are not looked at
		return data, nil
	case name("FlateDecode"):
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("inflate: %w", err)
		}
		out, err := io.ReadAll(io.LimitReader(z, maxStream))
		if err != nil {
			return nil, fmt.Errorf("inflate: %w", err)
		}
		return out, nil
	default:
		return nil, fmt.Errorf("unknown filter %v", filter)
	}
}

// unpack reads the objects of an object stream (ISO 32000-1, 7.5.7).
func (f *file) unpack(number ref) error {
	s := f.stream(number)
	if s == nil || f.name(s.dict["Type"]) != "ObjStm" {
		return fmt.Errorf("not an object stream")
	}
	first, count := f.int(s.dict["First"]), f.int(s.dict["N"])
	if first < 0 || first > len(s.data) || count < 0 {
		return fmt.Errorf("bad header")
	}
	index := lexer{data: s.data[:first], content: true}
	for range count {
		n, err := index.next()
		if err != nil {
			return err
		}
		offset, err := index.next()
		if err != nil {
			return err
		}
		at := f.int(offset)
		if at < 0 || first+at > len(s.data) {
			return fmt.Errorf("object %v lies outside the stream", n)
		}
		l := lexer{data: s.data, at: first + at}
		v, err := l.next()
		if err != nil {
			return fmt.Errorf("object %v: %w", n, err)
		}
		f.objects[ref(f.int(n))] = v
	}
	return nil
}
