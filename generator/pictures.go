package generator

import (
	"fmt"
	"path"
	"strings"
	"sync"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/picture"
	"casedocs/generator/source"
)

// pictures are the pictures that papers can show, by the paths of their assets. Each
// is read when it is shown for the first time: one that nobody uses stops nobody.
type pictures map[string]func() (*picture.Picture, error)

// loadPictures finds the pictures beside the templates and the policies.
func (l *loader) loadPictures(e *Engine) {
	e.pictures = pictures{}
	for _, root := range []string{"templates", "schemas/policy"} {
		for _, folder := range l.names(root, true) {
			dir := path.Join(root, folder)
			for _, name := range l.names(dir, false) {
				if name = path.Join(dir, name); picture.IsName(name) {
					e.pictures[name] = sync.OnceValues(func() (*picture.Picture, error) {
						f, _, err := l.assets.File(name)
						if err != nil {
							return nil, fmt.Errorf("%w; save it smaller, as a PNG, JPEG or SVG file", err)
						}
						return picture.Read(name, f.Data())
					})
				}
			}
		}
	}
}

// unprintable is about a picture that is shown and cannot be printed.
func unprintable(name string, err error) diag.Diagnostic {
	what, hint, _ := strings.Cut(err.Error(), "; ")
	return diag.Diagnostic{
		Rule: "PIC-01", Severity: diag.Must, Blocks: diag.Write, Span: source.NewFile(name, nil).Span(0, 0),
		Message: "this picture cannot be printed: " + what,
		Hints:   []string{hint},
	}
}

// illustrate gives the pictures of a document what they show, and says which were
// not found. A name without a folder is that of a file beside the templates of the
// document type, or beside those that types share.
func (p *paper) illustrate(d *doc.Document) diag.List {
	var found diag.List
	doc.Walk(d, func(b doc.Block) {
		i, is := b.(*doc.Image)
		if !is {
			return
		}
		for _, name := range []string{i.Source, path.Join("templates", p.typ.manifest.Type, i.Source), path.Join("templates/shared", i.Source)} {
			if read := p.engine.pictures[name]; read != nil {
				var err error
				if i.Picture, err = read(); err != nil {
					d := unprintable(name, err)
					d.Related = []diag.Note{{Span: i.Origin.Template, Message: "shown here"}}
					found = append(found, d)
				}
				return
			}
		}
		found = append(found, p.noPicture(i))
	}, func(doc.Inline) {})
	return found
}

func (p *paper) noPicture(i *doc.Image) diag.Diagnostic {
	d := diag.Diagnostic{
		Rule: "PIC-02", Severity: diag.Must, Blocks: diag.Write,
		Message: "there is no picture {file}",
		Args:    []diag.Arg{diag.Word("file", i.Source)},
		Hints:   []string{"put the file beside this template, or correct its name in src"},
	}
	if i.Origin != nil {
		d.Span = i.Origin.Template
	}
	return d
}
