package generator

import (
	"path"
	"slices"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// letterheadFile is the file of an authority's folder that says how its letters
// look. It is apart from the policy, so that a council can lay its mark over a
// procedure that comes with the program.
const letterheadFile = "letterhead.yaml"

// letterhead is the mark of a council for its letters.
type letterhead struct {
	authority string // as cases name it: another council's letters never carry the mark
	logo      string // path of its asset
	says      string // in words
}

// loadLetterheads reads the letterheads of the authorities.
func (l *loader) loadLetterheads(e *Engine) {
	form := l.compile("meta/letterhead.schema.json")
	if l.err != nil {
		return
	}
	e.letterheads = map[string]letterhead{}
	for _, id := range l.names("schemas/policy", true) {
		dir := path.Join("schemas/policy", id)
		if !slices.Contains(l.names(dir, false), letterheadFile) {
			continue
		}
		n := l.asset(path.Join(dir, letterheadFile), form)
		if n == nil {
			continue
		}
		head := letterhead{authority: n.String("authority"), logo: path.Join(dir, n.String("logo")), says: n.String("alternative_text")}
		if read := e.pictures[head.logo]; read == nil {
			l.found = append(l.found, noLogo(n.Field("logo")))
		} else if _, err := read(); err != nil {
			l.found = append(l.found, unprintable(head.logo, err))
		}
		e.letterheads[id] = head
	}
}

func noLogo(n *tree.Node) diag.Diagnostic {
	return diag.Diagnostic{
		Rule: "PIC-02", Severity: diag.Must, Blocks: diag.Write, Span: n.Span, Path: n.Pointer,
		Message: "there is no picture {file} beside this file that can be printed",
		Args:    []diag.Arg{diag.Word("file", n.Text)},
		Hints:   []string{"put a PNG, JPEG or SVG file of that name into this folder"},
	}
}

// letterheadFacts returns the mark for letters of the case's authority, nil where
// it has none.
func (p *paper) letterheadFacts() *tree.Node {
	head, has := p.engine.letterheads[text(p.root, "/authority/policy")]
	if !has || !sameName(head.authority, text(p.root, "/authority/name")) {
		return nil
	}
	return group(entry("logo", words(head.logo)), entry("says", words(head.says)))
}

// sameName reports whether two names differ in nothing but capitals and spaces.
func sameName(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
