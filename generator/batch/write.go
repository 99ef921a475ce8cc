package batch

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"

	"github.com/gofrs/flock"
)

// tempPrefix begins the names of files that are being written. A run that was
// killed leaves such files behind; the next one takes them away.
const tempPrefix = ".casedocs-tmp-"

// ours reports whether a file is one that runs use while they write.
func ours(name string) bool { return strings.HasPrefix(name, tempPrefix) || name == lockName }

// folder modes of what is written: papers are for their owner alone.
const (
	fileMode   fs.FileMode = 0o600
	folderMode fs.FileMode = 0o700
)

// writer writes files below one folder and never outside it, whatever links
// lie there.
type writer struct {
	root *os.Root
	name string
	held *flock.Flock // while other runs are kept out
}

// newWriter opens the output folder, which it makes if need be.
func newWriter(dir string) (*writer, error) {
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return nil, fmt.Errorf("make the output folder: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the output folder: %w", err)
	}
	return &writer{root: root, name: dir}, nil
}

func (w *writer) close() error { return errors.Join(w.unlock(), w.root.Close()) }

// folder makes a folder for a case, with those that it lies in, and takes away
// what a killed run left in it.
func (w *writer) folder(name string) error {
	if around := path.Dir(name); around != "." {
		if err := w.folder(around); err != nil {
			return err
		}
	}
	if err := w.root.Mkdir(name, folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make the folder %s: %w", name, err)
	}
	return w.sweep(name)
}

// sweep takes away what a killed run left in a folder.
func (w *writer) sweep(name string) error {
	entries, err := fs.ReadDir(w.root.FS(), name)
	if err != nil {
		return fmt.Errorf("open the folder %s: %w", name, err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), tempPrefix) {
			if err := w.root.Remove(path.Join(name, e.Name())); err != nil {
				return fmt.Errorf("remove what an earlier run left: %w", err)
			}
		}
	}
	return nil
}

// file writes one file whole or not at all: to a new name, synced, renamed
// over the old one, with the folder synced after it. A link at the name is
// replaced, never followed.
func (w *writer) file(name string, data []byte) error {
	temp := path.Join(path.Dir(name), tempPrefix+rand.Text())
	if err := w.fill(temp, data); err != nil {
		return errors.Join(explain(name, err), ignoreMissing(w.root.Remove(temp)))
	}
	if err := w.root.Rename(temp, name); err != nil {
		return errors.Join(explain(name, err), ignoreMissing(w.root.Remove(temp)))
	}
	return w.sync(path.Dir(name))
}

func (w *writer) fill(name string, data []byte) error {
	f, err := w.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Sync(); err != nil {
		return errors.Join(err, f.Close())
	}
	return f.Close()
}

// sync makes the renames in a folder lasting. Systems that cannot sync a
// folder keep renames in order by themselves.
func (w *writer) sync(dir string) error {
	f, err := w.root.Open(dir)
	if err != nil {
		return fmt.Errorf("open the folder %s: %w", dir, err)
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, fs.ErrPermission) {
		err = nil
	}
	return errors.Join(err, f.Close())
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// explain says in plain words why a file could not be written.
func explain(name string, err error) error {
	if errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("write %s: there is no space left on the disk: %w", name, err)
	}
	return fmt.Errorf("write %s: %w", name, err)
}
