package batch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// errNotAFile is returned for a name at which something else than a file is.
var errNotAFile = errors.New("what is there is not a file")

// WriteFile writes one file, whole or not at all, for its owner alone, and makes
// the folder that it is in if need be. A link at the name is replaced.
func WriteFile(name string, data []byte) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("write %s: %w", name, errNotAFile)
	}
	w, err := newWriter(filepath.Dir(name))
	if err != nil {
		return err
	}
	return errors.Join(w.file(filepath.Base(name), data), w.close())
}
