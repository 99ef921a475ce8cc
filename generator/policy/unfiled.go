package policy

import "casedocs/generator/tree"

// passOver marks the occurrences that lie before the first record of a file
// which begins later: a case that was taken over, whose first review on file
// says that it is the ninth. Up to eight came before it, and it meets the
// occurrence that is nearest to it. Nothing says whether those were in time.
func (s *schedule) passOver(used map[*tree.Node]bool) {
	var row []*slot
	for _, sl := range s.row() {
		if sl.of.MetBy.Number != nil {
			row = append(row, sl)
		}
	}
	if len(row) == 0 {
		return
	}
	for _, sl := range row[:s.unfiled(row, used)] {
		sl.unfiled = true
	}
}

// unfiled returns how many occurrences of a row lie before the first record
// of the file.
func (s *schedule) unfiled(row []*slot, used map[*tree.Node]bool) int {
	by := row[0].of.MetBy
	if s.begins(by) <= 1 {
		return 0
	}
	records := s.records(by)
	if len(records) == 0 {
		return 0
	}
	r := records[0]
	before := nearest(row, r)
	if used[r.node] { // it is a proposed meeting, and so none of the row
		before = dueBefore(row, r)
	}
	return min(before, max(0, whole(field(r.node, by.Number))-1))
}

// dueBefore returns how many occurrences of a row were due before a record.
func dueBefore(row []*slot, r *record) int {
	n := 0
	for _, sl := range row {
		if sl.due.Before(r.date) {
			n++
		}
	}
	return n
}

// begins returns the lowest number of the records on file, whether they count
// or not: the first one may have been cancelled, or be of an order before.
func (s *schedule) begins(by *MetBy) int {
	lowest := 0
	for _, n := range list(s.root, by.List) {
		if number := whole(field(n, by.Number)); number > 0 && (lowest == 0 || number < lowest) {
			lowest = number
		}
	}
	return lowest
}

// nearest returns the occurrence whose due day lies nearest to a record, the
// earlier of two.
func nearest(row []*slot, r *record) int {
	best := 0
	for i, sl := range row {
		if apart(sl, r) < apart(row[best], r) {
			best = i
		}
	}
	return best
}
