package generator

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/input"
	"casedocs/generator/policy"
	"casedocs/generator/source"
	"casedocs/generator/timeline"
	"casedocs/generator/tree"
)

// missing returns a file with examples for what has none among the files of a
// new policy: the days that follow in a case, for whoever writes the policy to
// look at. There is no such file when nothing is missing, or no case to try it on.
func (b *beginning) missing(files []*source.File) ([]*source.File, error) {
	var roots []*tree.Node
	have := map[string]bool{}
	cases := []string{}
	for _, f := range files {
		root, found := input.ReadFile(f)
		if root == nil || found.Blocks() == diag.Write {
			return nil, fmt.Errorf("%s cannot be read: %s", f.Name(), found[0].Text(true))
		}
		if !isExamples(path.Base(f.Name())) {
			roots = append(roots, root)
			continue
		}
		cases = append(cases, root.String("case"))
		for _, kind := range []string{"milestones", "requirements"} {
			if group := root.Field(kind); group != nil {
				for _, x := range group.Fields {
					have[x.Name] = true
				}
			}
		}
	}
	p, found := policy.Load(roots, b.engine.below(b.policy)...)
	if found.Blocks() == diag.Write {
		return nil, fmt.Errorf("the new policy cannot be used: %s", found[0].Text(true))
	}
	more, err := b.casesFor(p, cases)
	if err != nil {
		return nil, err
	}
	text := b.examplesFor(p, have, more)
	if text == "" {
		return nil, nil
	}
	name := "tests.yaml"
	if len(cases) > 0 {
		name = "tests-more.yaml"
	}
	return []*source.File{source.NewFile(policyFolder+b.name+"/"+name, []byte(text))}, nil
}

// exampleCase is a case that examples change.
type exampleCase struct {
	name string // below schemas/policy/
	root *tree.Node
}

// casesFor returns the cases that examples of a policy can change: those named,
// then the others of its kinds.
func (b *beginning) casesFor(p *policy.Policy, named []string) ([]exampleCase, error) {
	folders, err := b.assets.Names(strings.TrimSuffix(policyFolder, "/"), true)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(folders, func(x, y string) int { // the cases of layers are made for many policies
		return b.rankOf(x) - b.rankOf(y)
	})
	for _, folder := range folders {
		files, err := b.assets.Names(policyFolder+folder, false)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if name := folder + "/" + f; strings.HasPrefix(f, "case-") && !slices.Contains(named, name) {
				named = append(named, name)
			}
		}
	}
	var out []exampleCase
	for _, name := range named {
		f, _, err := b.assets.File(policyFolder + name)
		if err != nil {
			continue // casedocs test says which case is not there
		}
		root, found := input.ReadFile(f)
		if root != nil && found.Blocks() != diag.Write && (p.Kinds == nil || slices.Contains(p.Kinds, root.String("kind"))) {
			out = append(out, exampleCase{name, root})
		}
	}
	return out, nil
}

func (b *beginning) rankOf(folder string) int {
	if b.engine.layers[folder] != nil {
		return 0
	}
	return 1
}

// variation is a change to a case, as it stands in an example.
type variation struct {
	because, written string
	change           func(*tree.Node)
}

// variations are the changes with which most milestones come up in a case.
func variations() []variation {
	word := func(s string) *tree.Node { return &tree.Node{Kind: tree.String, Text: s} }
	return []variation{
		{"the case as it stands", "", func(*tree.Node) {}},
		{"an order of 6 months", "      set: {/orders/0/months: 6}\n", func(n *tree.Node) {
			n.Put("/orders/0/months", &tree.Node{Kind: tree.Number, Text: "6"})
		}},
		{"an interim order", "      unset: [/orders/0/months]\n      set: {/orders/0/kind: interim-supervision-order, /orders/0/until_case_ends: true}\n", func(n *tree.Node) {
			n.Remove("/orders/0/months")
			n.Put("/orders/0/kind", word("interim-supervision-order"))
			n.Put("/orders/0/until_case_ends", &tree.Node{Kind: tree.Bool, Text: "true"})
		}},
	}
}

// examplesFor writes examples for what has none; "" for nothing.
func (b *beginning) examplesFor(p *policy.Policy, have map[string]bool, cases []exampleCase) string {
	own := p.Own()
	var milestones, requirements strings.Builder
	for _, m := range own.Milestones {
		if len(cases) > 0 && !has(have, m.ID) {
			milestones.WriteString(b.milestoneExample(p, m.ID, cases[0]))
		}
	}
	for _, q := range own.Requirements {
		if len(cases) > 0 && !has(have, q.ID) {
			requirements.WriteString(b.requirementExample(p, q.ID, cases[0]))
		}
	}
	if milestones.Len()+requirements.Len() == 0 {
		return ""
	}
	text := "# The days that follow in a case. Are they those that your procedure gives? If not, change\n" +
		"# policy.yaml first, and then the days here.\nformat: 1\ncase: " + cases[0].name + "\n"
	if milestones.Len() > 0 {
		text += "\nmilestones:\n" + milestones.String()
	}
	if requirements.Len() > 0 {
		text += "\nrequirements:\n" + requirements.String()
	}
	return text
}

// milestoneExample writes the days of a milestone in the first variation of a
// case in which it comes up.
func (b *beginning) milestoneExample(p *policy.Policy, id string, c exampleCase) string {
	for _, v := range variations() {
		var text strings.Builder
		for _, m := range b.timelineOf(p, c, v) {
			if rank, is := strings.CutPrefix(m.ID, id); is && strings.Trim(rank, "/0123456789") == "" && !m.Further && !m.Proposed {
				fmt.Fprintf(&text, "  %s:\n    - because: %s\n%s%s", m.ID, v.because, v.written, daysOf(m))
			}
		}
		if text.Len() > 0 {
			return text.String()
		}
	}
	return "  " + id + ":\n    - because: it does not come up in this case\n      absent: true\n"
}

// timelineOf returns the milestones of a changed case.
func (b *beginning) timelineOf(p *policy.Policy, c exampleCase, v variation) timeline.Timeline {
	root := c.root.Clone()
	v.change(root)
	root.Repoint("")
	dates, _ := p.Timeline(&tree.Tree{Root: root}, b.engine.calendar, exampleDay)
	return dates
}

// daysOf writes what an example wants of a milestone.
func daysOf(m timeline.Milestone) string {
	var text strings.Builder
	for _, f := range []struct{ name, value string }{
		{"due", m.Due.String()}, {"clock", m.Clock}, {"preferred", m.Window.Preferred.String()}, {"earliest", m.Window.Earliest.String()}, {"chair", m.Chair},
	} {
		if f.value != "" {
			fmt.Fprintf(&text, "      %s: %s\n", f.name, quotedYAML(f.name, f.value))
		}
	}
	return text.String()
}

// quotedYAML puts what could be read as something else in quotation marks; days
// stand as they are.
func quotedYAML(name, value string) string {
	if name == "chair" || name == "clock" {
		return fmt.Sprintf("%q", value)
	}
	return value
}

// requirementExample writes what is required in a case.
func (b *beginning) requirementExample(p *policy.Policy, id string, c exampleCase) string {
	for _, r := range p.Required(&tree.Tree{Root: c.root}, b.engine.calendar, exampleDay) {
		if r.ID != id {
			continue
		}
		text := "  " + id + ":\n    - because: the case as it stands\n"
		if r.Every != nil {
			text += "      every: " + r.Every.String() + "\n"
		}
		for _, f := range []struct{ name, value string }{{"from", r.From.String()}, {"to", r.To.String()}} {
			if f.value != "" {
				text += "      " + f.name + ": " + f.value + "\n"
			}
		}
		return text
	}
	return "  " + id + ":\n    - because: it is not asked for in this case\n      absent: true\n"
}
