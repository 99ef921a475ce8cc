package generator

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"casedocs/generator/catalog"
	"casedocs/generator/civil"
	"casedocs/generator/compose"
	"casedocs/generator/diag"
	"casedocs/generator/input"
	"casedocs/generator/pdf"
	"casedocs/generator/policy"
	"casedocs/generator/schema"
	"casedocs/generator/source"
	"casedocs/generator/tree"
	"casedocs/generator/typeset"
)

// Engine holds everything that is the same for all cases of a run: schemas,
// policies, templates and fonts, read once. It is safe for concurrent use.
type Engine struct {
	version  string
	calendar civil.Calendar
	fonts    *typeset.Fonts
	writer   pdf.Writer  // keeps subset fonts between papers
	facts    *tree.Shape // of computed facts
	kinds    map[string]*kind
	policies map[string]*policy.Policy // of authorities, over the layers below
	law      *policy.Policy            // the court layer alone, for cases that name no policy
	layers   map[string]*policy.Policy // of court and practice
	judges   judges
	register register
	schemas  map[string][]byte // by path below schemas/

	pictures    pictures
	letterheads map[string]letterhead // by policy
	pageLimits  []pageLimit
}

// kind is a kind of case with the papers that are made of it.
type kind struct {
	schema   *schema.Schema
	types    []*docType
	policies []string // names of those that fit this kind
}

// Open reads the assets. Version names the program in the metadata of papers.
// Findings say what is wrong with the assets themselves; with any that blocks
// writing the engine must not be used.
func Open(assets *catalog.Catalog, version string) (*Engine, diag.List, error) {
	return open(&loader{assets: assets}, version)
}

// OpenCounting is Open with an engine that counts which branches of templates
// its papers take. It is slower.
func OpenCounting(assets *catalog.Catalog, version string) (*Engine, diag.List, error) {
	return open(&loader{assets: assets, counting: true}, version)
}

// Coverage returns which branches of all templates were taken so far. The
// engine must come from OpenCounting.
func (e *Engine) Coverage() *compose.Coverage {
	var all []*compose.Coverage
	for _, k := range e.kinds {
		for _, t := range k.types {
			for _, set := range []*compose.Templates{t.body, t.workbook} {
				if set != nil {
					all = append(all, set.Coverage())
				}
			}
		}
	}
	return compose.MergeCoverage(all...)
}

func open(l *loader, version string) (*Engine, diag.List, error) {
	l.schemas = map[string][]byte{}
	e := &Engine{
		version:  version,
		calendar: l.calendar(),
		kinds:    map[string]*kind{},
		policies: map[string]*policy.Policy{},
		layers:   map[string]*policy.Policy{},
	}
	l.readSchemas()
	e.schemas = l.schemas
	l.loadPolicies(e)
	l.loadPictures(e)
	l.loadLetterheads(e)
	l.loadPageLimits(e)
	l.loadKinds(e)
	e.register = l.register()
	l.fitPolicies(e)
	if l.err == nil {
		e.fonts, l.err = fonts(l.assets)
	}
	l.found.Sort()
	return e, appendNew(nil, l.found), l.err
}

// loader reads assets one after the other; after the first error it does
// nothing more.
type loader struct {
	assets   *catalog.Catalog
	counting bool              // templates count their branches
	schemas  map[string][]byte // by path below schemas/
	policies []*policyFiles    // that can be used
	found    diag.List
	err      error
}

func (l *loader) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

func (l *loader) file(name string) *source.File {
	f, _, err := l.assets.File(name)
	if err != nil {
		l.fail(err)
		return source.NewFile(name, nil)
	}
	return f
}

func (l *loader) names(dir string, dirs bool) []string {
	names, err := l.assets.Names(dir, dirs)
	if err != nil {
		l.fail(err)
	}
	return names
}

func (l *loader) calendar() civil.Calendar {
	c, err := civil.ReadCalendar(l.file("schemas/calendar/england-and-wales.json").Data())
	if err != nil {
		l.fail(fmt.Errorf("read the table of bank holidays: %w", err))
	}
	return c
}

func (l *loader) readSchemas() {
	for _, dir := range []string{"case", "meta"} {
		for _, n := range l.names("schemas/"+dir, false) {
			if strings.HasSuffix(n, ".schema.json") {
				l.schemas[dir+"/"+n] = l.file("schemas/" + dir + "/" + n).Data()
			}
		}
	}
}

// compile returns the schema with a path below schemas/.
func (l *loader) compile(name string) *schema.Schema {
	s, err := schema.Compile(l.schemas, name)
	if err != nil {
		l.fail(fmt.Errorf("compile schema %s: %w", name, err))
	}
	return s
}

// asset reads a YAML asset and checks it against a schema; it returns nil
// when the asset cannot be used.
func (l *loader) asset(name string, s *schema.Schema) *tree.Node {
	if l.err != nil {
		return nil
	}
	f, _, err := l.assets.File(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		l.found = append(l.found, missingFile(name))
		return nil
	case err != nil:
		l.fail(err)
		return nil
	}
	root, found := input.ReadFile(f)
	if root != nil {
		found = append(found, s.Check(&tree.Tree{Root: root, Files: []*source.File{f}})...)
	}
	l.found = append(l.found, found...)
	if found.Blocks() == diag.Write {
		return nil
	}
	return root
}

// missingFile is about a folder without the file that says what it is.
func missingFile(name string) diag.Diagnostic {
	dir, file := path.Split(name)
	return diag.Diagnostic{
		Rule: "TYPE-05", Severity: diag.Must, Blocks: diag.Write, Span: source.NewFile(name, nil).Span(0, 0),
		Message: "the folder " + path.Clean(dir) + " has no " + file,
		Hints:   []string{"write one, as casedocs export shows, or delete the folder"},
	}
}

func (l *loader) loadKinds(e *Engine) {
	computed := l.compile("meta/computed.schema.json")
	if l.err != nil {
		return
	}
	e.facts = computed.Shape()
	for _, name := range slices.Sorted(maps.Keys(l.schemas)) {
		kindName, isCase := strings.CutPrefix(strings.TrimSuffix(name, ".schema.json"), "case/")
		if isCase && describesCase(l.schemas[name]) {
			e.kinds[kindName] = &kind{schema: l.compile(name)}
		}
	}
	if l.err != nil {
		return
	}
	manifest := l.compile("meta/document.schema.json")
	styles := l.compile("meta/style.schema.json")
	for _, typ := range l.names("templates", true) {
		if typ == "shared" || typ == "styles" || typ == registerFolder {
			continue
		}
		root := l.asset("templates/"+typ+"/document.yaml", manifest)
		if root == nil {
			continue
		}
		if !typeName.MatchString(typ) {
			l.found = append(l.found, wrongTypeName(typ, root))
			continue
		}
		l.knowsForm(root, e)
		m := catalog.ReadManifest(typ, root)
		k := e.kinds[m.CaseKind]
		if k == nil {
			l.found = append(l.found, unknownKind(root.Field("case_kind"), e))
			continue
		}
		k.types = append(k.types, l.docType(root, m, k, e.facts, styles))
	}
}

// describesCase reports whether a schema is that of a whole case, and not of a
// part that case schemas share: a case says of which kind it is.
func describesCase(data []byte) bool {
	var s struct {
		Properties map[string]json.RawMessage `json:"properties"`
	}
	if json.Unmarshal(data, &s) != nil {
		return false // compiling it says what is wrong
	}
	return s.Properties["kind"] != nil && s.Properties["format"] != nil
}

// join returns a shape with the properties of both; the names of computed
// facts are reserved, so a case schema has none of them.
func join(a, b *tree.Shape) *tree.Shape {
	out := *a
	out.Names = append(append([]string(nil), a.Names...), b.Names...)
	out.Properties = make(map[string]*tree.Shape, len(out.Names))
	for _, s := range []*tree.Shape{a, b} {
		maps.Copy(out.Properties, s.Properties)
	}
	return &out
}
