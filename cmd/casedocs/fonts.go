package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"casedocs/generator"
	"casedocs/generator/catalog"
)

// fonts returns the fonts of the folder of --fonts, none without one.
func (a *app) fonts() ([]catalog.Font, error) {
	dir := a.flags.fonts
	if dir == "" {
		return nil, nil
	}
	if err := isFolder("fonts", dir); err != nil {
		return nil, err
	}
	found, err := catalog.ReadFonts(os.DirFS(dir))
	if err != nil {
		return nil, fmt.Errorf("--fonts: %s: %w", dir, err)
	}
	var fonts []catalog.Font
	for _, f := range found {
		switch err := generator.CheckFont(f); {
		case errors.Is(err, generator.ErrPictures):
			a.note(fmt.Sprintf("--fonts: %s is left out: %v", f.Name, err))
		case err != nil:
			return nil, fmt.Errorf("--fonts: %s cannot be used: %w; take it out of the folder, or get it again", f.Name, err)
		default:
			fonts = append(fonts, f)
		}
	}
	return fonts, nil
}

// isFolder refuses the value of a flag that names no folder.
func isFolder(flag, dir string) error {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("--%s: there is no folder %s", flag, dir)
	}
	if err != nil {
		return fmt.Errorf("--%s: %w", flag, err)
	}
	if !info.IsDir() {
		return fmt.Errorf("--%s: %s is not a folder", flag, dir)
	}
	return nil
}
