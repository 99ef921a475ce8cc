package generator

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"casedocs/generator/catalog"
	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/input"
	"casedocs/generator/policy"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// policyFolder holds the folders of policies.
const policyFolder = "schemas/policy/"

var policyName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// BeginPolicy returns the files of a new policy that begins as that of another
// authority: its milestones, figures, roles and rules with a question beside
// each, and examples, so that it can be tried at once. Ids of rules get letters
// of their own. The error says which name cannot be used, or what cannot be
// read.
func (e *Engine) BeginPolicy(assets *catalog.Catalog, name, like string, day civil.Date) ([]*source.File, error) {
	p := e.policies[like]
	switch {
	case !policyName.MatchString(name):
		return nil, fmt.Errorf("%q cannot name a policy: write small letters, with hyphens, such as fernwick", name)
	case e.anyPolicy(name) != nil:
		return nil, fmt.Errorf("there is a policy %s already", name)
	case p == nil:
		return nil, fmt.Errorf("--like: there is no policy %q of an authority; write one of: %s", like, strings.Join(e.Policies(), ", "))
	}
	b := &beginning{engine: e, assets: assets, name: name, like: like, policy: p}
	b.rename = b.renaming()
	roots, err := b.read(func(file string) bool {
		return file == "policy.yaml" || strings.HasPrefix(file, rulesPrefix)
	})
	if err != nil {
		return nil, err
	}
	var out []*source.File
	for _, f := range p.Draft(roots, policy.Draft{Name: name, Day: day}) {
		out = append(out, b.renamed(f))
	}
	tests, err := b.examples()
	if err != nil {
		return nil, err
	}
	out = append(out, tests...)
	more, err := b.missing(out)
	return append(out, more...), err
}

// beginning is a new policy on its way.
type beginning struct {
	engine     *Engine
	assets     *catalog.Catalog
	name, like string
	policy     *policy.Policy // that of the other authority
	rename     func(string) string
}

// read reads the files of the other authority's folder that are wanted,
// policy.yaml first.
func (b *beginning) read(wanted func(file string) bool) ([]*tree.Node, error) {
	dir := policyFolder + b.like
	names, err := b.assets.Names(dir, false)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(names, func(x, y string) int {
		return strings.Compare(strings.TrimPrefix(x, "policy.yaml"), strings.TrimPrefix(y, "policy.yaml"))
	})
	var roots []*tree.Node
	for _, n := range names {
		if !strings.HasSuffix(n, ".yaml") || !wanted(n) {
			continue
		}
		f, _, err := b.assets.File(dir + "/" + n)
		if err != nil {
			return nil, err
		}
		root, found := input.ReadFile(f)
		if root == nil || found.Blocks() == diag.Write {
			return nil, fmt.Errorf("%s/%s cannot be read; casedocs test %s says why", dir, n, b.like)
		}
		roots = append(roots, root)
	}
	return roots, nil
}

// renaming returns what gives the ids of the other authority's own rules the
// letters of the new one: HUL-14 becomes FER-14.
func (b *beginning) renaming() func(string) string {
	taken := map[string]bool{}
	for _, id := range b.engine.RuleIDs("") {
		letters, _, _ := strings.Cut(id, "-")
		taken[letters] = true
	}
	old := ""
	for _, id := range b.policy.Own().IDs() {
		letters, _, _ := strings.Cut(id, "-")
		if strings.HasPrefix(strings.ToUpper(strings.ReplaceAll(b.like, "-", "")), letters) {
			old = letters
		}
	}
	fresh := lettersOf(b.name, taken)
	if old == "" || fresh == "" {
		return func(s string) string { return s }
	}
	id := regexp.MustCompile(`\b` + old + `-([0-9]{2})\b`)
	return func(s string) string { return id.ReplaceAllString(s, fresh+"-$1") }
}

// lettersOf returns two to four capital letters for the ids of a policy: the
// first of its name that no other rules have.
func lettersOf(name string, taken map[string]bool) string {
	var letters []byte
	for _, c := range []byte(strings.ToUpper(name)) {
		if c >= 'A' && c <= 'Z' {
			letters = append(letters, c)
		}
	}
	letters = append(letters, "XYZ"...)
	for _, n := range []int{3, 4, 2} {
		if n <= len(letters) && !taken[string(letters[:n])] {
			return string(letters[:n])
		}
	}
	for _, c := range letters[2:] {
		if s := string([]byte{letters[0], letters[1], c}); !taken[s] {
			return s
		}
	}
	return ""
}

// renamed returns a file of the other authority as one of the new policy.
func (b *beginning) renamed(f *source.File) *source.File {
	name := policyFolder + b.name + strings.TrimPrefix(f.Name(), policyFolder+b.like)
	return source.NewFile(name, []byte(b.rename(string(f.Data()))))
}

// examples returns the other authority's examples for the new policy. The
// cases that they change stay where they are.
func (b *beginning) examples() ([]*source.File, error) {
	roots, err := b.read(isExamples)
	if err != nil {
		return nil, err
	}
	var out []*source.File
	for _, root := range roots {
		text := string(root.Span.File.Data())
		var places []*tree.Node
		root.Walk(func(n *tree.Node) {
			if c := n.Field("case"); c != nil && c.Kind == tree.String && !strings.Contains(c.Text, "/") {
				places = append(places, c)
			}
			if p := n.Field("policy"); p != nil && p.Text == b.like {
				places = append(places, p)
			}
		})
		slices.SortFunc(places, func(x, y *tree.Node) int { return y.Span.Start - x.Span.Start })
		for _, n := range places {
			word := b.name
			if n.Text != b.like {
				word = b.like + "/" + n.Text
			}
			text = text[:n.Span.Start] + word + text[n.Span.End:]
		}
		out = append(out, b.renamed(source.NewFile(root.Span.File.Name(), []byte(
			"# Begun from the examples of "+b.policy.Authority+". When you change a day or a figure, change its\n# examples too: casedocs test "+b.name+" says which do not turn out as they say.\n#\n"+text))))
	}
	return out, nil
}

func isExamples(file string) bool {
	return file == "tests.yaml" || strings.HasPrefix(file, "tests-")
}
