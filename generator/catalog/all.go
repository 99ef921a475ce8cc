package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"casedocs/generator/picture"
)

// roots are the top folders of every layer.
var roots = []string{"templates", "schemas"}

// endings are those of the names of files that are assets, beside pictures; what else
// lies in a folder of assets, such as a note, is nothing to the program.
var endings = []string{".tmpl", ".yaml", ".json"}

// Entry is one asset: its path with forward slashes, which layer it comes from,
// and the SHA-256 of its bytes in hexadecimal.
type Entry struct {
	Name   string `json:"name"`
	Layer  string `json:"layer"`
	SHA256 string `json:"sha256"`
}

// NewEntry returns the entry of an asset of which data are the bytes.
func NewEntry(name, layer string, data []byte) Entry {
	sum := sha256.Sum256(data)
	return Entry{Name: name, Layer: layer, SHA256: hex.EncodeToString(sum[:])}
}

// All returns every asset, sorted by name, each from the first layer that has
// it. Hidden files and folders are passed over.
func (c *Catalog) All() ([]Entry, error) {
	var names []string
	for _, l := range c.layers {
		for _, root := range roots {
			more, err := below(l.FS, root)
			if err != nil {
				return nil, fmt.Errorf("list %s of layer %s: %w", root, l.Name, err)
			}
			names = append(names, more...)
		}
	}
	slices.Sort(names)
	var all []Entry
	for _, n := range slices.Compact(names) {
		f, layer, err := c.File(n)
		if err != nil {
			return nil, err
		}
		all = append(all, NewEntry(n, layer, f.Data()))
	}
	return all, nil
}

func below(fsys fs.FS, root string) ([]string, error) {
	var names []string
	err := fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == root:
			return nil // a layer may have one of the two
		case err != nil:
			return err
		case name != root && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && (slices.Contains(endings, path.Ext(name)) || picture.IsName(name)):
			names = append(names, name)
		}
		return nil
	})
	return names, err
}
