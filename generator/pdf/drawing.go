package pdf

import (
	"bytes"
	"fmt"
	"strconv"
)

// drawing is the file that fpdf wrote. We rely on its layout, so every part of
// it is checked: one cross-reference table; page i is object 2i+1 and its
// content object 2i+2; the catalog is the last object.
type drawing struct {
	data    []byte
	table   int   // offset of the cross-reference table
	offsets []int // by object number
}

// readDrawing returns the content of each page.
func readDrawing(data []byte, pages int) ([][]byte, error) {
	d := drawing{data: data}
	if err := d.readTable(); err != nil {
		return nil, fmt.Errorf("read fpdf's file: %w", err)
	}
	if err := d.checkCatalog(pages); err != nil {
		return nil, fmt.Errorf("read fpdf's file: %w", err)
	}
	contents := make([][]byte, pages)
	for i := range contents {
		content, err := d.content(i + 1)
		if err != nil {
			return nil, fmt.Errorf("read fpdf's file: page %d: %w", i+1, err)
		}
		contents[i] = content
	}
	return contents, nil
}

func (d *drawing) readTable() error {
	const marker = "\nstartxref\n"
	at := bytes.LastIndex(d.data, []byte(marker))
	if at < 0 || bytes.Count(d.data[at:], []byte("startxref")) != 1 {
		return fmt.Errorf("no cross-reference table at the end")
	}
	start, _, ok := leadingInt(d.data[at+len(marker):])
	if !ok || start >= at || !bytes.HasPrefix(d.data[start:], []byte("xref\n0 ")) {
		return fmt.Errorf("no cross-reference table where startxref points")
	}
	rest := d.data[start+len("xref\n0 "):]
	count, rest, ok := leadingInt(rest)
	if !ok || len(rest) < 1+20*count {
		return fmt.Errorf("cross-reference table is cut off")
	}
	d.table = start
	d.offsets = make([]int, count)
	for n := range d.offsets {
		offset, _, ok := leadingInt(rest[1+20*n:])
		if !ok || offset >= start {
			return fmt.Errorf("object %d lies outside the file", n)
		}
		d.offsets[n] = offset
	}
	if bytes.Contains(rest[1+20*count:], []byte("/Prev")) {
		return fmt.Errorf("more than one cross-reference table")
	}
	return nil
}

func (d *drawing) checkCatalog(pages int) error {
	last := len(d.offsets) - 1
	if last < 2*pages+2 {
		return fmt.Errorf("%d objects are too few for %d pages", last, pages)
	}
	if body, err := d.object(last); err != nil || !bytes.Contains(body, []byte("/Type /Catalog")) {
		return fmt.Errorf("the last object is not the catalog")
	}
	root := "/Root " + strconv.Itoa(last) + " 0 R"
	if !bytes.Contains(d.data[d.table:], []byte(root)) {
		return fmt.Errorf("the trailer does not name the last object as catalog")
	}
	count := "/Count " + strconv.Itoa(pages) + "\n"
	if body, err := d.object(1); err != nil || !bytes.Contains(body, []byte(count)) {
		return fmt.Errorf("object 1 is not a page tree of %d pages", pages)
	}
	return nil
}

// content returns the content stream of page n, counted from 1.
func (d *drawing) content(n int) ([]byte, error) {
	page, err := d.object(2*n + 1)
	if err != nil {
		return nil, err
	}
	contents := "/Contents " + strconv.Itoa(2*n+2) + " 0 R"
	if !bytes.HasPrefix(page, []byte("<</Type /Page\n")) || !bytes.Contains(page, []byte(contents)) {
		return nil, fmt.Errorf("object %d is not the page", 2*n+1)
	}
	body, err := d.object(2*n + 2)
	if err != nil {
		return nil, err
	}
	rest, ok := bytes.CutPrefix(body, []byte("<</Length "))
	if !ok {
		return nil, fmt.Errorf("object %d is not a plain content stream", 2*n+2)
	}
	length, rest, ok := leadingInt(rest)
	if !ok {
		return nil, fmt.Errorf("the content stream has no length")
	}
	rest, ok = bytes.CutPrefix(rest, []byte(">>\nstream\n"))
	if !ok || len(rest) < length || !bytes.HasPrefix(rest[length:], []byte("\nendstream")) {
		return nil, fmt.Errorf("the content stream is not as long as it says")
	}
	return rest[:length], nil
}

// object returns everything after the line "n 0 obj".
func (d *drawing) object(n int) ([]byte, error) {
	head := strconv.Itoa(n) + " 0 obj\n"
	body, ok := bytes.CutPrefix(d.data[d.offsets[n]:d.table], []byte(head))
	if !ok {
		return nil, fmt.Errorf("object %d is not where the table says", n)
	}
	return body, nil
}

// leadingInt reads a decimal number and returns what follows it.
func leadingInt(b []byte) (n int, rest []byte, ok bool) {
	i := 0
	for i < len(b) && i < 10 && b[i] >= '0' && b[i] <= '9' {
		n = 10*n + int(b[i]-'0')
		i++
	}
	return n, b[i:], i > 0
}
