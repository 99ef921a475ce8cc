package generator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// nouns may be imported by every package below generator, and by each other.
var nouns = []string{"source", "civil", "diag", "tree", "timeline", "picture", "doc"}

// stages is who may import whom: each stage imports nouns, and of the other
// stages only those that stand here.
var stages = map[string][]string{
	"catalog":    nil,
	"input":      nil,
	"schema":     nil,
	"policy":     nil,
	"disclosure": nil,
	"leak":       nil,
	"markup":     nil,
	"compose":    {"markup"},
	"typeset":    nil,
	"layout":     {"typeset"},
	"pdf":        {"layout", "typeset"},
	"pdfcheck":   nil,
	"xlsx":       nil,
	"ics":        nil,
}

// above are the packages that put the stages together.
var above = map[string][]string{
	"":      {"catalog", "input", "schema", "policy", "policy/expr", "disclosure", "leak", "compose", "layout", "typeset", "pdf", "pdfcheck", "xlsx", "ics"},
	"batch": {""},
}

// helpers are for tests, so no table lets anything import them.
var helpers = []string{"internal"}

const module = "casedocs/generator"

func TestPackagesImportOnlyWhatTheirRoomAllows(t *testing.T) {
	for _, f := range sources(t) {
		room := roomOf(f.dir)
		allowed, known := allowedIn(room)
		if !known {
			t.Errorf("%s: package %q stands in no table: say what it may import", f.name, room)
			continue
		}
		for _, imp := range f.imports {
			other, ours := strings.CutPrefix(imp, module)
			other = strings.TrimPrefix(other, "/")
			if !ours || roomOf(other) == room || slices.Contains(nouns, other) || slices.Contains(allowed, other) {
				continue
			}
			t.Errorf("%s: package %q may not import %q", f.name, room, imp)
		}
	}
}

func TestStagesHaveNoSurroundings(t *testing.T) {
	forbidden := []string{"os", "os/exec", "io/ioutil", "net", "net/http", "math/rand", "math/rand/v2", "crypto/rand", "log", "log/slog", "unsafe"}
	for _, f := range sources(t) {
		if room := roomOf(f.dir); room == "batch" || slices.Contains(helpers, room) {
			continue
		}
		for _, imp := range f.imports {
			if slices.Contains(forbidden, imp) {
				t.Errorf("%s imports %q: stages are functions of their arguments", f.name, imp)
			}
		}
	}
}

func TestOnlyTheProgramReadsTheClock(t *testing.T) {
	for _, f := range sources(t) {
		for _, call := range []string{"Now", "Since", "Until"} {
			if f.calls("time", call) {
				t.Errorf("%s calls time.%s: only cmd/casedocs/main.go knows what day it is", f.name, call)
			}
		}
	}
}

func TestOnlyOnePackageUsesEachLibraryThatMayMove(t *testing.T) {
	homes := map[string]string{
		"github.com/go-pdf/fpdf":        "pdf",
		"gopkg.in/yaml.v3":              "input",
		"github.com/xuri/excelize/v2":   "xlsx",
		"github.com/arran4/golang-ical": "ics",
		"github.com/Masterminds/sprig":  "compose",
		"github.com/fyne-io/oksvg":      "picture",
		"github.com/srwiley/rasterx":    "picture",
	}
	for _, f := range sources(t) {
		for _, imp := range f.imports {
			for library, home := range homes {
				if strings.HasPrefix(imp, library) && roomOf(f.dir) != home {
					t.Errorf("%s imports %s, which belongs to package %s alone", f.name, imp, home)
				}
			}
		}
	}
}

func allowedIn(room string) ([]string, bool) {
	if slices.Contains(nouns, room) || slices.Contains(helpers, room) {
		return nil, true
	}
	if allowed, ok := stages[room]; ok {
		return allowed, true
	}
	allowed, ok := above[room]
	return allowed, ok
}

// roomOf returns the package that a folder below generator belongs to: a
// folder inside a package's folder is part of it.
func roomOf(dir string) string {
	if dir == "." {
		return ""
	}
	top, _, _ := strings.Cut(dir, "/")
	return top
}

type goFile struct {
	name    string
	dir     string
	imports []string
	syntax  *ast.File
}

// calls reports whether the file uses a name of a package.
func (f goFile) calls(pkg, name string) bool {
	found := false
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == name {
			if id, ok := sel.X.(*ast.Ident); ok && id.Name == pkg {
				found = true
			}
		}
		return !found
	})
	return found
}

// sources returns the Go files below this folder that are not tests.
func sources(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		name = filepath.ToSlash(name)
		syntax, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		f := goFile{name: name, dir: path.Dir(name), syntax: syntax}
		for _, imp := range syntax.Imports {
			p, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			f.imports = append(f.imports, p)
		}
		files = append(files, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("found only %d files: the test looks in the wrong place", len(files))
	}
	return files
}
