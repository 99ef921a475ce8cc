package input

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// The files of a case that is a folder.
const (
	caseFile    = "case.yaml"
	reviewsDir  = "reviews"
	signOffFile = "sign-offs.yaml"
)

// Read reads a case: one file of any name, or the files of a folder. In a
// folder, case.yaml holds the case, every file of reviews/ is one more entry of
// its list "reviews", in the order of their names, and sign-offs.yaml is its
// field "sign_offs". Other files are reported and left out.
//
// The tree always has a root, which is a group of fields; where a file cannot
// be read it is empty and marked Refused.
func Read(files []*source.File) (*tree.Tree, diag.List) {
	parts, found := sortOut(files)
	t := &tree.Tree{Root: &tree.Node{Kind: tree.Map, Refused: true}, Files: parts.all()}
	if parts.root == nil {
		return t, found
	}
	root, first := readFields(parts.root)
	found = append(found, first...)
	if root != nil {
		t.Root = root
	}
	reviews, more := readReviews(parts.reviews)
	found = append(append(found, more...), hang(t.Root, "reviews", reviews)...)
	if parts.signOffs != nil {
		n, more := ReadFile(parts.signOffs)
		found = append(append(found, more...), hang(t.Root, "sign_offs", n)...)
	}
	found.Sort()
	return t, found
}

// readReviews reads files that hold one review each; its node is nil when
// there are none.
func readReviews(files []*source.File) (list *tree.Node, found diag.List) {
	for _, f := range files {
		n, more := readFields(f)
		found = append(found, more...)
		switch {
		case n == nil:
		case list == nil:
			list = &tree.Node{Kind: tree.List, Items: []*tree.Node{n}, Span: n.Span}
		default:
			list.Items = append(list.Items, n)
		}
	}
	return list, found
}

// readFields reads a file that holds fields, and not a list or a mere text.
func readFields(f *source.File) (*tree.Node, diag.List) {
	n, found := ReadFile(f)
	if n == nil || n.Kind == tree.Map {
		return n, found
	}
	if !n.Refused {
		hint := "write each field on a line of its own: its name, a colon, a space and the value"
		if n.Kind == tree.List {
			hint = "delete the dashes at the front, or look whether this is the right file"
		}
		found = append(found, refuse(ruleForm, lineSpan(f, n.Span.Pos().Line), "the file does not begin with the name of a field, as a case does", hint))
	}
	return nil, found
}

// parts are the files of a case, by what they hold.
type parts struct {
	root     *source.File
	reviews  []*source.File
	signOffs *source.File
}

func (p parts) all() []*source.File {
	var files []*source.File
	if p.root != nil {
		files = append(files, p.root)
	}
	files = append(files, p.reviews...)
	if p.signOffs != nil {
		files = append(files, p.signOffs)
	}
	return files
}

// sortOut finds out by their names what the files of a case hold.
func sortOut(files []*source.File) (parts, diag.List) {
	if len(files) == 1 {
		return parts{root: files[0]}, nil
	}
	var p parts
	files = slices.SortedFunc(slices.Values(files), func(a, b *source.File) int { return strings.Compare(a.Name(), b.Name()) })
	folder, ok := folderOf(files)
	if !ok {
		return p, diag.List{noCase(files)}
	}
	var found diag.List
	for _, f := range files {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name(), `\`, "/"), folder)
		switch {
		case name == caseFile:
			p.root = f
		case path.Dir(name) == reviewsDir && path.Ext(name) == ".yaml":
			p.reviews = append(p.reviews, f)
		case name == signOffFile:
			p.signOffs = f
		default:
			found = append(found, notPart(f, name))
		}
	}
	return p, found
}

// folderOf returns what stands before "case.yaml" in the name of the file that
// lies nearest to the root.
func folderOf(files []*source.File) (folder string, ok bool) {
	for _, f := range files {
		name := strings.ReplaceAll(f.Name(), `\`, "/")
		if dir := strings.TrimSuffix(name, caseFile); path.Base(name) == caseFile && (!ok || len(dir) < len(folder)) {
			folder, ok = dir, true
		}
	}
	return folder, ok
}

func noCase(files []*source.File) diag.Diagnostic {
	d := refuse(ruleForm, source.Span{}, "the folder has no file case.yaml, so there is no case to read",
		"give the main file of the case the name case.yaml, in small letters")
	if len(files) > 0 {
		d.Span = files[0].Span(0, 0)
	}
	return d
}

// notPart reports a file that the case does not take in.
func notPart(f *source.File, name string) diag.Diagnostic {
	d := refuse(ruleForm, f.Span(0, 0), "this file is not read: it is not one of the parts of a case",
		"a case folder holds case.yaml, reviews/*.yaml and sign-offs.yaml")
	d.Severity, d.Blocks = diag.Info, diag.Nothing
	if near := nearPart(name); near != "" {
		d.Severity = diag.Should
		d.Hints = []string{"did you mean to call it " + near + "?"}
	}
	return d
}

// nearPart returns the name that a misnamed part should have, or "".
func nearPart(name string) string {
	stem, ext := strings.TrimSuffix(name, path.Ext(name)), strings.ToLower(path.Ext(name))
	if ext != ".yaml" && ext != ".yml" {
		return ""
	}
	dir, base := path.Split(stem)
	if dir != "" {
		if diag.Closest(path.Clean(dir), []string{reviewsDir}) != "" {
			return reviewsDir + "/" + base + ".yaml"
		}
		return ""
	}
	return diag.Closest(stem+".yaml", []string{caseFile, signOffFile})
}

// hang makes a value from a file of its own a field of the case. When the case
// has that field already, it is kept, and a finding names both places.
func hang(root *tree.Node, name string, value *tree.Node) diag.List {
	if value == nil {
		return nil
	}
	place(value, "/"+name)
	field := tree.Field{Name: name, Span: value.Span.File.Span(0, 0), Value: value}
	i := slices.IndexFunc(root.Fields, func(f tree.Field) bool { return f.Name == name })
	switch {
	case i < 0:
		root.Fields = append(root.Fields, field)
	case root.Fields[i].Value.Kind == tree.Null:
		root.Fields[i] = field
	default:
		root.Fields[i].Value.Refused = true
		return diag.List{inTwoFiles(root.Fields[i], field)}
	}
	return nil
}

func inTwoFiles(kept, other tree.Field) diag.Diagnostic {
	d := refuse(ruleForm, other.Value.Span.File.Span(0, 0), kept.Name+" stands in a file of its own and in case.yaml too",
		"keep it in one of the two places and delete the other")
	d.Path = other.Value.Pointer
	d.Related = []diag.Note{{Span: kept.Span, Message: "also given here"}}
	return d
}

// place gives n and everything below it the pointers of a new place.
func place(n *tree.Node, pointer string) {
	n.Pointer = pointer
	for _, f := range n.Fields {
		place(f.Value, pointer+"/"+tree.Escape(f.Name))
	}
	for i, item := range n.Items {
		place(item, pointer+"/"+strconv.Itoa(i))
	}
}
