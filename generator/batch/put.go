package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"casedocs/generator/source"
)

// ErrInTheWay is returned when other files have the names of those to be put
// into a folder.
var ErrInTheWay = errors.New("files of these names are there already and differ")

// Put writes files, under their names, below a folder, which it makes if need
// be. Files that are there with the same content stay; when one differs it
// writes nothing and returns ErrInTheWay, unless it is told to write over. It
// returns how many files it wrote.
func Put(dir string, files []*source.File, over bool) (int, error) {
	w, err := newWriter(dir)
	if err != nil {
		return 0, err
	}
	defer w.close()
	var missing, differ []*source.File
	for _, f := range files {
		same, err := w.same(f)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			missing = append(missing, f)
		case err != nil:
			return 0, fmt.Errorf("look at %s: %w", filepath.Join(dir, f.Name()), err)
		case !same:
			differ = append(differ, f)
		}
	}
	if len(differ) > 0 && !over {
		var names []string
		for _, f := range differ {
			names = append(names, filepath.Join(dir, f.Name()))
		}
		return 0, fmt.Errorf("%w: %s", ErrInTheWay, strings.Join(names, ", "))
	}
	return w.put(slices.Concat(missing, differ))
}

// same reports whether a file is there with the same content. A link is not
// the same, wherever it leads.
func (w *writer) same(f *source.File) (bool, error) {
	info, err := w.root.Lstat(f.Name())
	if err != nil || !info.Mode().IsRegular() {
		return false, err
	}
	data, err := fs.ReadFile(w.root.FS(), f.Name())
	return err == nil && bytes.Equal(data, f.Data()), err
}

func (w *writer) put(files []*source.File) (int, error) {
	for i, f := range files {
		if err := w.root.MkdirAll(path.Dir(f.Name()), folderMode); err != nil {
			return i, fmt.Errorf("make the folder %s: %w", path.Dir(f.Name()), err)
		}
		if err := w.file(f.Name(), f.Data()); err != nil {
			return i, err
		}
	}
	return len(files), nil
}
