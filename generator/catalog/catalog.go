// Package catalog finds the assets a run works with: templates, schemas,
// policies and styles, in layers of which the first that has a file wins. It
// hands out bytes and says which layer they came from; it understands none of
// them.
package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"casedocs/generator/source"
)

// maxAsset is the size in bytes above which an asset is refused.
const maxAsset = 4 << 20

// Layer is one set of assets with the roots templates/ and schemas/.
type Layer struct {
	Name string // as reports name it: "built-in", or the folder given
	FS   fs.FS
}

// Catalog is a stack of layers.
type Catalog struct {
	layers []Layer
	fonts  []Font
}

// New returns a catalog in which earlier layers hide later ones, file by file.
func New(layers ...Layer) *Catalog { return &Catalog{layers: layers} }

// AddFonts adds fonts of the user, which stand behind those that text is set
// in.
func (c *Catalog) AddFonts(fonts []Font) { c.fonts = append(c.fonts, fonts...) }

// Fonts returns the fonts of the user.
func (c *Catalog) Fonts() []Font { return c.fonts }

// File returns an asset and the name of the layer it came from. A path that
// no layer has is an error that wraps fs.ErrNotExist.
func (c *Catalog) File(name string) (*source.File, string, error) {
	for _, l := range c.layers {
		data, err := readFile(l.FS, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, "", fmt.Errorf("read %s of layer %s: %w", name, l.Name, err)
		}
		return source.NewFile(name, data), l.Name, nil
	}
	return nil, "", fmt.Errorf("asset %s: %w", name, fs.ErrNotExist)
}

func readFile(fsys fs.FS, name string) ([]byte, error) { return readUpTo(fsys, name, maxAsset) }

// readUpTo reads a file that has no more bytes than a limit.
func readUpTo(fsys fs.FS, name string, limit int64) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	switch {
	case !info.Mode().IsRegular(): // reading a pipe would wait for ever
		return nil, errors.New("it is not a file")
	case info.Size() > limit:
		return nil, fmt.Errorf("larger than %d bytes", limit)
	}
	return fs.ReadFile(fsys, name)
}

// Names returns the names of the entries of a folder in all layers together,
// sorted, each once. Folders are returned when dirs is true, files otherwise.
// Hidden ones are passed over.
func (c *Catalog) Names(dir string, dirs bool) ([]string, error) {
	var names []string
	for _, l := range c.layers {
		entries, err := fs.ReadDir(l.FS, dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("list %s of layer %s: %w", dir, l.Name, err)
		}
		for _, e := range entries {
			if e.IsDir() == dirs && !strings.HasPrefix(e.Name(), ".") {
				names = append(names, e.Name())
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// Files returns every file of a folder whose name ends in suffix, sorted by
// name, each from the first layer that has it.
func (c *Catalog) Files(dir, suffix string) ([]*source.File, error) {
	names, err := c.Names(dir, false)
	if err != nil {
		return nil, err
	}
	var files []*source.File
	for _, n := range names {
		if !matches(n, suffix) {
			continue
		}
		f, _, err := c.File(path.Join(dir, n))
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

func matches(name, suffix string) bool {
	return len(name) > len(suffix) && strings.HasSuffix(name, suffix)
}
