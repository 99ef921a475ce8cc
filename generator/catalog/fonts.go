package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Font is a file of fonts: its path below the folder of fonts, with forward
// slashes, and its bytes.
type Font struct {
	Name string
	Data []byte
}

// The sizes in bytes above which a file of fonts, and all of them together, are
// refused. The largest of Debian's Noto fonts has 27 MB.
const (
	maxFont  = 64 << 20
	maxFonts = 512 << 20
)

// fontEndings are those of the names of files of fonts, in small letters.
var fontEndings = []string{".ttf", ".otf", ".ttc"}

// ReadFonts returns the fonts of a folder and of those in it, sorted by name.
// Links to files are followed, those to folders are not. Hidden files and those
// that are no fonts by their names are passed over.
func ReadFonts(fsys fs.FS) ([]Font, error) {
	var fonts []Font
	total := 0
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("read the folder %s: %w", name, reason(err))
		case name != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() || !slices.Contains(fontEndings, strings.ToLower(path.Ext(name))):
			return nil
		}
		data, err := readUpTo(fsys, name, maxFont)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, reason(err))
		}
		if total += len(data); total > maxFonts {
			return fmt.Errorf("the fonts together have more than %d MB: name a folder with only those that are needed", maxFonts>>20)
		}
		fonts = append(fonts, Font{Name: name, Data: data})
		return nil
	})
	if err == nil && len(fonts) == 0 {
		err = errors.New("there is no font in it: no file whose name ends in .ttf, .otf or .ttc")
	}
	return fonts, err
}

// reason returns an error without the path, which the message says as the
// user knows it.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
