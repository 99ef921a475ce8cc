package batch

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"

	"casedocs/generator"
)

// Left is a file of an earlier run that its case no longer has, and that stays
// because it is not as it was written.
type Left struct {
	File string // below the output folder
	Why  string // in what it differs
}

// tidy takes away the files of earlier runs that a case no longer has. A copy
// for a father from before an address was marked as confidential would be
// posted otherwise. It is called when all files of the case are written, and
// takes away nothing but what the manifest lists, byte for byte.
//
// A run that is killed before the manifest is written leaves the old one, which
// lists what was taken away: verify then says that it is missing, and the next
// run of the case lists it no longer.
func (r *run) tidy(o Outcome) (removed []string, left []Left, err error) {
	for _, f := range r.ledger.former(o.Result.Reference) {
		if !r.asked(f) && !r.withdrawn(o, f) || r.writer.has(o.Files, f) || o.keeps(f) {
			continue
		}
		switch kind, why := differs(r.writer.root, f); kind {
		case "":
			if err := r.writer.remove(f.Name); err != nil {
				return removed, left, err
			}
			removed = append(removed, f.Name)
		case Missing:
		default:
			left = append(left, Left{File: f.Name, Why: why})
		}
	}
	return removed, left, nil
}

// asked reports whether a file belongs to what the run was asked to make. One
// for several people does when each of them was asked for.
func (r *run) asked(f File) bool {
	m := r.opt.Make
	reader := generator.Chosen(m.Readers, f.Reader) || generator.Chosen(m.Readers, f.Audience) ||
		len(f.For) > 0 && !slices.ContainsFunc(f.For, func(id string) bool { return !slices.Contains(m.Readers, id) })
	return reader && generator.Chosen(m.Documents, f.Document) && generator.Chosen(m.Formats, f.Format)
}

// withdrawn reports whether a file is a copy that nobody gets any more, although the
// run was asked for the copies of other readers: it is most likely of somebody who
// lost the right to it.
func (r *run) withdrawn(o Outcome, f File) bool {
	m := r.opt.Make
	return generator.Chosen(m.Documents, f.Document) && generator.Chosen(m.Formats, f.Format) &&
		len(o.Result.Names) > 0 && !slices.Contains(o.Result.Names, f.Name)
}

// keeps reports whether a file is a copy of a paper that the case records as
// issued, and that was not made again: it shows what somebody holds.
func (o Outcome) keeps(f File) bool {
	for _, i := range o.Result.Issued {
		copyOf := func(f File) bool { return i.Covers(f.Document, f.Item, path.Base(f.Name)) }
		if copyOf(f) && !slices.ContainsFunc(o.Files, copyOf) {
			return true
		}
	}
	return false
}

// has reports whether one of files is f, by its name. Where small and capital
// letters are the same in names, so they are here.
func (w *writer) has(files []File, f File) bool {
	return slices.ContainsFunc(files, func(o File) bool {
		return o.Name == f.Name || strings.EqualFold(o.Name, f.Name) && w.oneFile(o.Name, f.Name)
	})
}

// oneFile reports whether two names are of one file.
func (w *writer) oneFile(a, b string) bool {
	one, err := w.root.Lstat(a)
	other, gone := w.root.Lstat(b)
	return err == nil && gone == nil && os.SameFile(one, other)
}

// remove takes a file away for good.
func (w *writer) remove(name string) error {
	if err := w.root.Remove(name); err != nil {
		return fmt.Errorf("remove %s: %w", name, err)
	}
	return w.sync(path.Dir(name))
}
