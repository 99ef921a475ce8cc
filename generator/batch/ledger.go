package batch

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// ledger keeps the manifest of a run. What earlier runs wrote into the same
// folder is not forgotten:
//
//   - A case that this run does not name keeps its entry as it is, even when
//     its files were changed since: that is for verify to tell. Only when
//     every one of its files is gone is the entry dropped, and that is said.
//   - A case that this run names gets a new entry. Files that the old entry
//     lists, that belong to what was asked for and that this run did not make
//     are gone by then (see tidy). Others that it did not make, as of a refused
//     case, stay where they are and stay listed, marked as stale.
//   - An entry without files, of a case that was refused or not reached, goes
//     when a run names the same case file again.
type ledger struct {
	writer   *writer
	settings Settings
	old      Manifest
	cases    []CaseEntry
	notes    []string
}

// openLedger reads the manifest of the output folder. One that cannot be
// trusted stops the run before any work: written over, it would take with it
// what is known of the files beside it.
func openLedger(w *writer, s Settings) (*ledger, error) {
	l := &ledger{writer: w, settings: s}
	old, err := readManifest(w.root)
	switch {
	case errors.Is(err, errNoManifest):
		l.notes = w.unlisted()
	case err != nil:
		return nil, fmt.Errorf("%s stands in the way: %w; rename it, or write into another folder",
			filepath.Join(w.name, ManifestName), err)
	}
	l.old = old
	return l, nil
}

// unlisted says when a folder without a manifest holds files already.
func (w *writer) unlisted() []string {
	entries, err := fs.ReadDir(w.root.FS(), ".")
	kept := slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return ours(e.Name()) })
	if err != nil || len(kept) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s has no %s yet, so files that lie there already are not listed in the new one", w.name, ManifestName)}
}

// add enters what came of a case.
func (l *ledger) add(o Outcome, status Status) {
	e := CaseEntry{
		Reference: fileReference(o.Result.Reference), Case: o.Case.called(),
		Settings: l.settings.ID, Status: status,
		Inputs: append([]File{}, o.inputs...), Outputs: append([]File{}, o.Files...),
	}
	l.cases = append(l.cases, e)
}

// fileReference returns a reference that could name a file, and nothing for
// one that could not: who knows what was written there.
func fileReference(ref string) string {
	odd := func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-", r))
	}
	if len(ref) > 100 || strings.ContainsFunc(ref, odd) {
		return ""
	}
	return ref
}

// close writes the manifest, last of all files.
func (l *ledger) close() error {
	m := l.merged()
	if err := l.writer.sweep("."); err != nil {
		return err
	}
	return l.writer.file(ManifestName, m.seal())
}

// merged returns the manifest of this run and of what is left of earlier ones.
func (l *ledger) merged() Manifest {
	heirs, named := l.index()
	kept, gone, stale := []CaseEntry(nil), []string(nil), 0
	for _, e := range l.old.Cases {
		there := l.there(e.Outputs)
		i, replaced := heirs[strings.ToLower(e.Reference)]
		switch {
		case replaced && e.Reference != "":
			stale += l.inherit(&l.cases[i], there)
		case len(e.Outputs) == 0 && named[e.Case]:
		case len(e.Outputs) > 0 && len(there) == 0:
			gone = append(gone, e.Reference)
		default:
			kept = append(kept, e)
		}
	}
	if stale > 0 {
		l.note("files of earlier runs that this one did not make stay in %s, listed as stale: %d", l.writer.name, stale)
	}
	if len(gone) > 0 {
		l.note("all files of %s are gone from %s, so the manifest lists them no longer", strings.Join(gone, ", "), l.writer.name)
	}
	return l.manifest(append(kept, l.cases...))
}

// index returns the entries of this run by reference in small letters, the
// first of several, and the names of their cases.
func (l *ledger) index() (map[string]int, map[string]bool) {
	byReference, names := map[string]int{}, map[string]bool{}
	for i, e := range l.cases {
		names[e.Case] = true
		if _, taken := byReference[strings.ToLower(e.Reference)]; !taken {
			byReference[strings.ToLower(e.Reference)] = i
		}
	}
	return byReference, names
}

// former returns the files that earlier runs listed for a case, in small and
// capital letters alike.
func (l *ledger) former(reference string) []File {
	var out []File
	for _, e := range l.old.Cases {
		if reference != "" && strings.EqualFold(e.Reference, reference) {
			out = append(out, e.Outputs...)
		}
	}
	return out
}

// inherit takes over into an entry the files of an earlier one that it does
// not list, as stale, and returns how many there are.
func (l *ledger) inherit(e *CaseEntry, files []File) int {
	n := 0
	for _, f := range files {
		if !l.writer.has(e.Outputs, f) {
			f.Stale = true
			e.Outputs = append(e.Outputs, f)
			n++
		}
	}
	return n
}

func (l *ledger) note(format string, args ...any) {
	l.notes = append(l.notes, fmt.Sprintf(format, args...))
}

// there returns the files that are still in the output folder.
func (l *ledger) there(files []File) []File {
	return slices.DeleteFunc(slices.Clone(files), func(f File) bool {
		_, err := l.writer.root.Lstat(f.Name)
		return errors.Is(err, fs.ErrNotExist)
	})
}

// manifest puts entries in order, with the settings that they name.
func (l *ledger) manifest(cases []CaseEntry) Manifest {
	m := Manifest{Settings: []Settings{}, Cases: cases}
	for _, e := range m.Cases {
		slices.SortFunc(e.Outputs, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	}
	slices.SortStableFunc(m.Cases, func(a, b CaseEntry) int {
		return cmp.Or(cmp.Compare(a.Reference, b.Reference), cmp.Compare(a.Case, b.Case))
	})
	known := append(slices.Clone(l.old.Settings), l.settings)
	slices.SortStableFunc(known, func(a, b Settings) int { return cmp.Compare(a.ID, b.ID) })
	known = slices.CompactFunc(known, func(a, b Settings) bool { return a.ID == b.ID })
	for _, s := range known {
		if slices.ContainsFunc(m.Cases, func(e CaseEntry) bool { return e.Settings == s.ID }) {
			m.Settings = append(m.Settings, s)
		}
	}
	return m
}

// called returns the name of a case as the manifest gives it: nothing of the
// machine or its user is in it.
func (c Case) called() string { return c.within(c.Name, c.path) }

// within returns shown when the path that the user gave leads down from where
// the program was started, and otherwise the path below what the user named.
func (c Case) within(shownName, name string) string {
	if name == "-" || name == "" || filepath.IsLocal(name) {
		return shownName
	}
	rel, err := filepath.Rel(c.base, name)
	if err != nil || rel == "." || !filepath.IsLocal(rel) {
		return shown(filepath.Base(name))
	}
	return path.Clean(shown(rel))
}
