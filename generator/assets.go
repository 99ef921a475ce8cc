package generator

import (
	"casedocs/generator/catalog"
	"casedocs/generator/typeset"
)

// Asset is a file that papers are made with: what it is called, which layer it
// comes from, and the SHA-256 of its bytes.
type Asset = catalog.Entry

// FontsLayer is the layer of the fonts of the user.
const FontsLayer = "fonts"

// Assets returns every asset that a run has at hand, with the fonts of the
// program and of the user behind them.
func Assets(c *catalog.Catalog) ([]Asset, error) {
	all, err := c.All()
	if err != nil {
		return nil, err
	}
	for _, f := range typeset.BuiltinSources().Families {
		for _, s := range []typeset.Source{f.Regular, f.Bold, f.Italic, f.BoldItalic} {
			all = append(all, catalog.NewEntry("fonts/"+s.Name, "built-in", s.Data))
		}
	}
	for _, f := range c.Fonts() {
		all = append(all, catalog.NewEntry("fonts/"+f.Name, FontsLayer, f.Data))
	}
	return all, nil
}

// ErrPictures is of a font that holds pictures and no outlines, such as one of
// emoji.
var ErrPictures = typeset.ErrPictures

// CheckFont refuses a file of fonts that papers cannot be made with.
func CheckFont(f catalog.Font) error { return typeset.Check(f.Data) }

// fonts returns the fonts that papers are made with.
func fonts(c *catalog.Catalog) (*typeset.Fonts, error) {
	sources := typeset.BuiltinSources()
	for _, f := range c.Fonts() {
		sources.Extra = append(sources.Extra, typeset.Source{Name: f.Name, Data: f.Data})
	}
	return typeset.Load(sources)
}

// Version returns the version of the program as papers give it.
func (e *Engine) Version() string { return e.version }
