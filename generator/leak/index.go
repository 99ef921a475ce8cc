package leak

import "encoding/binary"

// index finds needles by their first letters.
type index struct {
	mask  uint64 // of the first letters, as bytes of a number
	shift uint
	known []uint64 // a bit for each hash that a needle has: it is small, so most places cost little
	heads []int32  // by hash, the last needle of a chain and 1; 0 for none
	next  []int32  // by needle, the one before it in its chain and 1
	list  []needle
}

// newIndex returns an index of needles that have at least width letters.
func newIndex(list []needle, width int) *index {
	bits := uint(6)
	for 1<<bits < 16*len(list) {
		bits++
	}
	x := &index{mask: 1<<(8*width-1)<<1 - 1, shift: 64 - bits, list: list}
	x.known, x.heads, x.next = make([]uint64, 1<<(bits-6)), make([]int32, 1<<bits), make([]int32, len(list))
	var letters [room]byte
	for i, n := range list {
		clear(letters[:])
		copy(letters[:], n.letters)
		h := x.hash(letters[:])
		x.known[h/64] |= 1 << (h % 64)
		x.next[i] = x.heads[h]
		x.heads[h] = int32(i + 1)
	}
	return x
}

// hash returns a number below the size of heads for the first letters.
func (x *index) hash(letters []byte) uint64 {
	return (binary.LittleEndian.Uint64(letters) & x.mask) * 0x9e3779b97f4a7c15 >> (x.shift & 63)
}

// mayStart reports whether needles may start with these letters.
func (x *index) mayStart(h uint64) bool { return x.known[h/64]>>(h%64)&1 != 0 }

// atStarts adds the hits of the needles that start with a word of a text.
func (x *index) atStarts(hits []Hit, f *folded) []Hit {
	for _, i := range f.starts {
		if h := x.hash(f.letters[i:]); x.mayStart(h) {
			hits = x.at(hits, f, int(i), h)
		}
	}
	return hits
}

// anywhere adds the hits of the needles that start with any letter of a text.
func (x *index) anywhere(hits []Hit, f *folded) []Hit {
	if len(x.list) == 0 {
		return hits
	}
	for i := range f.size() {
		if h := x.hash(f.letters[i:]); x.mayStart(h) {
			hits = x.at(hits, f, i, h)
		}
	}
	return hits
}

// at adds the hits of the needles of one hash that start with a letter of a text.
func (x *index) at(hits []Hit, f *folded, from int, hash uint64) []Hit {
	for i := x.heads[hash]; i != 0; i = x.next[i-1] {
		n := &x.list[i-1]
		to := from + len(n.letters)
		if to > f.size() || string(f.letters[from:to]) != n.letters {
			continue
		}
		if (spot{f, n, from, to}).stands() {
			hits = append(hits, Hit{n.secret, n.part, int(f.at[from]), f.end(to - 1)})
		}
	}
	return hits
}
