package batch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// lockName is the file that a run holds while it writes into an output folder.
// The system frees it when the run ends, however it ends.
const lockName = ".casedocs-lock"

// ErrLocked is returned when another run writes into the output folder. Two at
// once would each write a manifest without the files of the other.
var ErrLocked = errors.New("another run writes into this folder now: wait until it has ended, or name another folder with --out")

// lock keeps other runs out of the output folder until unlock. Where the
// system cannot lock files, as on some network drives, it says so in a note
// and goes on.
func (w *writer) lock() (note string, err error) {
	info, err := w.root.Lstat(lockName)
	if err == nil && !info.Mode().IsRegular() {
		return "", fmt.Errorf("%s stands in the way: it is no file; remove it, or write into another folder", filepath.Join(w.name, lockName))
	}
	lock := flock.New(filepath.Join(w.name, lockName), flock.SetPermissions(fileMode))
	switch held, err := lock.TryLock(); {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrNotExist):
		return "", explain(lockName, err)
	case err != nil:
		return w.name + " is on a drive that cannot be locked, so see that no other run writes into it", nil
	case !held:
		return "", fmt.Errorf("%s: %w", w.name, ErrLocked)
	}
	w.held = lock
	if !w.holds() {
		return "", errors.Join(fmt.Errorf("%s: %w", w.name, ErrLocked), w.unlock())
	}
	return "", nil
}

// holds reports whether the file that is locked is the one in the folder: an
// earlier run may have taken it away in between.
func (w *writer) holds() bool {
	mine, err := w.held.Stat()
	there, gone := w.root.Lstat(lockName)
	return err == nil && gone == nil && os.SameFile(mine, there)
}

// unlock lets other runs in again. The file is taken away while it is held; on
// systems that keep open files it stays, empty, and means nothing.
func (w *writer) unlock() error {
	if w.held == nil {
		return nil
	}
	if w.holds() {
		_ = w.root.Remove(lockName)
	}
	return w.held.Close()
}
