package generator

import (
	"maps"
	"path"
	"slices"
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/disclosure"
	"casedocs/generator/input"
	"casedocs/generator/leak"
	"casedocs/generator/policy"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// caseFile is a case that could be read, with what is needed to use it.
type caseFile struct {
	tree   *tree.Tree
	kind   *kind
	policy *policy.Policy               // nil while the case names none
	read   diag.List                    // what was said when it was read, for the examples of policies
	kept   map[string]disclosure.Hiding // from readers by id, as far as it was asked

	matchers map[string]*leak.Matcher // of lists of secrets
	bundled  int                      // pages that took numbers of a bundle so far
	outgoing []envelope               // what goes out to whom, as far as it was made
	copies   []copiesOf               // of its papers, as far as it was asked; options are the same for all
}

// read reads a case and checks its structure. The case is nil when it could
// not be read far enough to go on.
func (e *Engine) read(in Input) (*caseFile, diag.List) {
	t, found := input.Read(in.Files)
	if t == nil || t.Root == nil {
		return nil, found
	}
	c := &caseFile{tree: t}
	kindNode := t.Root.Field("kind")
	if c.kind = e.kinds[t.Root.String("kind")]; c.kind == nil {
		if len(found) == 0 || kindNode != nil {
			found = append(found, e.kindFinding(t, kindNode))
		}
		return nil, found
	}
	found = append(found, c.kind.schema.Check(t)...)
	found = append(found, checkReference(t.Root.Field("reference"))...)
	p, more := e.policyOf(t.Root, c.kind)
	c.policy = p
	if found.Blocks() != diag.Write || more.Blocks() == diag.Write { // first mend what is wrong, then add
		found = append(found, more...)
	}
	return c, found
}

func (e *Engine) kindFinding(t *tree.Tree, n *tree.Node) diag.Diagnostic {
	if n != nil {
		return unknownKind(n, e)
	}
	d := unknownKind(&tree.Node{Span: start(t)}, e)
	d.Message = "this file does not say what kind of case it is"
	d.Hints = []string{"begin the file with two lines: format: 1 and kind: " + strings.Join(e.Kinds(), " or kind: ")}
	if part := partOfCase(t); part != "" {
		d.Hints = append([]string{"this looks like " + part + " of a case in a folder: put it beside the case.yaml of the case, and name the folder"}, d.Hints...)
	}
	d.Args = nil
	return d
}

// partOfCase says what a file is called in the folder of a case, "" when it
// is no part of one.
func partOfCase(t *tree.Tree) string {
	if len(t.Files) == 0 {
		return ""
	}
	dir, name := path.Split(t.Files[0].Name())
	switch {
	case name == "sign-offs.yaml":
		return "the signatures"
	case path.Base(dir) == "reviews":
		return "a review"
	}
	return ""
}

func unknownKind(n *tree.Node, e *Engine) diag.Diagnostic {
	hints := []string{"write one of: " + strings.Join(e.Kinds(), ", ")}
	if near := diag.Closest(n.Text, e.Kinds()); near != "" {
		hints = []string{"did you mean " + near + "?"}
	}
	return diag.Diagnostic{
		Rule: "DQ-01", Severity: diag.Must, Blocks: diag.Write,
		Span: n.Span, Path: n.Pointer,
		Message: "{kind of case} is not a kind of case that casedocs knows",
		Args:    []diag.Arg{{Name: "kind of case", Value: n.Text}},
		Hints:   hints,
	}
}

// Kinds returns the names of the kinds of case, sorted.
func (e *Engine) Kinds() []string { return slices.Sorted(maps.Keys(e.kinds)) }

func start(t *tree.Tree) source.Span {
	if len(t.Files) == 0 {
		return source.Span{}
	}
	return t.Files[0].Span(0, 0)
}

// policyOf finds the policy that the case's authority works by. A case that
// names none yet makes drafts without deadlines; a name that no folder has is
// wrong, because every date would silently be missing, and so is one that is
// for another kind of case.
func (e *Engine) policyOf(root *tree.Node, k *kind) (*policy.Policy, diag.List) {
	n := root.At("/authority/policy")
	if n == nil || n.Kind != tree.String {
		return nil, diag.List{{
			Rule: "AUT-02", Severity: diag.Should, Blocks: diag.Final,
			Span: place(root, "/authority/policy"), Path: "/authority/policy",
			Message: "the case does not say by which authority's policy it works, so no review or deadline can be worked out",
			Hints:   []string{"write under authority: policy: and one of " + strings.Join(k.policies, ", ")},
		}}
	}
	p := e.policies[n.Text]
	if p != nil && slices.Contains(k.policies, n.Text) {
		return p, nil
	}
	message := "there is no policy called {policy}, so no review or deadline could be worked out"
	if p != nil {
		message = "the policy {policy} is for another kind of case, so no review or deadline could be worked out"
	}
	return nil, diag.List{{
		Rule: "AUT-01", Severity: diag.Must, Blocks: diag.Write,
		Span: n.Span, Path: n.Pointer,
		Message: message,
		Args:    []diag.Arg{{Name: "policy", Value: n.Text, Hidden: "this"}},
		Hints:   k.policyHints(n.Text),
	}}
}

func (k *kind) policyHints(wrong string) []string {
	hints := []string{
		"the policies for such a case are " + strings.Join(k.policies, ", "),
		"for another council, write schemas/policy/<its name>/policy.yaml in a folder of your own and name the folder with --assets",
	}
	if near := diag.Closest(wrong, k.policies); near != "" {
		hints = append([]string{"did you mean " + near + "?"}, hints...)
	}
	return hints
}

// reservedNames are names that Windows keeps for devices; a folder of such a
// name cannot be opened there, whatever follows the name after a dot.
var reservedNames = []string{
	"con", "prn", "aux", "nul",
	"com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
}

// checkReference refuses a case reference that cannot be a file name on every
// system. The schema holds the letters that it may have.
func checkReference(n *tree.Node) diag.List {
	if n == nil {
		return nil
	}
	stem, _, _ := strings.Cut(strings.ToLower(n.Text), ".")
	if !slices.Contains(reservedNames, stem) {
		return nil
	}
	return diag.List{{
		Rule: "FMT-16", Severity: diag.Must, Blocks: diag.Write, Span: n.Span, Path: n.Pointer,
		Message: "{reference} cannot be a file name on Windows, so it cannot be a case reference",
		Args:    []diag.Arg{{Name: "reference", Value: n.Text}},
		Hints:   []string{"use the reference of the case system, such as FBC-2026-014"},
	}}
}

// place returns the place of a value, or, when it is not there, of the
// nearest thing around it that is.
func place(root *tree.Node, pointer string) source.Span { return root.Place(pointer) }

// date returns the date that a pointer names, the zero Date when the case
// records none.
func date(root *tree.Node, pointer string) civil.Date {
	n := root.At(pointer)
	if pointer == "" || n == nil || n.Kind != tree.String {
		return civil.Date{}
	}
	d, err := civil.Parse(n.Text)
	if err != nil {
		return civil.Date{}
	}
	return d
}

// text returns the scalar that a pointer names, or "".
func text(root *tree.Node, pointer string) string {
	n := root.At(pointer)
	if pointer == "" || n == nil || n.Kind == tree.Map || n.Kind == tree.List {
		return ""
	}
	return n.Text
}

func reference(c *caseFile) string { return text(c.tree.Root, "/reference") }
