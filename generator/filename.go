package generator

import (
	"regexp"
	"strings"

	"casedocs/generator/diag"
)

// maxFileName is the number of letters that a file name may have without its
// ending: systems stop at 255, and Windows counts the folders before it too.
const maxFileName = 160

// fileLetters are those that a file name may have on every system.
var fileLetters = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// fileName names the files of a paper, without their ending: reference, type,
// entry, version and reader, in that order. The first audience of a type has
// the plain name, unless it is the internal one: what may not leave says so in
// its name.
func (p *paper) fileName() string {
	m := p.typ.manifest
	name := stem(text(p.root, "/reference"), m.Type, p.key(), text(p.root, m.Version))
	if p.id != m.Audiences[0] || p.audience == internalReader {
		name += "-" + p.id
	}
	return name
}

// stem is how the names of the files of a paper begin, whoever reads it. The
// key and the version may be "".
func stem(reference, typ, key, version string) string {
	name := reference + "-" + typ
	if key != "" {
		name += "-" + key
	}
	if version != "" {
		name += "-v" + version
	}
	return name
}

// checkFileNames finds papers of a case whose files would overwrite each other,
// such as those about the entries mother and mother-internal, and names that
// some systems cannot have. It looks at all papers of the case, made now or
// not: a later run may make the other one.
func (e *Engine) checkFileNames(c *caseFile, opt Options) diag.List {
	var found diag.List
	taken := map[string]*paper{}
	e.eachCopy(c, opt, func(p *paper) {
		name := strings.ToLower(p.fileName())
		first, twice := taken[name]
		switch {
		case twice:
			found = append(found, p.nameFinding("the "+p.called()+" would have the same file name as the "+first.called()+", and one of them would be lost", "give one of the two entries another id"))
		case len(name) > maxFileName || !fileLetters.MatchString(name):
			found = append(found, p.nameFinding("the name of the file of the "+p.called()+" would be too long, or have letters that some systems do not allow in names", "write a shorter reference or id, of letters, figures and hyphens"))
		}
		kept := *p
		taken[name] = &kept
	})
	return appendNew(nil, found)
}

// nameFinding is about the id of the entry that a paper is about, or the
// reference of the case.
func (p *paper) nameFinding(message, hint string) diag.Diagnostic {
	n := p.root.Field("reference")
	if p.about != nil && p.about.Field(idField) != nil {
		n = p.about.Field(idField)
	}
	d := diag.Diagnostic{Rule: "DOC-02", Severity: diag.Must, Blocks: diag.Write, Message: message, Hints: []string{hint}}
	if d.Span = start(p.from.tree); n != nil {
		d.Span, d.Path = n.Span, n.Pointer
	}
	return d
}
