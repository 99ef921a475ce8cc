package generator

import (
	"path"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/picture"
	"casedocs/generator/source"
)

// pictures are the pictures that papers can show, by the paths of their assets.
type pictures map[string]*picture.Picture

// loadPictures reads the pictures beside the templates and the policies.
func (l *loader) loadPictures(e *Engine) {
	e.pictures = pictures{}
	for _, root := range []string{"templates", "schemas/policy"} {
		for _, folder := range l.names(root, true) {
			dir := path.Join(root, folder)
			for _, name := range l.names(dir, false) {
				if picture.IsName(name) {
					l.loadPicture(e, path.Join(dir, name))
				}
			}
		}
	}
}

func (l *loader) loadPicture(e *Engine, name string) {
	f := l.file(name)
	if l.err != nil {
		return
	}
	p, err := picture.Read(name, f.Data())
	if err != nil {
		what, hint, _ := strings.Cut(err.Error(), "; ")
		l.found = append(l.found, diag.Diagnostic{
			Rule: "PIC-01", Severity: diag.Must, Blocks: diag.Write, Span: source.NewFile(name, nil).Span(0, 0),
			Message: "this picture cannot be printed: " + what,
			Hints:   []string{hint},
		})
		return
	}
	e.pictures[name] = p
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
			if i.Picture = p.engine.pictures[name]; i.Picture != nil {
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
