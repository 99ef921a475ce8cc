package generator

import (
	"casedocs/generator/catalog"
	"casedocs/generator/typeset"
)

// Asset is a file that papers are made with: what it is called, which layer it
// comes from, and the SHA-256 of its bytes.
type Asset = catalog.Entry

// Assets returns every asset that a run has at hand, with the fonts of the
// program behind them.
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
	return all, nil
}

// Version returns the version of the program as papers give it.
func (e *Engine) Version() string { return e.version }
